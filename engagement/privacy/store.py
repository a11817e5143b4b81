"""Words as they came: opened on record, deleted for one person on request, purged for all by a date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import EngagementError, UnknownImport
from engagement.schema import DELETED

migrations = Migrations("engagement_privacy")

KEPT_FOR: Final = timedelta(days=2 * 365)
"""How long words as they came are kept after the first import, where nobody chose a date."""


@migrations()
def create_retention(db: Database) -> None:
    """The date by which words as they came are deleted; and searching forgets words that are taken out."""
    db.execute(
        "CREATE TABLE retention (one INTEGER PRIMARY KEY CHECK (one = 1), until TEXT NOT NULL, who TEXT NOT NULL,"
        " at TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TRIGGER response_rewritten AFTER UPDATE OF text ON response BEGIN "
        "INSERT INTO response_words (response_words, rowid, text) VALUES ('delete', old.response_id, old.text); "
        "INSERT INTO response_words (rowid, text) VALUES (new.response_id, new.text); END"
    )


def raw_words(db: Database, stamp: Stamp, response_id: int) -> str:
    """Return one answer as it came, and put on record who opened it.

    Raises
    ------
    UnknownImport
        Where there is no such response, or its words were deleted.
    """
    with write(db):
        row = db.execute("SELECT raw FROM raw_response WHERE response_id = ?", [int(response_id)]).fetchone()
        if row is None:
            raise UnknownImport("There are no words as they came for this response: they were deleted.")
        what, target = "opened words as they came", f"response {response_id}"
        record(db, stamp, what=what, target=target, before=None, after=None)
    return str(row[0])


def delete_person(db: Database, stamp: Stamp, response_id: int) -> int:
    """Delete everything that the person behind a response wrote and told of themselves; it cannot be undone.

    The code of the person stays, so that a later export of the same survey does not bring the words back.

    Returns
    -------
    int
        How many answers lost their words.

    Raises
    ------
    UnknownImport
        Where there is no such response.
    """
    with write(db):
        found = db.execute("SELECT respondent FROM response WHERE response_id = ?", [int(response_id)]).fetchone()
        if found is None:
            raise UnknownImport("There is no such response.")
        theirs = "(SELECT response_id FROM response WHERE respondent = ?)"
        db.execute(f"DELETE FROM raw_response WHERE response_id IN {theirs}", [found[0]])  # noqa: S608
        gone = db.execute(
            "UPDATE response SET text = '', forum = '', borough = '', system = '', age_band = '', organisation = '',"
            " attributes = '', answered_at = '', tray = ?, campaign = 0, replaces = 0 WHERE respondent = ?",
            [DELETED, found[0]],
        ).rowcount
        # What a search index has merged away is overwritten only when its segments are written anew.
        db.execute("INSERT INTO response_words (response_words) VALUES ('optimize')")
        after = {"responses": gone}
        what, target = "deleted a person's words on request", f"response {response_id}"
        record(db, stamp, what=what, target=target, before=None, after=after)
    return int(gone)


def retention(db: Database) -> date | None:
    """Return the date by which words as they came are deleted; None before the first import."""
    chosen = db.execute("SELECT until FROM retention").fetchone()
    if chosen:
        return date.fromisoformat(chosen[0])
    first = db.execute("SELECT min(at) FROM survey_import").fetchone()[0]
    return datetime.fromisoformat(first).date() + KEPT_FOR if first else None


def set_retention(db: Database, stamp: Stamp, until: date) -> None:
    """Choose the date by which words as they came are deleted.

    Raises
    ------
    EngagementError
        Where the date has passed already: deleting now is another act.
    """
    if until <= stamp.at.date():
        raise EngagementError("This date has passed. Choose a later one, or delete the words as they came now.")
    with write(db):
        before = retention(db)
        db.execute(
            "INSERT OR REPLACE INTO retention VALUES (1, ?, ?, ?)", [until.isoformat(), stamp.who, stamp.at.isoformat()]
        )
        told = {"until": before.isoformat()} if before else None
        after = {"until": until.isoformat()}
        record(db, stamp, what="chose a date of deletion", target="raw words", before=told, after=after)


def raw_words_held(db: Database) -> int:
    """Return how many answers are still kept as they came."""
    return int(db.execute("SELECT count(*) FROM raw_response").fetchone()[0])


def purge(db: Database, stamp: Stamp) -> int:
    """Delete all words as they came, and everything of undone imports; the masked words in force stay.

    Returns
    -------
    int
        How many answers are no longer kept as they came.
    """
    undone = "import_id IN (SELECT import_id FROM survey_import WHERE undone_at IS NOT NULL)"
    with write(db):
        gone = db.execute("DELETE FROM raw_response").rowcount
        db.execute(
            f"UPDATE response SET text = '', attributes = '', tray = ? WHERE {undone} AND tray <> ?",  # noqa: S608
            [DELETED, DELETED],
        )
        db.execute("INSERT INTO response_words (response_words) VALUES ('optimize')")
        after = {"responses": gone}
        record(db, stamp, what="deleted words as they came", target="all imports", before=None, after=after)
    return int(gone)


def purge_if_due(db: Database, stamp: Stamp) -> int:
    """Delete all words as they came where their date has passed; return how many there were."""
    until = retention(db)
    return purge(db, stamp) if until and stamp.at.date() >= until and raw_words_held(db) else 0
