"""Words by which the names of columns say that they number people, or rows."""

from __future__ import annotations

import re
from typing import Final

_PEOPLE = (
    "respondent|participant|person|patient|panell?ist|resident|attendee|individual|subject|teilnehmer(?:in)?"
    "|befragte[rn]?"
    "|repondant|encuestado|participante|rispondente|deelnemer|respondente"
)
_PERHAPS_PEOPLE = "user|client|customer|member|employee|staff|student|pupil|service user"
_ROWS = (
    "response|submission|entry|record|comment|contribution|answer|row|line|form|feedback|message|case|interview"
    "|antwort"
    "|reponse|respuesta|risposta|antwoord|resposta|kommentar|commentaire"
)
_NUMBER = "id|no|nr|num|number|ref|reference|code|key|uuid|guid|identifier|hash|kennung|nummer|numero"

PEOPLE: Final = re.compile(
    rf"(?:[\w'-]+ ){{0,2}}(?:{_PEOPLE}) ?(?:{_NUMBER})(?: (?:{_NUMBER}))?|(?:id|no|nr|numero) (?:de |del |du |do "
    rf"|der )?"
    rf"(?:la |el |le )?(?:{_PEOPLE})|respondent|participant|teilnehmer|befragter|repondant|encuestado|participante",
    re.IGNORECASE,
)
"""Numbers of the people who answered, which may stand in several rows."""

PERHAPS_PEOPLE: Final = re.compile(rf"(?:[\w'-]+ ){{0,2}}(?:{_PERHAPS_PEOPLE}) ?(?:{_NUMBER})", re.IGNORECASE)
"""Numbers of people who answered, or of those who wrote answers down for others."""

ROWS: Final = re.compile(
    rf"(?:[\w'-]+ ){{0,2}}(?:{_ROWS}) ?(?:{_NUMBER})(?: (?:{_NUMBER}))?|id response id|(?:id|no|nr|numero) (?:de "
    rf"|del |du )?"
    rf"(?:la |el |le )?(?:{_ROWS})",
    re.IGNORECASE,
)
"""Numbers of rows: one a response, a submission, a comment."""

NEITHER: Final = re.compile(
    r"#|id|no|nr|ref|reference|reference (?:no|number|id|code)|(?:unique|anonymous|anon|external|internal) ?"
    rf"(?:{_NUMBER})|v1|key|uuid|guid|(?:meta[ /-])?(?:root ?uuid|instance ?id)|identifiant|identificador"
    rf"|identifier|kennung"
    r"|lfdn|lfd nr|laufnummer|case ?id|serial(?: (?:no|number))?",
    re.IGNORECASE,
)
"""Numbers that do not say of what."""

COUNTING: Final = re.compile(
    r"n|no|nr|num|number|nummer|numero|index|idx|s ?no|sl ?no|sr ?no|sl|sn|row|row ?(?:no|number|id)|line|code"
    r"|codigo|column"
    r"|case|record|entry|response",
    re.IGNORECASE,
)
"""Names of a first column that numbers people where no other does."""
