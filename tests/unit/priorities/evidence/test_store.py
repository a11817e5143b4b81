"""What people said of points and topics is only added to; the last word stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from data.driver import sqlite3
from data.errors import Conflict
from priorities.evidence.store import (
    NO_PART,
    PART,
    WHOLE,
    judge_points,
    keep_topic,
    migrations,
    point_verdicts,
    topic_words,
)

ANN, BEN = (Stamp(who, datetime(2019, 3, 15, 14, 5, tzinfo=UTC)) for who in ("Ann", "Ben"))


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "explorer.sqlite"
    prepare(path, (migrations,)).release()
    with closing(connect(path)) as db:
        yield db


def test_points_are_judged_together_and_one_by_one(db: Database) -> None:
    """Three at once are one entry on record; what is judged by itself afterwards is told apart, and counts."""
    judge_points(db, ANN, "SW01", [1, 2, 3], speaks_for_it=True)
    judge_points(db, BEN, "SW01", [2], speaks_for_it=False)
    judge_points(db, BEN, "SW02", [2], speaks_for_it=True)
    rows = point_verdicts(db).sort_values(["priority", "point"])

    assert rows.to_numpy().tolist() == [
        ["SW01", 1, True, False, "Ann"],
        ["SW01", 2, False, True, "Ben"],
        ["SW01", 3, True, False, "Ann"],
        ["SW02", 2, True, True, "Ben"],
    ]
    assert history(db)["what"].tolist() == ["Confirmed evidence", "Rejected evidence", "Confirmed evidence"]


def test_a_topic_is_given_and_taken_away(db: Database) -> None:
    """The last word on each stands, with who said it."""
    keep_topic(db, ANN, "SW01", "Healthy food", WHOLE)
    keep_topic(db, ANN, "SW01", "NHS dentists", PART)
    keep_topic(db, BEN, "SW01", "Healthy food", NO_PART)

    assert topic_words(db).to_numpy().tolist() == [
        ["SW01", "NHS dentists", "part", "Ann"], ["SW01", "Healthy food", "", "Ben"],
    ]  # fmt: skip
    assert history(db)["what"].tolist()[0] == "Took a topic from a priority"


def test_an_extent_that_there_is_not_is_refused(db: Database) -> None:
    """Whole, part or none; nothing is kept."""
    with pytest.raises(Conflict):
        keep_topic(db, ANN, "SW01", "Healthy food", "mostly")
    assert topic_words(db).empty


@pytest.mark.parametrize("table", ["point_verdicts", "priority_topics"])
def test_nothing_is_taken_back(db: Database, table: str) -> None:
    """Neither table lets a word be changed or deleted."""
    judge_points(db, ANN, "SW01", [1], speaks_for_it=True)
    keep_topic(db, ANN, "SW01", "Healthy food", WHOLE)

    for change in (f"UPDATE {table} SET who = 'x'", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(change)
