"""The least change that alters who is on top."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from priorities import smallest_change, smallest_whole_move
from priorities.fixed_point import as_fraction
from tests.unit.priorities import oracles
from tests.unit.priorities.oracles import frame, weights

rows_of_scores = st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=5)
some_weights = st.lists(st.integers(0, 10), min_size=3, max_size=3).filter(any)


def by_linear_programme(rows: list[tuple[int, ...]], w: list[int], top: int) -> float:
    """Least mass moved until some outsider draws level with some member; infinity where none can."""
    shares = np.array(w, dtype=float) / sum(w)
    inside = oracles.top_set(rows, w, top)
    m = len(w)
    best = math.inf
    for i, j in product(inside, set(range(len(rows))) - inside):
        gain = np.array(rows[j], dtype=float) - np.array(rows[i])
        moved = linprog(  # new weights w', given up u, taken up v: w' = w - u + v
            c=[*[0.0] * m, *[1.0] * m, *[0.0] * m],
            A_ub=[[*(-gain), *[0.0] * 2 * m]],
            b_ub=[0.0],
            A_eq=np.vstack(
                [
                    np.hstack([np.eye(m), np.eye(m), -np.eye(m)]),
                    np.hstack([np.ones((1, m)), np.zeros((1, 2 * m))]),
                ]
            ),
            b_eq=[*shares, 1.0],
        )
        if moved.status == 0:
            best = min(best, moved.fun * 100)
    return best


def test_by_hand() -> None:
    """(1,0,1) against (0,1,0) at equal weights: 2/3 - 1/3 is made up by 1/6 moved, 16 2/3 points."""
    change = smallest_change(frame([(1, 0, 1), (0, 1, 0)]), weights(1 / 3, 1 / 3, 1 / 3))

    assert change.points == pytest.approx(50 / 3, abs=1e-12)
    assert change.rival == "b"
    assert change.weights["health_burden"] == 0.5
    assert sum(change.weights.values()) == pytest.approx(1)


def test_weights_come_back_in_the_unit_given() -> None:
    """Given in percent, the weights at the change are in percent."""
    change = smallest_change(frame([(1, 0, 1), (0, 1, 0)]), weights(40, 20, 40))

    assert change == (30.0, "b", {"collaboration": 10.0, "health_burden": 50.0, "regional_action": 40.0})


def test_a_donor_can_run_dry() -> None:
    """The worst criterion gives all its 10 points before the next one gives.

    Gap (10,4,0) over (0,0,10) at 10, 60, 30: 100 + 240 - 300 = 40, made up at 20 a point: 2 points of the
    first. At 2, 60, 38 they are level. With (0,9,0) against (0,0,5) at 0, 60, 40 the first has nothing: gap
    540 - 200 = 340 at 14 a point is 24 2/7 points of the second.
    """
    dry = smallest_change(frame([(10, 9, 0), (0, 0, 5)]), weights(0, 60, 40))
    first = smallest_change(frame([(10, 4, 0), (0, 0, 10)]), weights(10, 60, 30))

    assert dry.points == pytest.approx(340 / 14)
    assert first.points == pytest.approx(2.0)
    assert first.weights == {"collaboration": 8.0, "health_burden": 60.0, "regional_action": 32.0}


def test_nobody_can_pass_a_leader_everywhere() -> None:
    """Where one is ahead on every criterion, no change of weights is enough."""
    change = smallest_change(frame([(9, 9, 9), (1, 1, 1)]), weights(1, 1, 1))

    assert math.isinf(change.points)
    assert (change.rival, change.weights) == (None, {})
    assert smallest_whole_move(frame([(9, 9, 9), (1, 1, 1)]), weights(1, 1, 1)) is None


def test_a_tie_at_the_top_hangs_in_the_balance() -> None:
    """Two level at the top with different scores: no points are needed to part them."""
    change = smallest_change(frame([(6, 0, 0), (0, 6, 0), (1, 1, 1)]), weights(40, 40, 20))

    assert (change.points, change.rival) == (0.0, "a")
    assert change.weights == weights(40, 40, 20)


def test_equal_priorities_do_not_part() -> None:
    """Two level at the top with the same scores stay level; only a third can change the top."""
    change = smallest_change(frame([(8, 2, 2), (8, 2, 2), (2, 8, 8)]), weights(60, 20, 20))

    assert (change.points, change.rival) == (pytest.approx(10.0), "c")


@given(rows_of_scores, some_weights, st.integers(1, 3))
@settings(max_examples=120, deadline=None)
def test_points_equal_the_linear_programme(rows: list[tuple[int, ...]], w: list[int], top: int) -> None:
    """Where no tie hangs at the line, the points equal the optimum of the linear programme."""
    inside = oracles.top_set(rows, w, top)
    change = smallest_change(frame(rows), weights(*w), top)

    if len(inside) <= top:
        assert change.points == pytest.approx(by_linear_programme(rows, w, top), abs=1e-6)


@given(rows_of_scores, some_weights, st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_points_equal_those_of_the_cut_triangle(rows: list[tuple[int, ...]], w: list[int], top: int) -> None:
    """The points are the exact distance to the nearest cell of weightings with another top set.

    Where they are fewer, the top set changes by a tie alone: at the weights found, and not around them.
    """
    change = smallest_change(frame(rows), weights(*(Fraction(x, sum(w)) for x in w)), top)
    expected = oracles.nearest_change(rows, w, top)

    if expected is None or change.points < float(expected * 100) - 1e-9:
        there = [Fraction(v).limit_denominator(100_000) for v in change.weights.values()]
        assert not there or oracles.top_set(rows, there, top) != oracles.top_set(rows, w, top)
        assert math.isinf(change.points) == (not there)
    else:
        assert change.points == pytest.approx(float(expected * 100), abs=1e-9)


@given(rows_of_scores, some_weights, st.integers(1, 4))
@settings(max_examples=80, deadline=None)
def test_points_are_what_the_weights_say(rows: list[tuple[int, ...]], w: list[int], top: int) -> None:
    """The weights at the change keep their total and differ by as many points as are named."""
    change = smallest_change(frame(rows), weights(*w), top)
    if change.rival is not None:
        there = list(change.weights.values())
        assert sum(there) == pytest.approx(sum(w))
        gap = sum(abs(a - b) for a, b in zip(there, w, strict=True))
        assert change.points == pytest.approx(gap / 2 / sum(w) * 100)


def test_equals_at_the_line_can_push_one_out() -> None:
    """Top two of A above the equals B, C: three, for both hold rank 2. A falls out once level with them."""
    scores = frame([(0, 0, 1), (1, 0, 0), (1, 0, 0)])

    change = smallest_change(scores, weights(0, 0, 100), top=2)

    assert (change.points, change.rival) == (50.0, "b")


def test_whole_move_by_hand() -> None:
    """16 2/3 points are 17 whole ones: from 34, 33, 33 to 17, 50, 33, where the two are level."""
    move = smallest_whole_move(frame([(1, 0, 1), (0, 1, 0)]), weights(34, 33, 33))

    assert move == (17, "collaboration", "health_burden", weights(17, 50, 33), ("a", "b"))


def points_of(rows: list[tuple[int, ...]], w: list[int], top: int) -> list[bool]:
    """Who is in the top set, in plain whole numbers."""
    totals = [sum(s * x for s, x in zip(row, w, strict=True)) for row in rows]
    return [sum(other > mine for other in totals) < top for mine in totals]


@given(rows_of_scores, st.integers(0, 100), st.integers(0, 100), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_whole_move_is_the_first_that_works(rows: list[tuple[int, ...]], a: int, b: int, top: int) -> None:
    """No smaller whole number of points between any two weights changes the top set; this one does."""
    w = [a, (100 - a) * b // 100, 0]
    w[2] = 100 - w[0] - w[1]
    here = points_of(rows, w, top)
    changing = []
    for give, take in permutations(range(3), 2):
        for points in range(1, w[give] + 1):
            there = [v - points * (k == give) + points * (k == take) for k, v in enumerate(w)]
            if points_of(rows, there, top) != here:
                changing.append(points)

    move = smallest_whole_move(frame(rows), weights(*w), top)

    assert (move.points if move else None) == min(changing, default=None)


def test_weights_in_any_unit_are_moved_from_exactly() -> None:
    """From thirds 16 2/3 points make them level, so 17 whole ones are needed: 16 1/3, 50 1/3, 33 1/3."""
    move = smallest_whole_move(frame([(1, 0, 1), (0, 1, 0)]), weights(1, 1, 1))

    assert move is not None
    assert move.points == 17
    assert [as_fraction(weight) * 3 for weight in move.weights.values()] == [49, 151, 100]


def test_unscored_priorities_are_left_out() -> None:
    """A priority with a gap is no rival."""
    scores = frame([(1, 0, 1), (0, 1, 0), (np.nan, 10, 10)])

    assert smallest_change(scores, weights(1, 1, 1)).rival == "b"
