"""Enablers and how much each priority needs them, at rest: only ever added to, the last word stands."""

from __future__ import annotations

from dataclasses import asdict
from typing import Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.enablers.needs import LONGEST, Need, checked_need
from priorities.errors import EnablerError

migrations = Migrations("priorities.enablers")

COLUMNS: Final = ("priority", "enabler", "need", "reason", "owner", "next_step", "due", "who", "at")


@migrations()
def create_enablers(db: Database) -> None:
    """Needs with their reasons, and the names that people gave enablers."""
    db.execute(
        """
        CREATE TABLE enabler_needs (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, priority TEXT NOT NULL, enabler TEXT NOT NULL,
            need INTEGER NOT NULL CHECK (need BETWEEN 0 AND 3), reason TEXT NOT NULL CHECK (reason != ''),
            owner TEXT NOT NULL, next_step TEXT NOT NULL, due TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE enabler_names (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, enabler TEXT NOT NULL, name TEXT NOT NULL,
            who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    only_added_to(db, "enabler_needs", "enabler_names")


def need_rows(db: Database) -> pd.DataFrame:
    """Return every word on a need, oldest first: the fields of `priorities.enablers.Need`, who, at."""
    rows = db.execute(f"SELECT {', '.join(COLUMNS)} FROM enabler_needs ORDER BY row_id").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"need": "int64"})


def enabler_names(db: Database) -> dict[str, str]:
    """Return the names that people gave enablers, by key; the last word on each."""
    return dict(db.execute("SELECT enabler, name FROM enabler_names ORDER BY row_id").fetchall())


def keep_need(db: Database, stamp: Stamp, need: Need) -> None:
    """Say how much a priority needs an enabler, why, who owns it and what comes next.

    Raises
    ------
    EnablerError
        Where it is not whole (see `checked_need`).
    """
    row = asdict(checked_need(need))
    with write(db):
        add_row(db, "enabler_needs", row, stamp)
        target = f"priority {need.priority}, {need.enabler}"
        record(db, stamp, what="Said what a priority needs", target=target, before=None, after=row)


def rename_enabler(db: Database, stamp: Stamp, drafts: pd.DataFrame, enabler: str, name: str) -> None:
    """Give an enabler another name; what was said of it stays with it.

    Parameters
    ----------
    drafts : the bundled enablers, as `data.bundled.enablers` gives them.

    Raises
    ------
    EnablerError
        Where there is no such enabler, or the name is empty, too long, or that of another.
    """
    tidy, longest = " ".join(name.split()), LONGEST["name"]
    if not tidy or len(tidy) > longest:
        raise EnablerError(f"Give it a name of 1 to {longest} characters.")
    with write(db):
        names = {**dict(zip(drafts["enabler"], drafts["name"], strict=True)), **enabler_names(db)}
        if enabler not in names:
            raise EnablerError("There is no such enabler.")
        if tidy.casefold() in {text.casefold() for key, text in names.items() if key != enabler}:
            raise EnablerError("Another enabler has this name.")
        add_row(db, "enabler_names", {"enabler": enabler, "name": tidy}, stamp)
        before, after = {"name": names[enabler]}, {"name": tidy}
        record(db, stamp, what="Renamed an enabler", target=f"enabler {enabler}", before=before, after=after)
