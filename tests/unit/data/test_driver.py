from __future__ import annotations

from contextlib import closing

from sqlite_utils import Database

from data.driver import sqlite3


def test_it_is_the_driver_of_sqlite_utils() -> None:
    """Errors are caught by class, so ours must be the classes that sqlite-utils raises."""
    with closing(Database(memory=True)) as db:
        assert isinstance(db.conn, sqlite3.Connection)
