"""Promises that people put beside the bundled ones, at rest: only ever added to, the last word stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.errors import PromiseError
from priorities.promises.promise import Promise, checked, current_promises
from priorities.promises.targets import read_target

migrations = Migrations("priorities.promises")

COLUMNS: Final = (*(field.name for field in fields(Promise)), "who", "at")


@migrations()
def create_promises(db: Database) -> None:
    """What partners promised, as people wrote it down or changed it."""
    texts = ", ".join(f"{field.name} TEXT NOT NULL" for field in fields(Promise) if field.name != "in_use")
    db.execute(
        f"CREATE TABLE promises (row_id INTEGER PRIMARY KEY AUTOINCREMENT, {texts}, "
        "in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)), who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    only_added_to(db, "promises")


def promise_rows(db: Database) -> pd.DataFrame:
    """Return every change of a promise, oldest first: the fields of `Promise`, who, at."""
    rows = db.execute(f"SELECT {', '.join(COLUMNS)} FROM promises ORDER BY row_id").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"in_use": bool})


def keep_promise(db: Database, stamp: Stamp, drafts: pd.DataFrame, promise: Promise) -> str:
    """Put a promise beside the others, change it, or take it away.

    Parameters
    ----------
    drafts : the bundled promises, as `data.bundled.commitments` gives them.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    PromiseError
        Where it is not whole (see `checked`), or the same document has promised the same number on the same matter
        already: the sentence quotes the one that exists.
    """
    tidy = checked(promise) if promise.in_use else promise
    with write(db):
        rows = promise_rows(db)
        standing = current_promises(drafts, rows)
        if tidy.in_use:
            _refuse_twice(standing, tidy)
        own = [number for number in rows["promise_id"] if number.startswith("N")]
        number = tidy.promise_id or f"N{1 + len(set(own)):02d}"
        row = asdict(tidy) | {"promise_id": number, "in_use": int(tidy.in_use)}
        add_row(db, "promises", row, stamp)
        what = "Wrote down a promise" if tidy.in_use else "Took a promise away"
        record(db, stamp, what=what, target=f"promise {number}", before=None, after=row)
    return number


def _refuse_twice(standing: pd.DataFrame, promise: Promise) -> None:
    key = _key(asdict(promise))
    for row in standing.to_dict("records"):
        if _key(row) == key and row["promise_id"] != promise.promise_id:
            raise PromiseError(
                f"This promise is there already: “{row['commitment']}” ({row['document']}, {row['promise_id']}). "
                "Change that one, or give the number by which yours differs."
            )


def _key(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    """What makes a promise the same: its document, its matter and its number; its words where it has none."""
    number = read_target(row["target"]).number
    extent = str(number) if number is not None else row["target"] or row["commitment"]
    document, matter, extent = (
        " ".join(str(text).casefold().split()) for text in (row["document"], row["priority"] or row["enabler"], extent)
    )
    return document, matter, extent
