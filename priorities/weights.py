"""Five ways to set weights, and one rule that moves the others.

Weights are percentages that sum to 100 and are kept exactly (0 and 100 are allowed): equal weights of three criteria
are three exact thirds, so that what ties under them ties on screen. A percentage that is no whole number is the float
nearest to it, which `priorities.fixed_point` reads as the fraction that it stands for. The same weights as the whole
numbers of `in_parts` (1, 1, 1 for thirds; 50, 30, 20) are what links hold and what the browser counts with.

The one rule
------------
When one weight moves, it goes to a whole percent and the locked ones stay. The others share what is left in the
proportion they have now: what differs in whole percent, the largest remainders first, first criterion first; what is
equal stays equal, in equal parts of what they hold together, also where all of them are 0. While a slider is dragged,
apply the rule to the weights at the start of the drag, so that going there and back changes nothing.
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
from priorities.fixed_point import as_fraction, exact_weights, whole_weights
from priorities.schema import criterion_name

WHOLE: Final = 100
"""Weights are percentages."""

MOST_PARTS: Final = 10_000
"""Weights of more parts than this would not come back exactly from floats (`fixed_point.LARGEST_DENOMINATOR`)."""

ROUNDED_TO: Final = 5_000
"""What has more parts is rounded to fiftieths of a percent: few enough that the rounding cannot exceed the most."""

RANDOM_INDEX: Final = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean inconsistency of random judgements by number of criteria (Saaty, 1980)."""

CONSISTENT_BELOW: Final = 0.10
"""Consistency ratio up to which pairwise judgements are usually accepted (Saaty, 1980)."""


def share_out(whole: int, parts: Sequence[Fraction | int], step: int = 1) -> list[int]:
    """Share a whole number in proportion to some parts, in whole steps that sum to it.

    Parameters
    ----------
    whole : what is shared out, 0 or more.
    parts : non-negative; equal shares where all are 0.
    step : what a share is a multiple of; where `whole` is none, the last share that is rounded up takes the rest.
    """
    total = sum(parts, start=Fraction(0))
    fair = [Fraction(part) * whole / total if total else Fraction(whole, len(parts)) for part in parts]
    shares = [math.floor(value / step) * step for value in fair]
    rest = whole - sum(shares)
    for i in sorted(range(len(parts)), key=lambda i: (shares[i] - fair[i], i)):
        shares[i] += min(step, rest)
        rest -= min(step, rest)
    return shares


def in_parts(weights: Mapping[str, float]) -> list[int]:
    """Weights as the smallest whole numbers in their proportion; as percentages where all of those are whole.

    Parameters
    ----------
    weights : criterion -> non-negative number, for example points out of any total.

    Returns
    -------
    list of int
        In the order of the criteria: 1, 1, 1 for thirds, 50, 30, 20 for halves and so on. What needs more than
        10,000 parts is rounded to fiftieths of a percent, each by itself, so that equals stay equal.

    Raises
    ------
    WeightError
        Where a weight is negative or not a number, or where all are zero.
    """
    return _smallest(whole_weights(weights, list(weights)))


def of_parts(criteria: Sequence[str], parts: Sequence[int]) -> dict[str, float]:
    """Percentages from whole numbers in their proportion: whole numbers where they are whole, else floats."""
    total = sum(parts)
    exact = [Fraction(part * WHOLE, total) for part in parts]
    return {name: int(v) if v.denominator == 1 else float(v) for name, v in zip(criteria, exact, strict=True)}


def exact_percent(weights: Mapping[str, float]) -> dict[str, float]:
    """Any weights as percentages that sum to 100, kept exactly; raises as `in_parts`."""
    return of_parts(list(weights), in_parts(weights))


def equal_weights(criteria: Sequence[str]) -> dict[str, float]:
    """Equal weights: exact thirds for three criteria."""
    return of_parts(criteria, [1] * len(criteria))


