"""Every screen opens, empty and with the sample, with one main heading, and says what to do."""

from __future__ import annotations

import time

import pytest

from explorer import opening
from ui.shell.navigation import SCREENS

NAMES = [screen.name for screen in SCREENS]


@pytest.mark.parametrize("screen", NAMES)
@pytest.mark.usefixtures("database")
def test_screen_opens_empty(visit, screen):
    """Without any response each screen opens, with one main heading and no error."""
    app = visit(screen)

    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("screen", NAMES)
@pytest.mark.usefixtures("sample")
def test_screen_opens_with_the_sample(visit, screen):
    """With the sample each screen opens and says that what it shows is illustrative."""
    app = visit(screen)

    assert not app.exception
    assert not app.error
    assert len(app.title) == 1
    assert any("illustrative" in mark.value for mark in app.markdown)


@pytest.mark.parametrize("screen", NAMES)
@pytest.mark.usefixtures("sample")
def test_screen_opens_on_a_projector(visit, screen):
    """In projector mode each screen opens without people's words."""
    app = visit(screen, projector="true")

    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("screen", ["responses", "themes"])
@pytest.mark.usefixtures("database")
def test_empty_screen_says_what_to_do(visit, screen):
    """An empty screen names the next act."""
    app = visit(screen)

    assert "responses" in app.title[0].value.lower() or "heard" in app.title[0].value.lower()


@pytest.mark.usefixtures("database")
def test_a_visit_waits_for_an_opening(visit, monkeypatch):
    """A page test that begins while a slow opening goes on meets the screen it asked for."""
    monkeypatch.setattr(opening, "open_now", lambda _progress: time.sleep(1))
    opening.open_beside_visits(lambda: None)
    assert not opening.stage().is_over

    app = visit("responses")

    assert "prepared" not in app.title[0].value


def test_about_shows_the_version(visit, database):
    """Whoever reports a fault can say of which version."""
    from explorer import __version__

    app = visit("about")

    assert any(__version__ in line.value for line in app.text)
    assert database.exists()
