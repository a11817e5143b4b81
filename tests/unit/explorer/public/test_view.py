"""What is public and nothing else: a token in every other field of the store is in no byte of the page."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from explorer.public.page import html
from explorer.public.publishing import proposed
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database
from tests.unit.explorer.public.conftest import promise_something

PUBLIC = {
    "theme.name", "question.text", "commitment.name", "commitment.sentence", "commitment.life_stage",
    "commitment_slot.name", "commitment_slot.area", "list_entries.name", "milestone.owner", "paper_edit.words",
    "ledger_answers.decision", "ledger_answers.reason", "ledger_answers.owner",
}  # fmt: skip
"""Free text that is public once it stands under what is: it is listed before it is published."""

CODES = {
    "at", "hash", "sha256", "previous", "fingerprint", "session", "session_before", "applied_at", "answered_at",
    "saved_at", "undone_at", "migration_set", "tray", "entry", "kind", "state", "direction", "words_hash", "document",
    "figures", "figure", "patch", "choices", "trays", "weights", "life_stage", "before", "after", "columns", "kinds",
    "lines",
}  # fmt: skip
"""Columns of marks, times, hashes and JSON that nobody types: another value in them is damage."""

KEYS = {
    # What rows are found by; the words beside them are planted.
    "criterion", "priority", "slot", "commitment", "series", "indicator", "measure", "period", "published", "as_of",
    "method", "better", "topic", "family", "matter", "matters", "borough", "system", "audience", "scenario", "act",
    "due", "key", "number", "asks", "topics", "own_topics", "origin", "phrases",
}  # fmt: skip


def texts(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every column of text of every table of ours."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    ours = [name for name in tables if not name.startswith(("sqlite_", "_sqlite", "response_words", "content_hash"))]
    return [
        (table, column)
        for table in ours
        for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})")
        if kind == "TEXT"
    ]


def plant(path: Path, *, public: bool) -> dict[str, str]:
    """Put a token behind every text that is public, or is not, also in a row for each empty table: place -> token."""
    tokens: dict[str, str] = {}
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for table, column in texts(db):
            place, token = f"{table}.{column}", f"zq{len(tokens)}{'p' * public}qz"
            if (place in PUBLIC) is not public or (column in CODES | KEYS and not public):
                continue
            tokens[place] = token
            if not db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:  # noqa: S608
                fill(db, table)
            db.execute(f"UPDATE {table} SET {column} = {column} || ' {token}' WHERE {column} IS NOT NULL")  # noqa: S608
        db.commit()
    return tokens


def fill(db: sqlite3.Connection, table: str) -> None:
    """Put one row into a table that has none: words of our own, ones, and the first of March.

    A criterion that counts would leave nothing ranked, so it does not.
    """
    columns = [(name, kind) for _, name, kind, *_ in db.execute(f"PRAGMA table_info({table})")]
    row = [
        "2026-03-01"
        if name in ("at", "first", "last", "due", "until")
        else "words"
        if kind == "TEXT"
        else int(name != "counts")
        for name, kind in columns
    ]
    db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608


def test_no_token_of_what_is_not_public(file: Path) -> None:
    """Answers, names, reasons, sources, files and notes are in no byte of the page, nor of what is frozen."""
    with database() as db:
        promise_something(db)
    with Snapshot() as now:
        before = proposed(now, "NHS").view
    tokens = plant(file, public=False)
    KEPT.clear()
    with Snapshot() as now:
        view = proposed(now, "NHS").view

    page = html(view)
    assert [place for place, token in tokens.items() if token in page or token in view.frozen] == []
    assert view.questions == before.questions
    assert "We hired ten." in page
    assert "unmarked" not in page + view.frozen
    assert len(page) > 0.8 * len(html(before))
    assert {
        "response.text",
        "raw_response.raw",
        "respondent.organisation",
        "target_choice.justification",
        "progress_reading.source",
        "scenario_entries.who",
        "theme.description",
        "survey.name",
    } <= set(tokens)
    assert len(tokens) > 120

    tokens = plant(file, public=True)
    KEPT.clear()
    with Snapshot() as now:
        page = html(proposed(now, "NHS").view)
    assert {place for place, token in tokens.items() if token in page} >= {
        "theme.name", "question.text", "commitment.name", "list_entries.name", "milestone.owner", "paper_edit.words",
    }  # fmt: skip
