"""What each column seems to hold, guessed from its name and its values, each with its reason.

A guess is shown to a person and corrected by them before anything is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import pandas as pd

from engagement.parsing.column_values import Values, values_of
from engagement.parsing.records import Kind, Role
from engagement.parsing.role_words import BY_NAME, FACT, ID, OTHER, POSTCODE, PROTECTED, SEVERAL, TOOLS_OWN

_ONCE: Final[frozenset[Kind]] = frozenset({"audience", "forum", "borough", "age_band", "organisation"})
_ARE_BOROUGHS: Final = Role("borough", "its values are boroughs")
_ARE_POSTCODES: Final = Role("borough", "postcodes, of which only the borough is kept")
# Characters: a question may hold "id", a column of numbers is named shortly. Not tuned beyond the fixtures.
_LONGEST_NAME_OF_ID: Final = 40
# Answers that a question on who somebody is may offer before it is asked in words. Not tuned beyond the fixtures.
_MOST_CHOICES: Final = 12


def guess_roles(
    frame: pd.DataFrame, questions: Mapping[str, str] | None = None, open_ended: AbstractSet[str] = frozenset()
) -> dict[str, Role]:
    """Guess the role of every column.

    Parameters
    ----------
    frame : one row a respondent, every cell text.
    questions : column name -> the question it belongs to, where one question has several columns.
    open_ended : columns that the survey tool itself says were typed.

    Returns
    -------
    dict
        Column name -> role with its reason, in the order of the columns. Audience, forum, borough, age and
        organisation are each given once at most, to the column with the clearest name.
    """
    question_of = questions or {}
    values = {str(name): values_of(frame[name]) for name in frame.columns}
    roles = {
        name: _role(name, column, question_of.get(name, ""), name in open_ended) for name, column in values.items()
    }
    return _once_each(roles, values)


def _role(name: str, values: Values, question: str, typed: bool) -> Role:
    if not values.filled:
        return Role("ignore", "nobody filled it in")
    if TOOLS_OWN.fullmatch(name):
        return Role("ignore", "the survey tool's own note")
    return (
        _as_id(name, values)
        or _by_contents(values)
        or _by_name(name, values)
        or _by_shape(values)
        or _of_words(name, values, question, typed=typed)
    )


def _as_id(name: str, values: Values) -> Role | None:
    if len(name) > _LONGEST_NAME_OF_ID or not ID.search(name):
        return None
    if values.distinct_share > 0.95:
        return Role("id", "its name says so, and every value is different")
    if values.distinct_share > 0.5:
        return Role("id", "its name says so, though some values stand more than once")
    return Role("ignore", "a number of the survey tool that people share")


def _by_contents(values: Values) -> Role | None:
    """Roles that the values give away, whatever the column is called."""
    if values.share("email") > 0.5:
        return Role("personal", "its values are e-mail addresses")
    if values.share("network_address") > 0.5:
        return Role("personal", "its values are addresses of computers")
    if values.share("phone") > 0.6:
        return Role("personal", "its values look like phone numbers")
    if values.share("borough") > 0.6:
        return _ARE_BOROUGHS
    if values.share("postcode") > 0.6 and values.distinct > 3:
        return _ARE_POSTCODES
    return None


def _by_name(name: str, values: Values) -> Role | None:
    if POSTCODE.search(name) and not values.reads_like_prose:
        return _ARE_POSTCODES
    for named in BY_NAME:
        match = named.pattern.search(name)
        if match and _fits(named.kind, values):
            return Role(named.kind, f"its name says so: {match.group(0).strip(' -:').lower()}")
    return None


def _fits(kind: Kind, values: Values) -> bool:
    """Whether the values are what the name promises, and not answers to a question about it."""
    if kind == "age_band":
        return values.share("age") > 0.5
    if kind == "personal":
        return not values.reads_like_prose and values.share("scale") < 0.5
    return not values.reads_like_prose or values.are_few or len(values.answers) < 5


def _by_shape(values: Values) -> Role | None:
    """Roles of values that are no words."""
    if values.share("date") > 0.8:
        return Role("time", "its values are dates or times")
    if values.share("age_range") > 0.6:
        return Role("age_band", "its values are ranges of age")
    if values.share("web_address") > 0.8:
        return Role("ignore", "its values are addresses of pages")
    return _of_numbers(values) if values.share("number") > 0.9 else None


def _of_numbers(values: Values) -> Role:
    if values.are_few and not values.many_digits:
        return Role("choice", "a scale, or numbers that stand for answers")
    return Role("attribute", "its values are numbers")


def _of_words(name: str, values: Values, question: str, *, typed: bool) -> Role:
    if PROTECTED.search(question or name) and not (values.reads_like_long_prose and values.distinct > _MOST_CHOICES):
        return Role("choice", "a protected characteristic: shown in totals only")
    if OTHER.search(name) and not values.reads_like_long_prose:
        return Role("choice", "what people wrote beside 'other'")
    if typed and values.reads_like_words:
        return Role("text", "people's own words: the survey tool says so")
    if values.are_lists or (SEVERAL.search(name) and not values.reads_like_long_prose):
        return Role("choice", "several choices in one cell")
    why = values.why_text_under(name)
    if why and (values.reads_like_long_prose or not FACT.search(name)):
        return Role("text", f"people's own words: {why}")
    return _short(values, question)


def _short(values: Values, question: str) -> Role:
    if question:
        return Role("choice", "one choice of a question")
    if values.are_few:
        return Role("choice", f"{max(values.distinct, 1):,} different answers")
    return Role("attribute", "short answers")


def _once_each(roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    """Leave a role that can be given once to its clearest column, the first of equals."""
    best: dict[Kind, str] = {}
    for name, role in roles.items():
        if role.kind in _ONCE and (
            role.kind not in best or _doubt(name, role) < _doubt(best[role.kind], roles[best[role.kind]])
        ):
            best[role.kind] = name
    return {
        name: _second(role, values[name]) if role.kind in _ONCE and best[role.kind] != name else role
        for name, role in roles.items()
    }


def _doubt(name: str, role: Role) -> int:
    """How far down the list of clear names a column's name stands; 0 for values that speak for themselves."""
    if role is _ARE_BOROUGHS:
        return 0
    places = [n for n, named in enumerate(BY_NAME, 1) if named.kind == role.kind and named.pattern.search(name)]
    return places[0] if places and role is not _ARE_POSTCODES else len(BY_NAME) + 1


def _second(role: Role, values: Values) -> Role:
    if role is _ARE_POSTCODES:
        return Role("personal", "a postcode, beside a column that says the borough")
    kind: Kind = "choice" if values.are_few else "attribute"
    return Role(kind, f"another column says the {role.kind.removesuffix('_band')} more clearly")
