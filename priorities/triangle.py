"""The triangle of all possible weights of three criteria, cut exactly into the regions where each priority leads.

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
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.errors import CriteriaError
from priorities.fixed_point import (
    IntArray,
    Row,
    Scores,
    ScoreTable,
    as_fraction,
    checked_top,
    read_scores,
    table_of,
)

HalfPlane = tuple[int, ...]
"""Whole numbers ``h``: the weightings where ``h . w >= 0``."""

Corner = tuple[int, int, int]
Polygon = list[Corner]

TRIANGLE: Polygon = [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


class Region(NamedTuple):
    """Where one priority leads, or several that have equal scores.

    Attributes
    ----------
    priorities : those that lead here; equals in the order of the list.
    share : of all possible weights, 0 to 1.
    corners : (k, 3) weights that sum to 1, in counter-clockwise order in the plane of the first two weights.
    centre : the mean weighting of the region, three weights that sum to 1: the typical weighting of somebody
        who would choose this priority ("central weight vector" of Lahdelma and Salminen, 2001, SMAA-2).
    """

    priorities: tuple[Hashable, ...]
    share: float
    corners: npt.NDArray[np.float64]
    centre: tuple[float, float, float]


def winning_regions(scores: Scores) -> tuple[Region, ...]:
    """Cut the weightings of three criteria into the regions where each priority leads.

    Parameters
    ----------
    scores : priority x three criteria, 0 to 10, missing where unscored.

    Returns
    -------
    tuple of Region
        In the order of the list; a priority that never leads alone has none. The shares sum to 1.

    Raises
    ------
    CriteriaError
        Where there are not exactly three criteria; fix the weights of the others with `fix_weights`.

    References
    ----------
    Lahdelma, R. and Salminen, P. (2001). SMAA-2. Operations Research 49(3), 444-454.
    """
    leading: dict[tuple[Corner, ...], list[Hashable]] = {}
    for label, polygon in exact_regions(scores).items():
        if polygon:
            leading.setdefault(tuple(polygon), []).append(label)
    return tuple(_region(labels, list(shape)) for shape, labels in leading.items())


def _region(labels: Sequence[Hashable], polygon: Polygon) -> Region:
    x, y, z = (float(value) for value in centroid(polygon))
    return Region(tuple(labels), float(area(polygon)), _as_weights(polygon), (x, y, z))


def leading_shares(scores: Scores) -> "pd.Series[float]":
    """Share of all possible weights under which each priority leads (exact areas, rounded once at the end).

    Parameters
    ----------
    scores : priority x three criteria.

    Returns
    -------
    Series
        By priority, 0 to 1; missing where not fully scored. Sums to 1 unless two leaders have equal scores.
    """
    table = read_scores(scores)
    shares = {label: region.share for region in winning_regions(table) for label in region.priorities}
    values = [shares.get(label, 0.0) for label in table.index]
    return pd.Series(values, index=table.index, name="share", dtype=float).where(table.complete)


def fix_weights(scores: Scores, shares: Mapping[str, float] | Mapping[str, Fraction]) -> ScoreTable:
    """Fold criteria whose weight is fixed into the others, so that three are left to draw.

    With shares f fixed, the other weights have 1 - sum(f) to share; a priority then behaves like one that
    scores ``(1 - sum f) s_c + sum f_k s_k`` on each remaining criterion c.

    Parameters
    ----------
    scores : priority x criterion.
    shares : criterion -> fixed weight in percent, 0 to 100, summing to less than 100.

    Returns
    -------
    ScoreTable
        Priority x remaining criterion, exact.

    Raises
    ------
    CriteriaError
        Where the fixed weights leave nothing for the others.
    """
    fixed = [as_fraction(weight) / 100 for weight in shares.values()]
    rest = 1 - sum(fixed, start=Fraction(0))
    if rest <= 0:
        raise CriteriaError("The fixed weights leave nothing for the others. Fix less than 100 in all.")
    table = read_scores(scores)
    fixed_at = [table.criteria.index(name) for name in shares]
    free_at = [k for k in range(len(table.criteria)) if k not in fixed_at]
    rows = []
    for row in table.whole.tolist():
        offset = sum((share * row[k] for share, k in zip(fixed, fixed_at, strict=True)), start=Fraction(0))
        rows.append([(rest * row[k] + offset) / table.scale for k in free_at])
    gaps = table.missing[:, free_at] | table.missing[:, fixed_at].any(axis=1, keepdims=True)
    return table_of(rows, gaps, table.frame.iloc[:, free_at])


def _check_three(table: ScoreTable) -> None:
    """Raise `CriteriaError` unless there are exactly three criteria."""
    if len(table.criteria) != 3:
        raise CriteriaError(
            f"The triangle needs exactly three criteria; there are {len(table.criteria)}. "
            "Choose three and fix the weights of the others."
        )


def exact_regions(scores: Scores) -> dict[Hashable, Polygon]:
    """Priority -> corners of the region where it leads, in whole numbers; empty where it never leads."""
    table = read_scores(scores)
    _check_three(table)
    rows = [tuple(row) for row in table.scored.tolist()]
    regions = dict(zip(table.scored_labels, _regions_of(rows), strict=True))
    return {label: regions.get(label, []) for label in table.index}


def _regions_of(rows: Sequence[Row]) -> list[Polygon]:
    leaders = pareto(distinct(rows))
    region: dict[Row, Polygon] = {}
    for row in leaders:
        polygon = clip_all(TRIANGLE, [_difference(row, rival) for rival in leaders if rival != row])
        region[row] = polygon if area(polygon) else []
    return [region.get(row, []) for row in rows]


def distinct(rows: Iterable[Row]) -> list[Row]:
    """Different rows, highest sum first."""
    return sorted(set(rows), key=lambda row: (-sum(row), row))


def pareto(rows: Sequence[Row]) -> list[Row]:
    """Rows that no other row matches or beats on every criterion; needs different rows, highest sum first."""
    undominated: list[Row] = []
    for row in rows:
        if not any(all(a >= b for a, b in zip(rival, row, strict=True)) for rival in undominated):
            undominated.append(row)
    return undominated


def top_members(totals: IntArray, top: int) -> npt.NDArray[np.bool_]:
    """Which totals hold a competition rank of `top` or better."""
    top = checked_top(top)
    if len(totals) <= top:
        return np.ones(len(totals), dtype=bool)
    line = np.sort(totals)[len(totals) - top]
    return np.asarray(totals >= line, dtype=bool)


def _difference(row: Sequence[int], rival: Sequence[int]) -> Corner:
    a, b, c = (x - y for x, y in zip(row, rival, strict=True))
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
    corners: Polygon = []
    last, last_value = polygon[-1], values[-1]
    for corner, value in zip(polygon, values, strict=True):
        if (last_value > 0 > value) or (value > 0 > last_value):
            corners.append(_between(last, last_value, corner, value))
        if value >= 0:
            corners.append(corner)
        last, last_value = corner, value
    return corners


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


def _as_weights(polygon: Polygon) -> npt.NDArray[np.float64]:
    """Corners as (k, 3) weights that sum to 1."""
    rows = [[value / sum(corner) for value in corner] for corner in polygon]
    return np.array(rows, dtype=float).reshape(-1, 3)
