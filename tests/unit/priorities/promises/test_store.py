"""Promises at rest: only added to, duplicates refused with the one that exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data import Stamp, bundled, history
from data.driver import sqlite3
from priorities.errors import PromiseError
from priorities.promises import Promise
from priorities.promises.store import keep_promise, migrations, promise_rows

MIGRATIONS = (migrations,)
ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))
NEW = Promise("A plan (2019)", "Fewer falls", "The plan, page 4", "NHS", priority="AW07", target="10%")
DRAFTS = bundled.commitments()


def test_a_promise_is_kept_changed_and_taken_away(db):
    """Each is a row with name and time, on record; the number stays."""
    number = keep_promise(db, ANN, DRAFTS, NEW)
    keep_promise(db, ANN, DRAFTS, replace(NEW, promise_id=number, target="12%"))
    keep_promise(db, ANN, DRAFTS, replace(NEW, promise_id=number, in_use=False))

    rows = promise_rows(db)
    assert rows[["promise_id", "target", "in_use", "who"]].to_numpy().tolist() == [
        ["N01", "10%", True, "Ann"], ["N01", "12%", True, "Ann"], ["N01", "10%", False, "Ann"],
    ]  # fmt: skip
    assert history(db, limit=None)["what"].tolist()[:2] == ["Took a promise away", "Wrote down a promise"]


@pytest.mark.parametrize("target", ["10%", "10 per cent", " 10 % "])
def test_a_duplicate_is_refused_with_the_one_that_exists(db, target):
    """The same document, priority and number, however they are written."""
    twice = Promise(
        "better health for London:  Next Steps (2015)",
        "A tenth fewer",
        "The report",
        "NHS",
        priority="SW01",
        target=target,
    )
    with pytest.raises(PromiseError, match=r"10% fewer children.*C60"):
        keep_promise(db, ANN, DRAFTS, twice)

    assert promise_rows(db).empty


def test_two_promises_without_number_differ_by_their_words(db):
    """The same document may promise several things on a priority; the same words twice are refused."""
    keep_promise(db, ANN, DRAFTS, replace(NEW, target=""))
    second = keep_promise(db, ANN, DRAFTS, replace(NEW, target="", commitment="More handrails"))
    assert second == "N02"
    with pytest.raises(PromiseError, match="there already"):
        keep_promise(db, ANN, DRAFTS, replace(NEW, target="", commitment="more  HANDRAILS"))


def test_one_put_back_beside_its_double_is_refused(db):
    """What was taken away and written down anew does not come back twice."""
    number = keep_promise(db, ANN, DRAFTS, NEW)
    keep_promise(db, ANN, DRAFTS, replace(NEW, promise_id=number, in_use=False))
    keep_promise(db, ANN, DRAFTS, NEW)
    with pytest.raises(PromiseError, match="N02"):
        keep_promise(db, ANN, DRAFTS, replace(NEW, promise_id=number))


@pytest.mark.parametrize("statement", ["UPDATE promises SET who = 'x'", "DELETE FROM promises"])
def test_rows_are_only_added_to(db, statement):
    """Neither changed nor taken away."""
    keep_promise(db, ANN, DRAFTS, NEW)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(statement)
