"""One list of acts rules every way in: the screens' desk, the command line, and what phones send."""

from __future__ import annotations

import argparse

import pytest

from explorer import __main__ as command_line
from explorer.acts import ACTS, MAY, Act
from explorer.visit import NotAllowed, Role, Visit
from ui.shell import desk, state

BELOW = [(act, role) for act in ACTS for role in Role if not role.covers(act.least)]
READING = {"read", "check", "where", "themes", "rank", "paper"}
"""Commands that change nothing of the database and copy nothing of it as a whole."""

WRITING = {"import": ["own.csv"], "backup": [], "restore": ["copy.sqlite"]}
"""Commands that do, with what they are told here."""


def commands() -> dict[str, argparse.ArgumentParser]:
    subparsers = next(
        action for action in command_line._parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return dict(subparsers.choices)


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

    assert command_line.main(["--database", str(tmp_path / "x.sqlite"), name, *WRITING[name]]) == 1
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
