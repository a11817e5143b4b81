"""Drafts and frozen reviews at rest: only added to, the second is told, and tampering is found."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlite_utils import Database

from data import Stamp, history, migrate
from data.driver import sqlite3
from priorities.errors import Overtaken, ReviewError
from priorities.reviews import CityLine, Comparison, Draft, Earlier, Event, Line, Review, from_json, store, to_json

STAMP = Stamp("Ann", datetime(2020, 7, 2, 9, 30, tzinfo=UTC))
TODAY = date(2021, 1, 1)
DRAFT = Draft(2020, 1, "2020-07-01")
LINE = Line("C1", "Obesity", "Cut it.", "draft", "Year 6", "London", "y6", "23.1%", "20%", "share", "lower", "met")
REVIEW = Review(2020, 1, "2020-07-01", "", "A pandemic.", "Ask sooner.", "None.", (LINE,))


@pytest.fixture(name="db")
def _db():
    """A database with the tables of the record and of reviews, and a draft."""
    db = Database(memory=True)
    migrate(db, [store.migrations])
    store.keep_draft(db, STAMP, DRAFT, TODAY)
    return db


def freeze(db):
    """The draft, frozen."""
    return store.keep_frozen(db, STAMP, REVIEW, b"word", 1)


def behind(db, statement, *values):
    """Change something behind the explorer's back: without its triggers."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute(statement, list(values))


def test_the_same_review_is_written_with_the_same_letters():
    """What is written is read again, whole; missing numbers are written as such, never as NaN."""
    full = replace(
        REVIEW, earlier=Earlier(2019, 1, "ab", "2019-07-01"), since="Of one.", unmeasured=("x",), months=("y",),
        comparisons=(Comparison("a", "b", "c", "d"),), events=(Event("2020-01-01", "w", "ü\ud800"),),
        cities=(CityLine("t", "Rome", "level", "s", "src"),), cities_since=("New: s",),
    )  # fmt: skip
    letters = to_json(full)

    assert from_json(letters) == full
    assert to_json(from_json(letters)) == letters
    assert letters.isascii()
    assert json.loads(letters)["lines"][0]["value"] is None


def test_drafts_are_kept_in_every_version(db):
    """The last one stands; words lose nothing but blanks around them; the record tells letters, not words."""
    typed = replace(DRAFT, changed=" A pandemic.\r\n\r\nAnd more.\n", lessons="Ask.", version=1)
    store.keep_draft(db, STAMP, typed, TODAY)
    (draft,) = store.drafts(db)

    assert (draft.changed, draft.lessons, draft.version, draft.who) == ("A pandemic.\n\nAnd more.", "Ask.", 2, "Ann")
    record = history(db)
    assert list(record["what"]) == ["Kept the draft of an annual review", "Began an annual review"]
    assert "letters of lessons: 4" in record["after"][0]
    assert "pandemic" not in record.to_string()
    with pytest.raises(Overtaken, match="Ann changed this draft on 2 Jul 2020, 10:30"):
        store.keep_draft(db, STAMP, typed, TODAY)


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (replace(DRAFT, day="soon"), "cannot be read"),
        (replace(DRAFT, day="2021-01-02", year=2021), "has not come yet"),
        (replace(DRAFT, day="2019-03-14", year=2019), "15 March 2019"),
        (replace(DRAFT, day="2019-07-01"), "looks from a day of that year"),
        (replace(DRAFT, lessons="x" * (store.LONGEST + 1)), "at most 10,000 letters"),
        (replace(DRAFT, edition=2), "Open the frozen review again"),
        (DRAFT, "after you opened it"),
    ],
)
def test_what_cannot_be_a_draft(db, draft, sentence):
    """A sentence each, and nothing is stored."""
    with pytest.raises((ReviewError, Overtaken), match=sentence):
        store.keep_draft(db, STAMP, draft, TODAY)
    assert len(store.drafts(db)) == 1


