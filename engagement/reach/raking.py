"""A what-if: how much each person would count if those heard were like those who live there in chosen facts.

Raking (iterative proportional fitting) turns the weights to one margin after another until all hold. It mends nothing
that the margins do not measure, and nobody who was not heard speaks by it: results are never called representative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

CAP: Final = 5.0
"""Times the mean: no person counts for more than five. The usual bound of survey practice."""

ROUNDS: Final = 100
"""Rounds at most. Not tuned: with the margins of 33 boroughs and 7 ages of the sample five rounds do."""

CLOSE: Final = 1e-6
"""How far (relative) a margin may stay from its target: that of the specification."""


@dataclass(frozen=True, eq=False)
class Raking:
    """Weights by raking.

    Attributes
    ----------
    weights : one a person, with mean 1.
    rounds : how many rounds were done.
    agrees : whether every margin holds to `CLOSE`; False after `ROUNDS`, or where weights were cut.
    capped : how many weights were cut to `CAP` times the mean.
    empty : "fact: group" of every group of the target in which nobody was heard; it was left out.
    """

    weights: pd.Series
    rounds: int
    agrees: bool
    capped: int
    empty: tuple[str, ...]

    @property
    def effective(self) -> float:
        """How many equal people carry as much: Kish's (sum w)² / sum w²."""
        weights = self.weights.to_numpy(dtype=float)
        return float(weights.sum() ** 2 / (weights**2).sum()) if len(weights) else 0.0


def rake(people: pd.DataFrame, targets: Mapping[str, pd.Series], *, cap: float = CAP) -> Raking:
    """Weight people so that each fact has the shares of its target.

    Parameters
    ----------
    people : one row a person, a column a fact; missing (NaN or "") where they did not say, which leaves their weight to
        the other facts.
    targets : fact -> share (or number) by group; groups nobody is in are left out and named.
    cap : times the mean that no weight may pass.

    Notes
    -----
    W. E. Deming and F. F. Stephan, On a least squares adjustment of a sampled frequency table when the expected
    marginal totals are known, Annals of Mathematical Statistics 11 (1940) 427-444.
    """
    margins, empty = [], []
    for fact, target in targets.items():
        codes = pd.Categorical(people[fact].replace("", np.nan), categories=target.index).codes
        present = np.bincount(codes[codes >= 0], minlength=len(target)) > 0
        empty += [f"{fact}: {group}" for group, there in zip(target.index, present, strict=True) if not there]
        shares = np.where(present, target.to_numpy(dtype=float), 0.0)
        if shares.sum() > 0:
            margins.append((codes, shares / shares.sum(), present & (shares > 0)))
    weights, rounds, agrees = _fitted(np.ones(len(people)), margins)
    weights, capped = _cut(weights, cap)
    return Raking(pd.Series(weights, index=people.index), rounds, agrees and not capped, capped, tuple(empty))


def _cut(weights: np.ndarray, cap: float) -> tuple[np.ndarray, int]:
    """Weights with mean 1, none above the cap, and how many were cut; each cut lowers the mean, and with it the cap."""
    heavy = np.zeros(len(weights), dtype=bool)
    while (over := (weights > cap * weights.mean() * (1 + CLOSE)) & ~heavy).any() if len(weights) else False:
        heavy |= over
        rest = weights[~heavy].sum()
        # Heavy ones stand at cap times the mean of all, themselves among them.
        weights = np.where(heavy, cap * rest / (len(weights) - cap * heavy.sum()), weights)
    return (weights / weights.mean() if len(weights) else weights), int(heavy.sum())


_Margin = tuple[np.ndarray, np.ndarray, np.ndarray]


def _fitted(weights: np.ndarray, margins: list[_Margin]) -> tuple[np.ndarray, int, bool]:
    for n_rounds in range(ROUNDS + 1):
        if all(_off(weights, margin) <= CLOSE for margin in margins):
            return weights, n_rounds, True
        if n_rounds == ROUNDS:
            break
        for codes, shares, counted in margins:
            rows = codes >= 0
            sums = np.bincount(codes[rows], weights[rows], minlength=len(shares))
            factors = np.divide(shares * sums.sum(), sums, out=np.ones_like(sums), where=counted & (sums > 0))
            weights = weights * np.where(rows, factors[codes], 1.0)
        weights = weights * (len(weights) / weights.sum())
    return weights, ROUNDS, False


def _off(weights: np.ndarray, margin: _Margin) -> float:
    """How far, relative to its target, the worst group of a margin is."""
    codes, shares, counted = margin
    rows = codes >= 0
    sums = np.bincount(codes[rows], weights[rows], minlength=len(shares))
    if not counted.any() or not sums.sum():
        return 0.0
    return float(np.abs(sums[counted] / sums.sum() / shares[counted] - 1).max())
