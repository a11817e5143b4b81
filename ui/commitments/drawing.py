"""What the picture of a slot draws, in plain numbers and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from explorer.slots import SlotNow
from priorities.commitments import Candidate, decimals_of
from ui.commitments import words
from ui.shell import state

_AIR: Final = 0.06  # of the axis above and below what is drawn, so that no dot is cut


def marks(candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return a letter for each candidate that has a value: A for the first."""
    valued = [candidate.method for candidate in candidates if not math.isnan(candidate.value)]
    return {method: chr(ord("A") + place) for place, method in enumerate(valued)}


def content(standing: SlotNow, candidates: Sequence[Candidate], value: float | None, year: int) -> dict[str, Any]:
    """Return what `target_picture` takes: history, boroughs, candidates, baseline, target, ends of the axis."""
    now = standing.situation
    if now is None:
        raise ValueError("a slot without a figure has no picture")
    letters = marks(candidates)
    history = _history(now.series)
    boroughs = [] if now.boroughs.empty else now.boroughs[["area", "value"]].dropna().to_dict("records")
    lines = [candidate for candidate in candidates if candidate.method in letters]
    band = _band(standing, year)
    targets = [line.value for line in lines if line.method != "zero"] + ([] if value is None else [value])
    expected = [] if band is None else [band["low"], band["high"]]
    readings = [row[end] for row in history for end in ("value", "lower", "upper") if row[end] is not None]
    of_boroughs = [float(row["value"]) for row in boroughs]
    low, high = _axis([*targets, now.value, *expected, *readings, *of_boroughs], now.kind)
    decimals = decimals_of(now.kind, now.value)
    return {
        "label": f"{standing.slot.name}, {standing.slot.area}",
        "described": described(standing, value, year),
        "unit": "%" if now.unit.startswith("%") else now.unit,
        "better": now.better,
        "step": 10.0**-decimals,
        "decimals": decimals,
        "history": history,
        "boroughs": [{"name": str(row["area"]), "value": float(row["value"])} for row in boroughs],
        "candidates": [
            {"mark": letters[line.method], "words": line.words, "value": line.value}
            for line in lines
            if line.value >= low
        ],
        "band": band,
        "baseline": {"year": now.year, "value": now.value},
        "year": year,
        "period": now.period_of(year),
        "target": value,
        "low": low,
        "high": high,
        "fixed": standing.is_frozen,
        "large": state.projector(),
    }


def _band(standing: SlotNow, year: int) -> dict[str, Any] | None:
    """What can be expected if nothing new is done; None where no band may be shown."""
    now, expected = standing.situation, standing.band(year)
    if now is None or expected is None or math.isnan(expected.low):
        return None
    sentence = words.band(standing, expected, now.period_of(year))
    return {"low": expected.low, "high": expected.high, "words": sentence}


def described(standing: SlotNow, value: float | None, year: int) -> str:
    """Return the picture in words: the text alternative."""
    now = standing.situation
    if now is None:
        return standing.gap
    figure = standing.figure
    start = now.series.iloc[0] if len(now.series) else None
    words = f"{standing.slot.name}, {standing.slot.area}: {figure(now.value)} in {now.period}"
    if start is not None and int(start["year"]) < now.year:
        words = f"{words}, from {figure(float(start['value']))} in {start['period']}"
    if not now.boroughs.empty:
        ordered = now.boroughs.dropna(subset=["value"]).sort_values("value")
        low, high = ordered.iloc[0], ordered.iloc[-1]
        words += (
            f"; boroughs from {figure(float(low['value']))} ({low['area']}) to {figure(float(high['value']))} "
            f"({high['area']})"
        )
    return f"{words}. " + ("No target yet." if value is None else f"Target {figure(value)} by {year}.")


def table(standing: SlotNow) -> pd.DataFrame:
    """Return what is drawn as a table: London over time, then the boroughs at the baseline."""
    now = standing.situation
    if now is None:
        return pd.DataFrame()
    columns = ["Area", "Period", "Value", "Lower limit (95%)", "Upper limit (95%)"]
    history = pd.DataFrame(
        [
            (standing.slot.area, row["period"], row["value"], row["lower"], row["upper"])
            for row in now.series.to_dict("records")
        ],
        columns=columns,
    )
    if now.boroughs.empty:
        return history
    rows = now.boroughs.sort_values("area").to_dict("records")
    boroughs = pd.DataFrame(
        [(row["area"], now.period, row["value"], row["lower"], row["upper"]) for row in rows], columns=columns
    )
    return pd.concat([history, boroughs], ignore_index=True)


def _history(series: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "year": int(row["year"]),
            "period": str(row["period"]),
            "value": float(row["value"]),
            "lower": _limit(row["lower"]),
            "upper": _limit(row["upper"]),
        }
        for row in series.sort_values("year").to_dict("records")
        if not pd.isna(row["value"])
    ]


def _limit(limit: Any) -> float | None:
    return None if pd.isna(limit) else float(limit)


def _axis(heights: Sequence[float], kind: str) -> tuple[float, float]:
    """Ends of the axis around all that is drawn, on whole steps; a share never over 100, nothing below 0."""
    low, high = min(heights), max(heights)
    air = _AIR * (high - low or abs(high) or 1.0)
    top = high + air
    ends = max(0.0, low - air), min(top, 100.0) if kind == "share" else top
    return round(ends[0], 1), math.ceil(ends[1] * 10) / 10
