"""The triangle of all weightings of three criteria, cut exactly into the regions where each priority leads.

A weighting is a point of the triangle, kept as three whole numbers of which only the proportions count. Where
priority i is at least level with j is a half-plane; the region where i leads is the triangle clipped by one
half-plane per rival (Sutherland and Hodgman, 1974). Clipping needs only sums and products, so with whole
numbers every corner and every area is exact: a corner where three priorities tie is one point, not three.

Regions are closed: on a border both neighbours lead. Priorities with equal scores share one region. A
priority that only ever ties for the lead on a border or in a corner, never alone around it, has no region.
Priorities that are not fully scored are left out: they have no region until somebody scores them.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.errors import CriteriaError
from priorities.fixed_point import (
    IntArray,
    Row,
    as_fraction,
    checked_top,
    fully_scored,
    whole_scores,
)
from priorities.weight_limits import HalfPlane, Limits, half_planes

Corner = tuple[int, int, int]
Polygon = list[Corner]

TRIANGLE: Polygon = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def winning_regions(scores: pd.DataFrame) -> dict[Hashable, npt.NDArray[np.float64]]:
    """Where each priority leads, among all weightings of three criteria.

    Parameters
    ----------
    scores : priority x three criteria, 0 to 10, missing where unscored.

    Returns
    -------
    dict
        Priority -> (k, 3) weights that sum to 1: the corners of its convex region, in counter-clockwise order
        in the plane of the first two weights; (0, 3) where it never leads.

    Raises
    ------
    CriteriaError
        Where there are not exactly three criteria; fix the weights of the others with `fix_weights`.
    """
    return {label: as_weights(polygon) for label, polygon in exact_regions(scores).items()}


def leading_shares(scores: pd.DataFrame, limits: Limits = None) -> "pd.Series[float]":
    """Share of all weightings under which each priority leads (exact areas, rounded once at the end).

    Parameters
    ----------
    scores : priority x three criteria.
    limits : weightings to consider, all where None.

    Returns
    -------
    Series
        By priority, 0 to 1; missing where not fully scored. Sums to 1 unless two leaders have equal scores.
    """
    start = allowed(limits, list(scores.columns))
    areas = {label: area(polygon) for label, polygon in exact_regions(scores, start).items()}
    whole = area(start)
    values = [float(areas[label] / whole) if label in areas else np.nan for label in scores.index]
    gaps = scores.isna().any(axis=1)
    return pd.Series(values, index=scores.index, name="share", dtype=float).mask(gaps)


def central_weights(scores: pd.DataFrame) -> pd.DataFrame:
    """Centre of the region where each priority leads: the typical weighting of somebody who would choose it.

    Returns
    -------
    DataFrame
        Priority x criterion, weights that sum to 1, missing where it never leads.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2. Operations Research 49(3): "central weight vector".
    """
    rows = [
        [float(value) for value in centroid(polygon)] if polygon else [np.nan] * 3
        for polygon in exact_regions(scores).values()
    ]
    return pd.DataFrame(rows, index=scores.index, columns=scores.columns, dtype=float)


def fix_weights(scores: pd.DataFrame, shares: Mapping[str, float]) -> pd.DataFrame:
    """Fold criteria whose weight is fixed into the others, so that three are left to draw.

    With shares f fixed, the other weights have 1 - sum(f) to share; a priority then behaves like one that
    scores ``(1 - sum f) s_c + sum f_k s_k`` on each remaining criterion c.

    Parameters
    ----------
    scores : priority x criterion.
    shares : criterion -> fixed weight in percent, 0 to 100, summing to less than 100.

    Returns
    -------
    DataFrame
        Priority x remaining criterion.
    """
    names = list(shares)
    fixed = [as_fraction(weight) / 100 for weight in shares.values()]
    rest = 1 - sum(fixed, start=Fraction(0))
    if rest <= 0:
        raise CriteriaError("The fixed weights leave nothing for the others. Fix less than 100 in all.")
    whole, missing, scale = whole_scores(scores)
    place = [list(scores.columns).index(name) for name in names]
    kept = [i for i in range(scores.shape[1]) if i not in place]
    rows = [
        [float((rest * row[i] + sum(f * row[k] for f, k in zip(fixed, place, strict=True))) / scale) for i in kept]
        for row in whole.tolist()
    ]
    folded = pd.DataFrame(rows, index=scores.index, columns=scores.columns[kept], dtype=float)
    gaps = missing[:, kept] | missing[:, place].any(axis=1, keepdims=True)
    return folded.mask(gaps)


def check_three(scores: pd.DataFrame) -> None:
    """Raise `CriteriaError` unless there are exactly three criteria."""
    if scores.shape[1] != 3:
        raise CriteriaError(
            f"The triangle needs exactly three criteria; there are {scores.shape[1]}. "
            "Choose three and fix the weights of the others."
        )


def exact_regions(scores: pd.DataFrame, start: Polygon | None = None) -> dict[Hashable, Polygon]:
    """Priority -> corners of the region where it leads, in whole numbers; empty where it never leads."""
    check_three(scores)
    kept = fully_scored(scores)
    rows = [tuple(row) for row in kept.whole.tolist()]
    found = dict(zip(kept.labels, _regions_of(rows, TRIANGLE if start is None else start), strict=True))
    return {label: found.get(label, []) for label in scores.index}


def _regions_of(rows: Sequence[Row], start: Polygon) -> list[Polygon]:
    leaders = pareto(distinct(rows))
    region: dict[Row, Polygon] = {}
    for row in leaders:
        polygon = clip_all(start, [_difference(row, other) for other in leaders if other != row])
        region[row] = polygon if area(polygon) else []
    return [region.get(row, []) for row in rows]


def distinct(rows: Iterable[Row]) -> list[Row]:
    """Different rows, highest sum first."""
    return sorted(set(rows), key=lambda row: (-sum(row), row))


def pareto(rows: Sequence[Row]) -> list[Row]:
    """Rows that no other row matches or beats on every criterion; needs different rows, highest sum first."""
    kept: list[Row] = []
    for row in rows:
        if not any(all(a >= b for a, b in zip(other, row, strict=True)) for other in kept):
            kept.append(row)
    return kept


def top_members(totals: IntArray, top: int) -> npt.NDArray[np.bool_]:
    """Which totals hold a competition rank of `top` or better."""
    top = checked_top(top)
    if len(totals) <= top:
        return np.ones(len(totals), dtype=bool)
    line = np.sort(totals)[len(totals) - top]
    return np.asarray(totals >= line, dtype=bool)


def _difference(row: Sequence[int], other: Sequence[int]) -> Corner:
    a, b, c = (x - y for x, y in zip(row, other, strict=True))
    return a, b, c


def clip_all(polygon: Polygon, planes: Sequence[HalfPlane]) -> Polygon:
    """Clip by one half-plane after another; stops as soon as nothing is left."""
    for plane in planes:
        polygon = clip(polygon, plane)
        if not polygon:
            break
    return polygon


def clip(polygon: Polygon, plane: HalfPlane) -> Polygon:
    """Part of a convex polygon where ``plane . w >= 0``, in whole numbers.

    Parameters
    ----------
    polygon : corners in counter-clockwise order; may be a segment or a point.
    plane : three whole numbers.
    """
    a, b, c = plane
    values = [a * x + b * y + c * z for x, y, z in polygon]
    if not values or min(values) >= 0:
        return polygon
    kept: Polygon = []
    last, last_value = polygon[-1], values[-1]
    for corner, value in zip(polygon, values, strict=True):
        if (last_value > 0 > value) or (value > 0 > last_value):
            kept.append(_between(last, last_value, corner, value))
        if value >= 0:
            kept.append(corner)
        last, last_value = corner, value
    return kept


def _between(p: Corner, at_p: int, q: Corner, at_q: int) -> Corner:
    """Point of the line p-q where the plane is 0; `at_p` and `at_q` have opposite signs."""
    over, under = abs(at_q), abs(at_p)
    x, y, z = (over * i + under * j for i, j in zip(p, q, strict=True))
    common = math.gcd(x, y, z)
    return x // common, y // common, z // common


def area(polygon: Polygon) -> Fraction:
    """Area of a convex polygon as a share of the whole triangle."""
    total = Fraction(0)
    for p, q in pairwise(polygon[1:]):
        total += _triangle(polygon[0], p, q)
    return total


def _triangle(p: Corner, q: Corner, r: Corner) -> Fraction:
    determinant = (
        p[0] * (q[1] * r[2] - q[2] * r[1]) - p[1] * (q[0] * r[2] - q[2] * r[0]) + p[2] * (q[0] * r[1] - q[1] * r[0])
    )
    return Fraction(determinant, sum(p) * sum(q) * sum(r))


def centroid(polygon: Polygon) -> tuple[Fraction, Fraction, Fraction]:
    """Centre of gravity of a convex polygon with an area, in weights that sum to 1."""
    total = [Fraction(0)] * 3
    for p, q in pairwise(polygon[1:]):
        piece = _triangle(polygon[0], p, q)
        for k in range(3):
            mean = sum((Fraction(v[k], sum(v)) for v in (polygon[0], p, q)), start=Fraction(0)) / 3
            total[k] += piece * mean
    whole = area(polygon)
    return total[0] / whole, total[1] / whole, total[2] / whole


def as_weights(polygon: Polygon) -> npt.NDArray[np.float64]:
    """Corners as (k, 3) weights that sum to 1."""
    rows = [[value / sum(corner) for value in corner] for corner in polygon]
    return np.array(rows, dtype=float).reshape(-1, 3)


def allowed(limits: Limits, criteria: Sequence[str]) -> Polygon:
    """Polygon of the weightings that keep to the limits.

    Raises
    ------
    CriteriaError
        Where hardly any weighting keeps to all of them, so that shares mean nothing.
    """
    polygon = clip_all(TRIANGLE, half_planes(limits, criteria))
    if not area(polygon):
        raise CriteriaError("No weighting keeps to all these limits. Loosen at least one of them.")
    return polygon
