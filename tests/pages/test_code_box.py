"""The officer's code: typed once, never twice looked at; wrong ones slow everybody down and stand on record once."""

from __future__ import annotations

import logging
from contextlib import closing

import pytest

from data import connect, history
from explorer.guesses import Guesses
from explorer.settings import ROOT, settings
from ui.shell import code_box
from ui.shell.code_box import BLANK_CODE, NO_CODE, warnings_of
from ui.shell.navigation import SCREENS

WRONG = "This is not the code"


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture(name="clock")
def _clock(monkeypatch):
    """A server with a code, whose wrong guesses are counted by a clock of the test."""
    clock = Clock()
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    monkeypatch.setattr(code_box, "guesses", Guesses(clock))
    return clock


def type_code(app, words):
    return app.text_input(key="officer_code").set_value(words).run()


def errors(app):
    return [one.value for one in app.error]


def test_the_code_makes_an_officer(visit, database, clock):
    """The right code is taken; the box goes and leaves nothing of what was typed in the visit."""
    app = type_code(visit("responses"), "three plain words")

    assert not app.exception
    assert not errors(app)
    assert "You act as engagement officer in this visit." in [one.value for one in app.caption]
    assert "officer_code" not in app.session_state or not app.session_state["officer_code"]


def test_the_facilitators_code_runs_workshops_and_no_more(visit, database, clock, monkeypatch):
    """It is asked for on the Workshop page; the officer's acts still ask for the officer's code."""
    monkeypatch.setenv("EXPLORER_FACILITATOR_CODE", "four plain words")
    app = visit("workshop")
    assert "Only a facilitator may open a workshop." in " ".join(one.value for one in app.caption).replace("\\", "")
    app = type_code(app, "four plain words")

    assert "You act as facilitator in this visit." in [one.value for one in app.caption]
    assert not [box for box in app.text_input if box.key == "officer_code"]
    assert "Only a facilitator" not in " ".join(one.value for one in app.caption)
    app.switch_page(str(ROOT / "pages" / "responses.py")).run()
    assert app.text_input(key="officer_code").label == "Code of the engagement officer"
    assert "You act as engagement officer in this visit." in [
        one.value for one in type_code(app, "three plain words").caption
    ]


def test_a_wrong_code_is_counted_once(visit, database, clock):
    """One guess is one guess, however often the page runs again; the same wrong code typed again is another."""
    app = type_code(visit("responses"), "guess")
    assert errors(app)[0].startswith(WRONG)

    app.run()
    app.run()
    assert not errors(app)
    for _ in range(3):
        type_code(app, "guess")
        assert app.text_input(key="officer_code").value == ""
    assert code_box.guesses.wait() == 0
    type_code(app, "guess")
    assert code_box.guesses.wait() == 1


def test_every_visit_waits_and_is_told_how_long(visit, database, clock):
    """After seven wrong codes in one visit another one has no box, but the seconds until it comes."""
    first = visit("responses")
    for _ in range(7):
        type_code(first.run(), "guess")
        clock.now += code_box.guesses.wait()
    clock.now -= 3
    other = visit("responses")

    assert [one.value for one in other.info if "until another try" in one.value] == [
        "Wrong codes were typed. 3 seconds until another try."
    ]
    assert not [box for box in other.text_input if box.key == "officer_code"]
    clock.now += 3
    assert not type_code(other.run(), "three plain words").error
    assert "You act as engagement officer in this visit." in [one.value for one in other.caption]


def test_wrong_codes_stand_in_the_log_and_once_on_record(visit, database, clock, caplog):
    """Thirty wrong codes are thirty lines of log at most and one of the record; what was typed is in neither."""
    app = visit("responses")
    with caplog.at_level(logging.WARNING, logger="explorer"):
        for _ in range(30):
            type_code(app, "xyzzy-guess")
            clock.now += code_box.guesses.wait()
            app.run()
    with closing(connect(database)) as db:
        entries = history(db)

    told = entries[entries["what"] == "Typed wrong officer's codes"]
    assert len(told) == 1
    assert told["who"].iloc[0] == "Name not given"
    lines = [line.getMessage() for line in caplog.records if "officer's code" in line.getMessage()]
    assert len(lines) == 30
    assert "xyzzy" not in caplog.text + entries.to_string()


def test_a_shared_server_without_a_code_serves_readers_only(visit, database, monkeypatch):
    """No act may be done by anybody, whatever they press; with a code the visit is a member's, then the officer's."""
    monkeypatch.setenv("EXPLORER_SHARED", "yes")
    monkeypatch.delenv("EXPLORER_OFFICER_CODE", raising=False)
    app = visit("record", part="Backups")
    assert app.button(key="make_backup").disabled
    assert "Only the engagement officer may make a backup." in [one.value.replace("\\", "") for one in app.caption]
    ranking = visit("ranking")
    assert [button.disabled for button in ranking.button if button.label == "Save scenario"] == [True]
    assert not [box for box in app.text_input if box.key == "officer_code"]


def test_a_shared_server_without_a_code_says_so_on_every_page(visit, database, monkeypatch):
    """One plain sentence on each page; gone where a code is set, and where nobody else reaches the server."""
    monkeypatch.setenv("EXPLORER_SHARED", "yes")
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "  ")
    for screen in SCREENS:
        assert NO_CODE in [one.value for one in visit(screen.name).warning]

    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "x")
    assert NO_CODE not in [one.value for one in visit("home").warning]
    monkeypatch.setenv("EXPLORER_SHARED", "no")
    monkeypatch.delenv("EXPLORER_OFFICER_CODE")
    assert NO_CODE not in [one.value for one in visit("home").warning]


@pytest.mark.parametrize(
    ("shared", "code", "told"),
    [
        ("yes", "", [BLANK_CODE, NO_CODE]),
        ("yes", None, [NO_CODE]),
        ("no", " ", [BLANK_CODE]),
        ("no", None, []),
        ("yes", "x", []),
    ],
)
def test_what_is_said_at_the_start(monkeypatch, shared, code, told):
    """A code set to nothing is told wherever it is; a missing one where others reach the server."""
    monkeypatch.setenv("EXPLORER_SHARED", shared)
    monkeypatch.delenv("EXPLORER_OFFICER_CODE", raising=False)
    if code is not None:
        monkeypatch.setenv("EXPLORER_OFFICER_CODE", code)

    assert warnings_of(settings()) == told
