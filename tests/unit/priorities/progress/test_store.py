"""Readings, courses and steps at rest: only added to, the earlier version beside the later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlite_utils import Database

from data import Stamp, migrate
from data.driver import sqlite3
from priorities.errors import Overtaken, ProgressError
from priorities.progress import Course, Place, Reading, Step, store

STAMP = Stamp("Ann", datetime(2020, 11, 1, tzinfo=UTC))
TODAY = date(2020, 11, 1)
PLACE = Place("C1", period="2017/18", is_share=True)
READING = Reading("C1", "2018/19", 23.2, 23.0, 23.5, "2019-10-10", "NHS  Digital")


@pytest.fixture(name="db")
def _db():
    """A database with the tables of the record and of progress."""
    db = Database(memory=True)
    migrate(db, [store.migrations])
    return db


def bring_in(db, *readings):
    """Bring readings in."""
    return store.bring_in_readings(db, STAMP, [(PLACE, reading) for reading in readings], TODAY)


def test_a_revision_stands_beside_the_earlier_figure(db):
    """Both versions are there, with who and when; the source is kept with single blanks."""
    assert bring_in(db, READING) == 1
    bring_in(db, replace(READING, value=23.3, published="2020-10-29", version=1))

    first, second = store.readings(db)
    assert (first.value, first.version, first.source) == (23.2, 1, "NHS Digital")
    assert (second.value, second.version, second.who) == (23.3, 2, "Ann")


def test_nothing_is_stored_of_a_table_with_a_bad_row(db):
    """The good reading before it is not there either; none at all is a sentence, too."""
    with pytest.raises(ProgressError, match="between 0 and 100"):
        bring_in(db, READING, replace(READING, period="2019/20", value=130.0, lower=None, upper=None))
    with pytest.raises(ProgressError, match="no reading"):
        bring_in(db)
    assert not store.readings(db)


def test_whoever_was_slower_is_told(db):
    """The second of two that saw the same version hears of the first; nothing of theirs is stored."""
    bring_in(db, READING)
    other = replace(READING, period="2019/20")
    with pytest.raises(Overtaken, match="Ann changed this on 1 Nov 2020"):
        bring_in(db, other, replace(READING, value=23.1))

    assert len(store.readings(db)) == 1


def test_a_reading_is_taken_back_and_stays(db):
    """A last version without a value."""
    bring_in(db, READING)
    store.take_back_reading(db, STAMP, store.readings(db)[0])

    assert [reading.value for reading in store.readings(db)] == [23.2, None]


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (Course("C1", "asleep"), "goes on, ended"),
        (Course("C1", "ended", reason="a page"), "from which period"),
        (Course("C1", "ended", "2019/20"), "where this is known from"),
        (Course("C1", "goes on", "2019/20"), "Leave it empty"),
        (Course("C1", due="soon", reason="a page"), "Choose a day"),
        (Course("C1", due="2020-12-01", reason="x" * 301), "too long"),
    ],
)
def test_a_course_that_cannot_stand(db, course, words):
    """A sentence, and nothing is stored."""
    with pytest.raises(ProgressError, match=words):
        store.keep_course(db, STAMP, course)
    assert not store.courses(db)


def test_courses_and_steps_have_a_last_word(db):
    """The last version stands; a step taken away says so."""
    store.keep_course(db, STAMP, Course("C1", due="2020-12-01", reason="the calendar of releases"))
    store.keep_course(db, STAMP, Course("C1", "ended", "2020/21", reason="a letter", version=1))
    store.keep_step(db, STAMP, Step("emergency-1", "2018-04", "a new ward"))
    store.keep_step(db, STAMP, Step("emergency-1", "2018-04", "a new ward", in_use=False, version=1))

    assert (store.courses(db)["C1"].state, store.courses(db)["C1"].version) == ("ended", 2)
    (step,) = store.steps(db)
    assert (step.in_use, step.version) == (False, 2)


def test_rows_are_only_added_to(db):
    """The database refuses a change and a deletion."""
    bring_in(db, READING)
    for act in ("UPDATE progress_reading SET value = 1", "DELETE FROM progress_reading"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute(act)
