"""Which character stands between the cells of a text export."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t", "|")
# Characters and lines looked at: beyond notes and headers, and read in milliseconds.
_SAMPLE = 200_000
_SAMPLE_LINES = 200
_EXCEL_HINT = re.compile(r'"?sep=([,;|\t])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
# Share of the rows that have the usual number of cells. This and the next two: not tuned beyond the fixtures.
_LEAST_AGREEMENT = 0.5
# How much quotes that a delimiter leaves over speak against it.
_WEIGHT_OF_STRAY_QUOTES = 0.9
_NOT_FROM_THE_TOP = 0.6  # semicolons in every answer of a file with commas begin below its header


@dataclass(frozen=True)
class Dialect:
    """The delimiter (None for a single column), the usual number of cells in a row, and lines to skip."""

    delimiter: str | None
    width: int
    skip: int = 0


def find_dialect(text: str) -> Dialect:
    """Return the delimiter under which the rows are widest and most alike.

    Parameters
    ----------
    text : the whole file; its first 200 lines are looked at.

    Returns
    -------
    Dialect
        Without a delimiter where no character cuts at least half of the rows alike: a column of prose.
    """
    hint = _EXCEL_HINT.match(text)
    if hint:
        rest = text[hint.end() : hint.end() + _SAMPLE]
        return Dialect(hint.group(1), _agreement(_sample(rest), hint.group(1))[1], hint.end())
    sample = _sample(text[:_SAMPLE])
    scores = {delimiter: _agreement(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: (scores[delimiter][0], -_DELIMITERS.index(delimiter)))
    score, width = scores[best]
    return Dialect(best, width) if score else Dialect(None, 1)


def _sample(text: str) -> str:
    lines = io.StringIO(text, newline="").readlines()[: _SAMPLE_LINES + 1]
    cut_off = len(lines) > _SAMPLE_LINES or len(text) >= _SAMPLE
    return "".join(lines[:-1] if cut_off and len(lines) > 1 else lines)


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    """How alike the rows are under a delimiter, weighed by their width; and that width."""
    csv.field_size_limit(1 << 30)
    every = list(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    rows = [row for row in every if any(cell.strip() for cell in row)] or every
    wide = Counter(len(row) for row in rows if len(row) > 1)
    if not wide:
        return 0.0, 1
    width, alike = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    share = alike / len(rows)
    # A heading as wide as the table makes up for ragged rows; commas in prose have no such heading.
    heading = max(len(row) for row in rows[:3])
    if share < _LEAST_AGREEMENT and (heading < 3 or len(rows[0]) == 1):
        return 0.0, 1
    if len(rows[0]) != width:
        share *= _NOT_FROM_THE_TOP
    return share * min(width, 50) ** 0.5 * (1 - _WEIGHT_OF_STRAY_QUOTES * _quotes_left(rows, sample)), width


def _quotes_left(rows: list[list[str]], sample: str) -> float:
    """Share of the quotation marks that stay in the cells: the right delimiter stands beside them and uses them up."""
    n_in_cells = sum(cell.count('"') for row in rows for cell in row)
    return n_in_cells / sample.count('"') if n_in_cells else 0.0
