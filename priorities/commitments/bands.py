"""What can be expected if nothing new is done: a band of the changes areas really had, with how often it held.

No line is drawn into the future. In ten of ten comparisons "no change" came nearer than a straight line through the
last five points; the 95 % band of one through ten held in 20 % of cases for preventable deaths five years ahead.
What areas did in as many years tells how far things move; a general drift may go on or stop, so that the band covers
both. How often such bands held is measured, and a band without that measure is not shown.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.commitments.reached import changes
from priorities.commitments.situation import Situation

Array = npt.NDArray[np.float64]

MIDDLE: Final = (5.0, 95.0)
"""Percentiles: nine in ten of the changes that were seen."""

FEWEST_STARTS: Final = 8
"""With fewer start years a rate of hits is a matter of which years they were: one bad year moves it by an eighth."""

LEAST_RATE: Final = 0.70
"""A band that holds less than seven times in ten says too little for a board to lean on."""


class Band(NamedTuple):
    """What can be expected so many years ahead.

    Attributes
    ----------
    years : how many years ahead of the baseline.
    low, high : ends in the unit of the figure; missing where there is no band.
    hit_rate : how often bands like this held, 0 to 1; missing where it could not be measured.
    starts : from how many start years that was measured.
    words : the rate as a sentence, or why there is no band.
    """

    years: int
    low: float
    high: float
    hit_rate: float
    starts: int
    words: str


class HitRate(NamedTuple):
    """How often a band held.

    Attributes
    ----------
    rate : share of the tests that fell into their band, 0 to 1; missing where there was none.
    starts : years from which a band was set up.
    tests : areas over these years.
    width : how wide the bands were in the mean, as a share of the value.
    """

    rate: float
    starts: int
    tests: int
    width: float


Edges = Callable[[Array], tuple[float, float]]


def edges(moves: Array) -> tuple[float, float]:
    """Ends of the band from changes that were seen: their middle nine tenths, with the general drift and without it."""
    steady = np.percentile(moves, MIDDLE)
    drift = float(np.median(moves))
    return float(min(steady[0], steady[0] - drift)), float(max(steady[1], steady[1] - drift))


def bands(situation: Situation, rates: pd.DataFrame) -> tuple[Band, ...]:
    """Return the band of each year from the baseline to the target.

    Parameters
    ----------
    situation : what may be known.
    rates : measured for this figure: years, hit_rate (0-1), starts.

    Returns
    -------
    tuple of Band
        One for each year ahead; without ends where the rate could not be measured or is too low.
    """
    measured = {int(row["years"]): (float(row["hit_rate"]), int(row["starts"])) for row in rates.to_dict("records")}
    return tuple(_band(situation, years, measured) for years in range(1, situation.years + 1))


def _band(situation: Situation, years: int, measured: dict[int, tuple[float, int]]) -> Band:
    nothing = float("nan")
    if years not in measured:
        return Band(years, nothing, nothing, nothing, 0, "Too short a series to say what can be expected.")
    rate, starts = measured[years]
    if starts < FEWEST_STARTS or rate < LEAST_RATE:
        return Band(years, nothing, nothing, rate, starts, "Bands like this did not hold often enough to be shown.")
    windows = changes(situation.history, years, situation.last_year, "higher")
    if windows.empty:
        return Band(years, nothing, nothing, rate, starts, "No other area was followed for as long.")
    low, high = (situation.value * (1 + change) for change in edges(windows["change"].to_numpy(dtype=float)))
    words = f"Bands like this held in {round(rate * 100)} of 100 cases (tried from {starts} start years)."
    return Band(years, low, high, rate, starts, words)


def back_test(history: pd.DataFrame, years: int, method: Edges = edges) -> HitRate:
    """Measure how often bands held, had they been drawn in each year from what was known then.

    Parameters
    ----------
    history : areas over time: area, year, value.
    years : how far ahead.
    method : ends of a band from the changes that had been seen by then.
    """
    windows = changes(history, years, int(history["year"].max()), "higher")
    last = windows["year"].to_numpy()
    moves = windows["change"].to_numpy(dtype=float)
    hits, widths = [], []
    for start in sorted(set(last.tolist())):
        came = moves[last == start + years]
        if len(came):
            low, high = method(moves[last <= start])
            hits.append((came >= low) & (came <= high))
            widths.append(high - low)
    if not hits:
        return HitRate(float("nan"), 0, 0, float("nan"))
    every = np.concatenate(hits)
    return HitRate(float(every.mean()), len(hits), len(every), float(np.mean(widths)))
