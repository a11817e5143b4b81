"""Screens without a browser: every test has a database of its own and starts at the entry, ui/main.py."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from explorer.snapshot import KEPT
from tests.conftest import copy_database, wait_until_prepared

ROOT = Path(__file__).resolve().parent.parent.parent
Visit = Callable[..., AppTest]


@pytest.fixture(autouse=True, scope="session")
def _packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks through all packages for parts of screens at every visit; they stay the same meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(name="database")
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty database, of a process in which no other one is still being opened."""
    wait_until_prepared()
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    KEPT.clear()
    yield path
    KEPT.clear()


@pytest.fixture(name="sample")
def _sample(database: Path, sample_file: Path) -> Path:
    """A database of this test's own that holds the sample."""
    return copy_database(sample_file, database)


@pytest.fixture(name="visit")
def _visit() -> Visit:
    """Open a screen as a visitor with this link would: `visit("ranking", collaboration="50")`."""

    def open_screen(screen: str = "home", **link: str) -> AppTest:
        assert "EXPLORER_DATABASE" in os.environ, "ask for the fixture `database` or `sample`, or name a file"
        wait_until_prepared()
        app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=60)
        if screen != "home":
            app.switch_page(str(ROOT / "pages" / f"{screen}.py"))
        for name, value in link.items():
            app.query_params[name] = value
        return app.run()

    return open_screen
