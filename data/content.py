"""Hashes of what every table holds, so that no byte of it can change without the check seeing it.

SQLite keeps no checksums: a letter that another one took the place of passes each of its own checks. So each table has
a row in `content_hash`: how many rows it has, and the sum, modulo 2**256, of the SHA-256 hashes of its rows. A sum can
be kept in step row by row: an act costs what it changes, not what is there; and a row that was damaged stays
a contradiction whatever is written beside it. The order and the places of rows do not count, so that SQLite may
rewrite its file (VACUUM, backup).

Temporary triggers on the connection of a `write` note the rows as they change, in a temporary table: it takes part in
the same transaction, savepoints included. What is written past `data.write` leaves the sums behind, and the check says
so.

It tells of accidents and of careless hands. Whoever knows this page can rewrite the sums too: there is no key.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database, Migrations

from data.errors import DamagedDatabase

_OURS = "content_hash"
SCHEMA = "sqlite_schema"
_SEQUENCE = "sqlite_sequence"
# A SHA-256 hash has 256 bits; the sum stays as long.
_MODULUS = 2**256

# Rows, and the sum of their hashes in hexadecimal.
Total = tuple[int, str]

migrations = Migrations("data.content")


@migrations()
def create_content_hash(db: Database) -> None:
    db.execute('CREATE TABLE content_hash (name TEXT PRIMARY KEY NOT NULL, "rows" INTEGER NOT NULL, sum TEXT NOT NULL)')


@contextmanager
def in_step(db: Database) -> Iterator[None]:
    """Keep the hashes in step with what the block changes; around it stands an open transaction."""
    if not has_hashes(db):
        yield
        return
    schema = _schema_version(db)
    _watch(db, schema)
    yield
    if _schema_version(db) != schema:
        hash_all(db)
    else:
        _add_changes(db)


def has_hashes(db: Database) -> bool:
    """Return whether the database has hashes; those of early releases have not."""
    return db.execute("SELECT 1 FROM main.sqlite_master WHERE name = ?", [_OURS]).fetchone() is not None


def hash_all(db: Database) -> None:
    """Take what stands in every table as right, inside a transaction: after a migration."""
    totals = {name: _total(db, name) for name in _tables(db)}
    db.execute("DELETE FROM content_hash")
    db.conn.executemany(
        "INSERT INTO content_hash VALUES (?, ?, ?)",
        [(name, *total) for name, total in totals.items()],
    )


def agrees(db: Database) -> bool:
    """Return whether every table holds what was written through `data.write`, and the schema is as it was."""
    return _stored(db) == {name: _total(db, name) for name in _tables(db)}


def table_agrees(db: Database, name: str) -> bool:
    """Return whether one table holds what was written through `data.write`."""
    return _stored(db).get(name) == _total(db, name)


def table_hashes(db: Database) -> dict[str, Total]:
    """Return table -> how many rows it holds and the sum of their hashes; nothing in a database of early releases."""
    return _stored(db) if has_hashes(db) else {}


def _stored(db: Database) -> dict[str, Total]:
    rows = db.execute('SELECT name, "rows", sum FROM content_hash').fetchall()
    return {name: (count, value) for name, count, value in rows}


def _tables(db: Database) -> list[str]:
    """Return the tables with content of their own, and the two that SQLite writes itself.

    Not a search index with its shadows: it is compared with the table that it indexes.
    """
    tables = db.execute(
        "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM main.sqlite_master WHERE type = 'table'"
    ).fetchall()
    indexes = tuple(f"{name}_" for name, is_virtual in tables if is_virtual)
    plain = [name for name, is_virtual in tables if not is_virtual and not name.startswith(indexes)]
    own = [name for name in plain if not name.startswith("sqlite_") and name != _OURS]
    return [*own, SCHEMA, *(name for name in plain if name == _SEQUENCE)]


def _total(db: Database, name: str) -> Total:
    if name == SCHEMA:
        return _sum(_schema_rows(db))
    columns = ", ".join(_quoted(column) for column in _columns(db, name))
    return _sum((name, *row) for row in db.execute(f"SELECT {columns} FROM main.{_quoted(name)}"))  # noqa: S608


def _schema_rows(db: Database) -> list[tuple[Any, ...]]:
    marks = [("mark", db.execute(f"PRAGMA {mark}").fetchone()[0]) for mark in ("application_id", "user_version")]
    return [*marks, *db.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master").fetchall()]


def _sum(rows: Iterable[tuple[Any, ...]]) -> Total:
    count = value = 0
    for row in rows:
        count += 1
        value += int.from_bytes(_row_hash(*row), "big")
    return _as_total(count, value)


def _as_total(rows: int, value: int) -> Total:
    return rows, f"{value % _MODULUS:064x}"


def _row_hash(*values: Any) -> bytes:
    """Return the hash of a row: JSON tells 7 from 7.0 and from "7", and is the same in every release of Python."""
    return hashlib.sha256(json.dumps(values, default=_blob).encode("ascii")).digest()


def _blob(value: bytes) -> dict[str, str]:
    return {"blob": value.hex()}


def _watch(db: Database, schema: int) -> None:
    """Have this connection note every row that changes, in the tables that stand now."""
    if db.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'content_watch'").fetchone():
        if db.execute("SELECT schema FROM temp.content_watch").fetchone()[0] == schema:
            return
        _forget_watch(db)
    db.conn.create_function("content_row_hash", -1, _row_hash, deterministic=True)
    db.execute("CREATE TEMP TABLE content_watch AS SELECT ? AS schema", [schema])
    db.execute("CREATE TEMP TABLE content_change (name, sign, hash)")
    for name in _tables(db):
        if name not in (SCHEMA, _SEQUENCE):
            _watch_table(db, name)


def _watch_table(db: Database, name: str) -> None:
    columns = _columns(db, name)
    before, after = (
        f"({_literal(name)}, {sign}, content_row_hash({_literal(name)}, "
        + ", ".join(f"{side}.{_quoted(column)}" for column in columns)
        + "))"
        for side, sign in (("OLD", -1), ("NEW", 1))
    )
    for act, changes in (("INSERT", after), ("UPDATE", f"{before}, {after}"), ("DELETE", before)):
        trigger = _quoted(f"content_{act.lower()}_{name}")
        body = f"BEGIN INSERT INTO content_change VALUES {changes}; END"  # noqa: S608
        db.execute(f"CREATE TEMP TRIGGER {trigger} AFTER {act} ON main.{_quoted(name)} {body}")


def _forget_watch(db: Database) -> None:
    for (trigger,) in db.execute("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER temp.{_quoted(trigger)}")
    db.execute("DROP TABLE temp.content_watch")
    db.execute("DROP TABLE temp.content_change")


def _add_changes(db: Database) -> None:
    """Add what changed to the sums, and take up the counters that SQLite keeps without a trigger's knowing."""
    rows: dict[str, int] = defaultdict(int)
    sums: dict[str, int] = defaultdict(int)
    for name, sign, row_hash in db.execute("SELECT name, sign, hash FROM temp.content_change"):
        rows[name] += sign
        sums[name] += sign * int.from_bytes(row_hash, "big")
    db.execute("DELETE FROM temp.content_change")
    stored = _stored(db)
    try:
        totals = {name: _as_total(stored[name][0] + rows[name], int(stored[name][1], 16) + sums[name]) for name in rows}
    except (KeyError, ValueError, TypeError) as error:
        raise DamagedDatabase from error
    if _SEQUENCE in stored:
        totals[_SEQUENCE] = _total(db, _SEQUENCE)
    changed = [(*total, name) for name, total in totals.items() if stored[name] != total]
    db.conn.executemany('UPDATE content_hash SET "rows" = ?, sum = ? WHERE name = ?', changed)


def _schema_version(db: Database) -> int:
    return int(db.execute("PRAGMA main.schema_version").fetchone()[0])


def _columns(db: Database, name: str) -> list[str]:
    return [column for _, column, *_ in db.execute(f"PRAGMA main.table_info({_quoted(name)})").fetchall()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
