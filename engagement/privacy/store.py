"""Words as they came: opened on record, deleted for one person on request, purged for all by a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Deletion, Stamp, beginning, entry_times, note_deletions, record, write
from data.deletions import add_deletions
from engagement.errors import EngagementError, UnknownImport
from engagement.schema import DELETED

migrations = Migrations("engagement_privacy")

KEPT_FOR: Final = timedelta(days=2 * 365)
"""How long words as they came are kept after the first import, where nobody chose a date."""


LEAP: Final = timedelta(days=400)
"""A longer time without an entry in the record is taken for a clock that was set wrong: work that comes once a year
leaves entries closer together, while an empty battery or a slip in the year moves a clock by years."""

# What a person tells of themselves; the audience stays, for the counts of who was heard.
_TOLD = ("forum", "borough", "system", "age_band", "organisation")
_PERSON, _RAW, _IMPORT = "person", "raw words", "import"
_UNDONE = "import_id IN (SELECT import_id FROM survey_import WHERE undone_at IS NOT NULL)"


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


@migrations()
def note_earlier_deletions(db: Database) -> None:
    """What was deleted before deletions were noted, as far as the responses and the record show it."""
    deleted = db.execute(
        "SELECT DISTINCT r.respondent FROM response r JOIN survey_import i USING (import_id) WHERE r.tray = ? AND"
        " (i.undone_at IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM response other WHERE other.respondent = r.respondent AND other.tray <> r.tray))",
        [DELETED],
    ).fetchall()
    last = db.execute("SELECT max(at) FROM audit WHERE what = 'deleted a person''s words on request'").fetchone()[0]
    persons = [Deletion(_PERSON, respondent, last or "") for (respondent,) in deleted]
    purges = db.execute("SELECT at FROM audit WHERE what = 'deleted words as they came'").fetchall()
    raw = [Deletion(_RAW, beginning(db), at) for (at,) in purges]
    imports = db.execute(
        "SELECT sha256 || ' ' || at, undone_at FROM survey_import i WHERE undone_at IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM response r WHERE r.import_id = i.import_id AND r.tray <> ?)",
        [DELETED],
    ).fetchall()
    add_deletions(db, [*persons, *raw, *(Deletion(_IMPORT, key, at) for key, at in imports if purges)])


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
        what, target = "Opened words as they came", f"response {response_id}"
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
        row = db.execute("SELECT respondent FROM response WHERE response_id = ?", [int(response_id)]).fetchone()
        if row is None:
            raise UnknownImport("There is no such response.")
        deletion = Deletion.of(_PERSON, row[0], stamp.at)
        count = _delete_persons(db, [deletion])
        note_deletions(db, [deletion])
        what, target = "Deleted a person's words on request", f"response {response_id}"
        record(db, stamp, what=what, target=target, before=None, after={"responses": count})
    return count


def _delete_persons(db: Database, deletions: Sequence[Deletion]) -> int:
    """Delete the words of people by their codes; return how many answers they had given."""
    codes = [[deletion.key] for deletion in deletions]
    answers_of = "(SELECT response_id FROM response WHERE respondent = ?)"
    db.conn.executemany(f"DELETE FROM raw_response WHERE response_id IN {answers_of}", codes)  # noqa: S608
    blank = ", ".join(f"{column} = ''" for column in ("text", *_TOLD, "attributes", "answered_at"))
    answers = db.conn.executemany(
        f"UPDATE response SET {blank}, tray = '{DELETED}', campaign = 0, replaces = 0 WHERE respondent = ?",  # noqa: S608
        codes,
    ).rowcount
    _tidy_search(db)
    return int(answers)


def _delete_imports(db: Database, deletions: Sequence[Deletion]) -> None:
    """Undo imports again that were undone before all of their words were deleted, and delete their words."""
    imports = [(deletion.at, *deletion.key.split(" ", 1)) for deletion in deletions]
    db.conn.executemany(
        "UPDATE survey_import SET undone_at = ? WHERE sha256 = ? AND at = ? AND undone_at IS NULL", imports
    )
    condition = "import_id IN (SELECT import_id FROM survey_import WHERE sha256 = ? AND at = ?)"
    keys = [(sha256, at) for _, sha256, at in imports]
    answers = f"(SELECT response_id FROM response WHERE {condition})"  # noqa: S608
    db.conn.executemany(f"DELETE FROM raw_response WHERE response_id IN {answers}", keys)  # noqa: S608
    db.conn.executemany(f"UPDATE response SET text = '', attributes = '', tray = '{DELETED}' WHERE {condition}", keys)  # noqa: S608
    _tidy_search(db)


def _delete_raw_words(db: Database, deletions: Sequence[Deletion]) -> None:
    """Delete words as they came from a copy of the database in which it was done; another's words are not meant."""
    if beginning(db) in {deletion.key for deletion in deletions}:
        db.execute("DELETE FROM raw_response")


