"""The least change that alters who is on top: of the weights, in whole points, or of a single score.

A change counts from the weighting at which a rival draws level with a member of the top set (see
`priorities.firmness`). All figures are exact for any number of criteria. Priorities that are not fully scored
are left out.
"""

from collections.abc import Hashable, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from priorities.dominance import can_lead
from priorities.exact import IntArray, exact_weights, fully_scored, weighted_totals, whole_weights
from priorities.firmness import members, top_set
from priorities.schema import SCALE, SmallestChange, Weights
from priorities.weights import whole_percent


def smallest_change(scores: pd.DataFrame, weights: Weights, top: int = 1) -> SmallestChange:
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
    names = list(scores.columns)
    given = exact_weights(weights, names)
    shares = [w / sum(given) for w in given]
    kept = fully_scored(scores)
    whole, labels = kept.whole, kept.labels
    inside = members(whole, whole_weights(weights, names), top)
    here = {name: float(w) for name, w in zip(names, given, strict=True)}
    breaker = _hangs_in_balance(whole, shares, inside, top)
    if breaker is not None:
        return SmallestChange(0.0, labels[breaker], here)
    best = min(_exchanges(whole, labels, shares, inside), default=None, key=lambda found: found[:2])
    if best is None:
        return SmallestChange(float("inf"), None, {})
    moved, _, j, there = best
    total = sum(given)
    return SmallestChange(
        float(moved * 100), labels[j], {name: float(w * total) for name, w in zip(names, there, strict=True)}
    )


def _exchanges(
    whole: IntArray, labels: Sequence[Hashable], shares: Sequence[Fraction], inside: npt.NDArray[np.bool_]
) -> list[tuple[Fraction, str, int, list[Fraction]]]:
    """Least exchange for every pair of a member and an outsider: amount, name, place, weights there."""
    rows = whole.tolist()
    found = []
    for i in np.flatnonzero(inside).tolist():
        for j in np.flatnonzero(~inside).tolist():
            gain = [b - a for a, b in zip(rows[i], rows[j], strict=True)]
            there = _least_exchange(gain, shares)
            if there is not None:
                moved = sum((abs(a - b) for a, b in zip(there, shares, strict=True)), Fraction(0)) / 2
                found.append((moved, str(labels[j]), j, there))
    return found


def _least_exchange(gain: Sequence[int], shares: Sequence[Fraction]) -> list[Fraction] | None:
    """Weights nearest to the shares at which ``gain . w`` reaches 0 from below, or None if nowhere."""
    lacking = -sum((g * w for g, w in zip(gain, shares, strict=True)), Fraction(0))
    to = max(range(len(gain)), key=lambda k: (gain[k], -k))
    there = list(shares)
    for k in sorted(range(len(gain)), key=lambda k: (gain[k], k)):
        worth = gain[to] - gain[k]
        if lacking <= 0 or worth == 0:
            break
        moved = min(there[k], lacking / worth)
        there[k] -= moved
        there[to] += moved
        lacking -= moved * worth
    return there if lacking <= 0 else None


def _hangs_in_balance(
    whole: IntArray, shares: Sequence[Fraction], inside: npt.NDArray[np.bool_], top: int
) -> int | None:
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
        rivals = [tuple(-x for x in other) for other in groups if other != row]
        if rivals and len(places) <= excess and can_lead(tuple(-x for x in row), rivals):
            return places[0]
    return None


class WholeMove(NamedTuple):
    """The fewest whole points, from one criterion to another, that change the top set.

    Attributes
    ----------
    points : whole percentage points.
    giver, taker : criteria.
    weights : whole percent after the move.
    top : the top set after the move, by name.
    """

    points: int
    giver: str
    taker: str
    weights: dict[str, int]
    top: tuple[Hashable, ...]


def smallest_whole_move(scores: pd.DataFrame, weights: Weights, top: int = 1) -> WholeMove | None:
    """Fewest whole points to move from one criterion to another so that the top set changes.

    This is what a chair can say and anybody can do with the sliders; `smallest_change` is the exact limit.

    Parameters
    ----------
    scores, weights : as for `priorities.rank`; the weights are brought to whole percent first.
    top : size of the top set.

    Returns
    -------
    WholeMove or None
        None where no such move changes the top set. Among equals the first giver and taker in the order of
        the criteria.
    """
    names = list(scores.columns)
    now = whole_percent({name: weights[name] for name in names})
    whole = fully_scored(scores).whole
    before = members(whole, list(now.values()), top)
    for points in range(1, 101):
        for giver, taker in ((a, b) for a in names for b in names if a != b and now[a] >= points):
            there = {**now, giver: now[giver] - points, taker: now[taker] + points}
            if (members(whole, list(there.values()), top) != before).any():
                return WholeMove(points, giver, taker, there, top_set(scores, there, top))
    return None


class ScoreChange(NamedTuple):
    """The least change of one score that changes the top set.

    Attributes
    ----------
    priority, criterion : which score.
    change : by how much, negative where it falls.
    level_with : the priority that it draws level with.
    """

    priority: Hashable
    criterion: str
    change: float
    level_with: Hashable


def smallest_score_change(scores: pd.DataFrame, weights: Weights, top: int = 1) -> ScoreChange | None:
    """Find the least change of one score, within 0 to 10, that changes the top set; None if there is none.

    Parameters
    ----------
    scores, weights : as for `priorities.rank`.
    top : size of the top set.
    """
    names = list(scores.columns)
    weight = whole_weights(weights, names)
    kept = fully_scored(scores)
    inside = members(kept.whole, weight, top).tolist()
    if all(inside):
        return None
    totals = weighted_totals(kept.whole, weight).tolist()
    order = sorted(range(len(inside)), key=lambda i: (totals[i], str(kept.labels[i])))
    last = next(i for i in order if inside[i])
    first = next(i for i in reversed(order) if not inside[i])
    steps = []
    for i, row in enumerate(kept.whole.tolist()):
        goal = first if inside[i] else last
        for k in (k for k, w in enumerate(weight) if w):
            step = Fraction(int(totals[goal] - totals[i]), weight[k])
            if 0 <= row[k] + step <= SCALE[1] * kept.scale:
                steps.append((abs(step), str(kept.labels[i]), k, i, goal, step))
    if not steps:
        return None
    _, _, k, i, goal, step = min(steps)
    return ScoreChange(kept.labels[i], names[k], float(step / kept.scale), kept.labels[goal])
