"""Targets that people bring along as a table: what could be read, and what was set aside with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from priorities.commitments.checking import Baseline, check_target
from priorities.commitments.schema import OWN_METHOD, Target
from priorities.errors import CommitmentError

COLUMNS: Final = ("commitment", "indicator", "baseline", "target", "year")
"""What a table of targets has to have; a column "slot" with our keys, and "justification", are read as well."""

MOST_ROWS: Final = 500
"""Nine commitments have 26 slots; beyond this a file is hardly a list of targets, and the page would grow slow."""

SET_ASIDE: Final = ("row", "column", "why")
_SAME: Final = 0.05 + 1e-9  # half of the one decimal that is shown
_EMPTY: Final = frozenset({"", "-", "–", "n/a", "na", "none"})
_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True)
class Place:
    """A slot that a row of the table may mean.

    Attributes
    ----------
    slot, commitment : keys.
    names : what it may be called in the column "indicator": its name, its indicator's identity and name.
    commitment_names : what its commitment may be called: its key and its name.
    baseline : where it stands; None where no target can be set.
    why_not : the sentence that says so then.
    version : of its target that was looked at.
    target : the target that stands, as (value, year); None without one.
    """

    slot: str
    commitment: str
    names: frozenset[str]
    commitment_names: frozenset[str]
    baseline: Baseline | None = None
    why_not: str = ""
    version: int = 0
    target: tuple[float, int] | None = None


@dataclass(frozen=True)
class TargetImport:
    """What a table of targets holds.

    Attributes
    ----------
    targets : (key of the commitment, target), by row; those that stand already are left out.
    same : how many rows say what stands already.
    set_aside : row (as a spreadsheet counts), column, why; what cannot be used, a line each.
    """

    targets: tuple[tuple[str, Target], ...]
    same: int
    set_aside: pd.DataFrame


@dataclass
class _Reading:
    """What has been read of a table so far."""

    targets: list[tuple[str, Target]] = field(default_factory=list)
    same: int = 0
    set_aside: list[tuple[int, str, str]] = field(default_factory=list)


class _Unusable(Exception):
    """A row that cannot be used: column and reason."""


def read_targets(table: pd.DataFrame, places: Sequence[Place], as_of: str, *, first_row: int = 2) -> TargetImport:
    """Read a table of text cells as targets for slots.

    Parameters
    ----------
    table : every cell text; columns commitment, indicator, baseline, target, year; slot and justification where given.
    places : the slots that stand.
    as_of : ISO day up to which figures are known.
    first_row : number of the table's first row, as the spreadsheet counts.

    Raises
    ------
    CommitmentError
        Where a column is missing, or there are no rows or too many.
    """
    columns = {_key(str(column)): at for at, column in enumerate(table.columns)}
    if missing := [name for name in COLUMNS if name not in columns]:
        raise CommitmentError(f"No column is called '{missing[0]}'. A list of targets has {', '.join(COLUMNS)}.")
    if not len(table):
        raise CommitmentError("The list of targets has a header but no rows. Give each target a row.")
    if len(table) > MOST_ROWS:
        raise CommitmentError(f"The list of targets has more than {MOST_ROWS:,} rows. Shorten it.")
    reading = _Reading()
    for number, cells in enumerate(table.fillna("").astype("str").to_numpy().tolist(), start=first_row):
        row = {name: " ".join(cells[at].split()) for name, at in columns.items()}
        if row["target"].casefold() in _EMPTY and row["year"].casefold() in _EMPTY:
            continue
        try:
            _read_row(row, places, as_of, reading)
        except _Unusable as reason:
            reading.set_aside.append((number, *reason.args))
        except CommitmentError as problem:
            reading.set_aside.append((number, "target", str(problem)))
    aside = pd.DataFrame(reading.set_aside, columns=list(SET_ASIDE))
    return TargetImport(tuple(reading.targets), reading.same, aside)


def _read_row(row: dict[str, str], places: Sequence[Place], as_of: str, reading: _Reading) -> None:
    place = _place(row, places)
    if place.baseline is None:
        raise _Unusable("indicator", place.why_not)
    if place.slot in {target.slot for _, target in reading.targets}:
        raise _Unusable("indicator", "A row further up gives a target for this already. Keep one of them.")
    _check_baseline(row["baseline"], place.baseline)
    value, year = _number(row["target"], "target"), _number(row["year"], "year")
    if year != int(year):
        raise _Unusable("year", "The year is not a whole number. Write it like 2024.")
    justification = row.get("justification", "")
    target = Target(place.slot, OWN_METHOD, value, int(year), justification, as_of, version=place.version)
    check_target(target, place.baseline)
    if place.target == (value, int(year)):
        reading.same += 1
    else:
        reading.targets.append((place.commitment, target))


def _place(row: dict[str, str], places: Sequence[Place]) -> Place:
    """The one slot that a row means."""
    if row.get("slot"):
        named = [place for place in places if place.slot.casefold() == row["slot"].casefold()]
        column = "slot"
    else:
        commitment, indicator = _plain(row["commitment"]), _plain(row["indicator"])
        named = [p for p in places if commitment in p.commitment_names and indicator in p.names]
        column = "indicator"
        if not any(commitment in place.commitment_names for place in places):
            raise _Unusable("commitment", "No commitment has this name. Take the name from the downloaded workbook.")
    if not named:
        raise _Unusable(column, "No slot of this commitment is called so. Take the name from the downloaded workbook.")
    if len(named) > 1:
        raise _Unusable(column, "Several slots of this commitment are called so. Add the column 'slot' with the key.")
    return named[0]


def _check_baseline(cell: str, baseline: Baseline) -> None:
    """Raise where the file starts from another figure than the one that stands; an empty cell says nothing."""
    if cell.casefold() in _EMPTY:
        return
    if abs(_number(cell, "baseline") - baseline.value) > _SAME:
        raise _Unusable(
            "baseline", f"The baseline here is {baseline.value:.1f}. Look at which figure holds, and correct the file."
        )


def _number(cell: str, column: str) -> float:
    text = cell.removesuffix("%").strip()
    if not _NUMBER.fullmatch(text):
        raise _Unusable(column, f"The {column} is not a number. Write digits only, for example 20.8.")
    return float(text.replace(",", "."))


def _key(heading: str) -> str:
    return re.sub(r"[^a-z]+", "_", heading.casefold()).strip("_")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def place_names(*names: str) -> frozenset[str]:
    """Names as they are compared: without case and spacing."""
    return frozenset(_plain(name) for name in names if name.strip())
