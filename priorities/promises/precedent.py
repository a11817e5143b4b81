"""What was promised before and what came: a promise beside the readings of its indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from priorities.promises.targets import Target


@dataclass(frozen=True)
class Precedent:
    """What became of a promise, as far as it was known on the day.

    Attributes
    ----------
    status : "met", "on the way", "missed" or "unknown".
    sentence : with the figures that say so.
    aim : the level it came to, in the indicator's unit; None where no number was promised.
    """

    status: str
    sentence: str
    aim: float | None = None


def _level_promised(target: Target, meaning: str, start: float, better: str) -> float | None:
    """Return the level at which a promise is met, in the indicator's unit; None where it names none.

    Parameters
    ----------
    meaning : "change" (per cent off the start) or "level"; a count promises no level of an indicator.
    start : London's figure when it was promised.
    better : "lower" or "higher".
    """
    if target.number is None or target.unit != "%" or meaning not in ("change", "level"):
        return None
    if meaning == "level":
        return target.number
    return start * (1 + (1 if better == "higher" else -1) * target.number / 100)


def precedent(
    readings: pd.DataFrame, target: Target, meaning: str, *, since: str, better: str, due: int | None, unit: str
) -> Precedent:
    """Say what came of a promise.

    Parameters
    ----------
    readings : period, year (its first), value of London, none younger than the day that may be known.
    since : the period in which it was promised; "" for the last reading, where none has come since.
    due : the year it falls due; None where it named none.
    unit : of the indicator.
    """
    ordered = readings.sort_values("year", kind="stable").reset_index(drop=True)
    if ordered.empty:
        return Precedent("unknown", "No figure for London stands in the bundled series.")
    at = ordered.index[ordered["period"] == since]
    start, last = ordered.iloc[at[0] if len(at) else -1], ordered.iloc[-1]
    aim = _level_promised(target, meaning, float(start["value"]), better)
    promised = _promised(target, meaning, aim, unit)
    if start["period"] == last["period"]:
        return _with_one_reading(last, promised, aim, better, lasts=meaning == "level" and due is None, unit=unit)
    came = (
        f"{promised}; {_figure(start['value'], unit)} in {start['period']} became "
        f"{_figure(last['value'], unit)} in {last['period']}."
    )
    return Precedent(_status(start, last, aim, better, due), came, aim)


def _with_one_reading(
    last: pd.Series[Any], promised: str, aim: float | None, better: str, *, lasts: bool, unit: str
) -> Precedent:
    """Judge by the one reading there is: only a level that holds every year can have been missed by it."""
    reading = f"{promised}; {_figure(last['value'], unit)} in {last['period']}"
    if aim is not None and (lasts or _reached(float(last["value"]), aim, better)):
        met = _reached(float(last["value"]), aim, better)
        return Precedent("met" if met else "missed", f"{reading} in London.", aim)
    return Precedent("unknown", f"{reading}, no reading since.", aim)


def _promised(target: Target, meaning: str, aim: float | None, unit: str) -> str:
    if aim is None:
        return "No number was promised"
    change = f"a change by {target.number:g}%, to " if meaning == "change" else ""
    return f"Promised was {change}{_figure(aim, unit)}"


def _status(start: pd.Series[Any], last: pd.Series[Any], aim: float | None, better: str, due: int | None) -> str:
    if aim is None:
        return "unknown"
    if _reached(float(last["value"]), aim, better):
        return "met"
    if due is not None and int(last["year"]) >= due:
        return "missed"
    if (last["value"] - start["value"]) * (1 if better == "higher" else -1) > 0:
        return "on the way"
    return "missed" if due is None else "unknown"


def _reached(value: float, aim: float, better: str) -> bool:
    return value >= aim if better == "higher" else value <= aim


def _figure(value: float, unit: str) -> str:
    """Return a figure with its unit: "22.4%", "12 µg/m³"; three figures that count."""
    text = f"{float(value):.3g}" if abs(value) < 1000 else f"{float(value):,.0f}"
    return f"{text}%" if unit.startswith("%") else f"{text} {unit}".strip()
