"""Readings that people bring along as a table, pasted or from a file: all of it can be used, or nothing is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from priorities.errors import ProgressError
from priorities.progress.checking import Place, check_reading
from priorities.progress.schema import Reading

COLUMNS: Final = ("period", "value", "published", "source")
"""What a table of readings has to have; "lower" and "upper" are read where they are there, "series" where needed."""

MOST_ROWS: Final = 500
"""Forty years of months; beyond this a table is hardly one of readings, and the page would grow slow."""

MOST_LETTERS: Final = 100_000
"""Of what is pasted: 500 rows of 200 letters."""

_EMPTY: Final = frozenset({"", "-", "–", "n/a", "na", "none", "not known"})
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_NAMES: Final = {"slot": "series", "lower_limit": "lower", "upper_limit": "upper", "lower_limit_95": "lower",
                 "upper_limit_95": "upper", "measure": "series"}  # fmt: skip


@dataclass(frozen=True)
class ReadingsImport:
    """What a table of readings holds.

    Attributes
    ----------
    readings : those to bring in, each with the version that was looked at; empty where there is a problem.
    revised : what stands of their periods now, by (series, period); only of periods that are known already.
    same : how many rows say what stands already.
    problems : row (as a spreadsheet counts) and sentence, for each row that cannot be used.
    """

    readings: tuple[Reading, ...]
    revised: dict[tuple[str, str], Reading]
    same: int
    problems: tuple[tuple[int, str], ...]


def pasted(text: str) -> pd.DataFrame:
    """Return pasted text as a table of text cells; its first line names the columns.

    Raises
    ------
    ProgressError
        Where it is empty, too long, or a row has more cells than there are columns.
    """
    if not text.strip():
        raise ProgressError("Nothing is pasted. Paste a table whose first line names its columns.")
    if len(text) > MOST_LETTERS:
        raise ProgressError(f"This is too much to paste: more than {MOST_LETTERS:,} characters. Bring it as a file.")
    first = text.strip().splitlines()[0]
    mark = next((mark for mark in ("\t", ";") if mark in first), ",")
    rows = [row for row in csv.reader(io.StringIO(text.strip()), delimiter=mark) if any(cell.strip() for cell in row)]
    head = rows[0]
    for number, row in enumerate(rows[1:], start=2):
        if len(row) > len(head):
            raise ProgressError(
                f"Row {number} has more cells than the first line names. Put a cell that holds a comma into quotes."
            )
    return pd.DataFrame([[*row, *[""] * (len(head) - len(row))] for row in rows[1:]], columns=head, dtype="str")


def read_readings(
    table: pd.DataFrame, places: Sequence[Place], today: date, *, series: str = "", first_row: int = 2
) -> ReadingsImport:
    """Read a table of text cells as readings.

    Parameters
    ----------
    table : columns period, value, published and source; lower, upper and series where given.
    places : what readings may be of.
    today : nothing can have been published later.
    series : key of what the rows are of where the table has no column "series".
    first_row : number of the table's first row, as the spreadsheet counts.

    Raises
    ------
    ProgressError
        Where a column is missing or there twice, or there are no rows or too many.
    """
    columns = _columns(table)
    if not len(table):
        raise ProgressError("The table has a first line but no rows. Give each reading a row.")
    if len(table) > MOST_ROWS:
        raise ProgressError(f"The table has more than {MOST_ROWS:,} rows. Shorten it.")
    readings: dict[tuple[str, str], Reading] = {}
    revised: dict[tuple[str, str], Reading] = {}
    problems: list[tuple[int, str]] = []
    same = 0
    for number, cells in enumerate(table.fillna("").astype("str").to_numpy().tolist(), start=first_row):
        row = {name: " ".join(cells[at].split()) for name, at in columns.items()}
        if not any(row.values()):
            continue
        try:
            reading, current = _reading(row, places, series, today)
            if (key := (reading.series, reading.period)) in readings or key in revised:
                raise ProgressError("A row further up is of the same period. Keep one of them.")  # noqa: TRY301
        except ProgressError as problem:
            problems.append((number, str(problem)))
            continue
        if current is not None:
            revised[key] = current
        if current is not None and current.figures == reading.figures:
            same += 1
        else:
            readings[key] = reading
    return ReadingsImport(() if problems else tuple(readings.values()), revised, same, tuple(problems))


def _columns(table: pd.DataFrame) -> dict[str, int]:
    names = [re.sub(r"[^a-z0-9]+", "_", str(column).casefold()).strip("_") for column in table.columns]
    names = [_NAMES.get(name, name) for name in names]
    if twice := [name for name in (*COLUMNS, "lower", "upper", "series") if names.count(name) > 1]:
        raise ProgressError(f"Two columns are called '{twice[0]}'. Keep one of them.")
    columns = {name: at for at, name in enumerate(names) if name in (*COLUMNS, "lower", "upper", "series")}
    if missing := [name for name in COLUMNS if name not in columns]:
        raise ProgressError(
            f"No column is called '{missing[0]}'. A table of readings has {', '.join(COLUMNS)}; "
            "lower and upper where limits are published."
        )
    return columns


def _reading(row: dict[str, str], places: Sequence[Place], series: str, today: date) -> tuple[Reading, Reading | None]:
    """Return a reading, checked, and what stands of its period."""
    place = _place(row.get("series", "") or series, places)
    current = place.reading_of(row["period"])
    reading = Reading(
        place.series, row["period"], _number(row["value"], "value"), _limit(row, "lower"), _limit(row, "upper"),
        row["published"], row["source"], current.version if current else 0,
    )  # fmt: skip
    check_reading(reading, place, today)
    return reading, current


def _place(name: str, places: Sequence[Place]) -> Place:
    wanted_name = " ".join(name.casefold().split())
    fitting = [place for place in places if wanted_name in {place.series.casefold(), *place.names}]
    if not fitting:
        raise ProgressError("No target has a series of this name. Take the name from the table of progress.")
    if len(fitting) > 1:
        raise ProgressError("Several targets have a series of this name. Write the key of the slot instead.")
    return fitting[0]


def _number(cell: str, column: str) -> float:
    text = cell.removesuffix("%").strip()
    if not _NUMBER.fullmatch(text):
        raise ProgressError(f"The {column} is not a number. Write digits only, for example 24.8.")
    return float(text.replace(",", "."))


def _limit(row: dict[str, str], column: str) -> float | None:
    cell = row.get(column, "")
    return None if cell.casefold() in _EMPTY else _number(cell, f"{column} limit")
