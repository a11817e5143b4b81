"""Beside the plan: the straight line, and whether it lies within what chance allows."""

from __future__ import annotations

import math

import pytest

from priorities.progress import Point, beside_plan, line_at

BASELINE = Point(20.0, 2017.0, 19.5, 20.5)


def test_the_line_is_straight_and_flat_after_its_end():
    """Half-way in half the time; before the baseline and after the target's year it does not go on."""
    assert [line_at(BASELINE, 16.0, 2021, year) for year in (2016, 2017, 2018, 2019, 2021, 2025)] == [
        20, 20, 19, 18, 16, 16,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "half", "words"),
    [
        (18.0, 0.5, "on plan"),
        (18.04, 0.5, "on plan"),
        (18.4, 0.5, "behind plan, by no more than chance"),
        (19.0, 0.5, "behind plan, beyond chance"),
        (17.8, 0.5, "ahead of plan, by no more than chance"),
        (17.0, 0.5, "ahead of plan, beyond chance"),
        (19.0, math.nan, "behind plan (limits not published)"),
        (17.0, math.nan, "ahead of plan (limits not published)"),
    ],
)
def test_behind_on_ahead(value, half, words):
    """In 2019 the plan is at 18; on plan is what is shown with the same decimal."""
    reading = Point(value, 2019.0, value - half, value + half)

    assert beside_plan(BASELINE, 16.0, 2021, "lower", reading).words == words


def test_higher_is_better_and_a_count_has_its_own_chance():
    """The side turns with the direction; of 100 cases chance carries about 20."""
    assert beside_plan(BASELINE, 24.0, 2021, "higher", Point(21.0, 2019.0, 20.5, 21.5)).word == "behind"
    count = beside_plan(Point(128, 2018.0), 64.0, 2022, "lower", Point(110, 2020.0), kind="count")
    assert (count.words, count.line) == ("behind plan, by no more than chance", 96)


def test_a_target_that_keeps_the_level_has_a_level_plan():
    """Behind is what is worse than today."""
    assert beside_plan(BASELINE, 20.0, 2021, "lower", Point(22.0, 2019.0, 21.5, 22.5)).words == (
        "behind plan, beyond chance"
    )
