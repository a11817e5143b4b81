"""Limits on the weights: the weightings that a group is ready to consider.

Each limit is a half-plane in the weights, kept as whole numbers ``h`` with ``h . w >= 0``, so that the
polygon of allowed weightings is exact.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from priorities.errors import WeightError
from priorities.fixed_point import as_fraction

HalfPlane = tuple[int, ...]


@dataclass(frozen=True)
class WeightLimits:
    """Which weightings are allowed.

    Attributes
    ----------
    between : criterion -> (lowest, highest) weight in percent, 0 to 100.
    order : criteria from most to least important; each weighs at least as much as the next.
    """

    between: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    order: Sequence[str] = ()


Limits = WeightLimits | Mapping[str, tuple[float, float]] | Sequence[str] | None


def half_planes(limits: Limits, criteria: Sequence[str]) -> list[HalfPlane]:
    """Limits as whole-number half-planes ``h . w >= 0``.

    Parameters
    ----------
    limits : `WeightLimits`, or only its `between` (a mapping), or only its `order` (a sequence).
    criteria : names in the order of the weights.

    Raises
    ------
    WeightError
        Where a limit names an unknown criterion or its ends are not in order between 0 and 100.
    """
    read = _read(limits)
    place = {name: i for i, name in enumerate(criteria)}
    unknown = [name for name in (*read.between, *read.order) if name not in place]
    if unknown:
        raise WeightError(f"There is a limit for '{unknown[0]}', which is not a criterion. Remove it.")
    planes = [plane for name, ends in read.between.items() for plane in _between(place[name], ends, len(place))]
    for heavier, lighter in zip(read.order, read.order[1:], strict=False):
        plane = [0] * len(place)
        plane[place[heavier]] += 1
        plane[place[lighter]] -= 1
        planes.append(tuple(plane))
    return planes


def _read(limits: Limits) -> WeightLimits:
    if limits is None:
        return WeightLimits()
    if isinstance(limits, WeightLimits):
        return limits
    if isinstance(limits, Mapping):
        return WeightLimits(between=limits)
    if isinstance(limits, str) or not isinstance(limits, Iterable):
        raise WeightError("The limits are neither ranges of weights nor an order of criteria. Give one of the two.")
    return WeightLimits(order=tuple(limits))


def _between(at: int, ends: tuple[float, float], n: int) -> list[HalfPlane]:
    try:
        low, high = (as_fraction(end) / 100 for end in ends)
    except (TypeError, ValueError):
        low, high = Fraction(1), Fraction(0)
    if not 0 <= low <= high <= 1:
        raise WeightError("The limits of a weight must lie between 0 and 100, the lower one first.")
    return [_at_least(at, low, n, sign=1), _at_least(at, high, n, sign=-1)]


def _at_least(at: int, share: Fraction, n: int, *, sign: int) -> HalfPlane:
    """Half-plane of a weight that is at least (sign 1) or at most (sign -1) this share of all weights."""
    plane = [-share * sign] * n
    plane[at] += sign
    scale = math.lcm(*(value.denominator for value in plane))
    return tuple(int(value * scale) for value in plane)
