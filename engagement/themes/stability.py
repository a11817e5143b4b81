"""How firm themes are: does each come back when part of the material is left out?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan

import numpy as np
import numpy.typing as npt

from engagement.themes.grouping import cut, joined, small_groups

Labels = npt.NDArray[np.int64]

# Not tuned: Hennig (CSDA 52, 2007) draws 50 to 100 times; eight keep a finding quick and a mean coarse.
_RESAMPLES = 8
# Not tuned: with a fifth left out, small themes keep enough texts to come back at all.
_SHARE_DRAWN = 0.8
# Fewer than a finding takes, since each resample is grouped anew; not tuned.
_SMALL_GROUPS = 150
# Measured on the sample and four corpora: of themes that come back in three of four halves of the responses nearly all
# read as one subject; below one in two most are mixtures.
_STRONG = 0.75
_FAIR = 0.5


def firmness(stability: float) -> str:
    """Say in a word whether a theme comes back when part of the answers is left out; "" where it was not tried."""
    if isnan(stability):
        return ""
    return "strong" if stability >= _STRONG else "fair" if stability >= _FAIR else "fragile"


def stability(
    rows: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    cuts: Mapping[int, Labels],
    *,
    random_state: int,
    progress: Callable[[float], None] = lambda _share: None,
) -> dict[int, npt.NDArray[np.float64]]:
    """Return how well each theme comes back in resamples, for several numbers of themes at once.

    Parameters
    ----------
    rows, weights : texts, how often each occurs.
    cuts : for each number of themes k, the theme of each text (0 to k - 1).
    random_state : seed of the resamples.
    progress : called with the share done (0-1).

    Returns
    -------
    dict
        For each key of `cuts` a (k,) array: the mean over eight resamples of 80% of the texts of the best overlap
        (Jaccard) with a theme found there, 0 to 1.

    Notes
    -----
    C. Hennig, Cluster-wise assessment of cluster stability, CSDA 52 (2007) 258-271.
    """
    chance = np.random.default_rng(random_state)
    n_drawn = int(len(rows) * _SHARE_DRAWN)
    small = max(_SMALL_GROUPS, 3 * max(cuts))
    overlaps: dict[int, list[npt.NDArray[np.float64]]] = {key: [] for key in cuts}
    for draw in range(_RESAMPLES):
        part = np.sort(chance.permutation(len(rows))[:n_drawn])
        if len(part) < 2:
            break
        again = _all_cuts(rows[part], weights[part], small)
        for key, labels in cuts.items():
            overlaps[key].append(_best_overlaps(labels[part], again(int(labels.max()) + 1), weights[part], labels))
        progress((draw + 1) / _RESAMPLES)
    return {key: _mean(overlaps[key], int(cuts[key].max()) + 1, len(rows)) for key in cuts}


def _mean(draws: list[npt.NDArray[np.float64]], k: int, n: int) -> npt.NDArray[np.float64]:
    """One theme, or hardly more texts than themes: nothing that could come back otherwise."""
    if k == 1 or n < 2 * k:
        return np.ones(k)
    return np.asarray(np.mean(draws, axis=0).round(4))


def _all_cuts(rows: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], n_small: int) -> Callable[[int], Labels]:
    small = small_groups(rows, weights, n_small)
    joins = joined(rows, small, weights)
    return lambda k: cut(joins, len(joins) + 1, k)[small]


def _best_overlaps(
    own: Labels, again: Labels, weights: npt.NDArray[np.float64], everywhere: Labels
) -> npt.NDArray[np.float64]:
    k, n_again = int(everywhere.max()) + 1, int(again.max()) + 1
    overlap = np.bincount(own * n_again + again, weights=weights, minlength=k * n_again).reshape(k, n_again)
    union = overlap.sum(axis=1, keepdims=True) + overlap.sum(axis=0, keepdims=True) - overlap
    return np.asarray((overlap / np.maximum(union, 1e-12)).max(axis=1))
