"""Five ways to set weights, and one rule that moves the others.

Weights are settled as whole percent that sum to exactly 100 (0 and 100 are allowed). However they were found
(percent, points, swing, order of importance, pairwise comparison), `whole_percent` turns them into that form.

The one rule
------------
When one weight moves, the locked ones stay, and the others share what is left in the proportion they have
now, in equal parts where all of them are 0. What rounding to whole percent leaves over goes to the largest
remainders, first criterion first. While a slider is dragged, apply the rule to the weights at the start of
the drag, so that going there and back changes nothing.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from priorities.errors import WeightError
from priorities.fixed_point import as_fraction, exact_weights
from priorities.schema import criterion_name

WHOLE: Final = 100
"""Weights are whole percent: what a chair can say and a slider can show."""

RANDOM_INDEX: Final = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean inconsistency of random judgements by number of criteria (Saaty, 1980)."""

CONSISTENT_BELOW: Final = 0.10
"""Consistency ratio up to which pairwise judgements are usually accepted (Saaty, 1980)."""


def share_out(whole: int, parts: Sequence[Fraction | int]) -> list[int]:
    """Share a whole number in proportion to some parts, in whole numbers that sum to it.

    Parameters
    ----------
    whole : what is shared out, 0 or more.
    parts : non-negative; equal shares where all are 0.
    """
    total = sum(parts, start=Fraction(0))
    fair = [Fraction(part) * whole / total if total else Fraction(whole, len(parts)) for part in parts]
    shares = [math.floor(value) for value in fair]
    by_remainder = sorted(range(len(parts)), key=lambda i: (shares[i] - fair[i], i))
    for i in by_remainder[: whole - sum(shares)]:
        shares[i] += 1
    return shares


def whole_percent(weights: Mapping[str, float]) -> dict[str, int]:
    """Any weights as whole percent that sum to exactly 100 (largest remainder, first criterion first).

    Parameters
    ----------
    weights : criterion -> non-negative number, for example points out of any total.

    Raises
    ------
    WeightError
        Where a weight is negative or not a number, or where all are zero.
    """
    names = list(weights)
    return dict(zip(names, share_out(WHOLE, exact_weights(weights, names)), strict=True))


def equal_weights(criteria: Sequence[str]) -> dict[str, int]:
    """Equal weights in whole percent: 34, 33, 33 for three criteria."""
    return whole_percent(dict.fromkeys(criteria, 1))


def weights_over(weights: Mapping[str, float], criteria: Sequence[str]) -> dict[str, float] | None:
    """Weights that were settled under other criteria, over those of today.

    Parameters
    ----------
    weights : criterion -> non-negative number, as somebody saved them.
    criteria : of today. One that was not known then weighs 0; one that is gone leaves its weight to the others.

    Returns
    -------
    dict or None
        The weights as they are where the criteria are the same, else in whole percent; None where no weight
        is left.
    """
    today = {name: weights.get(name, 0) for name in criteria}
    if set(weights) == set(criteria):
        return today
    return dict(whole_percent(today)) if any(today.values()) else None


def move_weight(
    weights: Mapping[str, float], criterion: str, to: float, locked: Collection[str] = ()
) -> dict[str, int]:
    """Move one weight; the others follow by the one rule of this module.

    Parameters
    ----------
    weights : whole percent that sum to 100.
    criterion : the weight that moves; that it is locked itself does not hold it.
    to : where it should go, 0 to 100, rounded to whole percent; it goes as far as the locked weights allow.
    locked : criteria whose weight stays. Where all the others are locked, nothing moves.

    Returns
    -------
    dict
        Whole percent that sum to exactly 100.

    Raises
    ------
    WeightError
        Where the weights are not whole percent that sum to 100, or the criterion or the number is not known.
    """
    now = _percent(weights)
    if criterion not in now:
        raise WeightError(f"There is no weight for '{criterion}'. Choose one of the criteria.")
    free = [name for name in now if name != criterion and name not in locked]
    if not free:
        return now
    locked_weight = sum(weight for name, weight in now.items() if name != criterion and name in locked)
    goal = min(max(_rounded(to), 0), WHOLE - locked_weight)
    shares = share_out(WHOLE - locked_weight - goal, [now[name] for name in free])
    new_weights = {**dict(zip(free, shares, strict=True)), criterion: goal}
    return {name: new_weights.get(name, now[name]) for name in now}


def _percent(weights: Mapping[str, float]) -> dict[str, int]:
    exact = exact_weights(weights, list(weights))
    if sum(exact) != WHOLE or any(weight.denominator != 1 for weight in exact):
        raise WeightError("The weights are not whole percent that add up to 100. Set them again.")
    return {name: int(weight) for name, weight in zip(weights, exact, strict=True)}


def _rounded(to: float) -> int:
    try:
        return math.floor(as_fraction(to) + Fraction(1, 2))
    except (TypeError, ValueError):
        raise WeightError("The new weight is not a number. Enter a number from 0 to 100.") from None


