"""What a room's ballots say together: the middle, the spread, who moved, and what no compromise can change.

Everything is exact where it decides something: shares are fractions, totals are whole numbers.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from statistics import median
from typing import Final, NamedTuple

import numpy as np

from priorities.fixed_point import ScoreTable, weighted_totals
from priorities.stability import top_at, totals_along
from priorities.triangle import top_members

LEAST: Final = 5
"""Below five people nothing is shown, and below five of a group nothing of that group: single answers would show."""

TOP: Final = 5
"""The size of top set that the pages and their sentences speak of."""

Shares = Sequence[Fraction]
"""Weights that sum to 1, in the order of the criteria."""


class Spread(NamedTuple):
    """Of one criterion, in shares of all weight: the least and most, and the quarters between."""

    low: Fraction
    lower: Fraction
    middle: Fraction
    upper: Fraction
    high: Fraction


class Disagreement(NamedTuple):
    """The RAND/UCLA disagreement index of some ratings, on its scale of 1 to 9.

    Attributes
    ----------
    middle : the median, on the scale of the ratings.
    range : between the 30th and the 70th percentile.
    allowed : the range that would still count as no disagreement, wider the further the ratings lie from the middle.
    disagrees : whether the range is wider than that.
    """

    middle: float
    range: float
    allowed: float
    disagrees: bool


class Shift(NamedTuple):
    """What moved between two rounds, of those who answered both.

    Attributes
    ----------
    people : how many answered both.
    stayed : how many of them sent the same again.
    points : the middle one of the points that each moved from one criterion to another, 0 to 100.
    before, after : the middle of all in each round.
    closer : by criterion, how much the middle half narrowed (shares; less than 0 where it widened).
    """

    people: int
    stayed: int
    points: float
    before: tuple[Fraction, ...]
    after: tuple[Fraction, ...]
    closer: tuple[Fraction, ...]


class Guarantee(NamedTuple):
    """What holds under every compromise (every weighted mean) of a room's weights.

    Attributes
    ----------
    safe : in the top set under every compromise.
    out : in the top set under none.
    open : the rest: only these can come in or drop out, and not all of them need.
    leaders : first, alone or level, under every compromise.
    """

    safe: tuple[Hashable, ...]
    out: tuple[Hashable, ...]
    open: tuple[Hashable, ...]
    leaders: tuple[Hashable, ...]


def middle(ballots: Sequence[Shares]) -> tuple[Fraction, ...]:
    """Return the median of each weight, brought back to a sum of 1.

    Where all medians are 0 (a room in equal camps, each with all its weight on one criterion), the mean stands in.
    """
    medians = [median(column) for column in zip(*ballots, strict=True)]
    if not any(medians):
        medians = [sum(column, Fraction(0)) / len(ballots) for column in zip(*ballots, strict=True)]
    return tuple(value / sum(medians) for value in medians)


def spread(ballots: Sequence[Shares]) -> tuple[Spread, ...]:
    """Return the spread of each weight, in the order of the criteria; quarters lie between neighbours in proportion."""
    return tuple(
        Spread(*(_quantile(sorted(column), Fraction(part, 4)) for part in range(5)))
        for column in zip(*ballots, strict=True)
    )


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """The usual quantile: at ``share (n - 1)`` between the ordered values."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def firsts(scores: ScoreTable, ballots: Sequence[Shares]) -> dict[Hashable, int]:
    """Return how many ballots put each priority first, the most first; where several tie, each counts."""
    counts: dict[Hashable, int] = {}
    for totals in _totals(scores, ballots):
        for place in np.flatnonzero(top_members(totals, 1)):
            label = scores.scored_labels[int(place)]
            counts[label] = counts.get(label, 0) + 1
    return dict(sorted(counts.items(), key=lambda entry: (-entry[1], str(entry[0]))))


def can_change(
    scores: ScoreTable, here: Shares, at: int, span: tuple[Fraction, Fraction], top: int = TOP
) -> tuple[tuple[Hashable, ...], tuple[Hashable, ...]]:
    """Return what can drop out of the top set, and what can come in, while one weight moves over a span.

    Parameters
    ----------
    scores : priority x criterion; those not fully scored are left out.
    here : weights that sum to 1, from which the others move in proportion.
    at : place of the weight that moves.
    span : from where to where, as shares, both ends included.
    """
    if not scores.scored_labels:
        return (), ()
    lines = totals_along(scores.scored, here, at)
    now = top_at(lines, here[at], top)
    always, ever = set(now), set(now)
    for point in _stops(lines, span):
        there = top_at(lines, point, top)
        always &= there
        ever |= there
    labels = scores.scored_labels
    return tuple(labels[i] for i in sorted(now - always)), tuple(labels[i] for i in sorted(ever - now))