def _tidy_search(db: Database) -> None:
    # What a search index has merged away is overwritten only when its segments are written anew.
    db.execute("INSERT INTO response_words (response_words) VALUES ('optimize')")


REPLAYS: Final = {_PERSON: _delete_persons, _RAW: _delete_raw_words, _IMPORT: _delete_imports}
"""For each kind of deletion the function that does it again, as `data.restore` takes it."""


def retention(db: Database) -> date | None:
    """Return the date by which words as they came are deleted; None before the first import."""
    choice = db.execute("SELECT until FROM retention").fetchone()
    if choice:
        return date.fromisoformat(choice[0])
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
        record(
            db,
            stamp,
            what="Chose a date of deletion",
            target="raw words",
            before={"until": before} if before else None,
            after={"until": until},
        )


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
    with write(db):
        undone = db.execute(
            "SELECT sha256 || ' ' || at FROM survey_import i WHERE undone_at IS NOT NULL AND EXISTS"
            " (SELECT 1 FROM response r WHERE r.import_id = i.import_id AND r.tray <> ?)",
            [DELETED],
        ).fetchall()
        count = int(db.execute("DELETE FROM raw_response").rowcount)
        db.execute(
            f"UPDATE response SET text = '', attributes = '', tray = ? WHERE {_UNDONE} AND tray <> ?",  # noqa: S608
            [DELETED, DELETED],
        )
        _tidy_search(db)
        after = {"responses": count}
        record(db, stamp, what="Deleted words as they came", target="all imports", before=None, after=after)
        imports = [Deletion.of(_IMPORT, key, stamp.at) for (key,) in undone]
        note_deletions(db, [Deletion.of(_RAW, beginning(db), stamp.at), *imports])
    return count


def purge_due(db: Database, at: datetime) -> Literal["no", "yes", "ask"]:
    """Return whether the date has passed by which words as they came are deleted, as far as the clock can be trusted.

    Parameters
    ----------
    at : now, by the clock of the computer.

    Returns
    -------
    {"no", "yes", "ask"}
        "ask" where the date was passed in one leap, longer than `LEAP`, from one entry of the record to the next or
        from the last one to now: a person should look at the clock before anything is deleted. So it stays until
        somebody deletes the words or chooses another date.
    """
    until = retention(db)
    if until is None or at.date() < until or not raw_words_held(db):
        return "no"
    times = [*entry_times(db), at]
    due = next(number for number, time in enumerate(times) if time.date() >= until)
    leapt = [after - before > LEAP for before, after in pairwise(times)]
    return "ask" if leapt[-1:] == [True] or (due > 0 and leapt[due - 1]) else "yes"


def purge_if_due(db: Database, stamp: Stamp) -> int:
    """Delete all words as they came where `purge_due` says yes; return how many there were, 0 where it says ask."""
    return purge(db, stamp) if purge_due(db, stamp.at) == "yes" else 0
