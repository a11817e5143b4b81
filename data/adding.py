"""Rows that are only added to: each says who wrote it and when, and none is changed or taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from data.stamp import Stamp


def only_added_to(db: Database, *tables: str) -> None:
    """Let the database refuse changing or deleting a row of these tables."""
    for table in tables:
        for act in ("UPDATE", "DELETE"):
            refuse(db, table, act)


def refuse(db: Database, table: str, act: str, when: str = "") -> None:
    """Let the database refuse an act on the rows of a table.

    Parameters
    ----------
    act : "UPDATE" or "DELETE".
    when : the rows that it is refused on, as SQL; every row unless given.
    """
    condition = f"WHEN {when} " if when else ""
    db.execute(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, 'the rows of {table} are only added to'); END"
    )


def add_row(db: Database, table: str, row: Mapping[str, Any], stamp: Stamp) -> int:
    """Add a row with who and when, inside a change; return its number."""
    full = {**row, "who": stamp.who, "at": stamp.utc}
    columns, marks = ", ".join(full), ", ".join("?" * len(full))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(full.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)
