"""The least change that alters who is on top: of the weights, in whole points, or of a single score.

A change counts from the weighting at which a rival draws level with a member of the top set (see
`priorities.stability`). All figures are exact for any number of criteria. Priorities that are not fully scored
are left out. Only one thing is left to a linear programme, to about nine digits: with four or more criteria,
how far the weights are from pushing somebody out of a top set that equals at the line have swollen.
"""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from priorities.dominance import can_lead
from priorities.fixed_point import (
    IntArray,
    Row,
    Scores,
    exact_weights,
    read_scores,
    whole_weights,
)
from priorities.schema import SmallestChange, Weights
from priorities.stability import members, top_set
from priorities.triangle import TRIANGLE, area, clip, clip_all
from priorities.weights import WHOLE, in_parts, of_parts

Members = npt.NDArray[np.bool_]

PROGRAMME_DIGITS = 10**9
"""The linear programme is good for about nine digits: what lies beyond is not told as if it were known."""


def smallest_change(scores: Scores, weights: Weights, top: int = 1) -> SmallestChange:
    """Find the least change of the weights that changes who is in the top set.

    Parameters
    ----------
    scores, weights : as for `priorities.rank`.
    top : size of the top set.

    Returns
    -------
    SmallestChange
        ``points`` (percentage points that change hands in all), ``rival`` (who draws level there; equals by
        name) and ``weights`` there, in the unit given. Infinity, None and {} where no weights do it; 0 points
        where a tie at the line already hangs in the balance.

    Notes
    -----
    For one member i and one outsider j the gap is linear in the weights. What is moved goes to the criterion
    that favours j most and comes first from those that favour i most, each as far as it has weight; this is
    the greedy solution of a transport problem with one receiver, and no other change is smaller.
    """
    table = read_scores(scores)
    names, whole, labels = table.criteria, table.scored, table.scored_labels
    exact = exact_weights(weights, names)
    shares = [w / sum(exact) for w in exact]
    inside = members(whole, whole_weights(weights, names), top)
    breaker = _hangs_in_balance(whole, shares, inside, top)
    if breaker is not None:
        return SmallestChange(0.0, labels[breaker], {n: float(w) for n, w in zip(names, exact, strict=True)})
    crossings = [*_entries(whole, shares, inside, top), *_falls(whole, shares, inside, top)]
    ranked = [(_distance(there, shares), str(labels[rival]), rival, there) for rival, there in crossings]
    if not ranked:
        return SmallestChange(float("inf"), None, {})
    distance, _, rival, there = min(ranked)
    unit = sum(exact, start=Fraction(0))
    weights_there = {name: float(w * unit) for name, w in zip(names, there, strict=True)}
    return SmallestChange(float(distance * 100), labels[rival], weights_there)


def _distance(there: Sequence[Fraction], shares: Sequence[Fraction]) -> Fraction:
    return sum((abs(a - b) for a, b in zip(there, shares, strict=True)), Fraction(0)) / 2


def _entries(
    whole: IntArray, shares: Sequence[Fraction], inside: Members, top: int
) -> list[tuple[int, list[Fraction]]]:
    """Nearest weights at which each outsider draws level with enough members: (its place, weights).

    Enough is one member; where equals at the line make the set larger than `top`, as many more as the excess.
    """
    sizes = Counter(tuple(row) for row in whole[inside].tolist())
    excess = max(int(inside.sum()) - top, 0)
    crossings = []
    for passed in _just_enough(sizes, excess + 1):
        for j in np.flatnonzero(~inside).tolist():
            there = _nearest([_gain(whole[j].tolist(), row) for row in passed], shares, touching=True)
            if there is not None:
                crossings.append((j, there))
    return crossings


def _just_enough(sizes: Mapping[Row, int], number: int) -> list[tuple[Row, ...]]:
    """Group different rows that make up the wanted number, none of which could be spared."""
    return [
        rows
        for r in range(1, number + 1)
        for rows in combinations(sizes, r)
        if 0 <= sum(sizes[row] for row in rows) - number < min(sizes[row] for row in rows)
    ]


def _falls(whole: IntArray, shares: Sequence[Fraction], inside: Members, top: int) -> list[tuple[int, list[Fraction]]]:
    """Nearest weights at which a member falls behind enough others of a top set swollen by equals.

    A group of equals above the line leaves as soon as all others but the excess are ahead of it: (place of
    one at the line, weights).
    """
    excess = int(inside.sum()) - top
    if excess <= 0:
        return []
    places = sorted(np.flatnonzero(inside).tolist(), key=lambda i: _total(whole[i].tolist(), shares))
    sizes = Counter(tuple(whole[i].tolist()) for i in places)
    line = tuple(whole[places[0]].tolist())
    crossings = []
    for row in (row for row in sizes if row != line and sizes[row] <= excess):
        rivals = [rival for rival in sizes if rival not in (row, line)]
        for spared in chain.from_iterable(combinations(rivals, r) for r in range(excess)):
            if sizes[row] + sum(sizes[rival] for rival in spared) <= excess:
                ahead = [line, *(rival for rival in rivals if rival not in spared)]
                there = _nearest([_gain(rival, row) for rival in ahead], shares)
                if there is not None:
                    crossings.append((places[0], there))
    return crossings


def _total(row: Sequence[int], shares: Sequence[Fraction]) -> Fraction:
    return sum((w * s for w, s in zip(shares, row, strict=True)), Fraction(0))


def _gain(row: Sequence[int], over: Sequence[int]) -> Row:
    return tuple(a - b for a, b in zip(row, over, strict=True))


