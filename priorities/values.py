"""Scores from indicators: stated piecewise-linear value functions, and what moves when one is changed.

A value function says, in points that people can check, which level of an indicator earns which score; between
two points it is a straight line, beyond the ends it stays level. It never looks at the rest of the list, so
adding a priority moves no score. What it yields is a proposal beside the score that people set.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from priorities.errors import EvidenceError
from priorities.fixed_point import as_fraction

BASELINE: Final = "baseline"
GAP_TO_ENGLAND: Final = "gap_to_england"
BOROUGH_SPREAD: Final = "borough_spread"
TREND: Final = "trend_per_year"

HIGHER_IS_BETTER: Final = "higher is better"
ENGLAND: Final = "England"
LONDON: Final = "London"

YEARS_OF_A_TREND: Final = 3
"""Through two points any line is perfect; a third can contradict it."""


@dataclass(frozen=True)
class ValueFunction:
    """Which level of an indicator earns which score.

    Attributes
    ----------
    points : (level, score) pairs, in any order of level; straight lines between them, level beyond the ends.
    source, year : where the points come from; shown beside every score that they give.
    """

    points: tuple[tuple[float, float], ...]
    source: str = ""
    year: str = ""

    def __post_init__(self) -> None:
        """Refuse points between which no line can be drawn."""
        try:
            levels = [as_fraction(level) for level, _ in self.points]
            [as_fraction(score) for _, score in self.points]
        except (TypeError, ValueError):
            raise EvidenceError("A point needs a level and a score, both numbers. Correct the points.") from None
        if len(levels) < 2 or len(set(levels)) < len(levels):
            raise EvidenceError("Give at least two points, each at a level of its own.")

    def at(self, level: float) -> float:
        """Score at a level of the indicator, exact up to one rounding; missing where the level is missing."""
        if pd.isna(level):
            return float("nan")
        x = as_fraction(level)
        points = sorted((as_fraction(a), as_fraction(b)) for a, b in self.points)
        if x <= points[0][0]:
            return float(points[0][1])
        for (x0, y0), (x1, y1) in pairwise(points):
            if x <= x1:
                return float(y0 + (y1 - y0) * (x - x0) / (x1 - x0))
        return float(points[-1][1])


def measures(long_list: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Put what the figures say about each priority into four measures that can be compared.

    Parameters
    ----------
    long_list : by priority: indicator_id, direction, baseline_london, baseline_england, borough_min_value,
        borough_max_value.
    indicators : indicator_id, area, year, value.

    Returns
    -------
    DataFrame
        By priority: ``baseline`` (London, in the indicator's unit); ``gap_to_england`` (per cent of the
        English figure; positive where London is worse off); ``borough_spread`` (highest over lowest borough);
        ``trend_per_year`` (per cent of the baseline a year, by least squares over London's series; positive
        where it gets worse). Missing where no figure was found.
    """
    numbers = {
        name: pd.to_numeric(long_list[name], errors="coerce").astype(float)
        for name in ("baseline_london", "baseline_england", "borough_min_value", "borough_max_value")
    }
    worse = np.where(long_list["direction"] == HIGHER_IS_BETTER, -1.0, 1.0)
    england = numbers["baseline_england"].where(numbers["baseline_england"] != 0)
    lowest = numbers["borough_min_value"].where(numbers["borough_min_value"] > 0)
    slopes = _slopes(indicators)
    slope = long_list["indicator_id"].map(slopes).astype(float)
    base = numbers["baseline_london"].where(numbers["baseline_london"] != 0)
    return pd.DataFrame(
        {
            BASELINE: numbers["baseline_london"],
            GAP_TO_ENGLAND: (numbers["baseline_london"] / england - 1) * 100 * worse,
            BOROUGH_SPREAD: numbers["borough_max_value"] / lowest,
            TREND: slope / base * 100 * worse,
        },
        index=long_list.index,
    )


def _slopes(indicators: pd.DataFrame) -> dict[Hashable, float]:
    """Change a year of every London series with at least three points."""
    series = indicators.loc[indicators["area"] == LONDON, ["indicator_id", "year", "value"]]
    series = series.assign(
        year=pd.to_numeric(series["year"], errors="coerce"),
        value=pd.to_numeric(series["value"], errors="coerce"),
    ).dropna()
    slope_of: dict[Hashable, float] = {}
    for name, points in series.groupby("indicator_id"):
        years = points["year"].to_numpy(dtype=float)
        if len(set(years.tolist())) >= YEARS_OF_A_TREND:
            centred = years - years.mean()
            slope_of[str(name)] = float(centred @ points["value"].to_numpy(dtype=float) / (centred @ centred))
    return slope_of
