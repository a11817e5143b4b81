"""Putting similar texts together: smoothing over nearest neighbours, small groups, and one nested tree above them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from engagement.themes.features import principal_axes, unit

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

# The recipe of docs/decisions/0010-theme-engine.md: tuned on six coded corpora, then frozen before two held-back ones
# were looked at. How much it decides, as agreement (NMI) of the sample's 12 themes with today's, fast engine:
# 5 neighbours 0.57, 20 neighbours 0.62.
_NEIGHBOURS = 10
# 8 steps 0.72, 32 steps 0.48.
_STEPS = 16
# 0.9 gives 0.72, 0.98 gives 0.76.
_NEIGHBOURS_WEIGHT = 0.95
# Beside the smoothed row; 0.25 gives 0.73, 1.0 gives 0.65.
_OWN_ROW_WEIGHT = 0.5
# Principal components of the two rows; 28 give 0.67, 112 give 0.68.
_COMPONENTS = 56
# Numbers are rounded to this before they decide anything: the last bits of a sum differ between processors.
_DIGITS = 6
# Rows compared with all at once: 1,000 by 8,000 cosines take 32 MB, and the progress line moves in between.
_BLOCK = 1_000
# The recipe's; 250 gives 0.78, 1,000 gives 0.72.
SMALL_GROUPS = 500
# The exponent of sizes in the cost of a join, from 1 (Ward: even groups) up to 300 texts to 0.35 from 1,200 on; see
# `joined`. 0.2 gives 0.73, 0.7 gives 0.71. The two sizes were not tuned: below the first one group took nearly all.
_SIZE_EXPONENT, _EVEN_UP_TO, _UNEVEN_FROM = 0.35, 300, 1_200
# Rounds to the nearest middle after the joins, the recipe's; none gives 0.67, ten give 0.89.
_LLOYD_STEPS = 3
_SEED = 0
# Not tuned: a leaf under a twentieth of its group would be a theme of two or three answers when that group is cut.
# 0 and 0.1 change nothing in the sample.
_SPECK_SHARE = 0.05
# Above every cost there can be: leaves of one group are joined before those of two.
_COST_ACROSS_GROUPS = 1e6


def smooth(features: npt.NDArray[np.float32], progress: Callable[[float], None] = lambda _share: None) -> Rows:
    """Pull each text towards its nearest neighbours, sixteen steps, and keep a part of its own row beside.

    Parameters
    ----------
    features : (n, d), rows of length 1.
    progress : called with the share done (0-1).

    Returns
    -------
    (n, at most 56), rows of length 1, rounded so that the last bits of a sum decide nothing.

    Notes
    -----
    The propagation of Zhou et al., Learning with local and global consistency, NIPS 2003, applied to the features; then
    principal components.
    """
    n = len(features)
    if n <= 3:
        return np.asarray(np.round(features.astype(np.float64), _DIGITS), dtype=np.float64)
    graph = neighbour_graph(features, min(_NEIGHBOURS, n - 1), progress)
    own = features.astype(np.float64)
    smoothed = own
    for step in range(_STEPS):
        smoothed = unit((1 - _NEIGHBOURS_WEIGHT) * own + _NEIGHBOURS_WEIGHT * (graph @ smoothed))
        progress(0.5 + 0.4 * step / _STEPS)
    joined = np.hstack([_OWN_ROW_WEIGHT * own, smoothed])
    if n > 3 * _COMPONENTS:
        centred = joined - joined.mean(axis=0)
        joined = centred @ principal_axes(centred, _COMPONENTS)
    return np.round(unit(joined), _DIGITS)


def neighbour_graph(
    features: npt.NDArray[np.float32], n_neighbours: int, progress: Callable[[float], None] = lambda _share: None
) -> sparse.csr_matrix[np.float64]:
    """Return squared cosines to the nearest rows, both ways added, each row summing to 1."""
    n = len(features)
    index = np.empty((n, n_neighbours), dtype=np.int64)
    weight = np.empty((n, n_neighbours))
    for start in range(0, n, _BLOCK):
        cosine = np.round(features[start : start + _BLOCK] @ features.T, _DIGITS)
        rows = np.arange(len(cosine))
        cosine[rows, start + rows] = -1.0
        index[start : start + _BLOCK] = np.sort(
            np.argpartition(-cosine, n_neighbours - 1, axis=1)[:, :n_neighbours], axis=1
        )
        weight[start : start + _BLOCK] = np.take_along_axis(cosine, index[start : start + _BLOCK], axis=1)
        progress(0.5 * start / n)
    ends = np.arange(0, n * n_neighbours + 1, n_neighbours)
    graph = sparse.csr_matrix((np.clip(weight, 0.0, None).ravel() ** 2, index.ravel(), ends), shape=(n, n))
    return normalize(graph + graph.T, norm="l1")


@dataclass(frozen=True)
class Tree:
    """Leaves joined step by step.

    Attributes
    ----------
    leaves : (n,) leaf of each row, 0 to L - 1.
    joins : (L - 1, 2) the two nodes joined at each step; leaves are nodes 0 to L - 1, step s makes node L + s.
    """

    leaves: Labels
    joins: Labels

    @property
    def n_leaves(self) -> int:
        """Number of leaves."""
        return len(self.joins) + 1

    def cut(self, n_groups: int) -> Labels:
        """Return the group of each leaf where `n_groups` remain; cuts are nested."""
        return cut(self.joins, self.n_leaves, max(1, min(n_groups, self.n_leaves)))


def small_groups(rows: Rows, weights: npt.NDArray[np.float64], n_groups: int = SMALL_GROUPS) -> Labels:
    """Put rows into many small groups by k-means; where there are no more rows, each is its own."""
    distinct, place = np.unique(rows, axis=0, return_inverse=True)
    if len(distinct) <= n_groups:
        return np.asarray(place.ravel(), dtype=np.int64)
    groups = KMeans(n_groups, n_init=1, random_state=_SEED, max_iter=30).fit(rows, sample_weight=weights).labels_
    return np.asarray(np.unique(groups, return_inverse=True)[1], dtype=np.int64)


def group(rows: Rows, weights: npt.NDArray[np.float64], n_groups: int, small: Labels | None = None) -> Labels:
    """Group rows: small groups joined until `n_groups` remain, then each row goes to its nearest group.

    Parameters
    ----------
    rows : (n, d) in one canonical order.
    weights : (n,) how often each row's text occurs.
    n_groups : at most n.
    small : the small groups, where they are known.

    Returns
    -------
    (n,) group of each row, largest first, equals by their first row; every group has at least one.
    """
    small = small_groups(rows, weights, max(SMALL_GROUPS, 4 * n_groups)) if small is None else small
    n_small = int(small.max()) + 1
    if n_groups >= n_small:
        return by_size(small, weights)
    joins = joined(rows, small, weights)
    return by_size(_to_nearest(rows, weights, cut(joins, n_small, n_groups)[small]), weights)


def joined(rows: Rows, labels: Labels, weights: npt.NDArray[np.float64], within: Labels | None = None) -> Labels:
    """Join groups two by two, the cheapest pair first, until one remains.

    Parameters
    ----------
    rows, labels, weights : the rows, the group of each, how often each occurs.
    within : a coarser group of each group; those that share one are joined before any others.

    Returns
    -------
    (k - 1, 2) joins, as in `Tree`.

    Notes
    -----
    The cost is (ab / (a + b))^0.35 times the squared distance of the middles, for groups of a and b texts. An exponent
    of 1 is Ward's criterion (JASA 58, 1963), which evens sizes out; 0 is the centroid method. Themes differ in size,
    but of few texts one group would swallow nearly all: the exponent is 1 up to 300 texts and 0.35 from 1,200 on.
    """
    evenness = float(np.interp(len(rows), (_EVEN_UP_TO, _UNEVEN_FROM), (1.0, _SIZE_EXPONENT)))
    middle = centres(rows, labels, weights)
    size = np.bincount(labels, weights=weights, minlength=len(middle)).astype(np.float64)
    k = len(size)
    kin = np.zeros(k, dtype=np.int64) if within is None else within.copy()
    node = np.arange(k)
    costs = np.vstack([_costs(place, middle, size, kin, evenness) for place in range(k)])
    joins = np.empty((max(k - 1, 0), 2), dtype=np.int64)
    for step in range(k - 1):
        first = int(costs.min(axis=1).argmin())
        second = int(costs[first].argmin())
        joins[step] = sorted((node[first], node[second]))
        middle[first] = np.average(middle[[first, second]], axis=0, weights=size[[first, second]])
        size[first] += size[second]
        node[first], size[second] = k + step, 0.0
        costs[second], costs[:, second] = np.inf, np.inf
        costs[first] = costs[:, first] = _costs(first, middle, size, kin, evenness)
    return joins


def _costs(
    place: int, middle: Rows, size: npt.NDArray[np.float64], kin: Labels, evenness: float
) -> npt.NDArray[np.float64]:
    """What joining one group with each other would cost; groups that are gone have no size."""
    apart = np.sum((middle - middle[place]) ** 2, axis=1)
    cost = (size * size[place] / np.maximum(size + size[place], 1e-9)) ** evenness * apart
    cost += _COST_ACROSS_GROUPS * (kin != kin[place])
    cost[size == 0] = np.inf
    cost[place] = np.inf
    return np.asarray(cost)


def _to_nearest(rows: Rows, weights: npt.NDArray[np.float64], labels: Labels) -> Labels:
    """Each row to the nearest middle, three rounds; stops before a group would empty."""
    for _ in range(_LLOYD_STEPS):
        middle = centres(rows, labels, weights)
        nearest = np.round(np.sum(middle**2, axis=1) - 2 * rows @ middle.T, _DIGITS).argmin(axis=1)
        if len(np.unique(nearest)) < len(middle):
            break
        labels = nearest
    return labels


def tree(rows: Rows, labels: Labels, weights: npt.NDArray[np.float64], finest: int, small: Labels) -> Tree:
    """Return the nested tree through these groups: below them finer ones, above them their unions.

    Parameters
    ----------
    rows, labels, weights : the rows, the group of each, how often each occurs.
    finest : about how many leaves there shall be.
    small : the small groups.
    """
    fine = group(rows, weights, finest, small) if finest > int(labels.max()) + 1 else labels
    pairs, leaves = np.unique(np.stack([labels, fine]), axis=1, return_inverse=True)
    leaves = _without_specks(rows, weights, leaves.ravel(), pairs[0])
    within = np.zeros(int(leaves.max()) + 1, dtype=np.int64)
    within[leaves] = labels
    return Tree(leaves, joined(rows, leaves, weights, within))


def _without_specks(rows: Rows, weights: npt.NDArray[np.float64], leaves: Labels, within: Labels) -> Labels:
    """Leaves that are a speck of their group go to the nearest leaf beside them."""
    size = np.bincount(leaves, weights=weights)
    whole = np.bincount(within, weights=size)[within]
    largest = np.array([size[within == group].max() for group in within])
    speck = (size < np.maximum(3, _SPECK_SHARE * whole)) & (size < largest)
    middle = centres(rows, leaves, weights)
    goes = np.arange(len(size))
    for place in np.flatnonzero(speck):
        beside = np.flatnonzero((within == within[place]) & ~speck)
        if len(beside):
            goes[place] = beside[np.sum((middle[beside] - middle[place]) ** 2, axis=1).argmin()]
    return np.asarray(np.unique(goes[leaves], return_inverse=True)[1], dtype=np.int64)


def by_size(labels: Labels, weights: npt.NDArray[np.float64]) -> Labels:
    """Number groups by weight, largest first; equals by their first row."""
    kinds, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    size = np.bincount(inverse, weights=weights)
    order = np.lexsort((first, -size))
    rank = np.empty(len(kinds), dtype=np.int64)
    rank[order] = np.arange(len(kinds))
    return np.asarray(rank[inverse])


def centres(rows: npt.NDArray[np.floating], labels: Labels, weights: npt.NDArray[np.float64]) -> Rows:
    """Return the weighted mean row of each group: (k, d)."""
    k = int(labels.max()) + 1
    member = sparse.csr_matrix((weights, (labels, np.arange(len(labels)))), shape=(k, len(labels)))
    return np.asarray((member @ rows) / np.bincount(labels, weights=weights, minlength=k)[:, None])


def cut(joins: Labels, n_leaves: int, n_groups: int) -> Labels:
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
