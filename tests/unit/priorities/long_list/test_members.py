"""What stands on the long list, and by which criteria it is scored."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from priorities import CRITERIA, counting, criterion_key, current_criteria, current_list
from priorities.errors import CriteriaError
from priorities.long_list.members import TOLD, next_priorities

DRAFTS = pd.DataFrame(
    {
        "name": ["Obesity", "Asthma"],
        "life_stage": ["START WELL", "LIVE WELL"],
        "partners": ["schools", "NHS"],
        "baseline": [23.1, 3.0],
    },
    index=pd.Index(["SW01", "LW01"], name="priority_id"),
)


def entries(*rows: tuple[str, str, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["priority", "name", "life_stage", "on_list"])


def added(*rows: tuple[str, bool, bool]) -> pd.DataFrame:
    told = [(key, key.title(), "why?", "none", "some", "much", counts, used) for key, counts, used in rows]
    return pd.DataFrame(told, columns=[*TOLD, "counts", "in_use"])


def test_without_changes_the_drafts_stand() -> None:
    """Nothing done, nothing changed, and the drafts themselves are left alone."""
    before = DRAFTS.copy()

    pd.testing.assert_frame_equal(current_list(DRAFTS, entries()), DRAFTS)
    pd.testing.assert_frame_equal(DRAFTS, before)


def test_added_renamed_and_taken_off() -> None:
    """The last word on each stands; an added one comes last, its other text blank, its figures missing."""
    listed = current_list(
        DRAFTS,
        entries(
            ("P01", "Cold homes", "", True),
            ("SW01", "Child weight", "START WELL", True),
            ("LW01", "Asthma", "LIVE WELL", False),
            ("P01", "Warm homes", "AGE WELL", True),
        ),
    )

    assert listed["name"].to_dict() == {"SW01": "Child weight", "P01": "Warm homes"}
    assert listed.loc["P01", "partners"] == ""
    assert pd.isna(listed.loc["P01", "baseline"])
    assert listed.index.name == "priority_id"


def test_what_was_put_back_is_there() -> None:
    """Taken off and put back: it stands where it stood."""
    listed = current_list(
        DRAFTS, entries(("SW01", "Obesity", "START WELL", False), ("SW01", "Obesity", "START WELL", True))
    )

    assert list(listed.index) == ["SW01", "LW01"]


def test_criteria_of_ones_own_follow_the_three() -> None:
    """Added criteria come after the three; one taken away is gone; only those that count are ranked by."""
    changes = [("cost", False, True), ("speed", True, True), ("cost", True, True), ("speed", True, False)]
    told = current_criteria(bundled.criteria(), added(*changes))

    assert list(told.index) == [*CRITERIA, "cost"]
    assert told["added"].tolist() == [False, False, False, True]
    assert counting(told) == [*CRITERIA, "cost"]


def test_a_criterion_that_does_not_count_yet() -> None:
    """It is scored, and no part of the ranking."""
    told = current_criteria(bundled.criteria(), added(("cost", False, True)))

    assert "cost" in told.index
    assert counting(told) == list(CRITERIA)


@pytest.mark.parametrize(
    ("name", "key"),
    [("Impact on inequality", "impact_on_inequality"), ("  NHS cost ", "NHS_cost"), ("Équité!", "équité")],
)
def test_names_become_keys(name: str, key: str) -> None:
    """Words in small letters, capitals of abbreviations kept, joined by underscores."""
    assert criterion_key(name, CRITERIA) == key


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "no name"),
        ("!!", "no name"),
        ("x" * 41, "too long"),
        ("Health burden", "already used"),
        ("Score", "already used"),
        ("rank", "already used"),
        ("2019", "already used"),
    ],
)
def test_names_that_cannot_be_keys(name: str, words: str) -> None:
    """Empty, too long, taken, or a word that the tables need for themselves."""
    with pytest.raises(CriteriaError, match=words):
        criterion_key(name, CRITERIA)


def test_six_criteria_are_enough() -> None:
    """A seventh criterion is refused: nobody weighs seven things at once, and six colours can be told apart."""
    with pytest.raises(CriteriaError, match="already"):
        criterion_key("seventh", [*CRITERIA, "a", "b", "c"])


def test_numbers_of_priorities_are_not_used_twice() -> None:
    """The next number follows the highest that was ever given."""
    assert next_priorities(entries(), 2) == ["P01", "P02"]
    assert next_priorities(entries(("P09", "a", "", False), ("SW01", "b", "", True), ("P10", "c", "", False)), 1) == [
        "P11"
    ]
