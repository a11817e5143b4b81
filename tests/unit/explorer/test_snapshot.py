"""What stands is read of one moment, once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import get_meta, set_meta, write
from data.errors import StorageError
from explorer import snapshot
from explorer.snapshot import Snapshot
from explorer.workspace import database
from priorities import Scenario
from priorities.scenarios import store


def word(db: Database, key: str = "word") -> str:
    return str(get_meta(db, key))


def put(value: str) -> None:
    """As somebody else would, through a connection of their own."""
    with database() as db, write(db):
        set_meta(db, "word", value)


def test_readings_belong_to_one_version(path: Path) -> None:
    """What somebody writes between two readings of a run is not seen by it, and is by the next."""
    put("first")
    with Snapshot() as now:
        before = now.version
        assert now.ask(word) == "first"
        put("second")
        assert now.ask(word, "word") == "first"
        assert now.version == before

    with Snapshot() as now:
        assert (now.ask(word), now.version) == ("second", before + 1)


def test_after_a_change_of_ones_own_the_run_goes_on_with_it(path: Path) -> None:
    """`renew` lets go of the moment: the next reading sees what was written."""
    put("first")
    with Snapshot() as now:
        assert now.ask(word) == "first"
        put("second")
        now.renew()
        assert now.ask(word) == "second"


def test_outside_a_run_each_reading_is_of_its_moment(path: Path) -> None:
    """A dialog or a callback sees what stands when it asks."""
    now = Snapshot()
    put("first")
    assert now.ask(word) == "first"
    put("second")
    assert now.ask(word) == "second"


def test_a_reading_is_made_once_a_state_of_its_tables(path: Path) -> None:
    """A second run asks the database nothing; another argument is another reading."""
    calls: list[str] = []

    def read(db: Database, key: str) -> str:
        calls.append(key)
        return word(db, key)

    def joined(now: Snapshot) -> str:
        calls.append("joined")
        return now.ask(read, "word") + now.ask(read, "other")

    put("first")
    for _ in range(2):
        with Snapshot() as now:
            assert now.keep(joined) == "firstNone"
    assert calls == ["joined", "word", "other"]

    put("second")
    with Snapshot() as now:
        assert now.keep(joined) == "secondNone"
    assert len(calls) == 6


def test_a_reading_outlives_what_is_written_elsewhere(path: Path) -> None:
    """What was read, and what was made of it, holds until a table that it was read from changes."""
    calls: list[str] = []

    def count(db: Database) -> int:
        calls.append("count")
        return int(db.execute("SELECT count(*) FROM scenario_entries").fetchone()[0])

    def doubled(now: Snapshot) -> int:
        calls.append("doubled")
        return 2 * now.ask(count)

    def numbered(now: Snapshot) -> int:
        calls.append("numbered")
        return now.ask(count) + now.version

    marks = []
    for value in ("first", "second"):
        put(value)
        with Snapshot() as now:
            now.keep(doubled)
            now.keep(numbered)
            marks.append(now.fingerprint(doubled))
    with database() as db:
        store.save_scenario(db, Scenario("NHS", {"a": 1.0, "b": 1.0}, "Ann", datetime(2019, 3, 15, tzinfo=UTC)))
    with Snapshot() as now:
        assert now.keep(doubled) == 2
        marks.append(now.fingerprint(doubled))

    assert calls == ["doubled", "count", "numbered", "numbered", "doubled", "count"]
    assert marks[0] == marks[1] != marks[2]


def test_a_reading_that_saw_two_states_is_not_kept_as_the_later(path: Path) -> None:
    """Outside a moment, what is written between two readings makes the whole be worked out again."""
    put("first")

    def twice(now: Snapshot) -> tuple[str, str]:
        before = now.ask(word)
        put("second")
        return before, now.ask(word, "word")

    assert Snapshot().keep(twice) == ("first", "second")
    assert Snapshot().keep(twice) == ("second", "second")


def test_what_reads_past_the_tables_depends_on_every_write(path: Path) -> None:
    """A pragma, and a search index that has no hash of its own, may say something else after any write."""
    looks = []

    def look(db: Database) -> None:
        looks.append(db.execute("PRAGMA user_version").fetchone())

    for value in ("first", "second"):
        put(value)
        with Snapshot() as now:
            now.ask(look)
    assert len(looks) == 2


def test_one_open_a_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much a run reads, it opens the database once, and looks once at the number of the last write."""
    opens, looks = [], []
    connect, version = snapshot.connect, snapshot.data_version
    monkeypatch.setattr(snapshot, "connect", lambda *a: opens.append(1) or connect(*a))
    monkeypatch.setattr(snapshot, "data_version", lambda db: looks.append(1) or version(db))

    with Snapshot() as now:
        for key in ("a", "b", "c"):
            now.ask(word, key)
        assert now.version

    assert (len(opens), len(looks)) == (1, 1)


def test_a_missing_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a sentence of the house, not as the driver says it."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "none.sqlite"))
    with pytest.raises(StorageError), Snapshot() as now:
        now.ask(word)
