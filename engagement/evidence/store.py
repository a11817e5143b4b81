"""What was read in answers at rest: points close to known topics or to matters, and what was read when.

A point is known by its response and characters and keeps its number, so that what people say of it stays with it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final, NamedTuple

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.evidence.reading import Reading

migrations = Migrations("engagement_evidence")


_POINT: Final = {
    "point": "int64", "response_id": "int64", "start": "int64", "end": "int64", "topic": "str",
    "closeness": "float64", "typical": "float64",
}  # fmt: skip


class Look(NamedTuple):
    """The last time that answers were read: when (ISO), how many distinct ones of how many, and for which matters.

    `new` counts the answers in use that came in since; each matter stands with the texts that said what it is.
    """

    at: str
    n_read: int
    n_answers: int
    matters: frozenset[str]
    new: int


@migrations()
def create_points(db: Database) -> None:
    """Points of answers close to a topic or a matter; a point of a deleted answer goes with its words."""
    db.execute(
        """
        CREATE TABLE evidence_point (
            point INTEGER PRIMARY KEY AUTOINCREMENT, response_id INTEGER NOT NULL REFERENCES response (response_id),
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, topic TEXT NOT NULL DEFAULT '',
            closeness REAL NOT NULL DEFAULT 0, typical REAL NOT NULL DEFAULT 0, UNIQUE (response_id, start, "end")
        )
        """
    )
    db.execute(
        """
        CREATE TABLE evidence_matter (
            point INTEGER NOT NULL REFERENCES evidence_point (point) ON DELETE CASCADE, matter TEXT NOT NULL,
            closeness REAL NOT NULL, PRIMARY KEY (point, matter)
        ) WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE evidence_look (
            look_id INTEGER PRIMARY KEY AUTOINCREMENT, last_response INTEGER NOT NULL, n_read INTEGER NOT NULL,
            n_answers INTEGER NOT NULL, matters TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute(
        "CREATE TRIGGER evidence_of_deleted AFTER UPDATE OF tray ON response WHEN NEW.tray = 'deleted' BEGIN"
        " DELETE FROM evidence_matter WHERE point IN"
        " (SELECT point FROM evidence_point WHERE response_id = NEW.response_id);"
        " DELETE FROM evidence_point WHERE response_id = NEW.response_id; END"
    )


def keep_reading(db: Database, stamp: Stamp, reading: Reading, matters: Collection[str]) -> None:
    """Keep what was read in place of what was read before; points that people judged keep their numbers.

    Parameters
    ----------
    matters : for which it was read, each as `Look` tells it.
    """
    with write(db):
        db.execute("UPDATE evidence_point SET topic = '', closeness = 0, typical = 0 WHERE topic <> ''")
        db.execute("DELETE FROM evidence_matter")
        db.conn.executemany(
            'INSERT INTO evidence_point (response_id, start, "end", topic, closeness, typical) '
            "VALUES (?, ?, ?, ?, ?, ?) "
            'ON CONFLICT (response_id, start, "end") DO UPDATE '
            "SET topic = excluded.topic, closeness = excluded.closeness, typical = excluded.typical",
            reading.topics.itertuples(index=False, name=None),
        )
        db.conn.executemany(
            'INSERT INTO evidence_point (response_id, start, "end") VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
            reading.matters[["response_id", "start", "end"]].itertuples(index=False, name=None),
        )
        db.conn.executemany(
            "INSERT INTO evidence_matter SELECT point, ?, ? FROM evidence_point "
            'WHERE response_id = ? AND start = ? AND "end" = ?',
            reading.matters[["matter", "closeness", "response_id", "start", "end"]].itertuples(index=False, name=None),
        )
        last = db.execute("SELECT coalesce(max(response_id), 0) FROM response").fetchone()[0]
        db.execute(
            "INSERT INTO evidence_look (last_response, n_read, n_answers, matters, who, at) VALUES (?, ?, ?, ?, ?, ?)",
            [last, reading.n_read, reading.n_answers, json.dumps(sorted(matters)), stamp.who, stamp.at.isoformat()],
        )
        after = {"answers": reading.n_read, "points": len(reading.topics)}
        record(db, stamp, what="Looked for what people said of priorities", target="evidence", before=None, after=after)


def last_look(db: Database) -> Look | None:
    """Return when answers were last read for evidence; None before they ever were."""
    query = "SELECT at, n_read, n_answers, matters, last_response FROM evidence_look ORDER BY look_id DESC LIMIT 1"
    row = db.execute(query).fetchone()
    if row is None:
        return None
    new = "SELECT count(*) FROM standing_response WHERE tray = '' AND response_id > ?"
    at, n_read, n_answers, matters, last = row
    n_new = int(db.execute(new, [last]).fetchone()[0])
    return Look(at, n_read, n_answers, frozenset(json.loads(matters)), n_new)


def points(db: Database) -> pd.DataFrame:
    """Return points of answers in use.

    Returns
    -------
    pandas.DataFrame
        point (its number), response_id, start, end, topic ("" for none), closeness and typical, as `Reading` has them.
    """
    rows = db.execute(
        'SELECT p.point, p.response_id, p.start, p."end", p.topic, p.closeness, p.typical FROM evidence_point p '
        "JOIN standing_response s USING (response_id) WHERE s.tray = '' ORDER BY p.point"
    ).fetchall()
    return pd.DataFrame(rows, columns=list(_POINT)).astype(_POINT)


def near_matters(db: Database) -> pd.DataFrame:
    """Return how close points come to matters: point, matter (its key), closeness."""
    rows = db.execute("SELECT point, matter, closeness FROM evidence_matter ORDER BY matter, point").fetchall()
    table = pd.DataFrame(rows, columns=["point", "matter", "closeness"])
    return table.astype({"point": "int64", "closeness": "float64"})
