"""Long lists that people bring along as tables."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities import CRITERIA, list_difference, read_list_import
from priorities.errors import LongListError

NAMES = pd.Series({"SW01": "Childhood obesity", "LW01": "Asthma"})
SCORES = pd.DataFrame([[9.0, 8.0, 9.0], [5.0, np.nan, 4.0]], index=["SW01", "LW01"], columns=list(CRITERIA))


def table(
    *rows: tuple[str, ...], columns: tuple[str, ...] = ("Priority", "Collaboration", "Life stage")
) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype="str")


def test_what_can_be_read_is_read() -> None:
    """Headings are compared without case and spacing; scores take a comma; words for no score are gaps."""
    held = read_list_import(table(("Asthma", "7,5", "LIVE WELL"), (" New   one ", "n/a", "")), CRITERIA)

    assert held.scores.index.tolist() == ["Asthma", "New one"]
    assert held.scores["collaboration"].tolist()[0] == 7.5
    assert np.isnan(held.scores["collaboration"].tolist()[1])
    assert held.absent == ("health_burden", "regional_action")
    assert held.life_stages.tolist() == ["LIVE WELL", ""]
    assert held.set_aside.empty


def test_what_cannot_be_used_is_set_aside_with_its_place() -> None:
    """A bad cell leaves the rest of its row; a row without a name of its own is left out; each is told."""
    held = read_list_import(
        table(("Asthma", "eleven", ""), ("", "3", ""), ("asthma ", "3", ""), ("Falls", "-1", ""), ("x" * 121, "1", "")),
        CRITERIA,
        first_row=5,
    )

    assert held.scores.index.tolist() == ["Asthma", "Falls"]
    assert held.scores.isna().all(axis=None)
    assert held.set_aside[["row", "column"]].to_numpy().tolist() == [
        [5, "Collaboration"],
        [6, "Priority"],
        [7, "Priority"],
        [8, "Collaboration"],
        [9, "Priority"],
    ]


@pytest.mark.parametrize("again", ["Café walks", "Cafe\u0301 walks", "café  WALKS"])
def test_a_name_in_two_spellings_is_one_name(again: str) -> None:
    """Composed and decomposed letters, case and spaces make no second priority; both rows are named."""
    held = read_list_import(table(("Café walks", "5", ""), (again, "4", "")), CRITERIA)

    assert held.scores.index.tolist() == ["Café walks"]
    assert held.set_aside[["row", "why"]].to_numpy().tolist() == [[3, "the name stands in row 2 already"]]
    found = list_difference(pd.Series({"LW02": again}), SCORES.set_axis(["LW02", "x"]), held)
    assert found.new.empty


@pytest.mark.parametrize(
    "cell", ["1,000", "1_0", "1e1", "٣", "0x5", "5%", "7/10", "nan", "inf", "10.01", "-1", "5 6", "5..6", "2019-03-15"]
)
def test_what_is_no_score_is_set_aside(cell: str) -> None:
    """Nothing is guessed: a thousand is not one, and no way of writing that a person would not use is read."""
    held = read_list_import(table(("Warm homes", cell, "")), CRITERIA)

    assert held.scores["collaboration"].isna().all()
    assert held.set_aside["row"].tolist() == [2]


@pytest.mark.parametrize(
    ("cell", "score"), [("7,5", 7.5), ("7.25", 7.25), (" 10 ", 10), ("+3", 3), ("0", 0), ("6,25", 6.25)]
)
def test_scores_as_people_write_them(cell: str, score: float) -> None:
    """A point or a comma before decimals."""
    assert read_list_import(table(("Warm homes", cell, "")), CRITERIA).scores.iloc[0, 0] == score


@pytest.mark.parametrize(
    "heading",
    [
        "Collaboration (0-10)", "collaboration 0–10", "Collaboration, score 0 to 10", "COLLABORATION [0-10]",
        "Collaboration (score)", "Collaboration score", "Collaboration /10", "Collaboration (out of 10)",
        "Long list, draft of May: collaboration",
    ],
)  # fmt: skip
def test_headings_may_name_their_scale_or_carry_a_title(heading: str) -> None:
    """The scale and a title above the header are no part of a criterion's name."""
    held = read_list_import(table(("Warm homes", "5", ""), columns=("Draft: priority", heading, "Notes")), CRITERIA)

    assert held.scores["collaboration"].tolist() == [5]
    assert held.not_read == ("Notes",)