def swing_weights(points: Mapping[str, float]) -> dict[str, int]:
    """Weights from swing points: 100 for the swing that matters most, the others in comparison.

    Parameters
    ----------
    points : criterion -> worth of its swing from the worst to the best level, 0 to 100.

    Raises
    ------
    WeightError
        Where no swing has 100 points or one has more.

    References
    ----------
    von Winterfeldt, D. and Edwards, W. (1986). Decision Analysis and Behavioral Research.
    """
    if max(exact_weights(points, list(points))) != WHOLE:
        raise WeightError("Give 100 points to the swing that matters most, and at most 100 to each other one.")
    return whole_percent(points)


def swing_question(criterion: str, worst: str, best: str) -> str:
    """Wording of one swing, from worst to best, so that a weight is never asked without its range.

    Parameters
    ----------
    criterion : its key or name.
    worst, best : what 0 and 10 mean on this criterion, in words.
    """
    name = criterion_name(criterion)
    return (
        f"For {name}: how much does it matter to go from “{worst.rstrip('.')}” (0) to “{best.rstrip('.')}” "
        "(10), if the swing that matters most counts 100?"
    )


def rank_order_weights(order: Sequence[str | Collection[str]]) -> dict[str, Fraction]:
    """Rank-order centroid weights: the mean of all weights that keep this order of importance.

    Parameters
    ----------
    order : criteria from most to least important; a group of several criteria is equally important and
        shares the mean of its places.

    Returns
    -------
    dict
        Exact shares that sum to 1; pass them to `whole_percent` for the screen.

    References
    ----------
    Barron, F. H. and Barrett, B. E. (1996). Decision quality using ranked attribute weights. Management
    Science 42(11), 1515-1523. With n criteria the k-th weighs (1/k + ... + 1/n) / n.
    """
    groups = [[group] if isinstance(group, str) else sorted(group) for group in order]
    names = [name for group in groups for name in group]
    if not names or len(set(names)) != len(names):
        raise WeightError("Put every criterion into the order of importance exactly once.")
    n = len(names)
    places = [sum((Fraction(1, j) for j in range(k, n + 1)), start=Fraction(0)) / n for k in range(1, n + 1)]
    weights: dict[str, Fraction] = {}
    start = 0
    for group in groups:
        mean = sum(places[start : start + len(group)], start=Fraction(0)) / len(group)
        weights.update(dict.fromkeys(group, mean))
        start += len(group)
    return weights


@dataclass(frozen=True)
class PairwiseWeights:
    """Weights from pairwise comparisons.

    Attributes
    ----------
    weights : criterion -> share; shares sum to 1.
    consistency_ratio : 0 for perfectly consistent judgements; up to 0.10 is usually accepted.
    largest_eigenvalue : of the comparison matrix; equals the number of criteria when consistent.
    """

    weights: dict[str, float]
    consistency_ratio: float
    largest_eigenvalue: float

    @property
    def consistent(self) -> bool:
        """Whether the judgements agree well enough with each other to be used."""
        return self.consistency_ratio <= CONSISTENT_BELOW


def pairwise_weights(criteria: Sequence[str], judgements: Mapping[tuple[str, str], float]) -> PairwiseWeights:
    """Weights from the question "how many times more important is a than b?".

    Parameters
    ----------
    criteria : 2 to 10 names.
    judgements : (a, b) -> how many times more important a is than b, above 0 (usually 1/9 to 9); each pair
        once, in either direction.

    Raises
    ------
    WeightError
        Where a pair is missing, judged twice, unknown or not above 0.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process: principal eigenvector, consistency ratio
    (lambda - n) / (n - 1) over the mean of random judgements.
    """
    names = list(criteria)
    if not 2 <= len(set(names)) == len(names) < len(RANDOM_INDEX):
        raise WeightError(f"Compare 2 to {len(RANDOM_INDEX) - 1} different criteria.")
    matrix = _comparison_matrix(names, judgements)
    values, vectors = np.linalg.eig(matrix)
    top = int(np.argmax(values.real))
    vector = np.abs(vectors[:, top].real)
    largest = float(values[top].real)
    return PairwiseWeights(
        weights={name: float(v) for name, v in zip(names, vector / vector.sum(), strict=True)},
        consistency_ratio=_consistency_ratio(largest, len(names)),
        largest_eigenvalue=largest,
    )


def _comparison_matrix(names: Sequence[str], judgements: Mapping[tuple[str, str], float]) -> npt.NDArray[np.float64]:
    place = {name: i for i, name in enumerate(names)}
    matrix = np.eye(len(names))
    pairs: set[frozenset[str]] = set()
    for (a, b), times in judgements.items():
        if a == b or not {a, b} <= place.keys() or frozenset((a, b)) in pairs:
            raise WeightError("Compare each pair of different criteria exactly once.")
        if not (math.isfinite(times) and times > 0):
            raise WeightError("A comparison must be a number above 0: 3 means three times as important.")
        pairs.add(frozenset((a, b)))
        matrix[place[a], place[b]] = times
        matrix[place[b], place[a]] = 1 / times
    lacking = [pair for pair in combinations(names, 2) if frozenset(pair) not in pairs]
    if lacking:
        a, b = (criterion_name(name) for name in lacking[0])
        raise WeightError(f"Compare {a} with {b}, too: every pair is needed once.")
    return matrix


def _consistency_ratio(largest: float, n: int) -> float:
    if RANDOM_INDEX[n] == 0:
        return 0.0
    return max(0.0, (largest - n) / (n - 1) / RANDOM_INDEX[n])
