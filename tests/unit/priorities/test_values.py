"""Scores from indicators: stated lines, clear moves, comparable measures."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.errors import EvidenceError
from priorities.values import ValueFunction, measures

OBESITY = ValueFunction(((10, 0), (20, 5), (30, 10)), source="NCMP", year="2017/18")


@pytest.mark.parametrize(("level", "score"), [(10, 0), (15, 2.5), (20, 5), (23.1, 6.55), (30, 10), (5, 0), (99, 10)])
def test_straight_between_points_level_beyond(level: float, score: float) -> None:
    """23.1 lies 3.1 of 10 beyond 20: 5 + 5 x 0.31 = 6.55. Beyond the ends it stays level."""
    assert OBESITY.at(level) == score


def test_falling_lines_and_any_order_of_points() -> None:
    """Where lower is better for the score the line falls; points may come in any order."""
    falling = ValueFunction(((80, 2), (60, 10)))

    assert [falling.at(level) for level in (50, 60, 70, 80, 90)] == [10, 10, 6, 2, 2]


@given(st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 10)), min_size=2, max_size=6, unique_by=lambda p: p[0]))
def test_the_line_goes_through_its_points(points: list[tuple[int, int]]) -> None:
    """At each stated level the score is the stated one, exactly."""
    function = ValueFunction(tuple(points))

    assert [function.at(level) for level, _ in points] == [score for _, score in points]


@pytest.mark.parametrize("points", [((1, 2),), ((1, 2), (1, 3)), ((1, 2), (float("inf"), 3)), ((1, 2), ("x", 3))])
def test_points_without_a_line_are_refused(points: tuple[tuple[float, float], ...]) -> None:
    """One point, two at one level, or what is no number makes no line."""
    with pytest.raises(EvidenceError):
        ValueFunction(points)


def test_measures_are_signed_towards_worse() -> None:
    """A gap and a trend are positive where London is, or gets, worse, whichever way the indicator points."""
    long_list = pd.DataFrame(
        {
            "indicator_id": ["obese", "active", "none"],
            "direction": ["lower is better", "higher is better", ""],
            "baseline_london": ["24", "60", ""],
            "baseline_england": ["20", "75", "5"],
            "borough_min_value": ["10", "50", ""],
            "borough_max_value": ["30", "80", "3"],
        },
        index=["a", "b", "c"],
    )
    indicators = pd.DataFrame(
        [("obese", "London", 2015 + i, 20 + 2 * i) for i in range(3)]
        + [("active", "London", 2015 + i, 66 - 3 * i) for i in range(3)]
        + [("active", "England", 2015 + i, 75) for i in range(3)],
        columns=["indicator_id", "area", "year", "value"],
    )

    found = measures(long_list, indicators)

    assert found.loc["a"].tolist() == [24, pytest.approx(20), 3, pytest.approx(2 / 24 * 100)]
    assert found.loc["b"].tolist() == [60, pytest.approx(20), pytest.approx(1.6), pytest.approx(5)]
    assert found.loc["c"].isna().all()


def test_a_trend_needs_three_points() -> None:
    """Two points are no trend."""
    long_list = pd.DataFrame(
        {
            "indicator_id": ["x"],
            "direction": ["lower is better"],
            "baseline_london": ["5"],
            "baseline_england": [""],
            "borough_min_value": [""],
            "borough_max_value": [""],
        }
    )
    indicators = pd.DataFrame(
        {"indicator_id": ["x", "x"], "area": "London", "year": ["2016", "2017"], "value": ["4", "5"]}
    )

    assert measures(long_list, indicators)["trend_per_year"].isna().all()


def test_no_figure_no_score() -> None:
    """A missing figure earns no score, not zero."""
    assert OBESITY.at(20.0) == 5
    assert np.isnan(OBESITY.at(float("nan")))
