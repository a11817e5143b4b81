"""Which questions tell of a special category of people, by their wording in any of the usual spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engagement.questions.disclosure import FEWEST, FEWEST_SENSITIVE

_SENSITIVE = re.compile(
    r"\b(ethnic\w*|ethnicity|race|racial|nationality|national identity|country of birth|asylum|refugee|migrant\w*"
    r"|religio\w*|faiths?|belief\w*|worship|church|mosque"
    r"|disab\w*|impairment\w*|long[- ]?term (health|condition|illness|sick)\w*|longstanding|long[- ]standing"
    r"|health (condition|problem)s?|mental health (condition|problem)s?|learning difficult\w*|neuro ?(diver|typ)\w*"
    r"|autis\w*|adhd|deaf\w*|wheelchair"
    r"|sexual(ity| orientation| identity)?|orientation|lgbt\w*|gay|lesbian|heterosexual|straight"
    r"|gender\w*|sex|trans(gender|sexual)?|non[- ]?binary|pronouns?|pregnan\w*|maternity)\b",
    re.IGNORECASE,
)
# What stands in answers of such questions where the heading is a code ("Q14"): enough of them tell the question.
_ANSWERS = re.compile(
    r"^(white|black|asian|mixed|arab|chinese|indian|pakistani|bangladeshi|african|caribbean|gypsy|roma"
    r"|irish traveller|christian|muslim|hindu|sikh|jewish|buddhist|no religion|heterosexual|straight|gay|lesbian"
    r"|bisexual|male|female|man|woman|non[- ]?binary|transgender)\b",
    re.IGNORECASE,
)
# Half of the different answers: "White" as one answer of ten about colours tells nothing of a person.
_ENOUGH = 0.5


def is_sensitive(question: str, answers: tuple[str, ...] = ()) -> bool:
    """Return whether a question asks for ethnic group, religion, disability, orientation, gender or the like.

    Parameters
    ----------
    question : its wording.
    answers : the different answers to it, where they are known.
    """
    if _SENSITIVE.search(question.replace("_", " ")):
        return True
    telling = [answer for answer in answers if _ANSWERS.match(answer.strip())]
    return len(telling) >= 2 and len(telling) >= _ENOUGH * len(answers)


def fewest(questions: Iterable[bool]) -> int:
    """Return how many people a group must have, from whether each of the questions in play is sensitive."""
    return FEWEST_SENSITIVE if any(questions) else FEWEST
