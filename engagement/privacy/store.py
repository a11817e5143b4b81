"""Words as they came: opened on record, deleted for one person on request, purged for all by a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Deletion, Stamp, beginning, entry_times, note_deletions, record, write
from data.deletions import add_deletions
from engagement.errors import EngagementError, UnknownImport
from engagement.responses.people import codes_of_number, salted
from engagement.responses.plan import keys
from engagement.schema import DELETED

migrations = Migrations("engagement_privacy")

KEPT_FOR: Final = timedelta(days=2 * 365)
"""How long words as they came are kept after the first import, where nobody chose a date."""


LEAP: Final = timedelta(days=400)
"""A longer time without an entry in the record is taken for a clock that was set wrong: work that comes once a year
leaves entries closer together, while an empty battery or a slip in the year moves a clock by years."""

# What a person tells of themselves; the audience stays, for the counts of who was heard.
_TOLD = ("forum", "borough", "system", "age_band", "organisation", "answered_at")
# Earlier releases wrote "person" and could mean people of two surveys by one code.
_PERSON, _RESPONDENT, _RAW, _IMPORT = "person", "respondent", "raw words", "import"
_NUMBERED = """
    SELECT min(p.respondent_id),
           (SELECT count(*) FROM response r JOIN respondent rp USING (respondent_id)
            WHERE rp.code = p.code AND r.text <> '' AND r.tray <> ?),
           (SELECT count(*) FROM closed_answer JOIN respondent cp USING (respondent_id) WHERE cp.code = p.code),
           count(*)
    FROM respondent p JOIN survey_import USING (import_id) WHERE survey_id = ? AND p.code IN ({marks}) GROUP BY p.code
"""
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
        row = db.execute(
            "SELECT p.code FROM response r JOIN respondent p USING (respondent_id) WHERE r.response_id = ?",
            [int(response_id)],
        ).fetchone()
        if row is None:
            raise UnknownImport("There is no such response.")
        return _delete_person(db, stamp, row[0], f"response {response_id}")


def delete_respondent(db: Database, stamp: Stamp, respondent_id: int) -> int:
    """Delete everything that a person wrote, ticked and told of themselves, in every round; it cannot be undone.

    Returns
    -------
    int
        How many answers in their own words they had given.

    Raises
    ------
    UnknownImport
        Where there is no such person.
    """
    with write(db):
        row = db.execute("SELECT code FROM respondent WHERE respondent_id = ?", [int(respondent_id)]).fetchone()
        if row is None:
            raise UnknownImport("There is no such person.")
        return _delete_person(db, stamp, row[0], f"person {respondent_id}")


class Person(NamedTuple):
    """Somebody in one survey: number (respondent_id of their first round), survey, answers, ticks, rounds (counts)."""

    number: int
    survey: str
    answers: int
    ticks: int
    rounds: int


def people_numbered(db: Database, number: str, secret: bytes) -> list[Person]:
    """Return the people whom a survey's own number means.

    Parameters
    ----------
    number : as it stands in the export.
    secret : key that turned numbers into codes.
    """
    people: list[Person] = []
    for survey_id, name, column, salt in db.execute(
        "SELECT survey_id, name, person_column, salt FROM survey"
    ).fetchall():
        codes = [salted(code, salt) for code in codes_of_number(number, column, keys(secret))]
        rows = db.execute(_NUMBERED.format(marks=", ".join("?" * len(codes))), [DELETED, survey_id, *codes]).fetchall()
        people += [Person(row[0], str(name), *row[1:]) for row in rows]
    return people


def _delete_person(db: Database, stamp: Stamp, code: str, target: str) -> int:
    deletion = Deletion.of(_RESPONDENT, code, stamp.at)
    count = _delete_respondents(db, [deletion])
    note_deletions(db, [deletion])
    what = "Deleted a person's words on request"
    record(db, stamp, what=what, target=target, before=None, after={"responses": count})
    return count


def _delete_persons(db: Database, deletions: Sequence[Deletion]) -> int:
    """Delete again what an earlier release deleted: it respondents everybody with a code, in all surveys."""
    salts = {"", *(salt for (salt,) in db.execute("SELECT salt FROM survey").fetchall())}
    respondents = [Deletion(_RESPONDENT, salted(d.key, salt), d.at) for d in deletions for salt in salts]
    return _delete_respondents(db, respondents)


def _delete_respondents(db: Database, deletions: Sequence[Deletion]) -> int:
    """Delete what people wrote, ticked and told, by their codes; return how many answers they had written."""
    codes = [[deletion.key] for deletion in deletions]
    persons = "(SELECT respondent_id FROM respondent WHERE code = ?)"
    answers_of = f"(SELECT response_id FROM response WHERE respondent_id IN {persons})"  # noqa: S608
    db.conn.executemany(f"DELETE FROM raw_response WHERE response_id IN {answers_of}", codes)  # noqa: S608
    db.conn.executemany(f"DELETE FROM closed_answer WHERE respondent_id IN {persons}", codes)  # noqa: S608
    answers = db.conn.executemany(
        f"UPDATE response SET text = '', tray = '{DELETED}', campaign = 0, replaces = 0"  # noqa: S608
        f" WHERE respondent_id IN {persons}",
        codes,
    ).rowcount
    blank = ", ".join(f"{column} = ''" for column in _TOLD)
    db.conn.executemany(f"UPDATE respondent SET {blank} WHERE code = ?", codes)  # noqa: S608
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
    db.conn.executemany(f"UPDATE response SET text = '', tray = '{DELETED}' WHERE {condition}", keys)  # noqa: S608
    people = f"(SELECT respondent_id FROM respondent WHERE {condition})"  # noqa: S608
    db.conn.executemany(f"DELETE FROM closed_answer WHERE respondent_id IN {people}", keys)  # noqa: S608
    _tidy_search(db)


def _delete_raw_words(db: Database, deletions: Sequence[Deletion]) -> None:
    """Delete words as they came from a copy of the database in which it was done; another's words are not meant."""
    if beginning(db) in {deletion.key for deletion in deletions}:
        db.execute("DELETE FROM raw_response")


def _tidy_search(db: Database) -> None:
    # What a search index has merged away is overwritten only when its segments are written anew.
    db.execute("INSERT INTO response_words (response_words) VALUES ('optimize')")


REPLAYS: Final = {
    _PERSON: _delete_persons,
    _RESPONDENT: _delete_respondents,
    _RAW: _delete_raw_words,
    _IMPORT: _delete_imports,
}
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
            "SELECT sha256 || ' ' || at FROM survey_import i WHERE undone_at IS NOT NULL AND (EXISTS"
            " (SELECT 1 FROM response r WHERE r.import_id = i.import_id AND r.tray <> ?) OR EXISTS"
            " (SELECT 1 FROM respondent p JOIN closed_answer USING (respondent_id) WHERE p.import_id = i.import_id))",
            [DELETED],
        ).fetchall()
        count = int(db.execute("DELETE FROM raw_response").rowcount)
        db.execute(
            f"UPDATE response SET text = '', tray = ? WHERE {_UNDONE} AND tray <> ?",  # noqa: S608
            [DELETED, DELETED],
        )
        db.execute(
            f"DELETE FROM closed_answer WHERE respondent_id IN (SELECT respondent_id FROM respondent WHERE {_UNDONE})"  # noqa: S608
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