def _stops(lines: Sequence[tuple[Fraction, Fraction]], span: tuple[Fraction, Fraction]) -> list[Fraction]:
    """Every weight in a span at which two totals cross, the ends, and a weight between each two of them."""
    low, high = span
    crossings = set()
    for (a, b), (c, d) in combinations(set(lines), 2):
        start, end = a - c, b - d
        if start != end and low < (crossing := start / (start - end)) < high:
            crossings.add(crossing)
    ends = sorted({low, high, *crossings})
    return [*ends, *((a + b) / 2 for a, b in pairwise(ends))]


def guarantee(scores: ScoreTable, ballots: Sequence[Shares], top: int = TOP) -> Guarantee:
    """Return what is in the top set whatever compromise of the ballots is struck, and what never is.

    Where a priority is at least level with a rival under each of the weightings, it is so under each of their weighted
    means: a difference of totals is linear in the weights. So a priority that fewer than `top` rivals pass under any
    of the ballots stands in the top set under every compromise, and one that `top` rivals pass under all of them under
    none. The rest is called open; it may be that some of it could be decided, too.
    """
    n = len(scores.scored_labels)
    if not n:
        return Guarantee((), (), (), ())
    passes_once = np.zeros((n, n), dtype=bool)
    passes_always = np.ones((n, n), dtype=bool)
    for row in _totals(scores, ballots):
        above = row[:, None] > row[None, :]
        passes_once |= above.astype(bool)
        passes_always &= above.astype(bool)
    safe, out = passes_once.sum(axis=0) < top, passes_always.sum(axis=0) >= top
    leaders = passes_once.sum(axis=0) == 0

    def labels_of(members: np.ndarray) -> tuple[Hashable, ...]:
        return tuple(scores.scored_labels[int(i)] for i in np.flatnonzero(members))

    return Guarantee(labels_of(safe), labels_of(out), labels_of(~safe & ~out), labels_of(leaders))


def shift(before: Mapping[int, Shares], after: Mapping[int, Shares]) -> Shift | None:
    """Return what moved between two rounds, by phone; None where fewer than `LEAST` answered both."""
    both_rounds = sorted(before.keys() & after.keys())
    if len(both_rounds) < LEAST:
        return None
    steps = [sum((abs(a - b) for a, b in zip(before[p], after[p], strict=True)), Fraction(0)) / 2 for p in both_rounds]
    widths = [[width.upper - width.lower for width in spread([*ballots.values()])] for ballots in (before, after)]
    return Shift(
        people=len(both_rounds),
        stayed=sum(not step for step in steps),
        points=float(100 * median(steps)),
        before=middle([*before.values()]),
        after=middle([*after.values()]),
        closer=tuple(a - b for a, b in zip(*widths, strict=True)),
    )


def disagreement_index(ratings: Sequence[float], scale: tuple[float, float] = (1, 9)) -> Disagreement:
    """Return whether ratings disagree, by the index of the RAND/UCLA appropriateness method.

    The range between the percentiles 30 and 70 is compared with 2.35 plus 1.5 times the distance of its centre from 5,
    on a scale from 1 to 9; other scales are stretched onto it.

    Parameters
    ----------
    ratings : one or more.
    scale : lowest and highest rating that could be given.

    References
    ----------
    Fitch, K. et al. (2001). The RAND/UCLA Appropriateness Method User's Manual. RAND, MR-1269.
    """
    low, high = scale
    onto = 1 + 8 * (np.asarray(ratings, dtype=float) - low) / (high - low)
    p30, p70 = (float(np.quantile(onto, share)) for share in (0.3, 0.7))
    width, allowed = p70 - p30, _NO_DISAGREEMENT + _ASYMMETRY * abs(_CENTRE - (p30 + p70) / 2)
    return Disagreement(float(np.median(np.asarray(ratings, dtype=float))), width, allowed, width > allowed)


_NO_DISAGREEMENT: Final = 2.35
_ASYMMETRY: Final = 1.5
_CENTRE: Final = 5
"""Constants of the method: the range allowed at the centre of its scale, the correction for asymmetry, the centre."""


def _totals(scores: ScoreTable, ballots: Sequence[Shares]) -> list[np.ndarray]:
    """Totals of the fully scored priorities under each ballot, in whole numbers."""
    whole = []
    for ballot in ballots:
        common = np.lcm.reduce([share.denominator for share in ballot], dtype=object)
        whole.append([int(share * common) for share in ballot])
    return [weighted_totals(scores.scored, weights) for weights in whole]
