"""Personal details in an import are nowhere but in the words as they came: not in the database, the log, or exports."""

from __future__ import annotations

import logging
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from data import Stamp, connect, prepare
from engagement import ColumnChoice, ThemeModel, plan_import, read_export
from engagement.answers import store as answers_store
from engagement.answers.store import answered
from engagement.export import responses_csv, themes_workbook
from engagement.responses import store as response_store
from engagement.schema import Upload
from engagement.themes import store as theme_store
from engagement.themes.themed_responses import ThemedResponses
from explorer.workspace import MIGRATIONS
from tests.unit.engagement.responses.test_redact import DETAILS, is_hidden

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
SEEDED = [
    (hidden, sentence)
    for hidden, sentence in zip(DETAILS["hidden"], DETAILS["sentence"], strict=True)
    if is_hidden(hidden, sentence) and len(hidden) > 5
]
EMAILS = [f"person{n}@example.org" for n in range(len(SEEDED))]


def text_of(database: Path, *, without: str) -> str:
    """Everything that any table holds but one."""
    with closing(connect(database)) as db:
        tables = [name for name in db.table_names() if name != without]
        return "\n".join(str(db.execute(f"SELECT * FROM [{name}]").fetchall()) for name in tables)  # noqa: S608


def test_seeded_details_are_found_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Each of some 300 seeded details is looked for in every other table, in the log, and in every export."""
    caplog.set_level(logging.DEBUG)
    database, file = tmp_path / "explorer.sqlite", tmp_path / "seeded.csv"
    table = {"Response ID": range(len(SEEDED)), "Email Address": EMAILS, "Comment": [words for _, words in SEEDED]}
    pd.DataFrame(table).to_csv(file, index=False)
    prepare(database, MIGRATIONS).release()
    export = read_export(file)
    plan = plan_import(export, ColumnChoice.guess(export), audience="Londoners", secret=b"s")

    with closing(connect(database)) as db:
        response_store.save_import(db, Stamp("Ann", AT), plan, Upload(file.name, "x", "", "headers"))
        held = answers_store.responses(db)
        model = ThemeModel(n_themes=5, engine="fast").fit(held["text"].tolist())
        theme_store.save_themes(db, Stamp("Ann", AT), 1, model, held["response_id"].tolist())
        found, people = theme_store.current_themes(db, 1), answered(db)
    assert found is not None

    places = {
        "database": text_of(database, without="raw_response"),
        "log": caplog.text,
        "responses": responses_csv(held).decode(),
        "workbook": "".join(_cells(themes_workbook(ThemedResponses(found, held, people)), tmp_path)),
    }
    assert len(SEEDED) >= 250
    assert len(held) >= 250
    for name, text in places.items():
        left = [hidden for hidden, _ in SEEDED if hidden in text] + [email for email in EMAILS if email in text]
        assert left == [], name


def _cells(workbook: bytes, folder: Path) -> list[str]:
    path = folder / "themes.xlsx"
    path.write_bytes(workbook)
    sheets = pd.read_excel(path, sheet_name=None, dtype=str, engine="calamine")
    return [sheet.to_csv() for sheet in sheets.values()]
