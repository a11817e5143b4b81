"""From the characters of a text export to rows of cells: quotes, line breaks inside cells, stray quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Literal

from engagement.parsing.delimiter import Dialect, find_dialect
from engagement.parsing.encoding import decode
from engagement.parsing.records import Limits, Problem
from engagement.parsing.table import Table, named_rows

_NO_DELIMITER = "\x1f"  # was taken out with the control characters, so no cell holds it
_PATIENCE = 5  # times a file of stray quotes is read over before all its quotes are taken as text


def read_text(content: bytes, limits: Limits) -> Table:
    """Read a delimited text file.

    Parameters
    ----------
    content : the file's bytes.
    limits : rows, columns and cells.

    Raises
    ------
    WrongKind
        Where the bytes are no text.
    FileTooLarge
        Where it has more rows or columns than are read.
    """
    decoded = decode(content)
    text = _one_kind_of_line_end(decoded.text)
    dialect = find_dialect(text)
    table = Table(decoded.encoding, dialect.delimiter, problems=list(decoded.problems))
    records = _Records(text[dialect.skip :], dialect)
    first = 2 if dialect.skip else 1
    for number, row in enumerate(records, start=first):
        table.add(number, row, limits)
    if records.strays:
        rows = named_rows([number + first for number in records.strays])
        what = "a quotation mark is opened and never closed"
        table.problems.append(Problem(rows, what, "read as part of the answer"))
    table.finish(limits)
    return table


def _one_kind_of_line_end(text: str) -> str:
    if text.count("\r\r\n") > text.count("\n") // 2:  # a Windows file converted to Windows once more
        text = text.replace("\r\r\n", "\n")
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Records:
    """The records of a text; one that a stray quotation mark would swallow is read line by line.

    Attributes
    ----------
    strays : positions (from 0) of the records in which a quotation mark was never closed.
    """

    def __init__(self, text: str, dialect: Dialect) -> None:
        csv.field_size_limit(1 << 30)
        self._lines = io.StringIO(text).readlines()
        self._delimiter = dialect.delimiter or _NO_DELIMITER
        self._width = dialect.width
        self._reread = 0
        self.strays: list[int] = []

    def __iter__(self) -> Iterator[list[str]]:
        at = number = 0
        while at < len(self._lines):
            for start, end, row in self._parsed_from(at):
                at = end
                if self._is_stray(start, end, row):
                    self.strays.append(number)
                    self._reread += end - start
                    at = start + 1
                    yield self._repaired(self._lines[start])
                    number += 1
                    break
                yield row
                number += 1

    def _parsed_from(self, first: int) -> Iterator[tuple[int, int, list[str]]]:
        """Yield first line, end line and cells of each record."""
        lines = (self._lines[at] for at in range(first, len(self._lines)))
        reader = csv.reader(lines, delimiter=self._delimiter, quoting=self._quoting())
        start = first
        for row in reader:
            yield start, first + reader.line_num, row
            start = first + reader.line_num

    def _quoting(self) -> Literal[0, 3]:
        return csv.QUOTE_NONE if self._out_of_patience() else csv.QUOTE_MINIMAL

    def _out_of_patience(self) -> bool:
        return self._reread > _PATIENCE * len(self._lines)

    def _is_stray(self, start: int, end: int, row: list[str]) -> bool:
        if self._out_of_patience() or (end - start == 1 and end < len(self._lines)):
            return False
        fault = self._fault(start, end)
        if "unexpected end of data" in fault:
            return True
        return end - start > 1 and self._swallows(start, end, row, badly_closed=bool(fault))

    def _fault(self, start: int, end: int) -> str:
        """What is wrong with the quotes of a record, by the letter of the rules; blank if nothing."""
        try:
            for _ in csv.reader(self._lines[start:end], delimiter=self._delimiter, strict=True):
                pass
        except csv.Error as fault:
            return str(fault)
        return ""

    def _swallows(self, start: int, end: int, row: list[str], *, badly_closed: bool) -> bool:
        """Whether most lines of a record of several lines are whole rows by themselves."""
        inner = [line for line in self._lines[start + 1 : end] if line.strip()]
        if self._width < 2 or not inner:
            return False
        right_width = len(row) == self._width
        if right_width and not badly_closed and (self._width < 3 or len(inner) < 4):
            return False  # a comment of several lines
        whole = sum(len(self._repaired(line)) == self._width for line in inner)
        return whole >= (0.8 if right_width and not badly_closed else 0.5) * len(inner)

    def _repaired(self, line: str) -> list[str]:
        """Cells of a single line, a quotation mark that it does not close taken as a character."""
        line = line.rstrip("\n")
        try:
            return next(csv.reader([line], delimiter=self._delimiter, strict=True), [])
        except csv.Error:
            row = next(csv.reader([line], delimiter=self._delimiter), [])
        runaway = '"' + row[-1].rstrip("\n")
        return [*row[:-1], runaway] if len(row) >= self._width else [*row[:-1], *runaway.split(self._delimiter)]
