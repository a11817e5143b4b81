"""Which tables a reading reads, and the state that they are in: what it gives holds while they hold the same.

SQLite says of every statement, before it runs, which tables it reads (https://www.sqlite.org/c3ref/set_authorizer.html).
A table's state is the hash of what it holds (`data.content`), so that a write to another table changes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from sqlite_utils import Database

from data.content import SCHEMA, table_hashes
from data.driver import sqlite3

EVERY_WRITE: Final = ""
"""Stands among the tables for the number of the last write: what depends on it holds until anything is written."""

_NAMES_OF_SCHEMA: Final = frozenset({"sqlite_master", "sqlite_schema"})


def states(db: Database, version: int) -> dict[str, object]:
    """Return table -> the state that it is in, as of this moment.

    Parameters
    ----------
    version : number of the last write, which is the state of what has no hash.
    """
    hashes = table_hashes(db)
    # What a view shows comes from tables that are named beside it; by itself it is only its wording.
    views = db.execute("SELECT name FROM main.sqlite_master WHERE type = 'view'").fetchall()
    return {EVERY_WRITE: version, **hashes, **{name: hashes.get(SCHEMA, version) for (name,) in views}}


@contextmanager
def tables_read(db: Database) -> Iterator[set[str]]:
    """Yield a set that holds, after the block, the tables that were read in it.

    Setting the listener anew lets every prepared statement be prepared again, so that none is missed.
    """
    names: set[str] = set()

    def listen(act: int, name: str | None, *_more: str | None) -> int:
        if act == sqlite3.SQLITE_READ and name:
            names.add(SCHEMA if name in _NAMES_OF_SCHEMA else name)
        elif act == sqlite3.SQLITE_PRAGMA:
            names.add(EVERY_WRITE)
        return int(sqlite3.SQLITE_OK)

    db.conn.set_authorizer(listen)
    yield names


def marks(names: Iterable[str], now: Mapping[str, object]) -> dict[str, object]:
    """Return table -> state of the tables named; one without a hash, such as a search index, stands for every write."""
    return {name if name in now else EVERY_WRITE: now.get(name, now[EVERY_WRITE]) for name in names}
