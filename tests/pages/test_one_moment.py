"""A run of a page reads one moment: one open, one look at the number of the last write."""

from __future__ import annotations

from collections import Counter

import pytest

from data import database as at_rest
from explorer import snapshot
from ui.shell.navigation import HOME


@pytest.fixture(name="counts")
def _counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the database was opened, by whatever way, and how often the number of the last write was read."""
    counts: Counter[str] = Counter()

    def counted(name, function):
        def call(*arguments, **more):
            counts[name] += 1
            return function(*arguments, **more)

        return call

    monkeypatch.setattr(at_rest, "_open", counted("opens", at_rest._open))
    monkeypatch.setattr(snapshot, "data_version", counted("looks", snapshot.data_version))
    return counts


@pytest.mark.parametrize("screen", ["home", "themes", "ranking"])
@pytest.mark.usefixtures("sample")
def test_a_warm_run_opens_once_and_looks_once(visit, screen, counts):
    """Where nothing was written since, a run opens the database once and reads the number of the last write once."""
    app = visit(screen)
    counts.clear()

    app.run()

    assert not app.exception
    assert counts == {"opens": 1, "looks": 1}


@pytest.mark.usefixtures("sample")
def test_what_is_open_on_a_page_closes_where_the_visit_leaves_it(visit):
    """Which card was open last is forgotten as soon as another page runs, and stays while the Long list does."""
    app = visit("long_list")
    app.session_state["opened on long_list"] = "none of them"

    app.run()
    assert "opened on long_list" in app.session_state
    app.switch_page(str(HOME.path)).run()
    assert "opened on long_list" not in app.session_state
