"""Long lists that people keep as CSV files."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from priorities.errors import LongListError
from priorities.fixed_point import as_fraction
from priorities.schema import CRITERIA, SCALE, criterion_name

PRIORITY: Final = "priority"
NAME_COLUMNS: Final = ("priority", "name", "priority_name", "area")
MOST_PRIORITIES: Final = 1_000
"""Nearly thirty times the bundled list; beyond it a file is hardly a long list, and pages would grow slow."""

NO_SCORE: Final = frozenset({"", "-", "–", "n/a", "na", "none", "not scored", "?"})


def read_long_list(content: bytes | str, criteria: Sequence[str] | None = None) -> pd.DataFrame:
    """Read a long list that somebody keeps as a CSV file.

    Parameters
    ----------
    content : the file, as bytes (UTF-8, with or without a mark, or Windows-1252) or text; comma, semicolon or
        tab between columns; one header row.
    criteria : columns to read as scores; the three of the SPB paper where None.

    Returns
    -------
    DataFrame
        By priority name: one float column per criterion, missing where a cell is empty.

    Raises
    ------
    LongListError
        With the row and the column, where something cannot be read.
    """
    text = _decoded(content) if isinstance(content, bytes) else content
    rows = _rows(text.removeprefix("\ufeff"))
    header = [key_of(cell) for cell in rows[0]]
    columns = list(criteria or CRITERIA)
    name_at = _name_column(header)
    places = [_column(header, criterion) for criterion in columns]
    names: list[str] = []
    scores: list[list[float]] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = row + [""] * (len(header) - len(row))
        if any(cell.strip() for cell in cells):
            names.append(_name(cells[name_at], number, names))
            scores.append([_score(cells[at], number, name) for at, name in zip(places, columns, strict=True)])
    if not names:
        raise LongListError("The long list has a header but no priorities. Add one row for each priority.")
    return pd.DataFrame(scores, columns=columns, index=pd.Index(names, name=PRIORITY), dtype=float)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LongListError("The long list is not a text file. Save it as CSV (UTF-8) and try again.")


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise LongListError("The long list is not a readable CSV file. Save it again as CSV (UTF-8).") from None
    if not rows:
        raise LongListError("The long list is empty. It needs a header and one row for each priority.")
    if len(rows) > MOST_PRIORITIES + 1:
        raise LongListError(f"The long list has more than {MOST_PRIORITIES:,} rows. Shorten it.")
    return rows


def key_of(cell: str) -> str:
    """A heading as it is compared: small letters, one underscore between words."""
    return re.sub(r"[^a-z0-9]+", "_", cell.strip().casefold()).strip("_")


def _name_column(header: Sequence[str]) -> int:
    for name in NAME_COLUMNS:
        if name in header:
            return header.index(name)
    raise LongListError("No column is called 'priority'. Give the column with the names that heading.")


def _column(header: Sequence[str], criterion: str) -> int:
    places = [i for i, cell in enumerate(header) if cell == key_of(criterion)]
    if not places:
        raise LongListError(f"No column is called '{criterion_name(criterion)}'. Add it; cells may stay empty.")
    if len(places) > 1:
        raise LongListError(f"Two columns are called '{criterion_name(criterion)}'. Keep one of them.")
    return places[0]


def _name(cell: str, row: int, names: Sequence[str]) -> str:
    name = " ".join(cell.split())
    if not name:
        raise LongListError(f"Row {row} has no name. Name the priority or remove the row.")
    if name in names:
        raise LongListError(f"Row {row} repeats the name of an earlier row. Give each priority its own name.")
    return name


def _score(cell: str, row: int, criterion: str) -> float:
    text = cell.strip()
    if text.casefold() in NO_SCORE:
        return float("nan")
    value = score_of(text)
    if value is None:
        low, high = SCALE
        raise LongListError(
            f"Row {row}, {criterion_name(criterion)}: a score is a number from {low} to {high}. "
            "Correct it, or leave the cell empty if there is no score yet."
        )
    return value


def score_of(text: str) -> float | None:
    """A cell as a score, with a point or a comma before decimals; None where it is none."""
    low, high = SCALE
    try:
        value = as_fraction(float(text.replace(",", ".")))
    except ValueError:
        return None
    return float(value) if low <= value <= high else None
