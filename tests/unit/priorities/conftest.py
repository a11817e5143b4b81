"""A database with the tables of one store: those of the `MIGRATIONS` that a test module names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import connect, prepare


@pytest.fixture(name="db")
def _db(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    path = tmp_path / "a.sqlite"
    prepare(path, request.module.MIGRATIONS)
    with closing(connect(path)) as db:
        yield db
