from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, get_meta, history, record, set_meta, verify_history, write
from data.driver import sqlite3
from data.errors import OutsideWrite

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


def note(db: Database, what: str = "Changed a score", **given: object) -> int:
    stamp = Stamp(
        **{"who": "Ann", "at": AT, **{name: given.pop(name) for name in ("who", "at", "why") if name in given}}
    )
    entry = {"target": "Obesity", "before": {"score": 5}, "after": {"score": 7}}
    with write(db):
        return record(db, stamp, what=what, **{**entry, **given})


def test_an_entry_reads_as_it_was_recorded(db: Database) -> None:
    """Who, when, what, to what, before, after and why come back, values in words."""
    note(db, before={"score": 5, "was_draft": True}, after=None, why="new evidence")

    row = history(db).iloc[0]

    assert row.to_dict() == {
        "at": pd.Timestamp("2019-03-15 14:05", tz="UTC"),
        "who": "Ann",
        "what": "Changed a score",
        "target": "Obesity",
        "before": "score: 5; was draft: yes",
        "after": "",
        "reason": "new evidence",
    }


def test_the_newest_comes_first_up_to_a_limit(db: Database) -> None:
    """History is read from the top; the limit keeps the newest, None keeps all."""
    numbers = [note(db, what=f"act {number}") for number in range(1, 6)]

    assert numbers == [1, 2, 3, 4, 5]
    assert history(db, limit=2)["what"].tolist() == ["act 5", "act 4"]
    assert len(history(db, limit=None)) == 5


def test_an_empty_history_has_its_columns(db: Database) -> None:
    """A page can draw the table before anything was done."""
    empty = history(db)

    assert list(empty.columns) == ["at", "who", "what", "target", "before", "after", "reason"]
    assert empty.empty
    assert str(empty["at"].dtype) == "datetime64[us, UTC]"


def test_times_are_kept_in_utc(db: Database) -> None:
    """Noon in British summer time is 11:00 UTC."""
    note(db, at=datetime(2019, 7, 1, 12, tzinfo=timezone(timedelta(hours=1))))

    assert history(db)["at"].tolist() == [pd.Timestamp("2019-07-01 11:00", tz="UTC")]


def test_a_time_without_its_zone_is_refused(db: Database) -> None:
    """Nobody could say later when that was."""
    with pytest.raises(ValueError, match="zone"):
        note(db, at=datetime(2019, 7, 1, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.int64(4), "4"),
        (np.float64(2.5), "2.5"),
        (float("nan"), "none"),
        (None, "none"),
        (pd.NA, "none"),
        (pd.NaT, "none"),
        (np.array([0, 1], dtype=bool)[0], "no"),
        (date(2019, 3, 15), "2019-03-15"),
        (["a", 1], "['a', 1]"),
        ("half \ud83d", "half ?"),
        ("naïve – “quoted”", "naïve – “quoted”"),
    ],
)
def test_values_of_any_library_are_recorded(db: Database, value: object, words: str) -> None:
    """Numbers of numpy, missing values, dates and text of any kind are stored as plain values."""
    note(db, after={"value": value})

    assert history(db)["after"].tolist() == [f"value: {words}"]
    assert verify_history(db)


def test_an_entry_goes_with_its_change(db: Database) -> None:
    """A change that is undone leaves no entry; the next entry takes its number."""
    with pytest.raises(RuntimeError, match="undone"):
        _change_and_fail(db)

    assert history(db).empty
    assert note(db) == 1


def _change_and_fail(db: Database) -> None:
    with write(db):
        set_meta(db, "score", "7")
        record(db, Stamp("Ann", AT), what="w", target="t", before=None, after=None)
        raise RuntimeError("undone")


def test_an_entry_needs_the_block_of_its_change(db: Database) -> None:
    """Outside `write` it would be stored although its change might not."""
    with pytest.raises(OutsideWrite):
        record(db, Stamp("Ann", AT), what="w", target="t", before=None, after=None)

    assert history(db).empty


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'Bob' WHERE id = 1",
        "DELETE FROM audit WHERE id = 2",
        "DELETE FROM audit",
        "REPLACE INTO audit VALUES (3, '2019', 'Bob', 'w', 't', NULL, NULL, '', 'x', 'y')",
    ],
)
def test_the_database_refuses_to_change_entries(db: Database, path: Path, statement: str) -> None:
    """Also on a connection that is not ours, with SQLite's own settings."""
    for _ in range(3):
        note(db)

    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA recursive_triggers=OFF")
        with pytest.raises(sqlite3.IntegrityError, match="the audit only grows"):
            other.execute(statement)

    assert history(db)["who"].tolist() == ["Ann"] * 3
    assert verify_history(db)


def test_the_hash_is_that_of_the_entry_and_the_one_before(db: Database) -> None:
    """SHA-256 over the JSON of number, time, who, what, target, before, after, reason and the hash before."""
    note(db, why="new evidence")
    note(db, what="Saved", before=None, after=None)
    first = (
        '[1,"2019-03-15T14:05:00+00:00","Ann","Changed a score","Obesity",'
        r'"{\"score\": 5}","{\"score\": 7}","new evidence","' + "0" * 64 + '"]'
    )
    one = hashlib.sha256(first.encode()).hexdigest()
    second = f'[2,"2019-03-15T14:05:00+00:00","Ann","Saved","Obesity",null,null,"","{one}"]'
    two = hashlib.sha256(second.encode()).hexdigest()

    assert [row["hash"] for row in db["audit"].rows] == [one, two]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET at = '2019-03-16' WHERE id = 2",
        "UPDATE audit SET who = 'Eve' WHERE id = 2",
        "UPDATE audit SET what = 'Looked' WHERE id = 2",
        "UPDATE audit SET target = 'Asthma' WHERE id = 2",
        """UPDATE audit SET "before" = '{"score": 6}' WHERE id = 2""",
        """UPDATE audit SET "after" = NULL WHERE id = 2""",
        "UPDATE audit SET reason = 'none' WHERE id = 2",
        "UPDATE audit SET previous = 'x' WHERE id = 2",
        "UPDATE audit SET hash = 'x' WHERE id = 2",
        "UPDATE audit SET id = 9 WHERE id = 3",
        "DELETE FROM audit WHERE id = 1",
        "DELETE FROM audit WHERE id = 2",
        "DELETE FROM audit WHERE id = 3",
        "DELETE FROM audit",
        "INSERT INTO audit VALUES (4, '2019', 'Eve', 'w', 't', NULL, NULL, '', 'x', 'y')",
    ],
)
def test_tampering_breaks_the_chain(db: Database, tampering: str) -> None:
    """Whoever removes the triggers and then changes, removes or adds an entry is found out."""
    for number in range(3):
        note(db, what=f"act {number}", why="because")
    assert verify_history(db)
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")

    db.execute(tampering)

    assert not verify_history(db)


def test_no_entries_are_a_whole_chain(db: Database) -> None:
    """A new database is in order."""
    assert verify_history(db)
    assert get_meta(db, "anything") is None
