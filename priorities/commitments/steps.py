"""How far a target may lie: steps of the same size, and the least change that is more than chance."""

import math
from typing import Final

from priorities.commitments.directions import sign_of
from priorities.commitments.trend import WIDTHS_OF_95
from priorities.errors import CommitmentError

Z: Final = 1.96
"""Standard errors beyond which 5 % of what chance does would lie."""

MODEST_STEP: Final = 0.1
"""Cohen's h of a modest step in the targets of Healthy People 2030; 0.2 is its large one."""


def same_step(share: float, h: float, better: str) -> float:
    """Move a share by a step that is as large wherever one starts (Cohen's h, as Healthy People 2030 uses it).

    Parameters
    ----------
    share : 0 to 100.
    h : size of the step on the scale 2 asin(sqrt(share)); 0.1 is modest.
    better : "lower" or "higher".

    Returns
    -------
    float
        0 to 100; never past an end.

    Raises
    ------
    CommitmentError
        Where the share lies outside 0 to 100, or the step is below 0.
    """
    if not 0 <= share <= 100 or not h >= 0:
        raise CommitmentError("A step of the same size is for shares from 0 to 100.")
    angle = 2 * math.asin(math.sqrt(share / 100)) + sign_of(better) * h
    return 100 * math.sin(min(max(angle, 0.0), math.pi) / 2) ** 2


def least_detectable(value: float, lower: float, upper: float, better: str) -> float:
    """Return the nearest better value that could be told from chance, both readings being as firm as this one.

    The change is 1.96 standard errors of a difference: sqrt(2) times (upper - lower) / 3.92.

    Parameters
    ----------
    value, lower, upper : a reading and its limits of 95 %.
    better : "lower" or "higher".

    Raises
    ------
    CommitmentError
        Where the reading has no limits, or limits of no width.
    """
    if not upper > lower:
        raise CommitmentError("Published without limits, so that chance cannot be told from change.")
    return value + sign_of(better) * Z * math.sqrt(2) * (upper - lower) / WIDTHS_OF_95


def least_detectable_count(n: int) -> int:
    """Return the largest smaller count that differs at 5 %: (n - m) / sqrt(n + m) is 1.96 or more.

    Raises
    ------
    CommitmentError
        Where no smaller count does: n is below 4.
    """
    if n < Z**2:
        raise CommitmentError("So few cases that even none at all could be chance.")
    # The larger root of (n - m)² = z² (n + m) in m, below n; one more or less settles what rounding leaves open.
    root = n + Z**2 / 2 - Z * math.sqrt(2 * n + Z**2 / 4)
    count = math.floor(root) + 1
    while (n - count) / math.sqrt(n + count) < Z:
        count -= 1
    return count
