"""Putting similar points together: smoothing over nearest neighbours, k-means, and a nested tree above it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.cluster.hierarchy import linkage
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import normalize

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

_NEIGHBOURS = 10
_STEPS = 4
_PULL = 0.8
_DIGITS = 6


def smooth(features: Rows) -> Rows:
    """Pull each point towards its nearest neighbours, four steps.

    Parameters
    ----------
    features : (n, d), rows of length 1.

    Returns
    -------
    (n, d), rows of length 1, rounded so that the last bits of a sum decide nothing.

    Notes
    -----
    The propagation of Zhou et al., Learning with local and global consistency, NIPS 2003, applied to the features.
    """
    n = len(features)
    if n <= 3:
        return features
    near = min(_NEIGHBOURS, n - 1)
    found = NearestNeighbors(n_neighbors=near + 1, metric="cosine", algorithm="brute").fit(features)
    distance, index = found.kneighbors(features)
    weight = np.clip(1.0 - distance, 0.0, None) ** 2
    rows = np.repeat(np.arange(n), near + 1)
    graph = sparse.csr_matrix((weight.ravel(), (rows, index.ravel())), shape=(n, n))
    graph = normalize(graph.maximum(graph.T), norm="l1")
    smoothed = features
    for _ in range(_STEPS):
        smoothed = normalize((1 - _PULL) * features + _PULL * (graph @ smoothed))
    return np.asarray(np.round(smoothed, _DIGITS))


def group(rows: Rows, weights: npt.NDArray[np.float64], n_groups: int, random_state: int, n_init: int = 6) -> Labels:
    """Group rows by k-means; groups are numbered by size, largest first, equals by their first row.

    Parameters
    ----------
    rows : (n, d) in one canonical order.
    weights : (n,) how often each row's text occurs.
    n_groups : at most n.
    random_state : seed.

    Returns
    -------
    (n,) group of each row; every group has at least one.
    """
    n_groups = min(n_groups, len(np.unique(rows, axis=0)))
    if n_groups <= 1:
        return np.zeros(len(rows), dtype=np.int64)
    found = KMeans(n_groups, n_init=n_init, random_state=random_state).fit(rows, sample_weight=weights)
    return by_size(found.labels_.astype(np.int64), weights)


def by_size(labels: Labels, weights: npt.NDArray[np.float64]) -> Labels:
    """Number groups by weight, largest first; equals by their first row."""
    kinds, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    size = np.bincount(inverse, weights=weights)
    order = np.lexsort((first, -size))
    rank = np.empty(len(kinds), dtype=np.int64)
    rank[order] = np.arange(len(kinds))
    return np.asarray(rank[inverse])


def centres(rows: Rows, labels: Labels, weights: npt.NDArray[np.float64]) -> Rows:
    """Return the weighted mean row of each group: (k, d)."""
    k = int(labels.max()) + 1
    return np.vstack([np.average(rows[labels == g], axis=0, weights=weights[labels == g]) for g in range(k)])


def tree(rows: Rows, labels: Labels, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the nested tree over groups (Ward's criterion on their centres; Ward, JASA 58, 1963).

    Returns
    -------
    (k - 1, 4) linkage matrix as SciPy gives it; empty for one group.
    """
    k = int(labels.max()) + 1
    if k < 2:
        return np.empty((0, 4))
    middle = centres(rows, labels, weights)
    size = np.bincount(labels, weights=weights, minlength=k)
    pull = np.sqrt(np.minimum(size, np.median(size)) / size.max())[:, None]
    return np.asarray(linkage(np.round(middle * pull, _DIGITS), method="ward"))


def cut(joins: npt.NDArray[np.float64], n_leaves: int, n_groups: int) -> Labels:
    """Cut the tree so that `n_groups` remain: for each leaf, its group; cuts are nested."""
    leader = list(range(2 * n_leaves - 1))
    for step in range(max(0, n_leaves - n_groups)):
        for child in (int(joins[step, 0]), int(joins[step, 1])):
            leader[child] = n_leaves + step

    def top(node: int) -> int:
        while leader[node] != node:
            node = leader[node]
        return node

    tops = [top(leaf) for leaf in range(n_leaves)]
    number = {node: place for place, node in enumerate(dict.fromkeys(tops))}
    return np.array([number[node] for node in tops], dtype=np.int64)
