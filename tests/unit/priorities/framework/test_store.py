"""Vision statements and marks at rest: only added to; no score moves, and a list brought in leaves the marks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data import Stamp, bundled, history
from data.driver import sqlite3
from priorities.errors import FrameworkError
from priorities.framework import Mark, Statement, current_marks
from priorities.framework.store import (
    keep_mark,
    keep_statement,
    mark_rows,
    migrations,
    statement_rows,
)

MIGRATIONS = (migrations,)
ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))
DRAFTS = bundled.vision_statements()


def test_a_statement_is_kept_worded_anew_and_taken_away(db):
    """Numbers stay; every change is a row with a name, and on record."""
    number = keep_statement(db, ANN, DRAFTS, Statement("AGE WELL", " Nobody  falls. ", ("AW07", "AW07")))
    keep_statement(db, ANN, DRAFTS, Statement("AGE WELL", "Few fall.", (), number))
    keep_statement(db, ANN, DRAFTS, Statement("AGE WELL", "Few fall.", (), number, in_use=False))

    rows = statement_rows(db)
    assert rows[["statement_id", "statement", "priorities", "in_use"]].to_numpy().tolist() == [
        ["W01", "Nobody falls.", "AW07", True], ["W01", "Few fall.", "", True], ["W01", "Few fall.", "", False],
    ]  # fmt: skip
    assert history(db, limit=None)["what"].tolist()[:2] == ["Took a vision statement away", "Kept a vision statement"]


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        (Statement("AGE WELL", "  "), "300 characters"),
        (Statement("AGE WELL", "x" * 301), "300 characters"),
        (Statement("", "Words"), "life stage"),
        (Statement("AGE WELL", "nobody GROWS old alone."), "says the same"),
    ],
)
def test_a_statement_that_is_not_whole_is_refused(db, statement, word):
    """With the sentence that says why; nothing is kept."""
    with pytest.raises(FrameworkError, match=word):
        keep_statement(db, ANN, DRAFTS, statement)

    assert statement_rows(db).empty


@pytest.mark.parametrize(
    ("mark", "word"),
    [
        (Mark("SW01", "Subsidiarity", "perhaps", "why"), "yes, partly, no"),
        (Mark("SW01", "Subsidiarity", "yes", "  "), "reason"),
        (Mark("SW01", "Subsidiarity", "yes", "x" * 301), "reason"),
    ],
)
def test_a_mark_needs_a_word_and_a_reason(db, mark, word):
    """Without a reason nothing is kept."""
    with pytest.raises(FrameworkError, match=word):
        keep_mark(db, ANN, mark)

    assert mark_rows(db).empty


def test_marks_are_only_added_to(db):
    """The last word stands; neither table is changed or emptied."""
    keep_mark(db, ANN, Mark("SW01", "Subsidiarity", "yes", "boroughs decide"))
    keep_mark(db, ANN, Mark("SW01", "Subsidiarity", "partly", "some of it"))
    keep_statement(db, ANN, DRAFTS, Statement("AGE WELL", "Few fall."))

    assert len(mark_rows(db)) == 2
    last = current_marks(mark_rows(db))
    assert last[["mark", "reason", "who"]].to_numpy().tolist() == [["partly", "some of it", "Ann"]]
    for statement in (
        "UPDATE principle_marks SET who = 'x'", "DELETE FROM principle_marks",
        "UPDATE vision_statements SET who = 'x'", "DELETE FROM vision_statements",
    ):  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute(statement)
