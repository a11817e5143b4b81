"""A database with the tables of the plan, and of the imports that it counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import connect, prepare
from explorer.workspace import MIGRATIONS


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    prepare(tmp_path / "plan.sqlite", MIGRATIONS).release()
    with closing(connect(tmp_path / "plan.sqlite")) as db:
        yield db
