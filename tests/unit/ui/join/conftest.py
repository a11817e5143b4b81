"""A prepared database with a workshop on the bundled list, and phones that are plain clients of the routes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer import acts, workshop
from explorer.settings import settings
from explorer.snapshot import KEPT, Snapshot
from explorer.visit import Role, Visit
from explorer.workspace import workspace
from priorities.workshop import Opening
from priorities.workshop.store import open_round, open_workshop, take_step, undo_step
from tests.conftest import wait_until_prepared
from ui.join.routes import routes
from ui.shell.headers import security_headers
from ui.shell.hosts import own_hosts

FAYE = Visit("Faye", Role.FACILITATOR)
BASE = "http://127.0.0.1:8501"


@pytest.fixture(name="database")
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    wait_until_prepared()
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    KEPT.clear()
    workshop.forget_counts()
    assert workspace().problem is None
    yield path
    KEPT.clear()
    workshop.forget_counts()


@pytest.fixture(name="app")
def _app(database: Path) -> Starlette:
    """The routes as `app.py` serves them, behind the same gates."""
    return Starlette(routes=routes(), middleware=[security_headers(), own_hosts(settings().hosts)])


@pytest.fixture(name="code")
def _code(database: Path) -> str:
    listed = workshop.frozen_list(Snapshot())
    return acts.perform(FAYE, "", open_workshop, Opening("Board", BASE, 60, listed))


@pytest.fixture(name="lead")
def _lead(code: str) -> Callable[..., int]:
    """Take a step as the facilitator; "open" opens a round of weights unless it is told what else to ask."""

    def lead(step: str, **detail: object) -> int:
        if step == "open":
            number = acts.perform(
                FAYE, "", open_round, code, detail.get("asks", {"kind": "weights"}), detail.get("minutes")
            )
        elif step == "undo":
            number = acts.perform(FAYE, "", undo_step, code) or 0
        else:
            number = acts.perform(FAYE, "", take_step, code, step, detail)
        workshop.forget_counts()
        return number

    return lead


@pytest.fixture(name="phone")
def _phone(app: Starlette, code: str) -> Callable[..., TestClient]:
    """A phone that has come in, with a browser's memory of its own."""

    def phone(party: str = "") -> TestClient:
        client = TestClient(app, base_url=BASE)
        answer = client.post("/join/enter", data={"code": code, "party": party})
        assert answer.status_code == 200, answer.text
        return client

    return phone


def send(client: TestClient, code: str, key: int, *weights: int, **more: object):
    """Send weights as the page's script does."""
    fields = {f"weight-{i}": str(weight) for i, weight in enumerate(weights)}
    return client.post(
        "/join/ballot",
        data={"code": code, "round": str(key), "tab": "tab", "sending": "1", **fields, **more},
        headers={"Accept": "application/json"},
    )
