from __future__ import annotations

import hashlib
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import check_file, connect, content, set_meta, write
from data.driver import sqlite3
from data.errors import DamagedDatabase


@pytest.fixture(name="filled")
def _filled(db: Database) -> Database:
    """A table of three rows beside our own tables."""
    with write(db):
        db.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT UNIQUE, share REAL, mark BLOB)")
        db.execute(
            "INSERT INTO place VALUES (1, 'Brent', 0.5, x'00ff'), (2, 'Camden', 7, NULL), (3, 'Ealing', 1, NULL)"
        )
    return db


def stored(db: Database, table: str) -> tuple[int, str]:
    row = db.execute('SELECT "rows", sum FROM content_hash WHERE name = ?', [table]).fetchone()
    return int(row[0]), str(row[1])


def test_the_sum_is_that_of_the_rows_hashes(filled: Database) -> None:
    """Worked by hand: the SHA-256 hashes of three lines of JSON, added up; 7 in a column of fractions is 7.0."""
    lines = (
        '["place", 1, "Brent", 0.5, {"blob": "00ff"}]',
        '["place", 2, "Camden", 7.0, null]',
        '["place", 3, "Ealing", 1.0, null]',
    )
    total = sum(int(hashlib.sha256(line.encode()).hexdigest(), 16) for line in lines) % 2**256

    assert stored(filled, "place") == (3, f"{total:064x}")


CHANGES = {
    "insert": "INSERT INTO place VALUES (9, 'Sutton', 3, NULL)",
    "update": "UPDATE place SET name = upper(name), share = share * 2",
    "new key": "UPDATE place SET id = id + 10",
    "delete some": "DELETE FROM place WHERE id = 2",
    "delete all": "DELETE FROM place",
    "replace by key": "INSERT OR REPLACE INTO place VALUES (1, 'Sutton', 3, NULL)",
    "replace by name": "INSERT OR REPLACE INTO place VALUES (9, 'Brent', 3, NULL)",
    "ignore": "INSERT OR IGNORE INTO place VALUES (1, 'Sutton', 3, NULL)",
    "upsert": "INSERT INTO place VALUES (1, 'Sutton', 3, NULL) ON CONFLICT DO UPDATE SET name = excluded.name",
    "nothing": "UPDATE place SET share = share",
    "new column": "ALTER TABLE place ADD COLUMN note TEXT NOT NULL DEFAULT 'none'",
    "new name": "ALTER TABLE place RENAME TO borough",
    "new table": "CREATE TABLE forum AS SELECT * FROM place",
    "table away": "DROP TABLE place",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_every_way_to_write_keeps_the_hashes_in_step(filled: Database, path: Path, change: str) -> None:
    """Whatever a write does, and the write after it on the same connection, the check passes."""
    with write(filled):
        filled.execute(change)
    assert content.agrees(filled)
    with write(filled):
        set_meta(filled, "name", "after")
    filled.close()

    check_file(path)


def test_what_is_undone_does_not_count(filled: Database) -> None:
    """A statement that fails, an inner write that fails, and a whole write that fails leave the hashes as they were."""
    before = stored(filled, "place")
    with write(filled):
        with suppress(sqlite3.IntegrityError):
            filled.execute("INSERT INTO place VALUES (4, 'Sutton', 1, NULL), (5, 'Brent', 1, NULL)")
        with suppress(ZeroDivisionError), write(filled):
            filled.execute("DELETE FROM place")
            raise ZeroDivisionError
    with suppress(ZeroDivisionError), write(filled):
        filled.execute("DELETE FROM place")
        raise ZeroDivisionError

    assert stored(filled, "place") == before
    assert content.agrees(filled)


def test_a_row_damaged_before_stays_a_contradiction(filled: Database, path: Path) -> None:
    """Later writes to the same table do not make it right."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE place SET name = 'Barnet' WHERE id = 1")
        other.commit()

    with write(filled):
        filled.execute("UPDATE place SET share = 0.25 WHERE id = 2")

    assert not content.table_agrees(filled, "place")
    assert not content.agrees(filled)


def test_a_connection_sees_that_another_changed_the_tables(filled: Database, path: Path) -> None:
    """What it noted of the tables is taken up anew."""
    with closing(connect(path)) as other, write(other):
        other.execute("ALTER TABLE place ADD COLUMN note TEXT")

    with write(filled):
        filled.execute("UPDATE place SET note = 'seen' WHERE id = 1")

    assert content.agrees(filled)


def test_hashes_that_are_damaged_refuse_the_change(filled: Database, path: Path) -> None:
    """A sum that is no number cannot be added to; nothing is stored."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE content_hash SET sum = 'x' WHERE name = 'place'")
        other.commit()

    with pytest.raises(DamagedDatabase), write(filled):
        filled.execute("DELETE FROM place")

    assert filled.execute("SELECT count(*) FROM place").fetchone()[0] == 3
