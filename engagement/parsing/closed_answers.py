"""Which kind of closed answer a column holds: one choice, several, a rating, a number."""

from __future__ import annotations

import re
from typing import Final

from engagement.parsing.column_values import Values
from engagement.parsing.labels import label_of
from engagement.parsing.records import Role
from engagement.parsing.role_words import SEVERAL

_RATES: Final = re.compile(
    r"\b(?:scale|rate|rating|rated|score|out of (?:5|five|10|ten)|satisf|agree|likel|recommend|important"
    r"|importance|confident"
    r"|how (?:\w+ )?(?:easy|well|good|satisfied|happy|useful|helpful|important|safe|likely|confident)|(?:[0-5]"
    r"|one|zero) ?(?:to|-|–) ?"
    r"(?:[457]|10|five|ten)\b|\d (?:is|=|being) )",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"\bhow (?:many|much|long|old|far)\b|\bnumber of\b|\b(?:hours|days|weeks|months|years|minutes|miles|km)\b"
    r"|\bage\b|\bcount\b|\btotal\b"
    r"|\bcost\b|\bspen[dt]\b|\bsalary\b|\bincome\b|\bprice\b|\byear\b|\bpercent(?:age)?\b|[£$€%]",
    re.IGNORECASE,
)
_GROUPS: Final = re.compile(
    r"(?:[\w'-]+ ){0,2}(?:route|group|cluster|wave|batch|arm|cohort|version|condition|sex|gender|ethnicity|region"
    r"|area|country|language|type"
    r"|category|code|status|source|site|team|ward|service)",
    re.IGNORECASE,
)
# Share of the values that are steps of a scale. This and the next two: not tuned beyond the fixtures.
_MOSTLY: Final = 0.8
# Different steps: scales have 2 (nobody took the others) to 11 (0 to 10).
_MOST_STEPS: Final = 12
_LEAST_STEPS: Final = 3


def closed_role(name: str, values: Values) -> Role:
    """Return what kind of closed answer a column holds, of which it is known that it holds no words of people's own.

    Parameters
    ----------
    name, values : the column.
    """
    if values.share("number") > 0.9 or (values.share("mark") > 0.9 and values.distinct <= _MOST_STEPS):
        return _of_numbers(name, values)
    if values.are_lists or (SEVERAL.search(name) and not values.reads_like_long_prose):
        return Role("choices", "several choices in one cell")
    steps = values.distinct <= 2 * _MOST_STEPS and (values.distinct > 1 or _RATES.search(name))
    if steps and values.share("step") > _MOSTLY:
        return Role("rating", "its values are steps of a scale")
    if values.are_few or values.distinct <= 1:
        return Role("choice", f"{max(values.distinct, 1):,} different answer{'s' if values.distinct > 1 else ''}")
    return Role("choice", "short answers")


def _of_numbers(name: str, values: Values) -> Role:
    label = label_of(name)
    counts = bool(_COUNTS.search(label)) and not re.search(r"\bscale\b|\brat(?:e|ing)\b|\bout of\b", label)
    if values.share("mark") > 0.9 and not counts and _GROUPS.fullmatch(label):
        return Role("choice", "numbers that stand for answers")
    if values.share("mark") > 0.9 and not counts:
        if values.distinct >= _LEAST_STEPS or (_RATES.search(name) and values.distinct > 1):
            return Role("rating", "numbers of a scale")
        if values.are_few or values.distinct <= 2:
            return Role("choice", "numbers that stand for answers")
    if values.share("hundred") > 0.9 and _RATES.search(label) and not counts:
        return Role("rating", "numbers of a scale from 0 to 100")
    return Role("number", "its values are numbers")
