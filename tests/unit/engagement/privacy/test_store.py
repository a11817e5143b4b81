"""Words as they came: on record when opened, gone on request and by their date, and not in the file any more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from engagement.errors import EngagementError, UnknownImport
from engagement.parsing import Export, Layout
from engagement.privacy.store import (
    KEPT_FOR,
    delete_person,
    migrations,
    purge,
    purge_if_due,
    raw_words,
    raw_words_held,
    retention,
    set_retention,
)
from engagement.responses import plan_import
from engagement.responses import store as response_store
from engagement.schema import ColumnChoice, ImportPlan

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
ANSWERS = {"a": "Zebras write to ann@example.org", "b": "Housing", "c": "Clean air"}


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "explorer.sqlite"
    prepare(path, [response_store.migrations, migrations]).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        save(db, plan(db))
        yield db


def plan(db: Database) -> ImportPlan:
    frame = pd.DataFrame({"id": list(ANSWERS), "q": list(ANSWERS.values()), "z": ["Parks"] * 3}, dtype=str)
    choice = ColumnChoice(text=("q", "z"), identity="id")
    known = response_store.known_answers(db)
    return plan_import(Export(frame, Layout("utf-8-sig", ",")), choice, audience="L", known=known, secret=b"s")


def save(db: Database, made: ImportPlan, content: str = "one") -> int:
    return response_store.save_import(
        db, Stamp("Ann", AT), made, file_name="a.csv", sha256=content, tool=None
    ).import_id


def test_opening_is_on_record_without_the_words(db: Database) -> None:
    """Who opened which response is kept; what stood in it is not."""
    assert raw_words(db, Stamp("Cas", AT), 1) == ANSWERS["a"]

    assert history(db)["who"].tolist() == ["Cas", "Ann"]
    assert "example" not in history(db).to_csv()
    with pytest.raises(UnknownImport):
        raw_words(db, Stamp("Cas", AT), 99)


def test_a_person_is_deleted_everywhere(db: Database, path: Path) -> None:
    """All answers of the person lose their words: in use, in search, as they came, and in the bytes of the file."""
    assert delete_person(db, Stamp("Cas", AT), 1) == 2

    assert response_store.responses(db)["text"].tolist() == ["Housing", "Clean air", "Parks", "Parks"]
    assert response_store.responses(db, search="zebras").empty
    with pytest.raises(UnknownImport, match="deleted"):
        raw_words(db, Stamp("Cas", AT), 1)
    db.close()
    assert b"zebra" not in path.read_bytes().lower()
    assert b"ann@example.org" not in path.read_bytes()


def test_a_deleted_person_does_not_come_back(db: Database) -> None:
    """The same export again brings nothing of theirs."""
    delete_person(db, Stamp("Cas", AT), 1)

    again = plan(db)

    assert again.counts["stored"] == 0
    assert again.counts["already_there"] == 6
    with pytest.raises(UnknownImport):
        delete_person(db, Stamp("Cas", AT), 99)


def test_retention_is_two_years_unless_chosen(db: Database) -> None:
    """The date counts from the first import; a chosen one stands; one that has passed is refused."""
    assert retention(db) == AT.date() + KEPT_FOR

    set_retention(db, Stamp("Ann", AT), date(2020, 1, 1))

    assert retention(db) == date(2020, 1, 1)
    with pytest.raises(EngagementError, match="has passed"):
        set_retention(db, Stamp("Ann", AT), AT.date())


def test_words_as_they_came_go_by_their_date(db: Database) -> None:
    """Before the date nothing happens; on it all raw words go, and masked ones stay."""
    set_retention(db, Stamp("Ann", AT), date(2020, 1, 1))
    due = datetime(2020, 1, 1, tzinfo=UTC)

    assert purge_if_due(db, Stamp("the explorer", due - timedelta(days=1))) == 0
    assert purge_if_due(db, Stamp("the explorer", due)) == 6
    assert purge_if_due(db, Stamp("the explorer", due)) == 0

    assert raw_words_held(db) == 0
    assert len(response_store.responses(db)) == 6
    assert history(db)["what"].iloc[0] == "deleted words as they came"


def test_purging_takes_undone_imports_along(db: Database, path: Path) -> None:
    """What was undone holds no words after a purge."""
    response_store.undo_import(db, Stamp("Ann", AT), 1)

    purge(db, Stamp("Ann", AT))

    db.close()
    assert b"zebra" not in path.read_bytes().lower()
