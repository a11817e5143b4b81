"""How far areas differ beyond chance, and what bringing the hindmost up to the middle would give."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.commitments.directions import sign_of
from priorities.commitments.trend import WIDTHS_OF_95
from priorities.errors import CommitmentError

Numbers = Sequence[float] | npt.NDArray[np.float64] | pd.Series

FEWEST_AREAS: Final = 10
"""With fewer areas the spread itself is mostly chance: the standard error of a deviation of ten is a quarter of it."""


def spread_beyond_chance(values: Numbers, lower: Numbers, upper: Numbers) -> float:
    """Return how far areas differ beyond chance: sqrt(sample variance - mean SE²), SE = (upper - lower) / 3.92.

    Parameters
    ----------
    values, lower, upper : one number an area, of the same period; areas without a value or limits are left out.

    Returns
    -------
    float
        In the unit of the values.

    Raises
    ------
    CommitmentError
        Below ten areas, or where they differ no more than chance would make them.
    """
    readings = np.column_stack([np.asarray(column, dtype=float) for column in (values, lower, upper)])
    readings = readings[~np.isnan(readings).any(axis=1)]
    if len(readings) < FEWEST_AREAS:
        raise CommitmentError("Fewer than ten areas have a figure with limits, too few to say how far they differ.")
    chance = float((((readings[:, 2] - readings[:, 1]) / WIDTHS_OF_95) ** 2).mean())
    beyond = float(readings[:, 0].var(ddof=1)) - chance
    if beyond < 0:
        raise CommitmentError("The areas differ no more than chance would make them.")
    return float(np.sqrt(beyond))


def best_quarter(values: Numbers, better: str) -> float:
    """Return the value that the best quarter of areas have reached: the 25th or 75th percentile (linear).

    Raises
    ------
    CommitmentError
        Below ten areas.
    """
    figures = _figures(values)
    return float(np.percentile(figures, 75 if sign_of(better) > 0 else 25))


def levelled_up(values: Numbers, people: Numbers, better: str) -> float:
    """Return the whole where each area behind the middle one comes up to it: the mean by people.

    Parameters
    ----------
    values : one number an area; those without are left out.
    people : how many live there, above 0.
    better : "lower" or "higher".

    Raises
    ------
    CommitmentError
        Below ten areas.
    """
    middle = float(np.median(_figures(values)))
    figures, weights = np.asarray(values, dtype=float), np.asarray(people, dtype=float)
    counted = ~np.isnan(figures) & ~np.isnan(weights)
    up = np.maximum(figures, middle) if sign_of(better) > 0 else np.minimum(figures, middle)
    return float(np.average(up[counted], weights=weights[counted]))


def _figures(values: Numbers) -> npt.NDArray[np.float64]:
    figures: npt.NDArray[np.float64] = np.asarray(values, dtype=float)
    figures = figures[~np.isnan(figures)]
    if len(figures) < FEWEST_AREAS:
        raise CommitmentError("Fewer than ten boroughs have a figure.")
    return figures
