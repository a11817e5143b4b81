"""Rows of cells as they came out of a file, each with its number there; blank rows are left out and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engagement.errors import FileTooLarge
from engagement.parsing.records import Limits, Problem

_HEADING_ROWS = 20  # notes and header rows that may come on top of the largest number of respondents


@dataclass
class Table:
    """What the readers of text and of workbooks both give.

    Attributes
    ----------
    encoding, delimiter : of a text file; None for workbooks.
    rows, numbers : the filled rows, and the number (from 1) that each has in the file.
    sheet, sheets, hidden_sheets : of a workbook: the sheet read, all visible ones, the hidden ones.
    merged : of a workbook: vertically merged cells as (first row number, last row number, column from 0).
    left : of a workbook: columns left of the table that hold nothing.
    uncalculated : of a workbook: cells whose formula was never worked out, as (column from 0, row number).
    problems : what was odd.
    """

    encoding: str | None = None
    delimiter: str | None = None
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    left: int = 0
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    blank: int = 0
    filled: int = 0
    characters: int = 0
    cut: list[int] = field(default_factory=list)

    def add(self, number: int, row: list[str], limits: Limits) -> None:
        """Take in the next row of the file.

        Raises
        ------
        FileTooLarge
            Where the table is over the limit of rows, columns or cells.
        """
        end = _filled_until(row)
        if not end:
            self.blank += 1
            return
        if end > limits.max_columns:
            raise FileTooLarge(
                f"{named_rows([number]).capitalize()} has {end:,} columns; at most {limits.max_columns:,} are "
                "read. Export fewer columns, or check that it is a survey export."
            )
        cells = row[: limits.max_columns]
        cells = self._cut(number, cells, limits.max_cell)
        self.filled += sum(map(bool, cells))
        self.characters += sum(map(len, cells))
        self.rows.append(cells)
        self.numbers.append(number)
        self._refuse_too_long(limits)

    def _refuse_too_long(self, limits: Limits) -> None:
        if len(self.rows) > limits.max_rows + _HEADING_ROWS:
            raise FileTooLarge(
                f"The file holds more than {limits.max_rows:,} rows. Split the answers by date and drop each part."
            )
        if self.characters > limits.max_characters:
            raise FileTooLarge(
                f"The answers are longer than {limits.max_characters:,} characters together. "
                "Export fewer columns, or split the answers by date."
            )
        if self.filled > limits.max_cells:
            raise FileTooLarge(
                f"The file holds more than {limits.max_cells:,} filled cells. "
                "Export fewer columns, or split the answers by date."
            )

    def _cut(self, number: int, cells: list[str], longest: int) -> list[str]:
        if max(map(len, cells)) <= longest:
            return cells
        self.cut.append(number)
        return [cell[:longest] for cell in cells]

    def finish(self, limits: Limits) -> None:
        """Report the blank rows and the cells that were cut."""
        if self.blank:
            self.problems.append(Problem("between the rows", counted(self.blank, "blank row"), "left out"))
        if self.cut:
            what = f"a cell of more than {limits.max_cell:,} characters"
            self.problems.append(Problem(named_rows(self.cut), what, "cut there"))


def _filled_until(row: list[str]) -> int:
    """Return the number of cells up to the last that holds more than space."""
    for end in range(len(row), 0, -1):
        if row[end - 1] and not row[end - 1].isspace():
            return end
    return 0


def counted(number: int, thing: str) -> str:
    """Return "1 blank row" or "1,200 blank rows"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def named_rows(numbers: Sequence[int]) -> str:
    """Return "row 4" or "rows 4, 7, 9 and 12 more"."""
    first_few = ", ".join(f"{number:,}" for number in numbers[:5])
    more = f" and {len(numbers) - 5:,} more" if len(numbers) > 5 else ""
    return f"row {first_few}" if len(numbers) == 1 else f"rows {first_few}{more}"


def named_range(first: int, last: int) -> str:
    """Return "row 1" or "rows 1 to 4"."""
    return f"row {first:,}" if first == last else f"rows {first:,} to {last:,}"
