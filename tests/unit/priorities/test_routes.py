"""Routes by subsidiarity, and how close each priority is to another route."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import DEFAULT_THRESHOLDS
from priorities.errors import RouteError
from priorities.routes import route
from tests.unit.priorities.oracles import CRITERIA, frame


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((8, 8, 8), "partnership"),
        ((8, 2, 8), "partnership"),
        ((6, 6, 5), "partnership"),
        ((8, 8, 2), "borough"),
        ((2, 8, 8), "single partner"),
        ((2, 8, 2), "single partner"),
        ((8, 2, 2), "watch"),
        ((2, 2, 8), "watch"),
        ((2, 2, 2), "watch"),
        ((8, np.nan, 8), "not yet scored"),
    ],
)
def test_the_table_of_routes(scores: tuple[float, float, float], expected: str) -> None:
    """Every combination of over and under goes where the module says; a score at a line is over it."""
    assert route(frame([scores])).loc["a", "route"] == expected


def test_margin_is_to_the_line_that_changes_the_route() -> None:
    """(6.5, 6.2, 9) is 0.5 over the collaboration line; the burden line changes nothing for a partnership."""
    row = route(frame([(6.5, 6.2, 9)])).loc["a"]

    assert row["margin"] == 0.5
    assert row["nearest"] == "collaboration"
    assert row["other_route"] == "single partner"
    assert row["close"]


def test_close_means_less_than_one() -> None:
    """A margin of exactly 1 is not close to the line."""
    table = route(frame([(7, 9, 9), (6.99, 9, 9)]))

    assert table["margin"].tolist() == [1.0, 0.99]
    assert table["close"].tolist() == [False, True]


def test_a_gap_has_no_margin() -> None:
    """Without all three scores there is neither route nor margin, and nothing is close."""
    row = route(frame([(7, np.nan, 9)])).loc["a"]

    assert (row["nearest"], row["other_route"], bool(row["close"])) == ("", "", False)
    assert np.isnan(row["margin"])


def test_tenths_are_exact() -> None:
    """5.9 + 0.1 in floating point is at the line of 6, not below it."""
    assert route(frame([(5.9 + 0.1, 9, 9)])).loc["a", "route"] == "partnership"


@given(
    st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=2, max_size=8),
    st.sampled_from(CRITERIA),
    st.integers(0, 20),
)
@settings(max_examples=150, deadline=None)
def test_moving_a_line_past_a_priority_changes_that_route_only(
    halves: list[tuple[int, int, int]], criterion: str, to: int
) -> None:
    """Only priorities whose score lies between the old and the new line can change their route."""
    scores = frame([[v / 2 for v in row] for row in halves])
    before, after = route(scores), route(scores, {criterion: to / 2})
    low, high = sorted([DEFAULT_THRESHOLDS[criterion], to / 2])
    passed = (scores[criterion] >= low) & (scores[criterion] < high)

    changed = before["route"] != after["route"]

    assert not (changed & ~passed).any()


@given(st.tuples(*[st.integers(0, 100)] * 3))
@settings(max_examples=50, deadline=None)
def test_no_smaller_step_of_one_score_changes_the_route(tenths: tuple[int, int, int]) -> None:
    """No move of one score that stays inside the margin changes the route; one beyond it does."""
    row = route(frame([[v / 10 for v in tenths]])).loc["a"]
    margin = 1000 if np.isnan(row["margin"]) else round(row["margin"] * 10)
    moves = [
        (abs(step), [(v + step * (k == at)) / 10 for k, v in enumerate(tenths)])
        for at, step in product(range(3), range(-100, 101))
        if 0 <= tenths[at] + step <= 100
    ]
    inside = [scores for size, scores in moves if size < margin]
    reached = [scores for size, scores in moves if size == margin + 1]

    if inside:
        assert set(route(frame(inside, range(len(inside))))["route"]) == {row["route"]}
    if reached:
        assert row["other_route"] in set(route(frame(reached, range(len(reached))))["route"])


def test_scores_are_left_alone() -> None:
    """Routing reads the scores and never alters them."""
    scores = frame([(8, 8, 8)])
    before = scores.copy()

    route(scores)

    assert scores.equals(before)


@pytest.mark.parametrize(
    ("thresholds", "words"),
    [
        ({"cost": 5}, "'cost'"),
        ({"collaboration": 11}, "between 0 and 10"),
        ({"health_burden": "high"}, "between 0 and 10"),
    ],
)
def test_unusable_lines_are_refused(thresholds: dict[str, float], words: str) -> None:
    """A line for an unknown criterion or off the scale is refused in words."""
    with pytest.raises(RouteError, match=words):
        route(frame([(8, 8, 8)]), thresholds)


def test_routes_need_the_three_criteria() -> None:
    """Without regional action there is nothing to route by."""
    with pytest.raises(RouteError, match="regional action"):
        route(frame([(8, 8, 8)])[["collaboration", "health_burden"]])
