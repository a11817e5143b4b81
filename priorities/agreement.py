"""The smallest step by which several people with weights of their own come to the same top set.

A step moves points: its size is how many of a hundred points go from some criteria to others. Everybody may move; what
counts is the largest move that anybody is asked for. People agree where each has the same set at least level with all
others; that different priorities tie at the last place under everybody's weights is no agreement.

With three criteria the answer is exact: for each region of a top set (`priorities.top_regions`) the nearest weighting
to each person lies in it or on one of its edges, where the size of the move is the largest of straight lines, so that
it is least where two of them cross. Each region is tried. With another number of criteria each top set that some
mixture of the weights has is tried, by linear programs: the step found suffices, but a smaller one may exist.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from priorities.compare import TOP
from priorities.errors import ScenarioError
from priorities.fixed_point import IntArray, Scores, ScoreTable, checked_top, exact_weights, read_scores
from priorities.schema import Weights
from priorities.top_regions import top_regions
from priorities.triangle import Polygon, top_members

Point = tuple[Fraction, ...]
"""Shares of the criteria, summing to 1."""

_Floats = npt.NDArray[np.float64]

# Steps in floating point that lie nearer than this are compared exactly: rounding is below 1e-12.
_SAME: Final = 1e-9
# Mixtures of weights that are tried where nothing is exact: twentieths of each, some 230 for three people.
_PARTS: Final = 20


class Step(NamedTuple):
    """How several people come to the same top set.

    Attributes
    ----------
    top : the priorities that all have among the first then, by name.
    points : the largest move of anybody, in points of a hundred; 0 where they agree already.
    moves : of each person, in their order.
    weights : where each would stand, criterion -> percent: the nearest weights at which the set is theirs.
    level : priorities that stand level with the last of the set there, under anybody's weights: at the end of the
        step they tie, and a hair more parts them.
    exact : whether no smaller step exists.
    """

    top: tuple[Hashable, ...]
    points: float
    moves: tuple[float, ...]
    weights: tuple[dict[str, float], ...]
    level: tuple[Hashable, ...]
    exact: bool


class _Way(NamedTuple):
    """Where everybody would go for one top set, and how far."""

    rows: frozenset[int]
    moves: tuple[Fraction, ...]
    ends: tuple[Point, ...]

    @property
    def cost(self) -> tuple[Fraction, Fraction]:
        """The largest move first, then all of them."""
        return max(self.moves), sum(self.moves, start=Fraction(0))


def smallest_step(scores: Scores, weightings: Sequence[Weights], top: int = TOP) -> Step:
    """Find the least move of weights after which all have the same priorities among the first.

    Parameters
    ----------
    scores : priority x criterion; those not fully scored are left out.
    weightings : two or more sets of weights, in any unit.
    top : how many are the first.

    Raises
    ------
    ScenarioError
        Where there are fewer than two weightings, or nothing is fully scored.
    """
    table, top = read_scores(scores), checked_top(top)
    whole, names = table.scored, table.criteria
    if len(weightings) < 2 or not len(whole):
        raise ScenarioError("A common step needs two sets of weights and a priority that is fully scored.")
    points = [_shares(exact_weights(weights, names)) for weights in weightings]
    is_exact = len(names) == 3
    way = _in_triangle(whole, points, top) if is_exact else _by_programs(whole, points, top)
    labels = table.scored_labels
    ends = tuple(dict(zip(names, (float(100 * share) for share in end), strict=True)) for end in way.ends)
    inside = {labels[i] for i in way.rows}
    level = {label for end in way.ends for label in _top_at(table, end, top)} - inside
    moves = tuple(float(100 * move) for move in way.moves)
    return Step(_by_name(inside), max(moves), moves, ends, _by_name(level), is_exact)


def _top_at(table: ScoreTable, point: Point, top: int) -> set[Hashable]:
    """The top set at a point, those that tie at its last place among it."""
    totals = table.scored.astype(object) @ np.array(point, dtype=object)
    return {table.scored_labels[i] for i in np.flatnonzero(top_members(totals, top)).tolist()}


def _by_name(labels: Iterable[Hashable]) -> tuple[Hashable, ...]:
    return tuple(sorted(labels, key=str))


def _shares(weights: Sequence[Fraction]) -> Point:
    return tuple(weight / sum(weights) for weight in weights)


def _in_triangle(whole: IntArray, points: Sequence[Point], top: int) -> _Way:
    regions = top_regions(whole, top)
    rough = np.array([[_rough_move(point, region.polygon) for point in points] for region in regions]).max(axis=1)
    candidates = [region for region, cost in zip(regions, rough.tolist(), strict=True) if cost <= rough.min() + _SAME]
    ways = []
    for region in candidates:
        nearest = [_nearest(point, region.polygon) for point in points]
        ways.append(_Way(region.rows, tuple(move for move, _ in nearest), tuple(end for _, end in nearest)))
    return min(ways, key=lambda way: way.cost)


def _nearest(point: Point, polygon: Polygon) -> tuple[Fraction, Point]:
    """The least move into a polygon, and where it ends."""
    corners = [_shares([Fraction(value) for value in corner]) for corner in polygon]
    edges = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    if all(_is_left(point, start, end) for start, end in edges):
        return Fraction(0), point
    return min(_on_edge(point, start, end) for start, end in edges)


def _is_left(point: Point, start: Point, end: Point) -> bool:
    x, y = end[0] - start[0], end[1] - start[1]
    return x * (point[1] - start[1]) >= y * (point[0] - start[0])


def _on_edge(point: Point, start: Point, end: Point) -> tuple[Fraction, Point]:
    """The least move to an edge: at an end of it, or where two of the lines cross whose largest is the move."""
    gaps = [a - p for a, p in zip(start, point, strict=True)]
    ways = [b - a for a, b in zip(start, end, strict=True)]
    lines = [*zip(gaps, ways, strict=True), *((-gap, -way) for gap, way in zip(gaps, ways, strict=True))]
    crossings = {(b - a) / (x - y) for (a, x), (b, y) in combinations(lines, 2) if x != y}
    places = [Fraction(0), Fraction(1), *(place for place in crossings if 0 < place < 1)]
    ends = [tuple(a + place * way for a, way in zip(start, ways, strict=True)) for place in places]
    return min((_move(point, there), there) for there in ends)


def _move(point: Point, there: Point) -> Fraction:
    """How much weight goes from some criteria to others."""
    return sum((abs(a - b) for a, b in zip(point, there, strict=True)), start=Fraction(0)) / 2


def _rough_move(point: Point, polygon: Polygon) -> float:
    """`_nearest` in floating point, for all edges at once."""
    here = np.array([float(share) for share in point])
    starts = np.array(polygon, dtype=float)
    starts /= starts.sum(axis=1, keepdims=True)
    ways = np.roll(starts, -1, axis=0) - starts
    gaps = starts - here
    if (ways[:, 0] * gaps[:, 1] <= ways[:, 1] * gaps[:, 0] + _SAME).all():
        return 0.0
    first, second = np.triu_indices(6, 1)
    gaps_of, ways_of = np.hstack([gaps, -gaps]), np.hstack([ways, -ways])
    with np.errstate(divide="ignore", invalid="ignore"):
        crossings = (gaps_of[:, second] - gaps_of[:, first]) / (ways_of[:, first] - ways_of[:, second])
    places = np.clip(np.nan_to_num(crossings, nan=0.0, posinf=1.0, neginf=0.0), 0.0, 1.0)
    ends = gaps[:, None, :] + places[:, :, None] * ways[:, None, :]
    return float(np.abs(ends).max(axis=2).min())


def _by_programs(whole: IntArray, points: Sequence[Point], top: int) -> _Way:
    """Try the top sets of mixtures of the weights."""
    ways = []
    for rows, last in _sets_between(whole, points, top):
        solutions = [_program(whole, point, rows, last) for point in points]
        ends = [end for end in solutions if end is not None]
        if len(ends) == len(points):
            moves = tuple(_move(point, end) for point, end in zip(points, ends, strict=True))
            ways.append(_Way(rows, moves, tuple(ends)))
    return min(ways, key=lambda way: way.cost)


def _sets_between(whole: IntArray, points: Sequence[Point], top: int) -> set[tuple[frozenset[int], frozenset[int]]]:
    """Top sets under mixtures of some weights, each with the rows at its last place where it is larger than `top`."""
    sets = set()
    for parts in _mixtures(len(points), _PARTS):
        columns = zip(*points, strict=True)
        mixed = [sum(part * share for part, share in zip(parts, shares, strict=True)) for shares in columns]
        totals = whole.astype(object) @ np.array(mixed, dtype=object)
        rows = np.flatnonzero(top_members(totals, top)).tolist()
        line = min(totals[rows])
        last = [row for row in rows if totals[row] == line] if len(rows) > top else []
        sets.add((frozenset(rows), frozenset(last)))
    return sets


def _mixtures(n: int, parts: int) -> list[tuple[int, ...]]:
    """Ways to share out some parts among `n`."""
    if n == 1:
        return [(parts,)]
    return [(own, *rest) for own in range(parts + 1) for rest in _mixtures(n - 1, parts - own)]


def _program(whole: IntArray, point: Point, rows: frozenset[int], last: frozenset[int]) -> Point | None:
    """The nearest weights at which the rows are at least level with all others; None where there are none."""
    from scipy.optimize import linprog

    n = whole.shape[1]
    here = np.array([float(share) for share in point])
    outside = [i for i in range(len(whole)) if i not in rows]
    pairs = [(i, j) for i in (last or rows) for j in outside] + [(i, j) for i in rows - last for j in last]
    pairs += [(i, j) for i in last for j in last if i != j]
    # Weights, then how far each lies from where it was.
    sides = [np.hstack([whole[[j for _, j in pairs]] - whole[[i for i, _ in pairs]], np.zeros((len(pairs), n))])]
    sides += [np.hstack([np.eye(n), -np.eye(n)]), np.hstack([-np.eye(n), -np.eye(n)])]
    limits = np.concatenate([np.zeros(len(pairs)), here, -here])
    cost = np.concatenate([np.zeros(n), np.ones(n)])
    whole_weight = np.concatenate([np.ones(n), np.zeros(n)])[None, :]
    answer = linprog(cost, np.vstack(sides), limits, whole_weight, [1.0], bounds=(0, None), method="highs")
    if not answer.success:
        return None
    return _shares([Fraction(float(share)).limit_denominator(10**6) for share in np.clip(answer.x[:n], 0, 1)])
