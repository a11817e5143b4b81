"""No byte of what is stored changes without the check seeing it: every table, the schema and the search."""

from __future__ import annotations

import json
import random
import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, backup, check_file, connect, note_deletions, prepare, set_meta, verify_history, write
from data.deletions import Deletion
from data.driver import sqlite3
from data.errors import CannotOpen, DamagedDatabase
from engagement import ColumnChoice, Export, Layout, plan_import
from engagement.answers import store as answers_store
from engagement.answers.selection import Selection
from engagement.privacy import store as privacy_store
from engagement.responses import store as response_store
from engagement.schema import Upload
from explorer.workspace import MIGRATIONS
from priorities import Scenario
from priorities.scenarios import store as scenario_store
from tests.crash import contents

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
# So many that most of the file is words, not the rooms that SQLite leaves free in pages of small tables.
ANSWERS = 800
STAMP = Stamp("Ann", AT, "why not")
WORDS = ("waiting", "list", "nobody", "answers", "telephone", "surgery", "before", "noon", "appointment", "nurse")


@pytest.fixture(name="path", scope="module")
def _path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with something in every table."""
    path = tmp_path_factory.mktemp("filled") / "explorer.sqlite"
    prepare(path, MIGRATIONS).release()
    with closing(connect(path)) as db:
        fill(db)
        db.execute("PRAGMA journal_mode=DELETE")
    return path


def fill(db: Database) -> None:
    source = random.Random(0)
    answers = [" ".join(source.choices(WORDS, k=30)) + f" {number}" for number in range(ANSWERS)]
    frame = pd.DataFrame({"id": [str(number) for number in range(ANSWERS)], "q": answers}, dtype=str)
    plan = plan_import(
        Export(frame, Layout("utf-8-sig", ",")), ColumnChoice(text=("q",), person="id"), audience="L", secret=b"s"
    )
    response_store.save_import(db, STAMP, plan, Upload("a.csv", "one", "", "headers"))
    privacy_store.set_retention(db, STAMP, datetime(2030, 1, 1, tzinfo=UTC).date())
    scenario_store.save_scenario(db, Scenario(name="Even", weights={"gap": 1.0}, who="Ann", at=AT, note="first"))
    with write(db):
        set_meta(db, "sample_offered", "yes")
        note_deletions(db, [Deletion.of("person", "a code", AT)])
        for table in empty_tables(db):
            insert_something(db, table)


def empty_tables(db: Database) -> list[str]:
    # The foreign keys of what is put in by name lead to rows that stand: parents first.
    order = {"theme_run": 0, "theme": 1, "evidence_point": 1}
    names = [name for name in db.table_names() if not name.startswith(("sqlite_", "response_words"))]
    empty = [name for name in names if not db.execute(f"SELECT 1 FROM {name}").fetchone()]  # noqa: S608
    return sorted(empty, key=lambda name: order.get(name, 2))


def insert_something(db: Database, table: str) -> None:
    """One row that the table takes: numbers, fractions and text as its columns ask."""
    columns = db.execute(f"PRAGMA table_info({table})").fetchall()
    schema = db[table].schema
    row = {name: something(kind, name, schema) for _, name, kind, *_ in columns}
    marks = ", ".join("?" * len(row))
    quoted = ", ".join(f'"{name}"' for name in row)
    db.execute(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", list(row.values()))  # noqa: S608


def something(kind: str, name: str, schema: str) -> Any:
    choices = re.search(rf"\b{name} IN \('([^']*)'", schema)
    if choices:
        return choices[1]
    return {"INTEGER": 1, "REAL": 0.5}.get(kind, json.dumps([f"what {name} says"]))


def everything(path: Path) -> Any:
    """All that people can meet: rows, schema, and what a search finds."""
    with closing(connect(path)) as db:
        schema = sorted(db.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema").fetchall())
        hits = {word: answers_store.responses(db, Selection(search=word))["response_id"].tolist() for word in WORDS}
    rows = {name: lines for name, lines in contents(path).items() if not name.startswith("response_words_")}
    return rows, schema, hits


def test_every_table_holds_something(path: Path) -> None:
    """So that no table is left out below."""
    with closing(connect(path)) as db:
        assert empty_tables(db) == []


@pytest.mark.slow
def test_120_random_bytes_are_noticed_or_no_content(path: Path, tmp_path: Path) -> None:
    """Wherever one byte of the file is another, the check fails, or all that was stored reads as before."""
    clean, before = path.read_bytes(), everything(path)
    damaged, noticed = tmp_path / "damaged.sqlite", 0
    for seed in range(120):
        source = random.Random(seed)
        at = source.randrange(len(clean))
        other = clean[at] ^ source.randrange(1, 256)
        damaged.write_bytes(clean[:at] + bytes([other]) + clean[at + 1 :])
        try:
            check_file(damaged)
        except CannotOpen:
            noticed += 1
        else:
            assert everything(damaged) == before, f"unnoticed at byte {at} (seed {seed})"

    # The rest fell into free space.
    assert noticed > 60


def test_an_audit_whose_end_was_cut_off_is_noticed(path: Path, tmp_path: Path) -> None:
    """Also where the counter that SQLite keeps was set back with it, as whoever hides an act would do."""
    cut = copy_of(path, tmp_path)
    with closing(sqlite3.connect(cut)) as db:
        db.execute("DROP TRIGGER audit_refuses_delete")
        last = db.execute("SELECT max(id) FROM audit").fetchone()[0]
        db.execute("DELETE FROM audit WHERE id = ?", [last])
        db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit'", [last - 1])
        db.execute(
            "CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit  BEGIN SELECT RAISE(ABORT, "
            "'the audit only grows'); END"
        )
        db.commit()

    with closing(connect(cut)) as db:
        assert not verify_history(db)
    with pytest.raises(DamagedDatabase):
        check_file(cut)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE response SET text = 'nobody complained' WHERE response_id = 3",
        "UPDATE raw_response SET raw = 'nobody complained' WHERE response_id = 3",
        "UPDATE theme SET name = 'All is well'",
        "DELETE FROM deletion",
        "DROP TRIGGER score_edits_no_delete",
        "PRAGMA user_version=0",
        "DELETE FROM content_hash WHERE name = 'response'",
        "DROP TABLE content_hash",
    ],
)
def test_a_change_past_the_app_is_noticed(path: Path, tmp_path: Path, change: str) -> None:
    """Somebody with an SQL tool changes what people said, what was found, a guard, or the hashes."""
    changed = copy_of(path, tmp_path)
    with closing(sqlite3.connect(changed)) as db:
        db.execute(change)
        db.commit()

    with pytest.raises(DamagedDatabase):
        check_file(changed)


def test_sqlite_s_own_rewriting_passes(path: Path, tmp_path: Path) -> None:
    """Packed anew, or copied page by page, the content is the same and so are its hashes."""
    packed = copy_of(path, tmp_path)
    with closing(connect(packed)) as db:
        db.execute("VACUUM")
        db.execute("REINDEX")
        db.execute("INSERT INTO response_words (response_words) VALUES ('rebuild')")
        check_file(backup(db, tmp_path / "copy.sqlite"))

    check_file(packed)
    assert everything(packed) == everything(path)


def copy_of(path: Path, folder: Path) -> Path:
    copy = folder / "copy" / path.name
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    return copy
