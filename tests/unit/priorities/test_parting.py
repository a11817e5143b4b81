"""Where people part is said of whole sets, and what joins them of everybody's own move."""

from __future__ import annotations

import pandas as pd

from priorities import ScoredList
from priorities.parting import Parting

NAMES = ["collaboration", "health_burden", "regional_action"]
SCORES = pd.DataFrame(
    [[9, 1, 5], [8, 2, 5], [1, 9, 5], [5, 5, 5]], index=["Air", "Bus", "Cancer", "Dementia"], columns=NAMES
)
NHS, PHE = dict(zip(NAMES, (20, 70, 10), strict=True)), dict(zip(NAMES, (70, 20, 10), strict=True))


def parting(top=2, **people):
    return Parting(ScoredList.read(SCORES), people or {"NHS": NHS, "PHE": PHE}, top)


def test_where_they_part_and_what_divides():
    """Nothing is common; the ranks of what is not, and the criterion whose span changes the first."""
    found = parting()

    assert (
        found.what_parts == "None of the first two is the same for all. Four more stand there for some and not for all."
    )
    assert set(found.ranks.columns) == {"NHS", "PHE"}
    assert found.ranks.loc["Cancer"].tolist() == ["1", "4"]
    assert "What divides you most is collaboration: 20% for NHS, 70% for PHE" in found.what_divides


def test_the_step_says_who_goes_where():
    """Moves are read out with their way, rounded up so that what is named suffices, and the ground is drawn."""
    found = parting()
    words = " ".join(found.what_joins)

    assert f"{found.step.points:.0f}" in words
    assert "from 20% to" in words
    assert "Then all have" in words
    assert sum(len(ground) for ground in found.grounds) >= 3


def test_those_who_agree_are_told_so():
    """One set: nothing divides, nobody moves."""
    found = parting(NHS=NHS, PHE={**NHS, "regional_action": 20})

    assert found.are_one
    assert found.what_parts.startswith("All have the same among the first two: Cancer and Dementia.")
    assert found.what_divides == ""
    assert found.what_joins == ["Nobody needs to move for one first two."]


def test_two_criteria_have_no_triangle():
    """Without a triangle the step suffices and no smaller one is denied."""
    people = {"NHS": {"collaboration": 10, "health_burden": 90}, "PHE": {"collaboration": 90, "health_burden": 10}}
    found = Parting(ScoredList.read(SCORES[NAMES[:2]]), people, 1)

    assert found.grounds == []
    assert "It suffices; with two criteria a smaller one may exist." in found.what_joins[0]
