"""Have we asked enough: how many themes fewer people would have brought, and what the last of them added."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import gammaln


def themes_expected(speakers: Sequence[int], n_people: int, n: int) -> float:
    """Return how many themes `n` people taken at random of `n_people` would speak of, on average over all orders.

    Parameters
    ----------
    speakers : how many people speak of each theme, 1 to `n_people`; a theme that nobody speaks of counts for nothing.
    n_people : how many people answered.
    n : 0 to `n_people`.

    Notes
    -----
    S. H. Hurlbert, The nonconcept of species diversity, Ecology 52 (1971) 577-586: exact, no drawing of orders.
    """
    if n <= 0 or n_people <= 0:
        return 0.0
    counts = np.asarray([count for count in speakers if count > 0], dtype=float)
    left = n_people - counts
    missed = np.zeros_like(counts)
    possible = left >= n
    of_all = gammaln(n_people + 1) - gammaln(n_people - n + 1)
    missed[possible] = np.exp(gammaln(left[possible] + 1) - gammaln(left[possible] - n + 1) - of_all)
    return float((1 - missed).sum())


def new_themes(speakers: Sequence[int], n_people: int, further: int = 50) -> float:
    """Return how many themes the last `further` people added, on average over all orders."""
    before = themes_expected(speakers, n_people, max(0, n_people - further))
    return themes_expected(speakers, n_people, n_people) - before
