"""Files hold what everybody may see, whoever takes them."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.questions.asked import Asked
from engagement.questions.breakdown import Groups
from engagement.questions.export import tabulation_csv
from engagement.questions.labels import closed_labels
from engagement.questions.tabulation import tabulate


def tabulated(*, exact, groups=None):
    values = ["Yes"] * 142 + ["No"] * 61 + ["Perhaps"] * 22 + ["=Never"] * 3
    people = [f"p{place}" for place in range(len(values))]
    labels = closed_labels(pd.DataFrame({"respondent": people, "value": values}), "choice")
    return tabulate(Asked(1, "Do you agree?", "choice"), labels, groups, exact=exact)


def test_counts_are_rounded_and_small_ones_hidden():
    """The share is of the rounded counts; nothing that a spreadsheet would run."""
    lines = tabulation_csv(tabulated(exact=False)).decode("utf-8-sig").splitlines()

    assert lines[1].split(",")[2:7] == ["all who answered", "Yes", "140", "225", "62"]
    assert lines[3].split(",")[3:7] == ["Perhaps", "hidden", "225", ""]
    assert lines[4].split(",")[3].startswith("'=")


def test_groups_stand_in_their_own_lines():
    """One line a group and answer."""
    frame = pd.DataFrame({"respondent": [f"p{place}" for place in range(228)], "group": ["a"] * 100 + ["b"] * 128})

    lines = tabulation_csv(tabulated(exact=False, groups=Groups(frame, ("a", "b"), "borough", 10))).decode("utf-8-sig")

    assert "borough,b,No" in lines


def test_exact_counts_are_never_written():
    """They stay on the officer's own screen."""
    with pytest.raises(ValueError, match="own screen"):
        tabulation_csv(tabulated(exact=True))
