"""A table of other cities' figures that people bring along: what can be used, and a tray with the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from priorities.errors import CityError

NEEDED: Final = ("city", "indicator", "unit", "definition", "year", "value", "source")
ALSO: Final = ("priority", "comparable_with", "grade")
GRADES: Final = ("A", "B", "C")
"""Official, secondary, press."""

MOST_ROWS: Final = 2_000
"""Twice what all bundled series of cities hold: more is another table."""

_LONGEST: Final = 300
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True, eq=False)
class CityTable:
    """What a table holds.

    Attributes
    ----------
    figures : city, indicator, unit, definition, year (int), value (float), source, priority, comparable_with, grade.
    set_aside : row (as a spreadsheet counts), city, why; a line each.
    """

    figures: pd.DataFrame
    set_aside: pd.DataFrame


def read_city_table(table: pd.DataFrame, *, first_row: int = 2) -> CityTable:
    """Read a table of text cells.

    Parameters
    ----------
    table : with the columns of `NEEDED`; those of `ALSO` are taken where they are there.
    first_row : number of the table's first row, as the spreadsheet counts.

    Raises
    ------
    CityError
        Where a column is missing, or there are no rows or too many.
    """
    keys = [" ".join(str(name).casefold().replace("_", " ").split()).replace(" ", "_") for name in table.columns]
    missing = [name for name in NEEDED if name not in keys]
    if missing:
        raise CityError(f"The table has no column called {', '.join(missing)}. Give each of the seven its heading.")
    if not len(table) or len(table) > MOST_ROWS:
        raise CityError(f"The table needs 1 to {MOST_ROWS:,} rows.")
    cells = table.astype("str").fillna("").set_axis(keys, axis=1).loc[:, lambda frame: ~frame.columns.duplicated()]
    cells = cells.reindex(columns=[*NEEDED, *ALSO], fill_value="").map(lambda cell: " ".join(cell.split()))
    reasons = [_fault(row) for row in cells.to_dict("records")]
    usable = pd.Series([not reason for reason in reasons], index=cells.index)
    twice = cells[usable].duplicated(["city", "indicator", "definition", "year"])
    reasons = [
        reason or ("The same city, indicator and year stand in the table twice." if twice.get(place, False) else "")
        for place, reason in zip(cells.index, reasons, strict=True)
    ]
    places = [place for place, reason in enumerate(reasons) if reason]
    tray = [(first_row + place, cells["city"].iloc[place], reasons[place]) for place in places]
    return CityTable(_figures(cells.drop(cells.index[places])), pd.DataFrame(tray, columns=["row", "city", "why"]))


def _fault(row: Mapping[Any, str]) -> str:
    """Return why a row cannot be used; "" where it can."""
    empty = [name for name in NEEDED if not row[name]]
    faults = {
        "No source: say where the figure stands.": not row["source"],
        f"Nothing stands under {', '.join(empty)}.": bool(empty),
        f"A cell is longer than {_LONGEST} characters.": any(len(cell) > _LONGEST for cell in row.values()),
        "The year is no year: write it as 2017.": not _is_year(row["year"]),
        "The value is no number.": _number(row["value"]) is None,
        "The grade is none of A (official), B (secondary) or C (press).": row["grade"].upper() not in ("", *GRADES),
    }
    return next((fault for fault, holds in faults.items() if holds), "")


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}(\.0)?", text)) and _EARLIEST <= float(text) <= _LATEST


def _number(text: str) -> float | None:
    plain = text.replace(",", "").rstrip("%").strip()
    return float(plain) if re.fullmatch(r"[-+]?\d{1,12}(\.\d{1,6})?", plain) else None


def _figures(cells: pd.DataFrame) -> pd.DataFrame:
    figures = cells.reset_index(drop=True)
    figures["year"] = [int(float(year)) for year in figures["year"]]
    figures["value"] = [float(_number(value) or 0.0) for value in figures["value"]]
    figures["grade"] = figures["grade"].str.upper()
    return figures
