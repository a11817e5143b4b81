"""The triangle of all possible weights of three criteria, cut exactly into the regions of each top set.

Where all of a set stand at least level with all others is a convex polygon: the triangle clipped by one half-plane for
each pair (`priorities.triangle`). The polygons are found from one to the next: across each edge lies exactly one other
set. Which one is read off the order just beyond the middle of the edge, in whole numbers: by the totals there, then by
how they change across the edge, then along it. Only priorities with equal scores stay level under all three.

Regions are closed: on a border both sets are at least level. Where priorities with equal scores stand at the last
place, the set is larger than the top asked for, as everywhere (`priorities.stability`).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from priorities.fixed_point import IntArray, Row
from priorities.triangle import TRIANGLE, Corner, Polygon, area, clip_all, distinct, pareto

# A weighting, the way out of a region, and the way along its edge: they order any rows that are not equal.
_Look = tuple[Corner, Corner, Corner]
_MIDDLE: _Look = ((1, 1, 1), (1, 0, -1), (0, 1, -1))


class TopRegion(NamedTuple):
    """Where a set of rows is the top set; a set may have several, side by side, where rows are equal.

    Attributes
    ----------
    rows : places of the rows in the list.
    polygon : corners in whole numbers, counter-clockwise.
    """

    rows: frozenset[int]
    polygon: Polygon


class _Cell(NamedTuple):
    """Different rows of a top set, and the one at its last place where more have that than there is room for."""

    inside: frozenset[Row]
    last: Row | None


def top_regions(whole: IntArray, top: int) -> list[TopRegion]:
    """Cut the triangle into the regions of its top sets.

    Parameters
    ----------
    whole : (n, 3) whole scores, at least one row.
    top : size of the top set.

    Returns
    -------
    list of TopRegion
        Their areas sum to that of the triangle.
    """
    rows = [tuple(row) for row in whole.tolist()]
    counts = Counter(rows)
    different = _in_reach(distinct(rows), counts, top)
    first = _cell(different, counts, top, _MIDDLE)
    polygons, waiting = {first: _polygon(first, different)}, deque([first])
    while waiting:
        for look in _looks_out(polygons[waiting.popleft()]):
            cell = _cell(different, counts, top, look)
            if cell not in polygons:
                polygons[cell] = _polygon(cell, different)
                waiting.append(cell)
    places = {row: [i for i, rival in enumerate(rows) if rival == row] for row in different}
    return [
        TopRegion(frozenset(i for row in cell.inside for i in places[row]), polygon)
        for cell, polygon in polygons.items()
        if area(polygon)
    ]


def _in_reach(rows: Sequence[Row], counts: Counter[Row], top: int) -> list[Row]:
    """Rows that fewer than `top` others match or beat on every criterion; the rest never reach the top set."""
    table = np.array(rows)
    weights = np.array([counts[row] for row in rows])
    beaten = [(weights * (table >= row).all(axis=1)).sum() - counts[tuple(row.tolist())] for row in table]
    return [row for row, above in zip(rows, beaten, strict=True) if above < top]


def _cell(rows: Sequence[Row], counts: Counter[Row], top: int, look: _Look) -> _Cell:
    """The top set just beyond a weighting, seen in a direction."""
    order = sorted(rows, key=lambda row: tuple(sum(a * b for a, b in zip(way, row, strict=True)) for way in look))
    inside: list[Row] = []
    n_inside = 0
    while order and n_inside < top:
        inside.append(order.pop())
        n_inside += counts[inside[-1]]
    return _Cell(frozenset(inside), inside[-1] if n_inside > top else None)


def _polygon(cell: _Cell, rows: Sequence[Row]) -> Polygon:
    """Where the cell's rows are at least level with all others, and with their own last one where that is asked."""
    inside = distinct(cell.inside)
    outside = pareto(distinct(set(rows) - cell.inside))
    above = [cell.last] if cell.last else _lowest(inside)
    pairs = [(row, rival) for row in above for rival in outside]
    if cell.last:
        pairs += [(row, cell.last) for row in inside if row != cell.last]
    return clip_all(TRIANGLE, [tuple(a - b for a, b in zip(row, rival, strict=True)) for row, rival in pairs])


def _lowest(rows: Sequence[Row]) -> list[Row]:
    """Rows that match or beat no other one on every criterion."""
    return [tuple(-a for a in row) for row in pareto(distinct(tuple(-a for a in row) for row in rows))]


def _looks_out(polygon: Polygon) -> list[_Look]:
    """From the middle of each edge outwards, where that does not leave the triangle."""
    looks = []
    for start, end in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        long, short = sum(start), sum(end)
        middle = _mixed(start, short, end, long)
        along = _mixed(start, -short, end, long)
        out = (along[1], -along[0], along[0] - along[1])
        if all(weight > 0 or way >= 0 for weight, way in zip(middle, out, strict=True)):
            looks.append((middle, out, along))
    return looks


def _mixed(first: Corner, times: int, second: Corner, times_second: int) -> Corner:
    x, y, z = (times * a + times_second * b for a, b in zip(first, second, strict=True))
    return x, y, z
