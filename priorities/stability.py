"""How firmly the top of a ranking stands: who is in it, and how far one weight can move before it changes.

The *top set* of size k holds every priority whose competition rank is k or better, so a tie at the line makes
it larger. It changes from the weighting at which a rival draws level, because the rival joins it there. All
figures are exact for any number of criteria. Priorities that are not fully scored are left out.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from priorities.errors import CriteriaError
from priorities.fixed_point import (
    IntArray,
    Scores,
    checked_top,
    exact_weights,
    read_scores,
    weighted_totals,
    whole_weights,
)
from priorities.schema import Weights
from priorities.triangle import top_members

Line = tuple[Fraction, Fraction]
"""A total that moves on a straight line: at 0 and at 1."""


def top_set(scores: Scores, weights: Weights, top: int = 1) -> tuple[Hashable, ...]:
    """Priorities with a competition rank of `top` or better among the fully scored, by name."""
    table = read_scores(scores)
    inside = members(table.scored, whole_weights(weights, table.criteria), top).tolist()
    return tuple(sorted((label for label, yes in zip(table.scored_labels, inside, strict=True) if yes), key=str))


def members(whole: IntArray, weights: Sequence[int], top: int) -> npt.NDArray[np.bool_]:
    """Which rows of whole scores stand in the top set under whole weights."""
    return top_members(weighted_totals(whole, weights), top)


def stability_interval(scores: Scores, weights: Weights, criterion: str, top: int = 1) -> tuple[float, float]:
    """How far one weight can move, the others in proportion, while the same priorities stay in the top set.

    Parameters
    ----------
    scores, weights : as for `priorities.rank`.
    criterion : the weight that moves, from 0 to all of the weight; where the others are all 0 they share
        equally.
    top : size of the top set.

    Returns
    -------
    (low, high)
        In the unit of the weights given (percent where they sum to 100, shares where they sum to 1). Inside,
        the top set is the present one; at an end that is neither 0 nor all of the weight it changes. At
        0 or at all of the weight a rival may be level, too: `holds_between` tells.

    Raises
    ------
    CriteriaError
        Where the criterion is unknown or the only one.
    """
    table, top = read_scores(scores), checked_top(top)
    names, exact = table.criteria, exact_weights(weights, table.criteria)
    if criterion not in names or len(names) == 1:
        raise CriteriaError("Choose one of at least two criteria to move.")
    at = names.index(criterion)
    unit = sum(exact, start=Fraction(0))
    low, high = _stretch(totals_along(table.scored, exact, at), exact[at] / unit, top)
    return float(low * unit), float(high * unit)


def holds_between(
    scores: Scores,
    shares: Sequence[Fraction],
    at: int,
    span: tuple[Fraction, Fraction],
    top: int,
) -> bool:
    """Whether the top set stays while one weight moves over a span, both ends included.

    Parameters
    ----------
    scores : priority x criterion.
    shares : present weights, summing to 1, in the order of the criteria.
    at : place of the weight that moves, the others in proportion.
    span : from where to where, as shares of all weight; the present weight lies between.
    """
    lines = totals_along(read_scores(scores).scored, shares, at)
    here = top_at(lines, shares[at], top) if lines else set()
    low, high = _stretch(lines, shares[at], top)
    return low <= span[0] and span[1] <= high and all(top_at(lines, t, top) == here for t in span if lines)


def totals_along(whole: IntArray, weights: Sequence[Fraction], at: int) -> list[Line]:
    """Return totals of every row with none of the weight on one criterion, and with all of it there."""
    rest = [w for k, w in enumerate(weights) if k != at]
    if not any(rest):
        rest = [Fraction(1)] * len(rest)
    shares = [w / sum(rest) for w in rest]
    rows = whole.tolist()
    return [(_dot(shares, row[:at] + row[at + 1 :]), Fraction(row[at])) for row in rows]


def _dot(weights: Sequence[Fraction], row: Sequence[int]) -> Fraction:
    return sum((w * s for w, s in zip(weights, row, strict=True)), Fraction(0))


def _stretch(lines: Sequence[Line], now: Fraction, top: int) -> tuple[Fraction, Fraction]:
    """Part of 0..1 around `now` where the top set of totals that move on straight lines stays the same."""
    inside = top_at(lines, now, top)
    low, high = Fraction(0), Fraction(1)
    outside = [line for i, line in enumerate(lines) if i not in inside]
    for i in inside:
        for start, end in (_gap(lines[i], line) for line in outside):
            if start <= 0:
                low = max(low, start / (start - end))
            if end <= 0:
                high = min(high, start / (start - end))
    if len(inside) <= top:
        return low, high
    gaps = [_gap(lines[i], lines[j]) for i, j in combinations(sorted(inside), 2)]
    ties = {start / (start - end) for start, end in gaps if start != end}
    unbroken = [_unbroken(lines, _stops(now, end, ties), top) for end in (low, high)]
    return unbroken[0], unbroken[1]


def _gap(line: Line, rival: Line) -> Line:
    return line[0] - rival[0], line[1] - rival[1]


def _stops(now: Fraction, end: Fraction, ties: set[Fraction]) -> list[Fraction]:
    """From here to the end, with every tie on the way."""
    low, high = min(now, end), max(now, end)
    return [now, *sorted((t for t in ties if low < t < high), key=lambda t: abs(t - now)), end]


def _unbroken(lines: Sequence[Line], stops: Sequence[Fraction], top: int) -> Fraction:
    """How far a top set that a tie made larger than `top` holds before the tie breaks it up."""
    inside = top_at(lines, stops[0], top)
    for here, there in pairwise(stops):
        if here != there and top_at(lines, (here + there) / 2, top) != inside:
            return here
        if there != stops[-1] and top_at(lines, there, top) != inside:
            return there
    return stops[-1]


def top_at(lines: Sequence[Line], t: Fraction, top: int) -> set[int]:
    """Return which rows are in the top set where `t` of all the weight is on the criterion that moves."""
    totals = [start + (end - start) * t for start, end in lines]
    places = sorted(totals, reverse=True)[:top]
    return {i for i, total in enumerate(totals) if total >= places[-1]}
