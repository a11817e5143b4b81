"""What the indicator of a priority shows, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

TREND_METHOD: Final = (
    "Better and worse are said by the public test of Fingertips: five yearly figures with limits of 95 %, "
    "beyond what chance does. Averages over three years, and series that are shorter or have no limits, cannot be told."
)
BOARD_YEAR: Final = 2019
OLD: Final = 3  # years; figures of two years before were the latest that there were in March 2019


def period_words(period: str) -> str:
    """Return a period with its age where it is old: "2012-14, four years before the board"."""
    years = re.findall(r"\d{4}|(?<=[-/])\d\d", period)
    if not years:
        return period
    last = int(years[-1]) if len(years[-1]) == 4 else int(years[0][:2] + years[-1])
    age = BOARD_YEAR - last - (0 if "/" in period or "Mar" in period else 1)
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}.get(age, str(age))
    return f"{period}, {words} years before the board" if age >= OLD else period


def indicator_sentence(row: Mapping[Any, Any]) -> str:
    """Say what a priority's indicator shows."""
    if not row["indicator_id"]:
        return "No London series was found for this priority."
    england = "" if pd.isna(row["baseline_england"]) else f" (England {row['baseline_england']:g})"
    if not row["baseline_period"]:
        return (
            f"{row['indicator']}, {row['unit']}: no figure that the board could have seen. {trend_words(row['trend'])}"
        )
    london = "not known" if pd.isna(row["baseline_london"]) else f"{row['baseline_london']:g}"
    return (
        f"{row['indicator']}, {row['unit']}: {london} in London{england}, {period_words(row['baseline_period'])}. "
        f"{row['direction'].capitalize()}. {trend_words(row['trend'])}"
    )


def trend_words(trend: str) -> str:
    """Return a trend as it stands in a sentence of its own: "The trend cannot be told (three-year averages): ..."."""
    return f"The trend {trend[0].lower()}{trend[1:]}" if trend.startswith("Cannot be told") else trend


def borough_span(row: Mapping[Any, Any]) -> str:
    """Return the lowest and the highest borough: "12 (Richmond) to 30 (Barking)"."""
    if pd.isna(row["borough_min_value"]):
        return "not known"
    return f"{row['borough_min_value']:g} ({row['borough_min']}) to {row['borough_max_value']:g} ({row['borough_max']})"
