"""Imports and responses at rest: masked words for everybody, raw words apart, full-text search, exact undo."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import record, storage_errors, write
from engagement.errors import AlreadyImported, UnknownImport
from engagement.schema import IN_USE, KNOWN, PERSON_COLUMNS, RESPONSE_COLUMNS, ImportPlan

migrations = Migrations("engagement_responses")

_STORED = (
    "import_id", "row", "respondent", "question", "text", *PERSON_COLUMNS, "attributes", "answered_at", "tray",
)  # fmt: skip
_IN_FORCE = "JOIN survey_import i ON i.import_id = r.import_id AND i.undone_at IS NULL"


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


def save_import(
    db: Database, plan: ImportPlan, *, file_name: str, sha256: str, tool: str | None, who: str, at: datetime
) -> int:
    """Store a confirmed plan, whole or not at all.

    Parameters
    ----------
    plan : as `plan_import` returns it; answers of known respondents are counted, not stored.
    file_name, sha256, tool : of the file; who, at : for the record.

    Returns
    -------
    int
        The number of the import.

    Raises
    ------
    AlreadyImported
        Where the same file is in force already.
    """
    kept = plan.responses[plan.responses["tray"] != KNOWN]
    counts = {name: int(plan.counts[name]) for name in ("read", "stored", "already_there")}
    counts["set_aside"] = counts["read"] - counts["stored"] - counts["already_there"]
    with write(db):
        if find_import(db, sha256) is not None:
            raise AlreadyImported("This file is here already. Undo the earlier import first, if it was wrong.")
        values = [file_name[:200], sha256, tool or "", who, at.isoformat(), *counts.values()]
        import_id = int(
            db.execute(
                "INSERT INTO survey_import (file_name, sha256, tool, who, at, read, stored, already_there, set_aside) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            ).lastrowid
            or 0
        )
        _insert_responses(db, import_id, kept)
        record(
            db,
            who=who,
            at=at,
            what="imported responses",
            target=f"import {import_id}",
            before=None,
            after=counts,
        )
    return import_id


def _insert_responses(db: Database, import_id: int, kept: pd.DataFrame) -> None:
    first = db.execute("SELECT coalesce(max(response_id), 0) + 1 FROM response").fetchone()[0]
    numbered = kept.assign(import_id=import_id)
    ids = range(first, first + len(kept))
    columns = ", ".join(_STORED)
    marks = ", ".join("?" * (len(_STORED) + 1))
    rows = zip(ids, *(numbered[name].tolist() for name in _STORED), strict=True)
    db.conn.executemany(f"INSERT INTO response (response_id, {columns}) VALUES ({marks})", rows)  # noqa: S608
    db.conn.executemany("INSERT INTO raw_response VALUES (?, ?)", zip(ids, kept["raw"].tolist(), strict=True))


def find_import(db: Database, sha256: str) -> int | None:
    """Return the import in force of a file with this content, None if there is none."""
    row = db.execute("SELECT import_id FROM survey_import WHERE sha256 = ? AND undone_at IS NULL", [sha256]).fetchone()
    return int(row[0]) if row else None


def undo_import(db: Database, import_id: int, *, who: str, at: datetime) -> None:
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
        db.execute("UPDATE survey_import SET undone_at = ? WHERE import_id = ?", [at.isoformat(), import_id])
        before = {"stored": row[0], "set_aside": row[1]}
        record(
            db,
            who=who,
            at=at,
            what="undid an import",
            target=f"import {import_id}",
            before=before,
            after=None,
        )


def imports(db: Database) -> pd.DataFrame:
    """Return the imports, newest first.

    Returns
    -------
    pandas.DataFrame
        import_id, file_name, tool, who, at, read, stored, already_there, set_aside, undone_at (None while in force).
    """
    columns = "import_id, file_name, tool, who, at, read, stored, already_there, set_aside, undone_at"
    return _frame(db, f"SELECT {columns} FROM survey_import ORDER BY import_id DESC", [], columns.split(", "))  # noqa: S608


def responses(
    db: Database,
    *,
    audience: str | None = None,
    forum: str | None = None,
    borough: str | None = None,
    search: str = "",
    ids: Sequence[int] | None = None,
    tray: str = IN_USE,
) -> pd.DataFrame:
    """Return responses of imports in force, masked.

    Parameters
    ----------
    audience, forum, borough : exact values; None for all.
    search : words that must all occur, in any form.
    ids : only these numbers.
    tray : a tray's name; "" for responses in use.

    Returns
    -------
    pandas.DataFrame
        Columns `schema.RESPONSE_COLUMNS`, in the order of import and file.
    """
    chosen = {"audience": audience, "forum": forum, "borough": borough}
    where, values = ["r.tray = ?"], [tray]
    for column, value in chosen.items():
        if value is not None:
            where.append(f"r.{column} = ?")
            values.append(value)
    wanted = re.findall(r"\w+", search)
    if search.strip() and not wanted:
        where.append("0")
    if wanted:
        where.append("r.response_id IN (SELECT rowid FROM response_words WHERE response_words MATCH ?)")
        values.append(" ".join(f'"{word}"' for word in wanted))
    columns = ", ".join(f"r.{name}" for name in RESPONSE_COLUMNS)
    query = f"SELECT {columns} FROM response r {_IN_FORCE} WHERE {' AND '.join(where)} ORDER BY r.response_id"  # noqa: S608
    found = _frame(db, query, values, list(RESPONSE_COLUMNS))
    return found if ids is None else found[found["response_id"].isin(list(ids))].reset_index(drop=True)


def trays(db: Database) -> pd.DataFrame:
    """Return what is set aside: tray, responses (a count), largest first."""
    query = f"""
        SELECT r.tray, count(*) AS n FROM response r {_IN_FORCE}
        WHERE r.tray <> '' GROUP BY r.tray ORDER BY n DESC, r.tray
    """  # noqa: S608
    return _frame(db, query, [], ["tray", "responses"])


def put_back(db: Database, response_ids: Sequence[int], *, who: str, at: datetime) -> None:
    """Bring responses out of their trays into use; those in use already are let be and not counted."""
    with write(db):
        moved = db.conn.executemany(
            "UPDATE response SET tray = '' WHERE response_id = ? AND tray <> ''", [[int(n)] for n in response_ids]
        )
        after = {"responses": max(moved.rowcount, 0)}
        record(db, who=who, at=at, what="put responses back into use", target="trays", before=None, after=after)


def heard(db: Database) -> pd.DataFrame:
    """Return who was heard: audience, respondents, responses, forums, boroughs (counts of people with words in use)."""
    query = f"""
        SELECT r.audience, count(DISTINCT r.respondent), count(*),
               count(DISTINCT nullif(r.forum, '')), count(DISTINCT nullif(r.borough, ''))
        FROM response r {_IN_FORCE} WHERE r.tray = '' GROUP BY r.audience ORDER BY r.audience DESC
    """  # noqa: S608
    return _frame(db, query, [], ["audience", "respondents", "responses", "forums", "boroughs"])


def known_respondents(db: Database) -> frozenset[str]:
    """Return the codes of respondents whose answers are in force."""
    rows = db.execute(f"SELECT DISTINCT r.respondent FROM response r {_IN_FORCE}")  # noqa: S608
    return frozenset(row[0] for row in rows)


def raw_words(db: Database, response_id: int, *, who: str, at: datetime) -> str:
    """Return one answer as it came, and put on record who opened it.

    Raises
    ------
    UnknownImport
        Where there is no such response.
    """
    with write(db):
        row = db.execute("SELECT raw FROM raw_response WHERE response_id = ?", [int(response_id)]).fetchone()
        if row is None:
            raise UnknownImport("There is no such response.")
        record(
            db,
            who=who,
            at=at,
            what="opened words as they came",
            target=f"response {response_id}",
            before=None,
            after=None,
        )
    return str(row[0])


def _frame(db: Database, query: str, values: Sequence[object], columns: list[str]) -> pd.DataFrame:
    with storage_errors():
        rows = db.execute(query, list(values)).fetchall()
    frame = pd.DataFrame(rows, columns=columns)
    texts = [name for name in columns if name in RESPONSE_COLUMNS and name not in ("response_id", "import_id", "row")]
    return frame.astype(dict.fromkeys(texts, "str"))
