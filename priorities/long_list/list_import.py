"""A long list that people bring along as a table: what could be read, what was set aside, what it would change."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from priorities.errors import LongListError
from priorities.fixed_point import as_fraction
from priorities.names import name_key
from priorities.schema import SCALE, criterion_name

NAME_COLUMNS: Final = ("priority", "name", "priority_name", "area")
MOST_PRIORITIES: Final = 1_000
"""Nearly thirty times the bundled list; beyond it a file is hardly a long list, and pages would grow slow."""

NO_SCORE: Final = frozenset({"", "-", "–", "n/a", "na", "none", "not scored", "?"})

A_TOTAL: Final = "a total, not a priority"
"""Why a row under the list is left out: what it holds is made of the rows above it."""

_TOTAL: Final = re.compile(
    r"(grand |sub[- ]?|overall )?(totals?|sum|average|mean|median|min(imum)?|max(imum)?|count)[ :=]*"
)
_SCALE: Final = re.compile(
    r"[\s:,;]*[(\[]?\s*(scores?)?[\s,:]*(0\s*(-|–|to|/)\s*10|(out of|/)\s*10)?\s*[)\]]?\s*$", re.IGNORECASE
)
# A comma before three digits parts thousands for some and decimals for others: it is not guessed at.
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+|,(?![0-9]{3}$)[0-9]+)?")

STAGE_COLUMNS: Final = ("life_stage", "stage")
LONGEST_NAME: Final = 120
"""More than twice the longest name of the bundled list: longer text is a description in the wrong column."""

SET_ASIDE: Final = ("row", "column", "why")
SCORES: Final = ("priority", "name", "criterion", "now", "imported")


@dataclass(frozen=True)
class ListImport:
    """What a table holds.

    Attributes
    ----------
    scores : by name, a float column for each criterion that the table has, missing where a cell is empty.
    life_stages : by name, text.
    absent : criteria without a column.
    not_read : columns that hold neither names, life stages nor scores.
    set_aside : row (as a spreadsheet counts), column, why; what could not be used, a line each.
    """

    scores: pd.DataFrame
    life_stages: "pd.Series[str]"
    absent: tuple[str, ...]
    not_read: tuple[str, ...]
    set_aside: pd.DataFrame


@dataclass(frozen=True)
class ListDifference:
    """What bringing in a list would do.

    Attributes
    ----------
    new : name, life_stage of priorities that are not on the list yet.
    scores : priority (missing for a new one), name, criterion, now, imported; scores that would change.
    absent : priorities (their numbers) that are on the list and not in the table.
    """

    new: pd.DataFrame
    scores: pd.DataFrame
    absent: tuple[str, ...]


def read_list_import(table: pd.DataFrame, criteria: Sequence[str], *, first_row: int = 2) -> ListImport:
    """Read a table of text cells as a long list.

    Parameters
    ----------
    table : every cell text; one column is called priority, name or area, others like the criteria.
    criteria : to look for among its columns.
    first_row : number of the table's first row, as the spreadsheet counts.

    Raises
    ------
    LongListError
        Where no column holds names, two columns are called the same, no row has a name, or there are too many rows.
    """
    titles = [str(column) for column in table.columns]
    name_at = _place(titles, NAME_COLUMNS, "priority")
    if name_at is None:
        raise LongListError("No column is called 'priority'. Give the column with the names that heading.")
    stage_at = _place(titles, STAGE_COLUMNS, "life stage")
    found_places = {name: _place(titles, (_key_of(name),), criterion_name(name)) for name in criteria}
    places = {name: at for name, at in found_places.items() if at is not None}
    rows = _Rows(table.astype("str"), first_row)
    names = rows.names(name_at)
    if len(names) > MOST_PRIORITIES:
        raise LongListError(f"The long list has more than {MOST_PRIORITIES:,} rows. Shorten it.")
    scores = {name: [rows.score(row, at, name) for row in names] for name, at in places.items()}
    if not names:
        raise LongListError("No row has a name. Give the priorities their names in the column 'priority'.")
    index = pd.Index(list(names.values()), name="priority", dtype="str")
    stages = ["" if stage_at is None else " ".join(rows.cells[row][stage_at].split()) for row in names]
    columns_read = {name_at, stage_at, *places.values()}
    return ListImport(
        scores=pd.DataFrame(scores, index=index, columns=list(places), dtype=float),
        life_stages=pd.Series(stages, index=index, dtype="str"),
        absent=tuple(name for name in criteria if name not in places),
        not_read=tuple(str(column) for at, column in enumerate(table.columns) if at not in columns_read),
        set_aside=pd.DataFrame(sorted(rows.set_aside), columns=list(SET_ASIDE)),
    )


def _key_of(heading: str) -> str:
    """A heading as it is compared: small letters, one underscore between words."""
    return re.sub(r"[^a-z0-9]+", "_", heading.strip().casefold()).strip("_")


def _readings(heading: str) -> tuple[str, ...]:
    """What a heading may say, the likeliest first: as it stands, without its scale, without a title above it."""
    without_scale = _SCALE.sub("", heading)
    last_part = heading.rsplit(": ", 1)[-1]
    return tuple(_key_of(words) for words in (heading, without_scale, last_part, _SCALE.sub("", last_part)))


def _place(titles: Sequence[str], keys: Sequence[str], called: str) -> int | None:
    """Return the column of one of these headings, None where there is none; two alike are refused."""
    every = [_readings(title) for title in titles]
    for key in keys:
        for readings in zip(*every, strict=True):
            places = [at for at, reading in enumerate(readings) if reading == key]
            if len(places) > 1:
                raise LongListError(f"Two columns are called '{called}'. Keep one of them.")
            if places:
                return places[0]
    return None


def _score_of(text: str) -> float | None:
    """A cell as a score, with a point or a comma before decimals; None where it is none."""
    low, high = SCALE
    if not _NUMBER.fullmatch(text.strip()):
        return None
    value = as_fraction(float(text.replace(",", ".")))
    return float(value) if low <= value <= high else None


class _Rows:
    """The cells of a table, and what of them was set aside."""

    def __init__(self, table: pd.DataFrame, first_row: int) -> None:
        self.cells: list[list[str]] = table.to_numpy().tolist()
        self.titles = [str(column) for column in table.columns]
        self.first_row = first_row
        self.set_aside: list[tuple[int, str, str]] = []

    def names(self, at: int) -> dict[int, str]:
        """Row -> name, of the rows that have a name of their own."""
        names: dict[int, str] = {}
        rows: dict[str, int] = {}
        for row, cells in enumerate(self.cells):
            name = " ".join(cells[at].split())
            problem = self._problem(name, cells, rows)
            if problem:
                self._aside(row, at, problem)
            elif name:
                names[row] = name
                rows[name_key(name)] = row
        return names

    def _problem(self, name: str, cells: Sequence[str], rows: Mapping[str, int]) -> str:
        """Why a row cannot be used; "" where it can, or is empty."""
        if not name:
            return "no name" if any(cell.strip() for cell in cells) else ""
        if _TOTAL.fullmatch(name.casefold()):
            return A_TOTAL
        if len(name) > LONGEST_NAME:
            return f"a name of more than {LONGEST_NAME} characters"
        earlier = rows.get(name_key(name))
        return "" if earlier is None else f"the name stands in row {earlier + self.first_row} already"

    def score(self, row: int, at: int, criterion: str) -> float:
        """Score in a cell, to two decimals; missing where it is empty or cannot be read."""
        text = self.cells[row][at].strip()
        if text.casefold() in NO_SCORE:
            return float("nan")
        value = _score_of(text)
        if value is None:
            self._aside(row, at, f"{criterion_name(criterion)} is not a number from {SCALE[0]} to {SCALE[1]}")
            return float("nan")
        return round(value, 2)

    def _aside(self, row: int, at: int, why: str) -> None:
        self.set_aside.append((row + self.first_row, self.titles[at], why))


def list_difference(
    names: "pd.Series[str]", scores: pd.DataFrame, list_import: ListImport, *, empty_takes_away: bool = False
) -> ListDifference:
    """Compare a list that people import with the one that stands.

    Parameters
    ----------
    names : priority -> name of what is on the list.
    scores : priority x criterion, the scores in force.
    list_import : as `read_list_import` returns it. Names are compared without case and spacing.
    empty_takes_away : whether an empty cell takes a score away; otherwise it leaves the score as it is.
    """
    priority_of = {name_key(str(name)): str(priority) for priority, name in names.items()}
    priorities = {name: priority_of.get(name_key(str(name))) for name in list_import.scores.index}
    new = [name for name, priority in priorities.items() if priority is None]
    rows = []
    for name, row in zip(list_import.scores.index, list_import.scores.to_dict("records"), strict=True):
        priority = priorities[name]
        for criterion, value in row.items():
            now = float("nan") if priority is None else float(scores[criterion][priority])
            cleared = pd.isna(value) and empty_takes_away and not pd.isna(now)
            if cleared or (not pd.isna(value) and value != now):
                rows.append((priority, name, criterion, now, value))
    standing = set(priorities.values())
    return ListDifference(
        new=pd.DataFrame({"name": new, "life_stage": [list_import.life_stages[name] for name in new]}, dtype="str"),
        scores=pd.DataFrame(rows, columns=list(SCORES)),
        absent=tuple(str(p) for p in names.index if p not in standing),
    )
