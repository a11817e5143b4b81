"""What anybody can work out of counts of people from pages published one after another, by trying all there could be.

The attacker knows the rules by heart: every history of counts that would look the same on all pages is a possible one,
and what holds in all of them is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from engagement.questions.releases import released, released_base

# Two pages with a count and its base, or three of one count, of up to so many people.
MOST = 48
HIDDEN = -1
SEEN = MOST - 12
"""Histories with larger figures are left out: the attacker would know of the end of our own table."""


def table_of(release) -> tuple[np.ndarray, dict[tuple[int, ...], np.ndarray]]:
    """What a count looks like at first, and after each thing that it looked like before, by count; hidden as -1."""

    def row(earlier: tuple[int, ...]) -> np.ndarray:
        known = [None if figure == HIDDEN else figure for figure in earlier]
        figures = [release(count, known) for count in range(MOST + 1)]
        return np.array([HIDDEN if figure is None else figure for figure in figures])

    first = row(())
    later = {(int(figure),): row((int(figure),)) for figure in np.unique(first)}
    third = {
        (figure, int(second)): row((figure, int(second))) for (figure,), each in later.items() for second in set(each)
    }
    return first, {**later, **third}


def follows(looks: Sequence[np.ndarray], quantity: np.ndarray) -> int:
    """How many looks leave a quantity no value outside 1 to 7, or outside -7 to -1."""
    keys = np.zeros(len(quantity), dtype=np.int64)
    for look in looks:
        keys = keys * 1000 + look + 1
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(keys[order]) != 0])
    low = np.minimum.reduceat(quantity[order], starts)
    high = np.maximum.reduceat(quantity[order], starts)
    seen = np.maximum.reduceat(np.max(np.stack(looks), axis=0)[order], starts) <= SEEN
    small = ((low >= 1) & (high <= 7)) | ((low >= -7) & (high <= -1))
    return int((small & seen).sum())


def test_three_pages_of_one_count():
    """No count of 1 to 7 follows, and no change of 1 to 7 people, between any two of three pages."""
    first, later = table_of(released)
    one, two, three = np.meshgrid(*[np.arange(MOST + 1)] * 3, indexing="ij")
    a = first[one]
    b = np.stack([later.get((figure,), first) for figure in range(-1, 60)])[a + 1, two]
    rows = np.stack([np.stack([later.get((f, s), first) for s in range(-1, 60)]) for f in range(-1, 60)])
    c = rows[a + 1, b + 1, three]
    looks = [look.ravel() for look in (a, b, c)]
    for quantity in (one, two, three, two - one, three - two, three - one):
        assert follows(looks, quantity.ravel()) == 0


def test_two_pages_of_a_theme_and_its_base():
    """Nor from a theme and all who answered, of whom its people are a part: no rest, and no change of either."""
    (first, later), (base_first, base_later) = table_of(released), table_of(released_base)
    numbers = np.arange(MOST + 1)
    x1, y1, x2, y2 = (grid.ravel() for grid in np.meshgrid(*[numbers] * 4, indexing="ij"))
    within = (x1 <= y1) & (x2 <= y2)
    x1, y1, x2, y2 = (grid[within] for grid in (x1, y1, x2, y2))
    f1, g1 = first[x1], base_first[y1]
    f2 = np.stack([later.get((figure,), first) for figure in range(-1, 60)])[f1 + 1, x2]
    g2 = np.stack([base_later.get((figure,), base_first) for figure in range(-1, 60)])[g1 + 1, y2]
    # Without its base a theme is not told; a figure above its base is told as the base.
    looks = [np.where(g1 < 0, HIDDEN, np.minimum(f1, g1)), g1, np.where(g2 < 0, HIDDEN, np.minimum(f2, g2)), g2]
    for quantity in (x1, y1, x2, y2, y1 - x1, y2 - x2, x2 - x1, y2 - y1, (y2 - x2) - (y1 - x1)):
        assert follows(looks, quantity) == 0


def test_the_attacker_would_find_it():
    """Figures as they are, and figures that tell of each change of eight people, give small counts away."""
    one, two = (grid.ravel() for grid in np.meshgrid(np.arange(MOST + 1), np.arange(MOST + 1), indexing="ij"))
    assert follows([one, two], two - one) > 0
    nearest = (one + 2) // 5 * 5
    assert follows([nearest, (two + 2) // 5 * 5, (abs(two - one) >= 8).astype(int)], two - one) > 0


@pytest.mark.parametrize(
    ("count", "earlier", "figure"),
    [
        (7, [], None), (8, [], 10), (12, [], 10), (13, [], 15),  # by hand: hidden under 8, else the nearest five
        (112, [100], 100), (113, [100], 115), (88, [100], 100), (87, [100], 85),  # stays while 10 or less from it
        (106, [100, 115], 100), (108, [100, 115], 115), (100, [115, 100], 100),  # the nearest of several
        (17, [None], None), (18, [None], 20), (2, [15], 15), (2, [20], None),  # hidden stands as 5
    ],
)  # fmt: skip
def test_worked_cases(count, earlier, figure):
    """A figure that was published stays while the rounded count is at most 10 from it; a new one is 15 away."""
    assert released(count, earlier) == figure


def test_a_base_needs_ten_people():
    """A rounded 10 may be 8 people, so nothing is told of it; 15 are 13 at least."""
    assert [released_base(count) for count in (0, 9, 12, 13, 400)] == [None, None, None, 15, 400]


def test_figures_of_one_count_stand_apart():
    """However a count wanders, figures are 15 apart or the same, and at most 12 from the count."""
    draw = np.random.default_rng(0)
    for _ in range(200):
        count, figures = int(draw.integers(0, 300)), []
        for _ in range(20):
            count = max(0, count + int(draw.integers(-9, 15)))
            figures.append(released(count, figures))
            assert abs((5 if figures[-1] is None else figures[-1]) - max(count, 5)) <= 12
        places = sorted({5 if figure is None else figure for figure in figures})
        assert all(second - first >= 15 for first, second in pairwise(places))
