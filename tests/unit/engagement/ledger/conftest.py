"""A database with one question and nine answers to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, prepare
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses import store as responses
from engagement.schema import ColumnChoice, Upload
from engagement.themes import store as themes
from engagement.themes.curation import store as curation
from engagement.themes.curation.store import Part
from engagement.themes.sets.store import standing_sets
from explorer.workspace import MIGRATIONS

ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    prepared = prepare(tmp_path / "x.sqlite", MIGRATIONS)
    frame = pd.DataFrame({"What matters most?": ["more benches", "a dentist nearby"]}, dtype=str)
    choice = ColumnChoice(text=("What matters most?",))
    plan = plan_import(Export(frame, Layout(None, None, 1, 2)), choice, audience="Londoners")
    with closing(connect(prepared.path)) as db:
        responses.save_import(db, ANN, plan, Upload("a.csv", "a", "", "headers"))
        yield db
    prepared.release()


@pytest.fixture(name="theme")
def _theme(db: Database) -> int:
    """A theme that a person began, without comments."""
    (of,) = standing_sets(db)
    themes.begin(db, ANN, of.set_id)
    return curation.create(db, ANN, of.set_id, Part("Benches", "", (), ()))
