"""One list of acts rules every way in: the screens' desk, the command line, and what phones send."""

from __future__ import annotations

import argparse

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from explorer import __main__ as command_line
from explorer import acts
from explorer.acts import ACTS, MAY, Act
from explorer.visit import NotAllowed, Role, Visit
from ui.join import routes as phones
from ui.ranking.news import ranking_news
from ui.shell import desk, state
from ui.shell.hosts import own_hosts

BELOW = [(act, role) for act in ACTS for role in Role if not role.covers(act.least)]
READING = {"read", "check", "where", "themes", "rank", "paper", "public list", "public write"}
"""Commands that change nothing of the database and copy nothing of it as a whole."""

WRITING = {
    "import": ["own.csv"],
    "backup": [],
    "restore": ["copy.sqlite"],
    "public publish": ["--seen", "a hash"],
}
"""Commands that do, with what they are told here."""


def commands(parser: argparse.ArgumentParser | None = None) -> dict[str, argparse.ArgumentParser]:
    """Every command by its words: "rank", "public list"."""
    parts = [
        action
        for action in (parser or command_line._parser())._actions
        if isinstance(action, argparse._SubParsersAction)
    ]
    return {
        " ".join([name, *below.split()]): command
        for part in parts
        for name, choice in part.choices.items()
        for below, command in (commands(choice) or {"": choice}).items()
    }


@pytest.mark.parametrize(("act", "role"), BELOW, ids=lambda value: getattr(value, "name", value))
def test_a_screen_refuses_a_lesser_role(act: Act, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the press with a reason, and at the press, before anything is opened: every act, every lesser role."""
    monkeypatch.setattr(state, "visit", lambda: Visit("Ada", role))
    for press in (desk.do, desk.do_on_file):
        with pytest.raises(NotAllowed) as error:
            press(act.function)
        assert act.name in str(error.value)
    assert desk.refusal(act.function) == str(error.value)


def test_every_command_reads_or_names_its_act() -> None:
    """A command that is new must say which act of the list it does, or be known to read."""
    acts = {name: parser.get_default("act") for name, parser in commands().items()}

    assert set(acts) == READING | set(WRITING)
    assert {name for name, act in acts.items() if act} == set(WRITING)
    assert {act for act in acts.values() if act} <= set(MAY)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
@pytest.mark.parametrize("name", WRITING)
def test_the_command_line_refuses_a_lesser_role(name: str, role: Role, tmp_path, monkeypatch, capsys) -> None:
    """Where the machine says that its users act as less than an officer: one sentence, and no file is made."""
    monkeypatch.setenv("EXPLORER_COMMAND_ROLE", role.value)
    monkeypatch.chdir(tmp_path)

    assert command_line.main(["--database", str(tmp_path / "x.sqlite"), *name.split(), *WRITING[name]]) == 1
    assert f"Only the engagement officer may {commands()[name].get_default('act')}." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_role_that_is_none_gives_nothing_away(monkeypatch) -> None:
    """A slip of the pen in the setting is the least role, not the greatest."""
    from explorer.settings import settings

    monkeypatch.setenv("EXPLORER_COMMAND_ROLE", "oficer")
    assert settings().command_role is Role.PARTICIPANT
    monkeypatch.setenv("EXPLORER_COMMAND_ROLE", " Member ")
    assert settings().command_role is Role.MEMBER
    monkeypatch.delenv("EXPLORER_COMMAND_ROLE")
    assert settings().command_role is Role.OFFICER


def test_a_phone_may_do_what_a_participant_may_and_nothing_else() -> None:
    """Whatever a route asks for in a phone's name: of all acts, joining and sending a ballot."""
    allowed = {act.name for act in ACTS if not acts.refusal(act.function, phones._PHONE.role)}

    assert allowed == {"join a workshop", "send a ballot"}


@pytest.mark.parametrize(("host", "origin"), [("evil.example", None), ("127.0.0.1:8501", "http://evil.example")])
def test_every_route_refuses_a_foreign_name_and_a_foreign_page(host: str, origin: str | None) -> None:
    """Reading and writing ones, those of phones included; what writes goes by POST."""
    routes = [ranking_news(), *phones.routes()]
    app = Starlette(routes=routes, middleware=[own_hosts(())])
    headers = {"Host": host} | ({"Origin": origin} if origin else {})
    with TestClient(app, base_url="http://127.0.0.1:8501") as visitor:
        answers = {
            (route.path, method): visitor.request(method, route.path, headers=headers).status_code
            for route in routes
            for method in route.methods or ()
        }
    assert {path for path, method in answers if method == "POST"} == {"/join/enter", "/join/ballot"}
    assert set(answers.values()) == {403}
