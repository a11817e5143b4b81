"""Roles that one column alone can hold: who answered, the row's own number, when, and the facts of a person.

Where several columns would do, the one that says it most clearly holds it, and the others say why they do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from engagement.parsing.closed_answers import closed_role
from engagement.parsing.column_values import Values
from engagement.parsing.identity_words import COUNTING, NEITHER, PEOPLE, PERHAPS_PEOPLE, ROWS
from engagement.parsing.labels import label_of
from engagement.parsing.records import Kind, Role
from engagement.parsing.role_words import BY_NAME

ARE_BOROUGHS: Final = Role("borough", "its values are boroughs")
ARE_POSTCODES: Final = Role("borough", "postcodes, of which only the borough is kept")
SHARED: Final = Role("ignore", "a number of the survey tool that people share")
_FACTS: Final[frozenset[Kind]] = frozenset({"audience", "forum", "borough", "age_band", "organisation"})
# Characters: a column of numbers is named shortly. This and the next two: not tuned beyond the fixtures.
_LONGEST_NAME: Final = 40
_NEARLY_ALL: Final = 0.95
# Share of different numbers from which a number is one of people or rows, and no code that they share.
_OFTEN_DIFFERENT: Final = 0.5
_ROWS_COUNTED: Final = 50  # that are looked at
_SENT: Final = r"submi(?:t|ss)|\bend(?:e|ed)?\b|end ?date|enddatum|complet|finish|abgeschlossen|fecha de env|soumis"
_NOTED: Final = (
    r"record|timestamp|zeitstempel|horodat|marca temporal|^date$|^time$|^datum$|^fecha$|response date|answered"
    r"|\bdate of (?:response|visit)"
)
_WHEN: Final = (
    _SENT,
    _NOTED,
    r"creat|receiv|posted|enter",
    r"start|begin|opened|anfang|debut|inicio",
    r"modif|updat|last",
)


def identity_role(name: str, values: Values) -> Role | None:
    """Return the role of a column whose name says that it numbers people or rows; None where it does not."""
    label = label_of(name)
    if len(name) > _LONGEST_NAME or not any(
        words.fullmatch(label) for words in (PEOPLE, PERHAPS_PEOPLE, ROWS, NEITHER)
    ):
        return None
    if values.distinct_share > _NEARLY_ALL:
        return Role("person", "its name says so, and every value is different")
    of_people = bool(PEOPLE.fullmatch(label)) and values.distinct > 1
    if values.distinct_share > _OFTEN_DIFFERENT or of_people:
        return Role("person", "its name says so, and people stand in several rows")
    return SHARED


def single(roles: Mapping[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    """Leave each role that one column alone can hold to the column that says it most clearly.

    Parameters
    ----------
    roles : column -> role by itself; "person" for every column that numbers people or rows.
    values : column -> its values.
    """
    alone = _with_identity(dict(roles), values)
    alone = _with_time(alone, values)
    best: dict[Kind, str] = {}
    for name, role in alone.items():
        if role.kind in _FACTS and (
            role.kind not in best or _doubt(name, role) < _doubt(best[role.kind], alone[best[role.kind]])
        ):
            best[role.kind] = name
    return {
        name: _second(name, role, values[name]) if role.kind in _FACTS and best[role.kind] != name else role
        for name, role in alone.items()
    }


def _with_identity(roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    numbers = [name for name, role in roles.items() if role.kind == "person"]
    if not numbers:
        return _with_first_column(roles, values)
    person = min(numbers, key=lambda name: _far_from_person(name, values[name]))
    rest = [name for name in numbers if name != person]
    own = [name for name in rest if _may_number_rows(name) and values[name].distinct_share > _NEARLY_ALL]
    repeats = values[person].distinct_share <= _NEARLY_ALL
    for name in rest:
        roles[name] = Role("ignore", "another column says the person more clearly")
    first = next(iter(roles))
    if not own and roles[first].kind in ("number", "rating") and _counts_rows(first, values[first]):
        roles[first] = Role("row", "it counts the rows")
    if own:
        roles[own[0]] = Role("row", "every value is different, and another column says the person")
    if repeats and own:
        roles[person] = Role(
            "person", f"its name says so, and people stand in several rows, numbered by {own[0]}"[:120]
        )
    return roles


def _far_from_person(name: str, values: Values) -> tuple[int, bool]:
    """How little a number says that it is one of people; where two say it alike, the one that repeats says more."""
    label = label_of(name)
    order = (PEOPLE, PERHAPS_PEOPLE, NEITHER, ROWS)
    clearness = next(place for place, words in enumerate(order) if words.fullmatch(label))
    return clearness, values.distinct_share > _NEARLY_ALL


def _may_number_rows(name: str) -> bool:
    label = label_of(name)
    return bool(ROWS.fullmatch(label) or NEITHER.fullmatch(label) or PEOPLE.fullmatch(label))


def _with_first_column(roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    """Take the first column for the person where it numbers the rows and no name says more."""
    name = next(iter(roles), "")
    if not name or roles[name].kind not in ("number", "rating", "choice", "ignore"):
        return roles
    column = values[name]
    whole = len(column.answers) == column.filled and column.distinct_share == 1 and column.filled > 1
    unnamed = re.fullmatch(r"Column \d+", name) is not None
    if _counts_rows(name, column):
        return roles | {name: Role("row", "it counts the rows")}
    numbers = column.share("number") == 1 and not any("." in value for value in column.answers)
    if whole and ((numbers and (unnamed or COUNTING.fullmatch(label_of(name)))) or column.share("code") == 1):
        return roles | {name: Role("person", "the first column, in which every value is different")}
    return roles


def _counts_rows(name: str, values: Values) -> bool:
    """Whether a column without a name counts from 1 on, as programs number the rows that they write."""
    counting = [str(number) for number in range(1, min(values.filled, _ROWS_COUNTED) + 1)]
    return (
        re.fullmatch(r"Column \d+", name) is not None
        and len(counting) > 1
        and [*values.answers[:_ROWS_COUNTED]] == counting
    )


def _with_time(roles: dict[str, Role], values: Mapping[str, Values]) -> dict[str, Role]:
    times = [name for name, role in roles.items() if role.kind == "time"]
    if len(times) < 2:
        return roles
    fullest = max(values[name].filled for name in times)
    best = min(times, key=lambda name: (values[name].filled < 0.5 * fullest, _far_from_answering(name)))
    unclear = Role("ignore", "another column says the time more clearly")
    return {name: unclear if role.kind == "time" and name != best else role for name, role in roles.items()}


def _far_from_answering(name: str) -> int:
    """How far the moment that a name tells lies from the one in which the answers were sent."""
    label = label_of(name)
    return next((place for place, words in enumerate(_WHEN) if re.search(words, label)), len(_WHEN))


def _doubt(name: str, role: Role) -> int:
    """How far down the list of clear names a column's name stands; 0 for values that speak for themselves."""
    if role is ARE_BOROUGHS:
        return 0
    places = [n for n, named in enumerate(BY_NAME, 1) if named.kind == role.kind and named.pattern.search(name)]
    return places[0] if places and role is not ARE_POSTCODES else len(BY_NAME) + 1


def _second(name: str, role: Role, values: Values) -> Role:
    if role is ARE_POSTCODES:
        return Role("personal", "a postcode, beside a column that says the borough")
    kind = closed_role(name, values).kind
    return Role(kind, f"another column says the {role.kind.removesuffix('_band')} more clearly")
