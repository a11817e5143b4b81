"""How firm themes are: does each come back when part of the material is left out?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from engagement.themes.grouping import group

_RESAMPLES = 8
_KEPT = 0.8


def stability(
    rows: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    labels: npt.NDArray[np.int64],
    *,
    random_state: int,
) -> npt.NDArray[np.float64]:
    """Return how well each theme comes back in resamples.

    Parameters
    ----------
    rows, weights, labels : points, how often each occurs, the theme of each (0 to k - 1).
    random_state : seed of the resamples.

    Returns
    -------
    (k,) mean over eight resamples of 80% of the points of the best overlap (Jaccard) with a theme found there, 0 to 1.

    Notes
    -----
    C. Hennig, Cluster-wise assessment of cluster stability, CSDA 52 (2007) 258-271.
    """
    k = int(labels.max()) + 1
    if k == 1 or len(rows) < 2 * k:
        return np.ones(k)
    chance = np.random.default_rng(random_state)
    kept = int(len(rows) * _KEPT)
    found = np.zeros((_RESAMPLES, k))
    for draw in range(_RESAMPLES):
        part = np.sort(chance.permutation(len(rows))[:kept])
        again = group(rows[part], weights[part], k, random_state, n_init=1)
        found[draw] = _best_overlaps(labels[part], again, weights[part], k)
    return np.asarray(found.mean(axis=0).round(4))


def _best_overlaps(
    own: npt.NDArray[np.int64], again: npt.NDArray[np.int64], weights: npt.NDArray[np.float64], k: int
) -> npt.NDArray[np.float64]:
    other = int(again.max()) + 1
    both = np.zeros((k, other))
    np.add.at(both, (own, again), weights)
    union = both.sum(axis=1, keepdims=True) + both.sum(axis=0, keepdims=True) - both
    return np.asarray((both / np.maximum(union, 1e-12)).max(axis=1))
