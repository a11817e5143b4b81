"""Vision statements and marks on principles at rest: only ever added to, the last word stands."""

from __future__ import annotations

from typing import Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.errors import FrameworkError
from priorities.framework.principles import Mark, checked_mark
from priorities.framework.statements import Statement, checked_statement, current_statements

migrations = Migrations("priorities.framework")

STATEMENTS: Final = ("statement_id", "life_stage", "statement", "priorities", "in_use", "who", "at")
MARKS: Final = ("priority", "principle", "mark", "reason", "who", "at")


@migrations()
def create_framework(db: Database) -> None:
    """Vision statements as people worded them, and marks on principles."""
    db.execute(
        """
        CREATE TABLE vision_statements (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, statement_id TEXT NOT NULL, life_stage TEXT NOT NULL,
            statement TEXT NOT NULL, priorities TEXT NOT NULL, in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)),
            who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE principle_marks (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, priority TEXT NOT NULL, principle TEXT NOT NULL,
            mark TEXT NOT NULL CHECK (mark IN ('yes', 'partly', 'no', 'not judged')), reason TEXT NOT NULL,
            who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    only_added_to(db, "vision_statements", "principle_marks")


def statement_rows(db: Database) -> pd.DataFrame:
    """Return every change of a vision statement, oldest first: statement_id, life_stage, statement, priorities, ..."""
    rows = db.execute(f"SELECT {', '.join(STATEMENTS)} FROM vision_statements ORDER BY row_id").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(STATEMENTS)).astype({"in_use": bool})


def mark_rows(db: Database) -> pd.DataFrame:
    """Return every mark on a principle, oldest first: priority, principle, mark, reason, who, at."""
    rows = db.execute(f"SELECT {', '.join(MARKS)} FROM principle_marks ORDER BY row_id").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=list(MARKS))


def keep_statement(db: Database, stamp: Stamp, drafts: pd.DataFrame, statement: Statement) -> str:
    """Put a vision statement beside the others, word it anew, say which priorities serve it, or take it away.

    Parameters
    ----------
    drafts : the bundled statements, as `data.bundled.vision_statements` gives them.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    FrameworkError
        Where it is not whole, or another statement says the same.
    """
    tidy = checked_statement(statement)
    with write(db):
        rows = statement_rows(db)
        standing = current_statements(drafts, rows)["statement"].drop(index=tidy.statement_id, errors="ignore")
        if tidy.in_use and tidy.statement.casefold() in {words.casefold() for words in standing}:
            raise FrameworkError("Another vision statement says the same. Change that one.")
        own = {number for number in rows["statement_id"] if number.startswith("W")}
        number = tidy.statement_id or f"W{1 + len(own):02d}"
        row = {
            "statement_id": number,
            "life_stage": tidy.life_stage,
            "statement": tidy.statement,
            "priorities": " ".join(tidy.priorities),
            "in_use": int(tidy.in_use),
        }
        add_row(db, "vision_statements", row, stamp)
        what = "Kept a vision statement" if tidy.in_use else "Took a vision statement away"
        record(db, stamp, what=what, target=f"statement {number}", before=None, after=row)
    return number


def keep_mark(db: Database, stamp: Stamp, mark: Mark) -> None:
    """Say whether a priority keeps a principle, with the reason. No score moves.

    Raises
    ------
    FrameworkError
        Where it is no mark, or has no reason.
    """
    tidy = checked_mark(mark)
    row = {"priority": tidy.priority, "principle": tidy.principle, "mark": tidy.mark, "reason": tidy.reason}
    with write(db):
        add_row(db, "principle_marks", row, stamp)
        record(db, stamp, what="Marked a principle", target=f"priority {tidy.priority}", before=None, after=row)
