"""What people said of evidence, at rest: which points speak for a priority, and which topics belong to it.

Only ever added to, the last word stands. Earlier releases kept a word on whole themes (`priorities.store`); it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write

migrations = Migrations("priorities.evidence")

WHOLE: Final = "all"
"""Whatever is said of the topic speaks for the priority."""
PART: Final = "part"
"""Only what comes close to the priority itself."""
NO_PART: Final = ""
"""The topic does not belong to the priority."""


@migrations()
def create_words_on_evidence(db: Database) -> None:
    """What people said of points, and of topics."""
    db.execute(
        """
        CREATE TABLE point_verdicts (
            verdict_id INTEGER PRIMARY KEY AUTOINCREMENT, priority TEXT NOT NULL, point INTEGER NOT NULL,
            speaks_for_it INTEGER NOT NULL CHECK (speaks_for_it IN (0, 1)),
            by_itself INTEGER NOT NULL CHECK (by_itself IN (0, 1)), who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX point_verdicts_of ON point_verdicts (priority, point)")
    db.execute(
        """
        CREATE TABLE priority_topics (
            word_id INTEGER PRIMARY KEY AUTOINCREMENT, priority TEXT NOT NULL, topic TEXT NOT NULL,
            extent TEXT NOT NULL CHECK (extent IN ('all', 'part', '')), who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    for table in ("point_verdicts", "priority_topics"):
        for act in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'what people said of evidence is only added to'); END"
            )


def judge_points(db: Database, stamp: Stamp, priority: str, points: Sequence[int], *, speaks_for_it: bool) -> None:
    """Keep a person's word on whether points of what people said speak for a priority; one act, however many.

    Parameters
    ----------
    points : their numbers. One judged by itself was read, and may be quoted whatever it tells of.
    """
    at = stamp.utc
    with write(db):
        db.conn.executemany(
            "INSERT INTO point_verdicts (priority, point, speaks_for_it, by_itself, who, at) VALUES (?, ?, ?, ?, ?, ?)",
            [(priority, int(point), int(speaks_for_it), int(len(points) == 1), stamp.who, at) for point in points],
        )
        what = "Confirmed evidence" if speaks_for_it else "Rejected evidence"
        record(db, stamp, what=what, target=f"priority {priority}", before=None, after={"points": len(points)})


def point_verdicts(db: Database) -> pd.DataFrame:
    """Return the last word on each point and priority: priority, point, speaks_for_it and by_itself (bool), who."""
    rows = db.execute(
        "SELECT priority, point, speaks_for_it, by_itself, who FROM point_verdicts WHERE verdict_id IN "
        "(SELECT max(verdict_id) FROM point_verdicts GROUP BY priority, point) ORDER BY verdict_id"
    ).fetchall()
    verdicts = pd.DataFrame(rows, columns=["priority", "point", "speaks_for_it", "by_itself", "who"])
    return verdicts.astype({"point": "int64", "speaks_for_it": "bool", "by_itself": "bool"})


def keep_topic(db: Database, stamp: Stamp, priority: str, topic: str, extent: str) -> None:
    """Say that a topic belongs to a priority as a whole, in part, or not at all.

    Parameters
    ----------
    extent : `WHOLE`, `PART` or `NO_PART`.
    """
    with write(db):
        db.execute(
            "INSERT INTO priority_topics (priority, topic, extent, who, at) VALUES (?, ?, ?, ?, ?)",
            [priority, topic, extent, stamp.who, stamp.utc],
        )
        what = "Gave a priority a topic" if extent else "Took a topic from a priority"
        record(db, stamp, what=what, target=f"priority {priority}, {topic}", before=None, after={"extent": extent})


def topic_words(db: Database) -> pd.DataFrame:
    """Return the last word on each topic of a priority: priority, topic, extent ("" where taken away), who."""
    rows = db.execute(
        "SELECT priority, topic, extent, who FROM priority_topics WHERE word_id IN "
        "(SELECT max(word_id) FROM priority_topics GROUP BY priority, topic) ORDER BY word_id"
    ).fetchall()
    return pd.DataFrame(rows, columns=["priority", "topic", "extent", "who"])
