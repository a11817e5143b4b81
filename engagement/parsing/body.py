"""From the rows below the header to one row a respondent, every cell in a column; what was odd is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from engagement.parsing.cells import is_filled, is_value
from engagement.parsing.records import Problem
from engagement.parsing.table import Table, counted, named_rows

Rows = list[list[str]]

# Rows of notes below a table: more are respondents who answered little. Not tuned beyond the fixtures.
_MOST_NOTES = 20


@dataclass
class Body:
    """Rows of respondents, their numbers in the file, and what was odd."""

    rows: Rows
    numbers: list[int]
    problems: list[Problem] = field(default_factory=list)

    def drop(self, positions: Sequence[int], what: str, treatment: str) -> None:
        """Leave rows out, and say which."""
        if not positions:
            return
        rows_out = set(positions)
        self.problems.append(Problem(named_rows([self.numbers[at] for at in positions]), what, treatment))
        self.rows = [row for at, row in enumerate(self.rows) if at not in rows_out]
        self.numbers = [number for at, number in enumerate(self.numbers) if at not in rows_out]


def usual_width(rows: Sequence[list[str]]) -> int:
    """Return the columns that more than half of the rows fill; 1 where there are none."""
    widths = sorted(_width(row) for row in rows[:1000])
    return widths[(len(widths) - 1) // 2] if widths else 1


def _width(row: list[str]) -> int:
    """Cells of a row up to the last filled one."""
    return next((end for end in range(len(row), 0, -1) if is_filled(row[end - 1])), 0)


def take_body(table: Table, top: int, width: int) -> Body:
    """Take the respondents out of a table.

    Parameters
    ----------
    table : the rows of the file.
    top : rows above the first respondent.
    width : columns of the table.
    """
    body = Body(table.rows[top:], table.numbers[top:])
    body.drop(_header_again(body.rows, table.rows[max(top - 3, 0) : top]), "the header row once more", "left out")
    if table.sheet is not None:
        body.drop(_notes_below(body), "notes below the table", "left out")
        _fill_merged(body, table.merged)
    _square(body, width, table.delimiter or " ")
    return body


def _header_again(rows: Rows, header: Rows) -> list[int]:
    """Rows that repeat a header row, as files do that were put together from several."""
    names = [row for row in header if sum(map(is_filled, row)) > 1]
    return [at for at, row in enumerate(rows) if row in names]


def _notes_below(body: Body) -> list[int]:
    """Rows at the end that fill few cells, and that no respondent can have written."""
    filled = [sum(map(is_filled, row)) for row in body.rows]
    usual = sorted(filled)[len(filled) // 2] if filled else 0
    start = len(filled)
    while start > 1 and len(filled) - start < _MOST_NOTES and filled[start - 1] <= max(1, usual // 2) < usual:
        start -= 1
    notes = list(range(start, len(filled)))
    if not notes or _go_on_counting(body.rows[start - 1 :]) or _hold_prose(body.rows, start):
        return []
    under_a_whole_table = usual >= 4 and min(filled[:start]) >= 0.7 * usual
    gap = body.numbers[start] - body.numbers[start - 1] > 1
    lines_of_text = gap and all(filled[at] == 1 and is_filled(body.rows[at][0]) for at in notes)
    return notes if under_a_whole_table or lines_of_text else []


def _go_on_counting(rows: Rows) -> bool:
    """Whether the first column holds numbers or dates to the end, as it does for respondents."""
    return all(is_value(row[0]) for row in rows)


def _hold_prose(rows: Rows, start: int) -> bool:
    """Whether what is filled from a row on stands in a column of answers of many words."""
    columns = {column for row in rows[start:] for column, cell in enumerate(row) if is_filled(cell) and column}
    above = rows[:start]
    return any(sum(len(row[c].split()) for row in above if c < len(row)) >= 5 * len(above) for c in columns)


def _fill_merged(body: Body, merged: Sequence[tuple[int, int, int]]) -> None:
    """Give every row of a cell that is merged downwards its words."""
    at = {number: position for position, number in enumerate(body.numbers)}
    filled = 0
    for first, last, column in merged:
        source = at.get(first)
        if source is None or column >= len(body.rows[source]) or not is_filled(body.rows[source][column]):
            continue
        for position in (at[number] for number in range(first + 1, last + 1) if number in at):
            row = body.rows[position]
            if column < len(row) and not is_filled(row[column]):
                row[column] = body.rows[source][column]
                filled += 1
    if filled:
        what = counted(filled, "blank cell") + " merged with the one above"
        body.problems.append(Problem("merged cells", what, "given the same words"))


def _square(body: Body, width: int, delimiter: str) -> None:
    """Make every row as long as the header, in place."""
    short, long = [], []
    for at, row in enumerate(body.rows):
        if len(row) == width:
            continue
        if len(row) < width:
            short.append(at)
            body.rows[at] = row + [""] * (width - len(row))
            continue
        if any(map(is_filled, row[width:])):
            long.append(at)
            row[width - 1] = delimiter.join(row[width - 1 : _width(row)])
        del row[width:]
    if short:
        body.problems.append(Problem(_where(body, short), "fewer cells than columns", "the rest was left blank"))
    if long:
        what = "more cells than columns"
        body.problems.append(Problem(_where(body, long), what, "the extra cells were joined to the last"))


def _where(body: Body, positions: list[int]) -> str:
    if len(positions) == len(body.rows) > 1:
        return "every row"
    return named_rows([body.numbers[at] for at in positions])


def frame_of(body: Body, names: list[str]) -> pd.DataFrame:
    """Return one row a respondent, every cell text."""
    if not body.rows:
        return pd.DataFrame({name: pd.Series([], dtype=str) for name in names})
    columns = zip(*body.rows, strict=True)
    return pd.DataFrame({name: pd.Series(column, dtype=str) for name, column in zip(names, columns, strict=True)})
