"""Which way a series is heading, by the test that public health in England uses.

The method is that of OHID's Fingertips (github.com/dhsc-govuk/FingertipsNext, trend-analysis): a weighted line
through the five latest yearly points, each weighted by 1/SE² with SE = (upper - lower) / 3.92; its slope counts
where (slope / SE of the slope)² is beyond the 99.8 % point of chi-square with one degree of freedom, and where the
slope keeps its sign whichever of the five points is left out. Averages over several years overlap, so that their
points are not independent: for them the test is not made.
"""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.commitments.directions import sign_of

Array = npt.NDArray[np.float64]

POINTS: Final = 5
"""How many of the latest yearly points the public test reads."""

CHI_SQUARE: Final = 9.5495
"""99.8 % point of chi-square with one degree of freedom, as the public code writes it."""

WIDTHS_OF_95: Final = 3.92
"""Twice 1.96: how many standard errors lie between the two limits of 95 %."""

BETTER, WORSE, NO_CHANGE, CANNOT_BE_TOLD = "better", "worse", "no change", "cannot be told"


class Trend(NamedTuple):
    """What the test says of a series.

    Attributes
    ----------
    word : "better", "worse", "no change" or "cannot be told".
    chi_square : (slope / SE of the slope)², missing where the test cannot be made.
    reason : why it cannot be told, or why a large chi-square is no change; "" otherwise.
    """

    word: str
    chi_square: float
    reason: str


def recent_trend(series: pd.DataFrame, better: str) -> Trend:
    """Say which way a series is heading.

    Parameters
    ----------
    series : columns year (first year of the period), years (length of a period), value, lower and upper (limits of
        95 %); one row a period, in any order.
    better : "lower" or "higher".

    Raises
    ------
    CommitmentError
        Where better is neither.
    """
    sign = sign_of(better)
    readings = series.dropna(subset=["year", "value"]).sort_values("year", kind="stable")
    latest = readings.tail(POINTS)
    refusal = _refusal(latest, repeated=bool(readings["year"].duplicated().any()))
    if refusal:
        return Trend(CANNOT_BE_TOLD, float("nan"), refusal)
    years, values = latest["year"].to_numpy(dtype=float), latest["value"].to_numpy(dtype=float)
    weights = (WIDTHS_OF_95 / (latest["upper"] - latest["lower"]).to_numpy(dtype=float)) ** 2
    slope, chi_square = _line(years, values, weights)
    if not chi_square > CHI_SQUARE:
        return Trend(NO_CHANGE, chi_square, "")
    for out in range(POINTS):
        rest = np.arange(POINTS) != out
        if _line(years[rest], values[rest], weights[rest])[0] * slope <= 0:
            return Trend(NO_CHANGE, chi_square, "without one of its five points the line turns")
    return Trend(BETTER if slope * sign > 0 else WORSE, chi_square, "")


def _refusal(latest: pd.DataFrame, *, repeated: bool) -> str:
    """Why the test cannot be made; "" where it can."""
    longest = latest["years"].max() if len(latest) else 1
    if longest != 1:
        return "three-year averages" if longest == 3 else "averages over several years"
    if len(latest) < POINTS:
        return "fewer than five yearly points"
    steps = np.diff(latest["year"].to_numpy(dtype=float))
    if repeated or (steps != 1).any():
        return "years are missing"
    if latest[["lower", "upper"]].isna().any(axis=None):
        return "published without limits"
    if not (latest["upper"] > latest["lower"]).all():
        return "limits of no width"
    return ""


def _line(years: Array, values: Array, weights: Array) -> tuple[float, float]:
    """Slope of the weighted line, and (slope / its standard error)²."""
    centred = years - np.average(years, weights=weights)
    spread = float((weights * centred**2).sum())
    slope = float((weights * centred * values).sum()) / spread
    return slope, slope**2 * spread
