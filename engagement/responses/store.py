"""Imports and responses at rest: masked words for everybody, raw words apart, full-text search, exact undo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, day_in_words, record, storage_errors, write
from engagement.errors import AlreadyImported, UnknownImport
from engagement.responses.plan import plan_again
from engagement.schema import (
    CHANGED,
    IN_USE,
    KEPT_EARLIER,
    KNOWN,
    RESPONSE_COLUMNS,
    TRAYS,
    ImportPlan,
    KnownAnswer,
    Receipt,
    StoredState,
    Upload,
)
from engagement.surveys import store as surveys

migrations = Migrations("engagement_responses")

_NUMBERS = ("response_id", "import_id", "survey_id", "question_id", "row", "campaign")
_NUMBERED = ("import_id", "respondent_id", "question_id", "row", "entry", "text", "tray", "campaign", "replaces")


@migrations()
def create_imports(db: Database) -> None:
    """One row a file that was brought in."""
    db.execute(
        """
        CREATE TABLE survey_import (
            import_id INTEGER PRIMARY KEY AUTOINCREMENT,
            file_name TEXT NOT NULL, sha256 TEXT NOT NULL, tool TEXT NOT NULL,
            who TEXT NOT NULL, at TEXT NOT NULL,
            read INTEGER NOT NULL, stored INTEGER NOT NULL,
            already_there INTEGER NOT NULL, set_aside INTEGER NOT NULL,
            undone_at TEXT
        )
        """
    )
    # The same file may be in force once only, also when two people send it at the same moment.
    db.execute("CREATE UNIQUE INDEX import_in_force ON survey_import (sha256) WHERE undone_at IS NULL")


@migrations()
def create_responses(db: Database) -> None:
    """One row an answer, in use or in a tray; the words as they came stand apart."""
    db.execute(
        """
        CREATE TABLE response (
            response_id INTEGER PRIMARY KEY AUTOINCREMENT,
            import_id INTEGER NOT NULL REFERENCES survey_import (import_id),
            row INTEGER NOT NULL, respondent TEXT NOT NULL, question TEXT NOT NULL, text TEXT NOT NULL,
            audience TEXT NOT NULL, forum TEXT NOT NULL, borough TEXT NOT NULL, system TEXT NOT NULL,
            age_band TEXT NOT NULL, organisation TEXT NOT NULL,
            attributes TEXT NOT NULL, answered_at TEXT NOT NULL, tray TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX response_of ON response (import_id, tray)")
    db.execute("CREATE TABLE raw_response (response_id INTEGER PRIMARY KEY REFERENCES response, raw TEXT NOT NULL)")


@migrations()
def create_search(db: Database) -> None:
    """Full-text search over the masked words, kept in step by the database itself."""
    db.execute(
        "CREATE VIRTUAL TABLE response_words USING fts5 (text, content='response', content_rowid='response_id', "
        'tokenize="porter unicode61 remove_diacritics 2")'
    )
    db.execute(
        "CREATE TRIGGER response_added AFTER INSERT ON response BEGIN "
        "INSERT INTO response_words (rowid, text) VALUES (new.response_id, new.text); END"
    )


@migrations()
def create_campaigns_and_changes(db: Database) -> None:
    """Which campaign an answer belongs to, which answer it would replace, and the view of what stands."""
    db.execute("ALTER TABLE response ADD COLUMN campaign INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE response ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE survey_import ADD COLUMN trays TEXT NOT NULL DEFAULT '{}'")
    db.execute("CREATE INDEX response_replacing ON response (replaces)")
    db.execute("CREATE INDEX response_by ON response (respondent)")
    # An answer stands while its import is in force and no answer in use that is in force too replaces it: undoing a
    # later import brings the earlier words back by itself.
    db.execute(
        """
        CREATE VIEW standing_response AS
        SELECT r.* FROM response r
        JOIN survey_import i ON i.import_id = r.import_id AND i.undone_at IS NULL
        WHERE NOT EXISTS (
            SELECT 1 FROM response n JOIN survey_import ni ON ni.import_id = n.import_id AND ni.undone_at IS NULL
            WHERE n.replaces = r.response_id AND n.tray = ''
        )
        """
    )


@migrations()
def create_column_memory(db: Database) -> None:
    """What people said that the columns of a file hold, by the fingerprint of its header."""
    db.execute(
        "CREATE TABLE column_memory (fingerprint TEXT PRIMARY KEY NOT NULL, kinds TEXT NOT NULL,"
        " audience TEXT NOT NULL, forum TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL)"
    )


def save_import(db: Database, stamp: Stamp, plan: ImportPlan, upload: Upload, *, person_column: str = "") -> Receipt:
    """Store a confirmed plan, whole or not at all, as the next round of its survey.

    What is stored by then is looked at again inside the change itself: answers that came in since the plan was made
    are counted as already there, and stored once.

    Parameters
    ----------
    plan : as `plan_import` returns it; answers of known respondents are counted, not stored.
    upload : the file.
    person_column : the column by whose numbers people are told apart, if any.

    Raises
    ------
    AlreadyImported
        Where the same file is in force already.
    OutdatedPlan
        Where other people with the same numbers came in since the plan was made.
    """
    with write(db):
        if find_import(db, upload.sha256) is not None:
            raise AlreadyImported(_here_already(db, upload.sha256))
        plan = plan_again(plan, stored_state(db, upload, [question.text for question in plan.questions]))
        audiences = plan.people["audience"]
        survey_id, question_ids = surveys.add_round(
            db,
            upload.fingerprint,
            upload.tool,
            upload.name,
            plan.questions,
            audience=audiences.mode().iloc[0] if len(audiences) else "",
            person_column=person_column,
        )
        receipt = _insert_import(db, stamp, plan, upload, survey_id)
        respondent_ids = surveys.add_respondents(db, receipt.import_id, plan.people)
        answers = plan.responses[plan.responses["tray"] != KNOWN]
        numbered = answers.assign(
            import_id=receipt.import_id,
            respondent_id=answers["respondent"].map(respondent_ids),
            question_id=answers["question"].map(question_ids),
        )
        _insert_responses(db, numbered)
        surveys.add_closed_answers(db, plan.closed, respondent_ids, question_ids)
        after = {name: getattr(receipt, name) for name in ("read", "stored", "already_there", "set_aside", "people")}
        record(db, stamp, what="Imported responses", target=f"import {receipt.import_id}", before=None, after=after)
    return receipt


def _insert_import(db: Database, stamp: Stamp, plan: ImportPlan, upload: Upload, survey_id: int) -> Receipt:
    """Store what an import is."""
    trays = {tray: int(plan.counts[tray]) for tray in TRAYS if plan.counts.get(tray)}
    n_read, stored, already_there = (int(plan.counts[name]) for name in ("read", "stored", "already_there"))
    row = {
        "file_name": upload.name[:200], "sha256": upload.sha256, "tool": upload.tool, "who": stamp.who,
        "at": stamp.at.isoformat(), "read": n_read, "stored": stored, "already_there": already_there,
        "set_aside": sum(trays.values()), "trays": json.dumps(trays), "survey_id": survey_id,
        "people": len(plan.people),
    }  # fmt: skip
    marks = ", ".join("?" * len(row))
    added = db.execute(f"INSERT INTO survey_import ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608
    return Receipt(
        int(added.lastrowid or 0), n_read, stored, already_there, trays, len(plan.people), len(plan.closed)
    )  # fmt: skip


def _insert_responses(db: Database, answers: pd.DataFrame) -> None:
    first = db.execute("SELECT coalesce(max(response_id), 0) + 1 FROM response").fetchone()[0]
    ids = range(first, first + len(answers))
    columns = ", ".join(_NUMBERED)
    marks = ", ".join("?" * (len(_NUMBERED) + 1))
    rows = zip(ids, *(answers[name].tolist() for name in _NUMBERED), strict=True)
    db.conn.executemany(f"INSERT INTO response (response_id, {columns}) VALUES ({marks})", rows)  # noqa: S608
    db.conn.executemany("INSERT INTO raw_response VALUES (?, ?)", zip(ids, answers["raw"].tolist(), strict=True))


def _here_already(db: Database, sha256: str) -> str:
    who, at = db.execute(
        "SELECT who, at FROM survey_import WHERE sha256 = ? AND undone_at IS NULL", [sha256]
    ).fetchone()
    when = datetime.fromisoformat(at)
    return (
        f"This file is here already: {who} imported it on {day_in_words(when)} at {when:%H:%M}. Nothing was "
        "stored. Undo that import first, if it was wrong."
    )


def find_import(db: Database, sha256: str) -> int | None:
    """Return the import in force of a file with this content, None if there is none."""
    row = db.execute("SELECT import_id FROM survey_import WHERE sha256 = ? AND undone_at IS NULL", [sha256]).fetchone()
    return int(row[0]) if row else None


def undo_import(db: Database, stamp: Stamp, import_id: int) -> None:
    """Take an import out of everything that counts; other imports are not touched.

    Raises
    ------
    UnknownImport
        Where there is no such import, or it was undone before.
    """
    with write(db):
        row = db.execute(
            "SELECT stored, set_aside FROM survey_import WHERE import_id = ? AND undone_at IS NULL",
            [import_id],
        ).fetchone()
        if row is None:
            raise UnknownImport("This import was undone before, perhaps by somebody else. Nothing was changed.")
        db.execute("UPDATE survey_import SET undone_at = ? WHERE import_id = ?", [stamp.at.isoformat(), import_id])
        before = {"stored": row[0], "set_aside": row[1]}
        record(db, stamp, what="Undid an import", target=f"import {import_id}", before=before, after=None)


def imports(db: Database) -> pd.DataFrame:
    """Return the imports, newest first.

    Returns
    -------
    pandas.DataFrame
        import_id, survey_id, file_name, sha256, tool, who, at, read, stored, already_there, set_aside, trays (JSON: how
        many lie in each), people, undone_at (None while in force), in_force (bool).
    """
    columns = (
        "import_id, survey_id, file_name, sha256, tool, who, at, read, stored, already_there, set_aside, trays, people,"
        " undone_at"
    )
    table = _frame(db, f"SELECT {columns} FROM survey_import ORDER BY import_id DESC", [], columns.split(", "))  # noqa: S608
    # pandas keeps a missing text as NaN, which is true wherever it is asked: here it is None, which is not.
    undone_at = pd.Series([None if pd.isna(at) else at for at in table["undone_at"]], dtype=object)
    return table.assign(undone_at=undone_at, in_force=undone_at.isna())


def trays(db: Database) -> pd.DataFrame:
    """Return what is set aside: tray, responses (a count), largest first."""
    query = """
        SELECT r.tray, count(*) AS n FROM standing_response r
        WHERE r.tray <> '' GROUP BY r.tray ORDER BY n DESC, r.tray
    """
    return _frame(db, query, [], ["tray", "responses"])


def put_back(db: Database, stamp: Stamp, response_ids: Sequence[int]) -> None:
    """Bring responses out of their trays into use; those in use already are let be and not counted."""
    with write(db):
        update = db.conn.executemany(
            "UPDATE response SET tray = '' WHERE response_id = ? AND tray <> ''", [[int(n)] for n in response_ids]
        )
        after = {"responses": max(update.rowcount, 0)}
        record(db, stamp, what="Put responses back into use", target="trays", before=None, after=after)


def stored_state(db: Database, upload: Upload, questions: Sequence[str]) -> StoredState:
    """Return what is stored already, as far as an import of a file with these questions is held against it."""
    survey_id = surveys.survey_of(db, upload.fingerprint, upload.tool, questions)
    closed, elsewhere, salt = surveys.standing(db, survey_id)
    return StoredState(known_answers(db), closed, elsewhere, salt)


def known_answers(db: Database) -> dict[tuple[str, str, str], KnownAnswer]:
    """Return the answers in force by respondent, question and entry."""
    rows = db.execute(
        """
        SELECT r.respondent, r.question, r.entry,
               CASE WHEN r.tray IN (?, ?) THEN r.replaces ELSE r.response_id END, w.raw
        FROM standing_response r LEFT JOIN raw_response w ON w.response_id = r.response_id ORDER BY r.response_id
        """,
        [CHANGED, KEPT_EARLIER],
    ).fetchall()
    numbers = {(respondent, question, entry): number for respondent, question, entry, number, _ in rows}
    wordings: dict[tuple[str, str, str], set[str]] = {key: set() for key in numbers}
    for respondent, question, entry, _, raw in rows:
        if raw is not None:
            wordings[respondent, question, entry].add(raw.strip())
    return {key: KnownAnswer(number, frozenset(wordings[key])) for key, number in numbers.items()}


def changed_answers(db: Database) -> pd.DataFrame:
    """Return answers whose words changed since an earlier import and wait for a decision.

    Returns
    -------
    pandas.DataFrame
        response_id (of the new words), question, before, after (masked words).
    """
    query = """
        SELECT n.response_id, n.question, o.text, n.text FROM standing_response n
        JOIN standing_response o ON o.response_id = n.replaces WHERE n.tray = ? ORDER BY n.response_id
    """
    return _frame(db, query, [CHANGED], ["response_id", "question", "before", "after"])


def decide_change(db: Database, stamp: Stamp, response_id: int, *, take_new: bool) -> None:
    """Let the new words of a changed answer stand in place of the earlier ones, or keep the earlier ones.

    Raises
    ------
    UnknownImport
        Where there is no such change, or it was decided before.
    """
    with write(db):
        update = db.execute(
            "UPDATE response SET tray = ? WHERE response_id = ? AND tray = ?",
            [IN_USE if take_new else KEPT_EARLIER, int(response_id), CHANGED],
        )
        if not update.rowcount:
            raise UnknownImport("This change was decided before, perhaps by somebody else. Nothing was changed.")
        what = "Took changed words" if take_new else "Kept earlier words"
        record(db, stamp, what=what, target=f"response {response_id}", before=None, after=None)


def _frame(db: Database, query: str, values: Sequence[object], columns: list[str]) -> pd.DataFrame:
    with storage_errors():
        rows = db.execute(query, list(values)).fetchall()
    frame = pd.DataFrame(rows, columns=columns)
    texts = [name for name in columns if name in RESPONSE_COLUMNS and name not in _NUMBERS]
    return frame.astype(dict.fromkeys(texts, "str"))
