"""Scores in force, their sources, and gaps."""

from __future__ import annotations

import numpy as np
import pandas as pd

from priorities import current_scores
from priorities.long_list import score_sources
from tests.unit.priorities.oracles import frame


def edits(*rows: tuple[str, str, float | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["priority", "criterion", "value"])
    return table.assign(edit_id=range(1, len(rows) + 1), who="Ann", at="2019-03-15", reason="heard in the group")


def test_drafts_stand_until_somebody_sets_a_score() -> None:
    """Without edits the scores in force are the drafts, gaps included."""
    drafts = frame([(5, 6, 7), (1, np.nan, 3)]).assign(name=["Obesity", "Asthma"])

    pd.testing.assert_frame_equal(current_scores(drafts, edits()), frame([(5, 6, 7), (1, np.nan, 3)]).astype(float))


def test_the_latest_edit_counts() -> None:
    """Of several edits of one score the last one is in force; the others are left alone."""
    drafts = frame([(5, 6, 7)])

    found = current_scores(drafts, edits(("a", "collaboration", 8), ("a", "collaboration", 9.5)))

    assert found.loc["a"].tolist() == [9.5, 6, 7]


def test_a_score_can_be_taken_away_and_given() -> None:
    """An edit without a value leaves the score open; an edit fills a gap."""
    drafts = frame([(5, np.nan, 7)])

    found = current_scores(drafts, edits(("a", "collaboration", None), ("a", "health_burden", 4)))

    assert np.isnan(found.loc["a", "collaboration"])
    assert found.loc["a", "health_burden"] == 4


def test_edits_of_what_is_gone_are_left_out() -> None:
    """Edits of priorities or criteria that are no longer on the list change nothing."""
    drafts = frame([(5, 6, 7)])

    found = current_scores(drafts, edits(("gone", "collaboration", 1), ("a", "cost", 1)))

    pd.testing.assert_frame_equal(found, drafts.astype(float))


def test_drafts_may_come_as_text_and_lack_a_criterion() -> None:
    """Text is read as numbers; a criterion without a column is open for everybody."""
    drafts = pd.DataFrame({"collaboration": ["5", None]}, index=["a", "b"])

    found = current_scores(drafts, edits())

    assert found["collaboration"].tolist()[0] == 5.0
    assert found.isna().sum().sum() == 5


def test_drafts_are_left_alone() -> None:
    """Reading the scores in force does not alter the frame of drafts."""
    drafts = frame([(5.0, 6.0, 7.0)])
    before = drafts.copy()

    current_scores(drafts, edits(("a", "collaboration", 1)))

    pd.testing.assert_frame_equal(drafts, before)


def test_every_source_is_kept_and_the_one_in_use_is_marked() -> None:
    """Draft and edits of a score stand in order of time; exactly the last one is in use."""
    drafts = frame([(5, np.nan, 7)])

    table = score_sources(drafts, edits(("a", "collaboration", 8), ("a", "health_burden", 4)))

    first = table.loc[table["criterion"] == "collaboration"]
    assert first[["value", "origin", "in_use"]].to_numpy().tolist() == [
        [5.0, "draft", False],
        [8.0, "person", True],
    ]
    assert table.groupby(["priority", "criterion"])["in_use"].sum().tolist() == [1, 1, 1]
