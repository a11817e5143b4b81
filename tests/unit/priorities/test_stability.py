"""How far one weight can move before the top set changes."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import stability_interval
from priorities.errors import CriteriaError, WeightError
from priorities.stability import holds_between, top_set
from tests.unit.priorities import oracles
from tests.unit.priorities.oracles import CRITERIA, frame, weights

rows_of_scores = st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=6)
some_weights = st.lists(st.integers(0, 10), min_size=3, max_size=3).filter(any)
HAIR = Fraction(1, 10**9)


def on_the_ray(w: list[int], at: int, t: Fraction) -> list[Fraction]:
    """Weights with share t at one place and the others in their proportion, equal where all are 0."""
    rest = [Fraction(x) for k, x in enumerate(w) if k != at]
    if not any(rest):
        rest = [Fraction(1)] * len(rest)
    others = iter([(1 - t) * x / sum(rest) for x in rest])
    return [t if k == at else next(others) for k in range(len(w))]


def test_by_hand() -> None:
    """(1,0,1) leads (0,1,0) while the second weighs less than half: 0 to 50 of 100, 0 to 1/2 of 1."""
    scores = frame([(1, 0, 1), (0, 1, 0)])

    assert stability_interval(scores, weights(40, 20, 40), "health_burden") == (0.0, 50.0)
    assert stability_interval(scores, weights(1 / 3, 1 / 3, 1 / 3), "health_burden") == (0.0, 0.5)


def test_a_tie_for_the_lead_leaves_no_room() -> None:
    """Where two tie for first, the slightest move of a weight that parts them changes the lead."""
    scores = frame([(6, 0, 0), (0, 6, 0)])

    assert stability_interval(scores, weights(40, 40, 20), "collaboration") == (40.0, 40.0)
    assert stability_interval(scores, weights(40, 40, 20), "regional_action") == (0.0, 100.0)


def test_equal_priorities_stay_level() -> None:
    """Two with the same scores lead together until a third comes up."""
    scores = frame([(8, 2, 2), (8, 2, 2), (2, 8, 8)])

    assert stability_interval(scores, weights(60, 20, 20), "collaboration") == (50.0, 100.0)


def test_a_tie_at_the_line_may_hold_with_two_places() -> None:
    """Top two of A, B, B level at equal weights: where A falls back it is third and out; where it gains
    nothing changes, for both Bs are then second."""
    scores = frame([(9, 3, 3), (3, 6, 6), (3, 6, 6)])

    assert stability_interval(scores, weights(1, 1, 1), "collaboration", top=2) == (1.0, 3.0)


@given(rows_of_scores, some_weights, st.integers(0, 2), st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_interval_is_exact(rows: list[tuple[int, ...]], w: list[int], at: int, top: int) -> None:
    """Inside the interval the top set is the present one, a hair beyond either end it is not."""
    now = Fraction(w[at], sum(w))
    ends = stability_interval(frame(rows), weights(*(Fraction(x, sum(w)) for x in w)), CRITERIA[at], top)
    low, high = (Fraction(end).limit_denominator(10_000) for end in ends)
    here = oracles.top_set(rows, w, top)

    assert low <= now <= high
    for t in (low + (now - low) / 2, now, high - (high - now) / 2):
        if low < t < high:
            assert oracles.top_set(rows, on_the_ray(w, at, t), top) == here
    if low > 0:
        assert oracles.top_set(rows, on_the_ray(w, at, low - HAIR), top) != here
    if high < 1:
        assert oracles.top_set(rows, on_the_ray(w, at, high + HAIR), top) != here


@given(rows_of_scores, some_weights, st.integers(1, 5))
@settings(max_examples=80, deadline=None)
def test_top_set_counts_ranks(rows: list[tuple[int, ...]], w: list[int], top: int) -> None:
    """The top set holds whoever ranks `top` or better, so a tie makes it larger."""
    expected = tuple("abcdef"[i] for i in sorted(oracles.top_set(rows, w, top)))

    assert top_set(frame(rows), weights(*w), top) == expected


def test_a_span_counts_its_ends() -> None:
    """(0,1,1) leads (0,0,0) except where all the weight is on the first: there they are level."""
    scores, shares = frame([(0, 0, 0), (0, 1, 1)]), [Fraction(1, 2), Fraction(1, 2), Fraction(0)]

    assert stability_interval(scores, weights(50, 50, 0), "health_burden") == (0.0, 100.0)
    assert holds_between(scores, shares, 1, (Fraction(1, 100), Fraction(1)), 1)
    assert not holds_between(scores, shares, 1, (Fraction(0), Fraction(1)), 1)


def test_unscored_priorities_are_left_out() -> None:
    """A priority with a gap neither leads nor threatens."""
    scores = frame([(1, 0, 1), (0, 1, 0), (np.nan, 9, 9)])

    assert top_set(scores, weights(1, 1, 1)) == ("a",)
    assert stability_interval(scores, weights(40, 20, 40), "health_burden") == (0.0, 50.0)


def test_nobody_scored_nothing_to_lose() -> None:
    """Without a scored priority the top set is empty and stays so."""
    scores = frame([(np.nan, 1, 1)])

    assert top_set(scores, weights(1, 1, 1)) == ()
    assert stability_interval(scores, weights(50, 25, 25), "collaboration") == (0.0, 100.0)


@pytest.mark.parametrize("m", [2, 5])
def test_any_number_of_criteria(m: int) -> None:
    """Two specialists at equal weights of 100/m: the first leads once its weight passes the other's."""
    scores = frame((np.eye(m)[:2] * 10).tolist())
    w = dict.fromkeys(scores.columns, 1.0) | {"c0": 2.0}

    low, high = stability_interval(scores, w, "c0")

    assert low == pytest.approx((m + 1) / m)
    assert high == m + 1


def test_unknown_and_lonely_criteria_are_refused() -> None:
    """There must be a criterion to move and another to give way."""
    with pytest.raises(CriteriaError, match="at least two"):
        stability_interval(frame([(1, 2, 3)]), weights(1, 1, 1), "cost")
    with pytest.raises(CriteriaError, match="at least two"):
        stability_interval(frame([(1,)]), {"c0": 1}, "c0")
    with pytest.raises(WeightError):
        stability_interval(frame([(1, 2, 3)]), weights(0, 0, 0), "collaboration")