def test_frozen_once_and_never_changed(db):
    """Its hashes are on record; twice is refused, and so is the draft; the database lets nobody change a row."""
    frozen = freeze(db)

    assert store.content(db, frozen.number) == REVIEW
    assert store.word_file(db, frozen.number) == b"word"
    assert store.fault(db, frozen.number) == ""
    assert frozen.word_sha256 in history(db)["after"][0]
    assert store.drafts(db) == ()
    for act in (freeze, lambda db: store.keep_draft(db, STAMP, replace(DRAFT, version=1), TODAY)):
        with pytest.raises(ReviewError, match="Ann froze this review on 2 Jul 2020, 10:30"):
            act(db)
    for statement in ("UPDATE review_frozen SET word = 'x'", "DELETE FROM review_frozen", "DELETE FROM review_draft"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute(statement)


def test_a_draft_that_somebody_changed_is_not_frozen(db):
    """Whoever freezes has read the version before."""
    store.keep_draft(db, STAMP, replace(DRAFT, lessons="Ask.", version=1), TODAY)

    with pytest.raises(Overtaken, match="Nothing of yours was stored"):
        freeze(db)
    assert store.frozen_reviews(db) == ()


def test_opened_again_it_is_a_further_edition_beside_the_old_one(db):
    """It begins with the words of the first, with the reason; twice and without a reason are refused."""
    first = freeze(db)
    with pytest.raises(ReviewError, match="Say why"):
        store.open_again(db, STAMP, 2020, "  ")
    with pytest.raises(ReviewError, match="no frozen review of this year"):
        store.open_again(db, STAMP, 2019, "why")
    store.open_again(db, STAMP, 2020, "A figure was\n revised.")
    with pytest.raises(ReviewError, match="open again already"):
        store.open_again(db, STAMP, 2020, "Again.")
    (draft,) = store.drafts(db)
    assert (draft.edition, draft.reason, draft.version) == (2, "A figure was revised.", 1)
    with pytest.raises(ReviewError, match="froze this review"):
        store.keep_draft(db, STAMP, replace(DRAFT, version=1), TODAY)
    second = store.keep_frozen(db, STAMP, replace(REVIEW, edition=2, lessons="Else."), b"other", 1)

    assert [review.edition for review in store.frozen_reviews(db)] == [1, 2]
    assert (store.word_file(db, first.number), store.word_file(db, second.number)) == (b"word", b"other")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE review_frozen SET word = X'00'", "bytes of this review are not those that were frozen"),
        ("UPDATE review_frozen SET word = 'text'", "bytes of this review are not those that were frozen"),
        (
            "UPDATE review_frozen SET content = replace(content, 'None', 'All')",
            "bytes of this review are not those that were frozen",
        ),
        ("UPDATE review_frozen SET content = '{'", "bytes of this review are not those that were frozen"),
        ("UPDATE review_frozen SET content_sha256 = 'ab'", "record tells of other bytes"),
        ("UPDATE review_frozen SET entry = 1", "record tells of other bytes"),
        ("UPDATE review_frozen SET year = 2019", "record tells of other bytes"),
        ("UPDATE audit SET after = replace(after, '2020-07', '2020-08') WHERE id = 2", "chain is broken"),
        ("UPDATE audit SET who = 'Bob' WHERE id = 1", "chain is broken"),
        ("UPDATE audit SET after = 'no letters' WHERE id = 2", "record tells of other bytes"),
        ("DELETE FROM audit WHERE id = 2", "record tells of other bytes"),
    ],
)
def test_tampering_is_found_and_told(db, statement, sentence):
    """Of the bytes, of their hashes, of the record: a plain sentence, and no file is handed out."""
    number = freeze(db).number
    behind(db, statement)

    assert sentence in store.fault(db, number)
    assert "backup" in store.fault(db, number)
    with pytest.raises(ReviewError, match=sentence):
        store.word_file(db, number)


def test_content_that_cannot_be_read_is_told(db):
    """Letters that are no review, and one that is not there."""
    number = freeze(db).number
    behind(db, "UPDATE review_frozen SET content = '[]'")

    with pytest.raises(ReviewError, match="cannot be read any more"):
        store.content(db, number)
    assert store.fault(db, 99) == "There is no such review."
    with pytest.raises(ReviewError, match="no such review"):
        store.content(db, 99)
