"""Numbers of a commitment in words."""

from __future__ import annotations

import pytest

from priorities.commitments import Candidate, change, milestone_phrase, number, rounded
from priorities.commitments.schema import Milestone
from priorities.commitments.situation import Situation


@pytest.mark.parametrize(
    ("value", "kind", "unit", "text"),
    [
        (23.104, "share", "%", "23.1%"),
        (3.816, "difference", "percentage points", "3.82"),
        (1283.0, "count", "victims", "1,283"),
        (30.21, "rate", "per 100,000", "30.2"),
        (float("nan"), "rate", "per 100,000", "not known"),
    ],
)
def test_figures_have_their_decimals(value: float, kind: str, unit: str, text: str) -> None:
    """One decimal, two below ten, none for counts."""
    assert number(value, kind, unit) == text


def test_a_target_has_the_decimals_of_its_baseline() -> None:
    """9.5 beside a baseline of 23.1 is 9.5, not 9.50."""
    assert number(9.5, "share", "%", 23.1) == "9.5%"


@pytest.mark.parametrize(
    ("per_cent", "text"),
    [(-10.0, "10% less"), (4.4, "4% more"), (0.3, "under 1% more"), (0.0, "as today"), (float("nan"), "")],
)
def test_changes_are_whole_per_cent(per_cent: float, text: str) -> None:
    """In words, with the side."""
    assert change(per_cent) == text


def test_milestones() -> None:
    """Nobody named, somebody by a day, done."""
    assert milestone_phrase(None) == "yes or no: nobody named yet"
    assert milestone_phrase(Milestone("s", "Cat", "2020-06-01")) == "Cat, by 1 June 2020"
    assert milestone_phrase(Milestone("s", "Cat", "2020-06-01", is_met=True)) == "done, Cat"


@pytest.mark.parametrize(("better", "value"), [("lower", 27.9), ("higher", 28.0)])
def test_what_can_just_be_told_is_never_rounded_to_less(better: str, value: float) -> None:
    """27.97 is rounded away from the baseline where it is the least that can be told, else as usual."""
    figure = Situation("x", "per 100,000", better, "rate", "2017", 2017, 1, 30.0, 2022, 2017)

    assert rounded(figure, Candidate("detectable", "", 27.97)) == value
    assert rounded(figure, Candidate("percent", "", 27.97)) == 28.0
