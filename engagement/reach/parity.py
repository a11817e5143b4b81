"""Who was heard beside who lives there: shares, how far they part, and whether chance alone would part them so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from engagement.shares import share_interval

DRAWS: Final = 4_000
"""Surveys samples from the people who live there. With 4,000 the bound of 2.5% is known to half a point."""

# Of a hundred surveys of nobody's making two or three would be called unlike by each comparison: half of the usual
# five, so that a page with several comparisons scolds at most one such survey in twenty.
_BEYOND: Final = 0.025
_SEED: Final = 20190315


@dataclass(frozen=True)
class Unlikeness:
    """How unlike those who were heard are to those who live there.

    Attributes
    ----------
    index : index of dissimilarity, 0 to 1: which part of those heard would have to be of another group.
    chance : the index that chance alone would hardly pass with as many people.
    """

    index: float
    chance: float

    @property
    def beyond_chance(self) -> bool:
        """Whether they are more unlike than chance alone would make them."""
        return self.index > self.chance


def parity(heard: pd.Series, people: pd.Series) -> pd.DataFrame:
    """Set shares of those heard beside shares of those who live there.

    Parameters
    ----------
    heard : persons heard by group; whole numbers.
    people : persons who live there by group, the same groups; whole numbers, at least one of them not 0.

    Returns
    -------
    pandas.DataFrame
        By group, in the order of `people`: heard, share, low, high (0-1, of those heard, with the 95% interval of
        Wilson), expected (0-1: share of those who live there), ratio (share over expected; 1 is parity; missing where
        nobody lives there), ratio_low and ratio_high.
    """
    counts = heard.reindex(people.index, fill_value=0).astype("int64")
    base = int(counts.sum())
    ends = [share_interval(int(count), base) for count in counts]
    table = pd.DataFrame({"heard": counts, "low": [low for low, _ in ends], "high": [high for _, high in ends]})
    table.insert(1, "share", counts / base if base else 0.0)
    expected = people / people.sum()
    ratios = {f"ratio{end}": table[name] / expected.where(expected > 0)
              for end, name in (("", "share"), ("_low", "low"), ("_high", "high"))}  # fmt: skip
    return table.assign(expected=expected, **ratios)


def unlikeness(heard: pd.Series, people: pd.Series, *, comparisons: int = 1) -> Unlikeness:
    """Return how unlike those heard are, with what chance would do to a survey of as many people.

    Parameters
    ----------
    heard, people : as in `parity`.
    comparisons : how many such comparisons stand on the page: the bound is shared out among them (Bonferroni).

    Notes
    -----
    O. D. Duncan and B. Duncan, A methodological analysis of segregation indexes, American Sociological Review 20
    (1955) 210-217; the bound by a parametric bootstrap of multinomial samples.
    """
    counts = heard.reindex(people.index, fill_value=0).to_numpy(dtype=np.int64)
    expected = (people / people.sum()).to_numpy(dtype=float)
    base = int(counts.sum())
    if not base:
        return Unlikeness(0.0, 1.0)
    samples = np.random.default_rng(_SEED).multinomial(base, expected, size=DRAWS) / base
    chance = np.quantile(0.5 * np.abs(samples - expected).sum(axis=1), 1 - _BEYOND / comparisons)
    return Unlikeness(float(0.5 * np.abs(counts / base - expected).sum()), float(chance))


def missing(table: pd.DataFrame) -> pd.DataFrame:
    """Return the groups of `parity` that are heard less than their number, beyond chance, the least heard first."""
    few = table[table["high"] < table["expected"]]
    return few.sort_values("ratio", kind="stable")
