"""Screens without a browser: every test has a database of its own and starts at the entry, ui/main.py."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.snapshot import KEPT

ROOT = Path(__file__).resolve().parent.parent.parent
Visit = Callable[..., AppTest]


@pytest.fixture(name="database")
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty database."""
    path = tmp_path / "explorer.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    monkeypatch.setenv("EXPLORER_LOAD_SAMPLE", "no")
    KEPT.clear()
    yield path
    KEPT.clear()


@pytest.fixture(name="sample_file", scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the sample and its themes, made once by the app's own first start."""
    from explorer import opening

    path = tmp_path_factory.mktemp("sample") / "explorer.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXPLORER_DATABASE", str(path))
        patch.setenv("EXPLORER_LOAD_SAMPLE", "yes")
        opening.open_now(lambda _doing, _share: None)
    return path


@pytest.fixture(name="sample")
def _sample(database: Path, sample_file: Path) -> Path:
    """A database of this test's own that holds the sample."""
    for file in sample_file.parent.glob("explorer.*"):
        if not file.name.endswith(".lock"):
            shutil.copy(file, database.with_name(file.name))
    return database


@pytest.fixture(name="visit")
def _visit() -> Visit:
    """Open a screen as a visitor with this link would: `visit("ranking", collaboration="50")`."""

    def open_screen(screen: str = "home", **link: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=60)
        for name, value in link.items():
            app.query_params[name] = value
        app.run()
        if screen != "home":
            app.switch_page(str(ROOT / "pages" / f"{screen}.py"))
            for name, value in link.items():
                app.query_params[name] = value
            app.run()
        return app

    return open_screen
