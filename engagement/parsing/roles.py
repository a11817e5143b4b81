"""What each column seems to hold, guessed from its name and its values, each with its reason.

A guess is shown to a person and corrected by them before anything is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pandas as pd

from engagement.parsing.closed_answers import closed_role
from engagement.parsing.column_values import Values, values_of
from engagement.parsing.headings import is_follow_up
from engagement.parsing.labels import label_of
from engagement.parsing.long_files import with_question
from engagement.parsing.own_words import why_text_under
from engagement.parsing.personal import why_personal_by_name, why_personal_by_values
from engagement.parsing.records import Kind, Role
from engagement.parsing.role_words import BY_NAME, OTHER, POSTCODE, PROTECTED, TOOLS_OWN
from engagement.parsing.single_columns import ARE_BOROUGHS, ARE_POSTCODES, identity_role, single

# Answers that a question on who somebody is may offer before it is asked in words. Not tuned beyond the fixtures.
_MOST_CHOICES: Final = 12
_ASKED_DATE: Final = re.compile(
    r"\?|^(?:when|what date|on what|which date|please)\b|\bdid you\b|\b(?:death|visit|appointment)\b", re.IGNORECASE
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:child|baby|babies|son|daughter|kid|property|building|house|home|pet)(?:ren|s|'s)?\b", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"\bhow (?:many|much|often|long|far)\b|\bnumber of\b|\b(?:hours|days|weeks|months|minutes|miles|km|patients"
    r"|people|employees|staff)\b"
    r"|\bincome\b|\bsalary\b|\bsize\b|\bdistance\b|\bspen[dt]\b|\bcost\b|[£$€%]",
    re.IGNORECASE,
)


def guess_roles(
    frame: pd.DataFrame, questions: Mapping[str, str] | None = None, open_ended: AbstractSet[str] = frozenset()
) -> dict[str, Role]:
    """Guess the role of every column.

    Parameters
    ----------
    frame : one row a respondent (or an answer), every cell text.
    questions : column name -> the question it is one choice of, where each choice of a question has a column.
    open_ended : columns that the survey tool itself says were typed.

    Returns
    -------
    dict
        Column name -> role with its reason, in the order of the columns. What one column alone can hold (person, row,
        question, time, audience, forum, borough, age and organisation) is given once at most, to the clearest column.
    """
    choices_of = questions or {}
    values = {str(name): values_of(frame[name]) for name in frame.columns}
    roles = {
        name: Role("choices", "one choice of a question")
        if name in choices_of
        else _role(name, column, name in open_ended)
        for name, column in values.items()
    }
    return with_question(frame, single(_with_boxes(roles, values), values), values)


def _with_boxes(roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    """Take what people typed in a box under a rating for their own words, whatever the box is called."""
    before = ""
    boxes = dict(roles)
    for name, role in roles.items():
        if role.kind in ("choice", "choices") and (OTHER.search(name) or is_follow_up(name)):
            typed = values[name].is_lettered and values[name].share("step") <= 0.5 and values[name].distinct > 1
            if before and roles[before].kind == "rating" and typed:
                boxes[name] = Role("text", "people's own words: a box under a rating")
            continue
        if role.kind != "text":
            before = name
    return boxes


def _role(name: str, values: Values, typed: bool) -> Role:
    if not values.filled:
        return Role("ignore", "nobody filled it in")
    if TOOLS_OWN.fullmatch(name) or TOOLS_OWN.fullmatch(label_of(name)):
        return Role("ignore", "the survey tool's own note")
    return (
        _personal_number(name)
        or identity_role(name, values)
        or _by_contents(values)
        or _by_name(name, values)
        or _by_shape(name, values)
        or _of_words(name, values, typed=typed)
    )


def _personal_number(name: str) -> Role | None:
    """Return the role of a number that others know somebody by, too."""
    if re.fullmatch(
        r"(?:\w+ )?(?:nhs|contact|device|session|network|national insurance) ?(?:id|no|number)", label_of(name)
    ):
        return Role("personal", f"its name says so: {label_of(name)}")
    return None


def _by_contents(values: Values) -> Role | None:
    """Roles that the values give away, whatever the column is called."""
    why = why_personal_by_values(values)
    if why:
        return Role("personal", why)
    if values.share("borough") > 0.6:
        return ARE_BOROUGHS
    if values.share("postcode") > 0.6 and values.distinct > 3:
        return ARE_POSTCODES
    return None


def _by_name(name: str, values: Values) -> Role | None:
    if POSTCODE.search(label_of(name)) and not values.reads_like_prose:
        return ARE_POSTCODES
    why = why_personal_by_name(name, values)
    if why:
        return Role("personal", why)
    for named in BY_NAME:
        match = named.pattern.search(name) or named.pattern.search(label_of(name))
        if match and _fits(named.kind, values) and not (named.kind == "age_band" and _OF_ANOTHER.search(name)):
            return Role(named.kind, f"its name says so: {match.group(0).strip(' -:').lower()}")
    return None


def _fits(kind: Kind, values: Values) -> bool:
    """Whether the values are what the name promises, and not answers to a question about it."""
    if kind == "age_band":
        return values.share("age") > 0.5
    return not values.reads_like_prose or values.are_few or len(values.answers) < 5


def _by_shape(name: str, values: Values) -> Role | None:
    """Roles of values that are no words."""
    if values.share("date") > 0.8:
        is_asked = bool(_ASKED_DATE.search(label_of(name)) or "?" in name)
        return Role("ignore", "dates that people told") if is_asked else Role("time", "its values are dates or times")
    if _are_ages(name, values):
        return Role("age_band", "its values are ranges of age")
    if values.share("web_address") > 0.8:
        return Role("ignore", "its values are addresses of pages")
    if values.share("code") > 0.8 or values.share("record") > 0.8:
        return Role("ignore", "its values are codes of the survey tool")
    return closed_role(name, values) if values.share("number") > 0.9 else None


def _are_ages(name: str, values: Values) -> bool:
    """Whether ranges are of age: nothing in the name counts something else, and they follow one another as ages do."""
    if values.share("age_range") <= 0.6 or _COUNTED.search(name):
        return False
    return _follow_as_ages(set(values.answers)) and (len(label_of(name).split()) <= 4 or "?" not in name)


_OF_YEARS: Final = re.compile(
    r"\by(?:ea)?rs?\b|\baged?\b|under 1[5689]\b|(?:65|70|75|80|85)(?: and (?:over|above)|\+| or over)", re.IGNORECASE
)


def _follow_as_ages(ranges: AbstractSet[str]) -> bool:
    """Whether ranges share no year, begin and end as those of ages do, or say that they are years."""
    if any(_OF_YEARS.search(words) for words in ranges):
        return True
    numbers = [list(map(int, re.findall(r"\d{1,3}", words))) for words in ranges]
    pairs = sorted(pair for pair in numbers if len(pair) == _BOTH_ENDS)
    apart = all(low < high for low, high in pairs) and all(a[1] < b[0] for a, b in pairwise(pairs))
    return apart and any(low in _GROWN and high - low in _YEARS_OF_A_BAND for low, high in pairs)


# Ends of a range; ages at which the bands of surveys begin, and years that they hold. Not tuned beyond the fixtures.
_BOTH_ENDS: Final = 2
_GROWN: Final = range(16, 66)
_YEARS_OF_A_BAND: Final = range(3, 20)


def _of_words(name: str, values: Values, *, typed: bool) -> Role:
    if PROTECTED.search(name) and not (values.reads_like_long_prose and values.distinct > _MOST_CHOICES):
        return replace(closed_role(name, values), reason="a protected characteristic: shown in totals only")
    if OTHER.search(name) and not values.reads_like_long_prose:
        return Role("choice", "what people wrote beside 'other'")
    if typed and values.reads_like_words:
        return Role("text", "people's own words: the survey tool says so")
    if values.are_lists:
        return closed_role(name, values)
    why = why_text_under(name, values)
    if why:
        return Role("text", f"people's own words: {why}")
    return closed_role(name, values)
