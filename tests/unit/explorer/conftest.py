"""A prepared, empty database of each test's own, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp
from explorer import intake
from explorer.snapshot import KEPT
from explorer.workspace import database, workspace
from tests.conftest import copy_database

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="stamp")
def _stamp() -> Stamp:
    return Stamp("Ada", AT)


@pytest.fixture(name="path")
def _path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file that the setting names, made and brought up to date."""
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    KEPT.clear()
    assert workspace().problem is None
    yield path
    KEPT.clear()


@pytest.fixture(name="sample")
def _sample(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database of this test's own that holds the sample and its themes."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(copy_database(sample_file, tmp_path / "explorer.sqlite")))
    KEPT.clear()
    yield
    KEPT.clear()


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    """A connection to it."""
    with database() as db:
        yield db


@pytest.fixture(name="source")
def _source() -> Callable[..., intake.Source]:
    """Make an export of people, each a number and what they wrote, with one question."""
    from engagement import read_export

    def source(people: dict[int, str], name: str = "answers.csv") -> intake.Source:
        lines = ["Respondent ID,What matters most?", *(f'{number},"{words}"' for number, words in people.items())]
        content = "\n".join(lines).encode()
        return intake.Source(read_export(content, filename=name), name, intake.digest(content))

    return source
