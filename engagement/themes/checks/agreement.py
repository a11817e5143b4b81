"""How far two people agree who looked at the same points without seeing each other's answers."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan, sqrt
from typing import NamedTuple

import numpy as np

# The normal deviate that leaves 2.5% beyond it on either side: a 95% interval.
_Z = 1.959963984540054


class Agreement(NamedTuple):
    """Agreement of two people.

    Attributes
    ----------
    n : points both answered.
    same : how many of them both answered alike.
    f1 : of the positive answer, 0 to 1; nan where neither gave it.
    kappa, low, high : Cohen's kappa with its 95% interval, -1 to 1; nan where both gave one and the same answer
        throughout, since then nothing tells agreement from chance.
    """

    n: int
    same: int
    f1: float
    kappa: float
    low: float
    high: float


def agreement(first: Sequence[str], second: Sequence[str], positive: str) -> Agreement:
    """Return how far two people agree.

    Parameters
    ----------
    first, second : (n,) the answer of each to the same points, in one order.
    positive : the answer whose F1 is told: twice the points to which both gave it, of all times that either did.

    Notes
    -----
    J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960) 37-46;
    its standard error by Fleiss, Cohen and Everitt, Psychological Bulletin 72 (1969) 323-327.
    """
    kinds = sorted({*first, *second})
    place = {kind: at for at, kind in enumerate(kinds)}
    table = np.zeros((len(kinds), len(kinds)))
    for left, right in zip(first, second, strict=True):
        table[place[left], place[right]] += 1
    n, same = len(first), int(np.trace(table))
    spoken = list(first).count(positive) + list(second).count(positive)
    n_both = sum(left == right == positive for left, right in zip(first, second, strict=True))
    f1 = 2 * n_both / spoken if spoken else nan
    return Agreement(n, same, f1, *_kappa(table))


def _kappa(table: np.ndarray) -> tuple[float, float, float]:
    """Cohen's kappa of a square table of counts, and its interval."""
    n = table.sum()
    if not n:
        return nan, nan, nan
    shares = table / n
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, chance = float(np.trace(shares)), float(rows @ columns)
    if chance >= 1:
        return nan, nan, nan
    kappa = (observed - chance) / (1 - chance)
    margins = rows[None, :] + columns[:, None]
    on = float(np.diag(shares) @ (1 - np.diag(margins) * (1 - kappa)) ** 2)
    off = shares.copy()
    np.fill_diagonal(off, 0.0)
    beside = (1 - kappa) ** 2 * float((off * margins**2).sum())
    spread = sqrt(max(0.0, on + beside - (kappa - chance * (1 - kappa)) ** 2)) / ((1 - chance) * sqrt(n))
    return kappa, max(-1.0, kappa - _Z * spread), min(1.0, kappa + _Z * spread)