def _nearest(gains: Sequence[Row], shares: Sequence[Fraction], *, touching: bool = False) -> list[Fraction] | None:
    """Weights nearest to the shares at which no gain is negative; None where there are none.

    Where it is not enough that they touch 0, None also if not all gains can be positive at once.
    """
    if len(gains) == 1:
        return _least_exchange(gains[0], shares) if touching or max(gains[0]) > 0 else None
    if len(shares) == 3:
        return _nearest_in_triangle(gains, shares)
    return _nearest_by_programme(gains, shares)


def _nearest_in_triangle(gains: Sequence[Row], shares: Sequence[Fraction]) -> list[Fraction] | None:
    """Exact: the nearest point is a corner, or lies on a side where one weight is as it was."""
    polygon = clip_all(TRIANGLE, gains)
    if not area(polygon):
        return None
    scale = math.lcm(*(share.denominator for share in shares))
    kinks = []
    for k in range(3):
        plane = [-int(shares[k] * scale)] * 3
        plane[k] += scale
        kinks.extend([tuple(plane), tuple(-v for v in plane)])
    corners = {corner for plane in kinks for corner in (*polygon, *clip(polygon, plane))}
    points = [[Fraction(v, sum(corner)) for v in corner] for corner in corners]
    return min(points, key=lambda there: (_distance(there, shares), there), default=None)


def _nearest_by_programme(gains: Sequence[Row], shares: Sequence[Fraction]) -> list[Fraction] | None:
    """Four and more criteria: by a linear programme, to about nine digits."""
    from scipy.optimize import linprog

    m = len(shares)
    gain = np.array(gains, dtype=float)
    gain /= max(1.0, float(np.abs(gain).max()))
    balance = np.hstack([np.eye(m), np.eye(m), -np.eye(m)])  # weights there + given up - taken up = weights here
    solution = linprog(
        c=[*[0.0] * m, *[0.5] * 2 * m],
        A_ub=np.hstack([-gain, np.zeros((len(gain), 2 * m))]),
        b_ub=np.zeros(len(gain)),
        A_eq=np.vstack([balance, [*[1.0] * m, *[0.0] * 2 * m]]),
        b_eq=[*(float(share) for share in shares), 1.0],
    )
    return (
        [Fraction(float(v)).limit_denominator(PROGRAMME_DIGITS) for v in solution.x[:m]]
        if solution.x is not None
        else None
    )


def _least_exchange(gain: Sequence[int], shares: Sequence[Fraction]) -> list[Fraction] | None:
    """Weights nearest to the shares at which ``gain . w`` reaches 0 from below, or None if nowhere."""
    lacking = -sum((g * w for g, w in zip(gain, shares, strict=True)), Fraction(0))
    to = max(range(len(gain)), key=lambda k: (gain[k], -k))
    there = list(shares)
    for k in sorted(range(len(gain)), key=lambda k: (gain[k], k)):
        worth = gain[to] - gain[k]
        if lacking <= 0 or worth == 0:
            break
        step = min(there[k], lacking / worth)
        there[k] -= step
        there[to] += step
        lacking -= step * worth
    return there if lacking <= 0 else None


def _hangs_in_balance(whole: IntArray, shares: Sequence[Fraction], inside: Members, top: int) -> int | None:
    """Place of a priority that the slightest change would push out of a top set swollen by a tie."""
    excess = int(inside.sum()) - top
    if excess <= 0:
        return None
    rows = [tuple(row) for row in whole.tolist()]
    totals = [sum(w * s for w, s in zip(shares, row, strict=True)) for row in rows]
    line = min(total for total, yes in zip(totals, inside.tolist(), strict=True) if yes)
    tied = [i for i, total in enumerate(totals) if total == line]
    groups = {rows[i]: [j for j in tied if rows[j] == rows[i]] for i in tied}
    for row, places in groups.items():
        rivals = [tuple(-x for x in rival) for rival in groups if rival != row]
        if rivals and len(places) <= excess and can_lead(tuple(-x for x in row), rivals):
            return places[0]
    return None


class WholeMove(NamedTuple):
    """The fewest whole points, from one criterion to another, that change the top set.

    Attributes
    ----------
    points : whole percentage points.
    giver, taker : criteria.
    weights : percentages after the move.
    top : the top set after the move, by name.
    """

    points: int
    giver: str
    taker: str
    weights: dict[str, float]
    top: tuple[Hashable, ...]


def smallest_whole_move(scores: Scores, weights: Weights, top: int = 1) -> WholeMove | None:
    """Fewest whole points to move from one criterion to another so that the top set changes.

    This is what a chair can say and anybody can do with the sliders; `smallest_change` is the exact limit.

    Parameters
    ----------
    scores, weights : as for `priorities.rank`; in any unit.
    top : size of the top set.

    Returns
    -------
    WholeMove or None
        None where no such move changes the top set. Among equals the first giver and taker in the order of
        the criteria.
    """
    table = read_scores(scores)
    names, whole = table.criteria, table.scored
    exact_weights(weights, names)
    parts = in_parts({name: weights[name] for name in names})
    # One percent is a whole number of these units: as many as there are parts.
    percent, now = sum(parts), {name: part * WHOLE for name, part in zip(names, parts, strict=True)}
    before = members(whole, list(now.values()), top)
    for points in range(1, WHOLE + 1):
        step = points * percent
        for giver, taker in ((a, b) for a in names for b in names if a != b and now[a] >= step):
            there = {**now, giver: now[giver] - step, taker: now[taker] + step}
            if (members(whole, list(there.values()), top) != before).any():
                after = of_parts(names, list(there.values()))
                return WholeMove(points, giver, taker, after, top_set(table, after, top))
    return None
