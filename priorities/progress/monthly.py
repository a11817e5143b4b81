"""Month by month: which months tell of something special, by the rules of the NHS programme Making Data Count.

Limits lie 2.66 mean moving ranges from the mean; moving ranges of 3.267 times their mean and more are left out once
before (github.com/nhs-r-community/NHSRplotthedots). Special are: a month outside the limits; seven in a row on one
side of the mean; seven rising or falling; two of three near the same limit, all three on its side of the mean. A
change of level is never proposed: a person marks it, with a reason. Averages over several years overlap, so that their
moving ranges are too small: no such chart is made of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import pandas as pd

from priorities.commitments.directions import sign_of
from priorities.errors import ProgressError
from priorities.progress.periods import period_of

WIDTH: Final = 2.66
"""Mean moving ranges from the mean to a limit: 3 / 1.128, as the programme writes it."""

SCREEN: Final = 3.267
"""Times their mean from which a moving range is left out, once."""

NEAR: Final = 2 / 3
"""Share of the way from mean to limit beyond which a month is near it."""

RUN: Final = 7
"""Months in a row that tell of a shift, or of a rise or fall."""

TRIAL: Final = 12
"""Months under which limits are trial limits: they may still move a good deal."""

OUTSIDE, SHIFT, TREND, NEAR_LIMIT = (
    "outside the limits",
    "seven on one side",
    "seven one way",
    "two of three near a limit",
)
_FEWEST: Final = 2  # months, that there is a moving range


class Limits(NamedTuple):
    """What a stretch of months varies by.

    Attributes
    ----------
    mean, moving_range : of its months; the moving ranges are screened once.
    lower, upper : limits.
    n_months : how many months they rest on.
    """

    mean: float
    moving_range: float
    lower: float
    upper: float
    n_months: int

    @property
    def is_trial(self) -> bool:
        """Whether these are trial limits."""
        return self.n_months < TRIAL


def limits(values: Sequence[float]) -> Limits:
    """Return mean and limits of a stretch of months.

    Raises
    ------
    ProgressError
        Under two months.
    """
    if len(values) < _FEWEST:
        raise ProgressError("One month shows no variation. At least two are needed for limits.")
    mean = sum(values) / len(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    first = sum(ranges) / len(ranges)
    inside = [size for size in ranges if size < SCREEN * first] or ranges
    moving_range = sum(inside) / len(inside)
    width = WIDTH * moving_range
    return Limits(mean, moving_range, mean - width, mean + width, len(values))


def monthly(series: pd.DataFrame, steps: Sequence[str] = ()) -> pd.DataFrame:
    """Return months with their limits and what they tell.

    Parameters
    ----------
    series : period ("2016-04") and value, in any order.
    steps : months from which a person marked another level; limits begin anew there.

    Returns
    -------
    DataFrame
        period, value, mean, lower, upper, rules (those that hold, joined by "; ", "" for chance alone), side ("above",
        "below" or "on" the mean), stretch (0 up to the first step).

    Raises
    ------
    ProgressError
        Where these are no months, one is there twice or missing between, or a stretch has only one.
    """
    months = series.dropna(subset=["value"]).sort_values("period", kind="stable").reset_index(drop=True)
    _check_months(months["period"].astype(str).tolist())
    stretch = sum((months["period"] >= step).astype(int) for step in set(steps)) if steps else 0
    stretches = [_stretch(part, place) for place, (_, part) in enumerate(months.groupby(months["value"] * 0 + stretch))]
    return pd.concat(stretches, ignore_index=True)


def _check_months(periods: Sequence[str]) -> None:
    read = [period_of(period) for period in periods]
    if not read:
        raise ProgressError("There is no month to draw yet.")
    if any(period is not None and period.years > 1 for period in read):
        raise ProgressError("Averages over several years overlap: months cannot be told from them.")
    if not all(period is not None and period.is_month for period in read):
        raise ProgressError("This is drawn of months only, written like 2018-04.")
    numbers = [round(12 * period.start) for period in read if period is not None]
    if any(after - before != 1 for before, after in pairwise(numbers)):
        raise ProgressError("A month is missing or there twice. Every month is needed between the first and the last.")


def _stretch(part: pd.DataFrame, place: int) -> pd.DataFrame:
    values = [float(value) for value in part["value"]]
    around = limits(values)
    sides = [(value > around.mean) - (value < around.mean) for value in values]
    rules = _rules(values, sides, around)
    return pd.DataFrame(
        {
            "period": part["period"].tolist(),
            "value": values,
            "mean": around.mean,
            "lower": around.lower,
            "upper": around.upper,
            "rules": ["; ".join(names) for names in rules],
            "side": [("on", "above", "below")[side] for side in sides],
            "stretch": place,
        }
    )


def _rules(values: Sequence[float], sides: Sequence[int], around: Limits) -> list[list[str]]:
    """Which of the four rules hold of each month, in their order."""
    outside = [value < around.lower or value > around.upper for value in values]
    edge = NEAR * (around.upper - around.mean)
    is_near = [abs(value - around.mean) > edge and not out for value, out in zip(values, outside, strict=True)]
    ways = [0, *((after > before) - (after < before) for before, after in pairwise(values))]
    shift, trend, near_limit = set[int](), set[int](), set[int]()
    for end in range(len(values)):
        run = range(end - RUN + 1, end + 1)
        if run.start >= 0 and abs(sum(sides[at] for at in run)) == RUN:
            shift.update(run)
        if run.start >= 0 and abs(sum(ways[at] for at in run[1:])) == RUN - 1:
            trend.update(run)
        three = range(end - 2, end + 1)
        if three.start >= 0 and abs(sum(sides[at] for at in three)) == 3 and sum(is_near[at] for at in three) >= 2:
            near_limit.update(at for at in three if is_near[at])
    names = (
        (OUTSIDE, {at for at, out in enumerate(outside) if out}),
        (SHIFT, shift),
        (TREND, trend),
        (NEAR_LIMIT, near_limit),
    )
    return [[name for name, places in names if at in places] for at in range(len(values))]


def assurance(around: Limits, target: float, better: str) -> str:
    """Say whether a process as it is will meet a target, as a sentence.

    Parameters
    ----------
    around : limits of the months since the last change of level.
    better : "lower" or "higher".
    """
    sign = sign_of(better)
    best, worst = (around.upper, around.lower) if sign > 0 else (around.lower, around.upper)
    if (target - best) * sign > 0:
        return "It will miss the target unless the process changes."
    if (target - worst) * sign < 0:
        return "It will meet the target month by month unless the process changes."
    return "It will meet the target in some months and miss it in others, by chance."


def season(months: pd.DataFrame) -> tuple[str, ...]:
    """Return the calendar months ("01") that lie outside the limits, on the same side, in two years or more.

    Parameters
    ----------
    months : as `monthly` returns it.
    """
    outside = months[months["rules"].str.contains(OUTSIDE, regex=False)]
    breaches = Counter(zip(outside["period"].str[5:7], outside["side"], strict=True))
    return tuple(sorted({str(month) for (month, _side), n_years in breaches.items() if n_years > 1}))
