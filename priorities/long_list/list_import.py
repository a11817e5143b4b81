"""A long list that people bring along as a table: what could be read, what was set aside, what it would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from priorities.errors import LongListError
from priorities.long_list.files import MOST_PRIORITIES, NAME_COLUMNS, NO_SCORE, key_of, score_of
from priorities.schema import SCALE, criterion_name

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
        Where no column holds names, no row has one, or there are too many rows.
    """
    keys = [key_of(str(column)) for column in table.columns]
    name_at = _first(keys, NAME_COLUMNS)
    if name_at is None:
        raise LongListError("No column is called 'priority'. Give the column with the names that heading.")
    if len(table) > MOST_PRIORITIES:
        raise LongListError(f"The long list has more than {MOST_PRIORITIES:,} rows. Shorten it.")
    stage_at = _first(keys, STAGE_COLUMNS)
    places = {name: keys.index(key_of(name)) for name in criteria if key_of(name) in keys}
    rows = _Rows(table.astype("str"), first_row)
    names = rows.names(name_at)
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


def _first(keys: Sequence[str], names: Sequence[str]) -> int | None:
    return next((keys.index(name) for name in names if name in keys), None)


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
        for row, cells in enumerate(self.cells):
            name = " ".join(cells[at].split())
            if not name and any(cell.strip() for cell in cells):
                self._aside(row, at, "no name")
            elif len(name) > LONGEST_NAME:
                self._aside(row, at, f"a name of more than {LONGEST_NAME} characters")
            elif name.casefold() in {earlier.casefold() for earlier in names.values()}:
                self._aside(row, at, "the name stands further up already")
            elif name:
                names[row] = name
        return names

    def score(self, row: int, at: int, criterion: str) -> float:
        """Score in a cell, to two decimals; missing where it is empty or cannot be read."""
        text = self.cells[row][at].strip()
        if text.casefold() in NO_SCORE:
            return float("nan")
        value = score_of(text)
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
    priority_of = {_plain(name): str(priority) for priority, name in names.items()}
    priorities = {name: priority_of.get(_plain(str(name))) for name in list_import.scores.index}
    new = [name for name, priority in priorities.items() if priority is None]
    rows = []
    for name, row in zip(list_import.scores.index, list_import.scores.to_dict("records"), strict=True):
        priority = priorities[name]
        for criterion, value in row.items():
            now = float("nan") if priority is None else float(scores[criterion][priority])
            cleared = pd.isna(value) and empty_takes_away and not pd.isna(now)
            if cleared or (not pd.isna(value) and value != now):
                rows.append((priority, name, criterion, now, value))
    return ListDifference(
        new=pd.DataFrame({"name": new, "life_stage": [list_import.life_stages[name] for name in new]}, dtype="str"),
        scores=pd.DataFrame(rows, columns=list(SCORES)),
        absent=tuple(str(p) for p in names.index if p not in set(priorities.values())),
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
