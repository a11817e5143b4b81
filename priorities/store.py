"""Score edits and verdicts on evidence at rest. Nothing is overwritten: an edit adds a row."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from priorities.errors import ScoreError
from priorities.fixed_point import as_fraction
from priorities.schema import SCALE, criterion_name

migrations = Migrations("priorities")

EDIT_COLUMNS: Final = {
    "edit_id": "int64",
    "at": "str",
    "who": "str",
    "priority": "str",
    "criterion": "str",
    "value": "float64",
    "reason": "str",
    "origin": "str",
}
ORIGINS: Final = ("person", "indicator")


@migrations()
def create_scenarios(db: Database) -> None:
    """Named weights, one row per saved version: until `priorities.scenarios` kept them, which carries them over."""
    db.execute(
        """
        CREATE TABLE scenarios (
            scenario_id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            weights TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            who TEXT NOT NULL,
            at TEXT NOT NULL,
            retired_at TEXT,
            UNIQUE (name, version)
        )
        """
    )


@migrations()
def create_score_edits(db: Database) -> None:
    """Scores that people set in place of the drafts: only ever added to."""
    db.execute(
        """
        CREATE TABLE score_edits (
            edit_id INTEGER PRIMARY KEY AUTOINCREMENT,
            priority TEXT NOT NULL,
            criterion TEXT NOT NULL,
            value REAL,
            reason TEXT NOT NULL,
            origin TEXT NOT NULL DEFAULT 'person' CHECK (origin IN ('person', 'indicator')),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX score_edits_of ON score_edits (priority, criterion)")
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER score_edits_no_{act.lower()} BEFORE {act} ON score_edits "
            "BEGIN SELECT RAISE(ABORT, 'score edits are only added to'); END"
        )


@migrations()
def create_evidence(db: Database) -> None:
    """What people said of a theme speaking for a priority: only ever added to, the last word stands."""
    db.execute(
        """
        CREATE TABLE evidence_verdicts (
            verdict_id INTEGER PRIMARY KEY AUTOINCREMENT,
            priority TEXT NOT NULL,
            theme INTEGER NOT NULL,
            speaks_for_it INTEGER NOT NULL CHECK (speaks_for_it IN (0, 1)),
            who TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """
    )


def set_score(
    db: Database, stamp: Stamp, priority: str, criterion: str, value: float | None, *, origin: str = "person"
) -> int:
    """Set one score, or take it away; earlier values are kept.

    Parameters
    ----------
    value : 0 to 10, kept to two decimals; None for "not scored".
    stamp : its `why` is needed: the reason is shown beside the score.
    origin : "person", or "indicator" where a value function gave the score.

    Returns
    -------
    int
        Number of the edit.

    Raises
    ------
    ScoreError
        Where the value is not from 0 to 10 or the reason is empty.
    """
    score = _checked_score(criterion, value)
    if not stamp.why.strip():
        raise ScoreError("Say in a few words why the score changes. The reason is shown beside it.")
    row = {
        "priority": str(priority),
        "criterion": criterion,
        "value": score,
        "reason": stamp.why.strip(),
        "origin": origin,
        "who": stamp.who,
        "at": _utc(stamp.at),
    }
    with write(db):
        before = _edited(db, str(priority), criterion)
        edit_id = _insert(db, "score_edits", row)
        target = f"{priority}, {criterion_name(criterion)}"
        record(db, stamp, what="Changed a score", target=target, before=before, after={"score": score})
    return edit_id


def score_edits(db: Database) -> pd.DataFrame:
    """Every edit, oldest first: edit_id, at, who, priority, criterion, value, reason, origin."""
    rows = list(db.query(f"SELECT {', '.join(EDIT_COLUMNS)} FROM score_edits ORDER BY edit_id"))  # noqa: S608
    return pd.DataFrame(rows, columns=list(EDIT_COLUMNS)).astype(EDIT_COLUMNS)


def _checked_score(criterion: str, value: float | None) -> float | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    low, high = SCALE
    score = round(as_fraction(value), 2) if math.isfinite(value) else high + 1
    if not low <= score <= high:
        raise ScoreError(f"The score for {criterion_name(criterion)} must lie between {low} and {high}.")
    return float(score)


def _edited(db: Database, priority: str, criterion: str) -> dict[str, Any] | None:
    query = "SELECT value FROM score_edits WHERE priority = ? AND criterion = ? ORDER BY edit_id DESC LIMIT 1"
    edit = next(iter(db.query(query, [priority, criterion])), None)
    return {"score": edit["value"]} if edit else None


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))  # noqa: S608
    return int(cursor.lastrowid or 0)


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("times are timezone-aware")
    return at.astimezone(UTC).isoformat()


def judge_evidence(db: Database, stamp: Stamp, priority: str, theme: int, *, speaks_for_it: bool) -> None:
    """Keep a person's word on whether a theme of the engagement speaks for a priority.

    Parameters
    ----------
    priority, theme : their numbers, as the long list and the themes give them.
    """
    with write(db):
        _insert(
            db,
            "evidence_verdicts",
            {
                "priority": priority,
                "theme": int(theme),
                "speaks_for_it": int(speaks_for_it),
                "who": stamp.who,
                "at": _utc(stamp.at),
            },
        )
        what = "Confirmed evidence" if speaks_for_it else "Rejected evidence"
        record(db, stamp, what=what, target=f"priority {priority}, theme {theme}", before=None, after=None)


def evidence_verdicts(db: Database) -> pd.DataFrame:
    """Return the last word on each theme and priority: priority, theme, speaks_for_it (bool), who, at."""
    rows = db.execute(
        "SELECT priority, theme, speaks_for_it, who, at FROM evidence_verdicts WHERE verdict_id IN "
        "(SELECT max(verdict_id) FROM evidence_verdicts GROUP BY priority, theme) ORDER BY verdict_id"
    ).fetchall()
    verdicts = pd.DataFrame(rows, columns=["priority", "theme", "speaks_for_it", "who", "at"])
    return verdicts.astype({"speaks_for_it": "bool"})