def test_the_plain_heading_comes_first() -> None:
    """A column called just like the criterion is the one; what is made of it is not read as a second."""
    columns = ("Priority", "Collaboration (score)", "Collaboration (adds)")
    assert read_list_import(table(("a", "5", "2"), columns=columns), CRITERIA).scores["collaboration"].tolist() == [5]
    with pytest.raises(LongListError, match="Two columns are called 'collaboration'"):
        read_list_import(table(("a", "5", "2"), columns=("Priority", "Collaboration", "collaboration")), CRITERIA)


@pytest.mark.parametrize("name", ["Total", "TOTAL:", "Grand total", "Sub-total", "Sum", "Average", "mean", "Median"])
def test_a_row_of_totals_is_left_out_and_told(name: str) -> None:
    """What is made of the rows above is no priority, whatever its cells hold."""
    held = read_list_import(table(("Asthma", "7", ""), (name, "112", ""), ("Total wellbeing", "4", "")), CRITERIA)

    assert held.scores.index.tolist() == ["Asthma", "Total wellbeing"]
    assert held.set_aside[["row", "why"]].to_numpy().tolist() == [[3, "a total, not a priority"]]


def test_a_total_below_a_thousand_rows_is_none_too_many() -> None:
    """What is left out does not count towards the longest list."""
    held = read_list_import(table(*[(f"p{n}", "1", "") for n in range(1_000)], ("Total", "1000", "")), CRITERIA)

    assert len(held.scores) == 1_000


def test_messages_repeat_no_cell() -> None:
    """What somebody typed into a cell is not quoted."""
    held = read_list_import(table(("Asthma", "secret words", "")), CRITERIA)

    assert "secret" not in " ".join(held.set_aside["why"])


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (table(("1", "2"), columns=("a", "b")), "No column"),
        (table(("", "3", "")), "No row has a name"),
        (table(*[(f"p{n}", "1", "") for n in range(1001)]), "more than 1,000"),
    ],
)
def test_tables_that_are_no_list(frame: pd.DataFrame, words: str) -> None:
    """Without a column of names, without names, or too long: a sentence."""
    with pytest.raises(LongListError, match=words):
        read_list_import(frame, CRITERIA)


def brought(*rows: tuple[str, ...]) -> pd.DataFrame:
    return table(*rows, columns=("name", "collaboration", "health_burden"))


def test_only_differences_are_changes() -> None:
    """New names, other scores and filled gaps are changes; equal scores and empty cells are not."""
    held = read_list_import(brought(("CHILDHOOD obesity", "9", ""), ("Falls", "4", "5")), CRITERIA)
    found = list_difference(NAMES, SCORES, held)

    assert found.new["name"].tolist() == ["Falls"]
    assert found.scores[["name", "criterion", "imported"]].to_numpy().tolist() == [
        ["Falls", "collaboration", 4.0],
        ["Falls", "health_burden", 5.0],
    ]
    assert found.absent == ("LW01",)


def test_an_empty_cell_takes_a_score_away_on_request_only() -> None:
    """Asked for, an empty cell takes the score away; where there was none nothing changes."""
    held = read_list_import(brought(("Childhood obesity", "", "8"), ("Asthma", "5", "")), CRITERIA)
    found = list_difference(NAMES, SCORES, held, empty_takes_away=True)

    assert list_difference(NAMES, SCORES, held).scores.empty
    assert found.scores[["priority", "criterion"]].to_numpy().tolist() == [["SW01", "collaboration"]]
    assert found.scores["imported"].isna().all()


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=6))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    """Whatever the cells hold: scores from 0 to 10, or set aside, or a sentence; names are unique."""
    frame = pd.DataFrame(rows, columns=["priority", "collaboration", "life stage"], dtype="str")
    try:
        held = read_list_import(frame, CRITERIA)
    except LongListError:
        return
    assert held.scores.index.is_unique
    assert ((held.scores >= 0) & (held.scores <= 10) | held.scores.isna()).all(axis=None)
