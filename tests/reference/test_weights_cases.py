"""Published cases of weighting methods, numbers retyped from the sources named."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest

from priorities.triangle import TRIANGLE, area, centroid, clip_all
from priorities.weights import pairwise_weights, rank_order_weights


def compared(names: list[str], rows: list[list[float]]) -> dict[tuple[str, str], float]:
    """Upper half of a comparison matrix as judgements."""
    place = {name: i for i, name in enumerate(names)}
    return {(a, b): rows[place[a]][place[b]] for a, b in combinations(names, 2)}


CARS = ["Corsa", "Clio", "Fiesta", "Sandero"]
STYLE = [[1, 1 / 4, 4, 1 / 6], [4, 1, 4, 1 / 4], [1 / 4, 1 / 4, 1, 1 / 5], [6, 4, 5, 1]]
RELIABILITY = [[1, 2, 5, 1], [1 / 2, 1, 3, 2], [1 / 5, 1 / 3, 1, 1 / 4], [1, 1 / 2, 4, 1]]
FUEL = [[1, 2, 4, 1], [1 / 2, 1, 3, 2], [1 / 4, 1 / 3, 1, 1 / 5], [1, 1 / 2, 5, 1]]
BETWEEN_CRITERIA = [[1, 1 / 2, 3], [2, 1, 4], [1 / 3, 1 / 4, 1]]


def test_pairwise_comparison_of_four_cars() -> None:
    """R package MCDA, tests/AHP.R: Corsa .2922, Clio .2767, Fiesta .0697, Sandero .3613.

    The weights of the criteria, .3196, .5584, .1220, and lambda 3.0183 with a ratio of .0158 follow from the
    matrix by the eigenvector method (Saaty, 1980; random index .58).
    """
    criteria = pairwise_weights(
        ["style", "reliability", "fuel"], compared(["style", "reliability", "fuel"], BETWEEN_CRITERIA)
    )
    tables = [pairwise_weights(CARS, compared(CARS, rows)).weights for rows in (STYLE, RELIABILITY, FUEL)]
    overall = [sum(w * t[car] for w, t in zip(criteria.weights.values(), tables, strict=True)) for car in CARS]

    assert overall == pytest.approx([0.2922, 0.2767, 0.0697, 0.3613], abs=5e-5)
    assert list(criteria.weights.values()) == pytest.approx([0.3196, 0.5584, 0.1220], abs=5e-5)
    assert criteria.largest_eigenvalue == pytest.approx(3.0183, abs=5e-5)
    assert criteria.consistency_ratio == pytest.approx(0.0158, abs=5e-5)
    assert criteria.consistent


def test_pairwise_comparison_of_wang_and_chin() -> None:
    """Wang, Y. M. and Chin, K. S. (2011), Information Sciences 181(23), 5240-5248; as in pymcdm's tests."""
    names = list("abcdef")
    rows = [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]

    found = pairwise_weights(names, compared(names, rows))

    expected = [0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391]
    assert list(found.weights.values()) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (3, [Fraction(11, 18), Fraction(5, 18), Fraction(2, 18)]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.09, 0.04]),
    ],
)
def test_rank_order_centroids(n: int, expected: list[float]) -> None:
    """Barron, F. H. and Barrett, B. E. (1996), Management Science 42(11), 1515-1523, table of ROC weights."""
    found = rank_order_weights(list("abcde"[:n]))

    assert [float(w) for w in found.values()] == pytest.approx([float(w) for w in expected], abs=5e-5)


def test_rank_order_centroid_is_the_centre_of_the_ordered_weights() -> None:
    """By definition: the centre of gravity of w1 >= w2 >= w3, a sixth of the triangle."""
    ordered = clip_all(TRIANGLE, [(1, -1, 0), (0, 1, -1)])

    assert area(ordered) == Fraction(1, 6)
    assert centroid(ordered) == tuple(rank_order_weights(["a", "b", "c"]).values())
