"""Open pages are told the number of the last write, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer import workspace
from priorities import Scenario
from priorities import store as priority_store
from ui.shell.last_write import change_notice


@pytest.fixture(name="file")
def _file(monkeypatch, tmp_path):
    """A database file of this test alone, not yet made."""
    path = tmp_path / "x.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    return path


def ask(base_path="", at="/last-write"):
    return TestClient(Starlette(routes=[change_notice(base_path)])).get(at)


def save():
    weights = {"collaboration": 40, "health_burden": 30, "regional_action": 30}
    with workspace.database() as db:
        priority_store.save_scenario(db, Scenario("NHS", weights, who="NHS", at=datetime.now(UTC)))


def test_the_number_rises_with_every_write(file):
    """The answer is one whole number, which a saved scenario raises and asking again does not."""
    before = ask().json()
    assert ask().json() == before
    save()

    assert list(before) == ["version"]
    assert ask().json()["version"] > before["version"]
    assert file.exists()


def test_no_browser_or_proxy_keeps_the_answer(file):
    """It is marked as not to be stored."""
    assert ask().headers["cache-control"] == "no-store"
    assert file.exists()


def test_a_file_that_cannot_be_opened_gives_no_number(file):
    """What is no database is answered with no number and no error."""
    file.write_bytes(b"not a database, but long enough to be looked at" * 100)
    answer = ask()

    assert (answer.status_code, answer.json()) == (200, {"version": None})


@pytest.mark.parametrize("base", ["explorer", "/explorer/"])
def test_it_lies_beside_the_pages_under_a_base_path(file, base):
    """Where the server has a base path, the address has it too."""
    assert ask(base, "/explorer/last-write").status_code == 200
    assert ask(base).status_code == 404
    assert file.exists()