def said_percent(weight: float) -> str:
    """Say a weight: "50%", and to one decimal where it is no whole number: "33.3%"."""
    tenths = math.floor(as_fraction(weight) * 10 + Fraction(1, 2))
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def _smallest(whole: Sequence[int]) -> list[int]:
    total = sum(whole)
    if total // math.gcd(*whole) > MOST_PARTS:
        return _smallest([(2 * part * ROUNDED_TO + total) // (2 * total) for part in whole])
    parts = [part // math.gcd(*whole) for part in whole]
    total = sum(parts)
    return [part * (WHOLE // total) for part in parts] if WHOLE % total == 0 else parts


def weights_over(weights: Mapping[str, float], criteria: Sequence[str]) -> dict[str, float] | None:
    """Weights that were settled under other criteria, over those of today.

    Parameters
    ----------
    weights : criterion -> non-negative number, as somebody saved them.
    criteria : of today. One that was not known then weighs 0; one that is gone leaves its weight to the others.

    Returns
    -------
    dict or None
        The weights as they are where the criteria are the same, else in percent; None where no weight is left.
    """
    today = {name: weights.get(name, 0) for name in criteria}
    if set(weights) == set(criteria):
        return today
    return exact_percent(today) if any(today.values()) else None


def move_weight(
    weights: Mapping[str, float], criterion: str, to: float, locked: Collection[str] = ()
) -> dict[str, float]:
    """Move one weight; the others follow by the one rule of this module.

    Parameters
    ----------
    weights : percentages that sum to 100.
    criterion : the weight that moves; that it is locked itself does not hold it.
    to : where it should go, 0 to 100, rounded to whole percent; it goes as far as the locked weights allow.
    locked : criteria whose weight stays. Where all the others are locked, nothing moves.

    Returns
    -------
    dict
        Percentages that sum to exactly 100.

    Raises
    ------
    WeightError
        Where the weights do not sum to 100, or the criterion or the number is not known.
    """
    now = _parts(weights)
    if criterion not in now:
        raise WeightError(f"There is no weight for '{criterion}'. Choose one of the criteria.")
    goal = _rounded(to)
    free = [name for name in now if name != criterion and name not in locked]
    if not free:
        return of_parts(list(now), list(now.values()))
    # One percent is a whole number of these units: as many as there are parts.
    percent = sum(now.values())
    locked_units = sum(part * WHOLE for name, part in now.items() if name != criterion and name in locked)
    room = percent * WHOLE - locked_units
    target = min(max(goal * percent, 0), room)
    shares = _equals_alike(room - target, [now[name] for name in free], percent)
    there = {name: Fraction(part * WHOLE) for name, part in now.items()}
    there |= {criterion: Fraction(target), **dict(zip(free, shares, strict=True))}
    return of_parts(list(now), _smallest(whole_weights(there, list(now))))  # type: ignore[arg-type]


def _equals_alike(whole: int, parts: Sequence[int], step: int) -> list[Fraction]:
    """Share out between groups of equals in whole steps, and within a group in equal shares."""
    groups = list(dict.fromkeys(parts))
    sizes = [parts.count(part) for part in groups]
    together = share_out(whole, [part * size for part, size in zip(groups, sizes, strict=True)], step)
    share = {part: Fraction(units, size) for part, units, size in zip(groups, together, sizes, strict=True)}
    return [share[part] for part in parts]


def _parts(weights: Mapping[str, float]) -> dict[str, int]:
    exact = exact_weights(weights, list(weights))
    if sum(exact) != WHOLE:
        raise WeightError("The weights do not add up to 100. Set them again.")
    return dict(zip(weights, in_parts(weights), strict=True))


def _rounded(to: float) -> int:
    try:
        return math.floor(as_fraction(to) + Fraction(1, 2))
    except (TypeError, ValueError):
        raise WeightError("The new weight is not a number. Enter a number from 0 to 100.") from None


def swing_weights(points: Mapping[str, float]) -> dict[str, float]:
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
        raise WeightError("Give 100 points to the change that matters most, and at most 100 to each other one.")
    return exact_percent(points)


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
        "(10), if the change that matters most counts 100?"
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
        Exact shares that sum to 1; `exact_percent` makes percentages of them.

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
