"""What is said of a sign-in's settings at the start, and that a file nobody can read opens no door."""

from __future__ import annotations

import logging
import tomllib

import pytest

from explorer.settings import ROOT, Settings
from ui.shell import passing
from ui.shell.errors import keep_words_out_of_the_log

WHOLE = {
    "client_id": "us",
    "client_secret": "x",
    "cookie_secret": "0123456789abcdef" * 4,
    "redirect_uri": "https://explorer.example/oauth2callback",
    "server_metadata_url": "https://p/.well-known/openid-configuration",
}
OPTIONS = Settings(hosts=("explorer.example",))


def problems(monkeypatch, options=OPTIONS, **changed):
    monkeypatch.setattr(passing, "auth_section", lambda: WHOLE | changed)
    return " ".join(passing.problems(options))


def test_a_whole_section_is_not_complained_of(monkeypatch):
    """Nor is none at all, nor one on this computer without https."""
    assert problems(monkeypatch) == ""
    assert problems(monkeypatch, Settings(), redirect_uri="http://localhost:{port}/oauth2callback") == ""
    monkeypatch.setattr(passing, "auth_section", dict)
    assert list(passing.problems(OPTIONS)) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"client_id": ""}, "nobody is let in without"),
        ({"cookie_secret": ""}, "nobody is let in without"),
        ({"redirect_uri": ""}, "nobody is let in without"),
        ({"redirect_uri": "https://explorer.example/"}, "does not end in /oauth2callback"),
        ({"redirect_uri": "https://other.example/oauth2callback"}, "not in EXPLORER_HOSTS"),
        ({"redirect_uri": "http://explorer.example/oauth2callback"}, "not https"),
        ({"cookie_secret": "short"}, "could be forged"),
    ],
)
def test_what_is_wrong_is_told(monkeypatch, changed, words):
    """In a sentence that says what comes of it."""
    assert words in problems(monkeypatch, **changed)


def test_a_code_beside_a_sign_in_is_told(monkeypatch):
    """It is not asked for."""
    assert "EXPLORER_OFFICER_CODE" in problems(monkeypatch, Settings(hosts=OPTIONS.hosts, officer_code="three words"))


def test_the_example_is_whole(monkeypatch):
    """What docs/ show names everything that Streamlit asks for, and is not complained of."""
    section = tomllib.loads((ROOT / "docs" / "secrets.example.toml").read_text(encoding="utf-8"))["auth"]
    monkeypatch.setattr(passing, "auth_section", lambda: section)

    assert set(section) == set(WHOLE)
    assert list(passing.problems(Settings(hosts=("explorer.example.nhs.uk",)))) == []


def test_a_button_for_each_provider(monkeypatch):
    """One without a name, and those with one."""
    monkeypatch.setattr(passing, "auth_section", lambda: WHOLE | {"nhs": {"client_id": "we"}, "note": {"x": 1}})
    assert passing.providers() == {"default": "us", "nhs": "we"}


class Secrets:
    def __init__(self, content):
        self.content = content

    def load_if_toml_exists(self):
        return self.content is not None

    def get(self, name, default):
        return self.content.get(name, default)


@pytest.mark.parametrize(
    ("content", "there", "set_up"),
    [
        (None, False, False),
        (None, True, True),
        ({}, True, False),
        ({"other": "x"}, True, False),
        ({"auth": WHOLE}, True, True),
        ({"auth": "client_id"}, True, True),
    ],
)
def test_a_file_that_cannot_be_read_opens_no_door(monkeypatch, tmp_path, content, there, set_up):
    """Where it is there, sign-in was meant; only where there is none, or it speaks of other things, nobody signs in."""
    path = tmp_path / "secrets.toml"
    if there:
        path.write_text("[auth")
    monkeypatch.setattr(passing, "secrets_singleton", Secrets(content))
    monkeypatch.setattr(passing.st, "get_option", lambda _name: [str(path)])
    passing.auth_section.cache_clear()
    try:
        assert passing.is_set_up() is set_up
        assert bool(passing.providers()) is (content == {"auth": WHOLE})
    finally:
        passing.auth_section.cache_clear()


def test_what_a_provider_answers_stays_out_of_the_log(caplog):
    """It may name who tried to sign in."""
    factory = logging.getLogRecordFactory()
    keep_words_out_of_the_log()
    try:
        logger = logging.getLogger("streamlit.web.server.starlette.starlette_auth_routes")
        logger.error(
            "Error during authentication: %s. Error description: %s", "denied", "ada@example.nhs.uk has no role"
        )
    finally:
        logging.setLogRecordFactory(factory)

    assert "Error during authentication: [..]. Error description: [..]" in caplog.text
    assert "ada@" not in caplog.text
