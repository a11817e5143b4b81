"""Every act of the list is pressed by a test of a page, and refused to whoever has a lesser role."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from data import Stamp
from explorer import acts
from explorer.visit import NotAllowed, Role, Visit
from tests.pages.acts.pressing import entries

HERE = Path(__file__).parent
LESSER = [(act, role) for act in acts.ACTS for role in Role if not role.covers(act.least)]


def named_by_markers():
    """Every name in a `pytest.mark.act(...)` of this folder."""
    names = set()
    for path in HERE.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.act":
                names.update(ast.literal_eval(argument) for argument in node.args)
    return names


def test_every_act_is_pressed():
    """What stands in MAY stands in the marker of a test here, which fails unless the act was done; no more."""
    assert named_by_markers() == set(acts.MAY)


@pytest.mark.parametrize(("act", "role"), LESSER, ids=lambda value: getattr(value, "name", str(value)))
@pytest.mark.usefixtures("visit")
def test_a_lesser_role_is_refused(sample, act, role):
    """The act is not begun: it raises a plain sentence, and the record stays as it was."""
    before = entries(sample)
    perform = acts.perform_on_file if act.function.__name__ in ("restore_backup", "start_empty") else acts.perform
    arguments = () if perform is acts.perform_on_file else ("",)
    with pytest.raises(NotAllowed, match=r"may not|Only (the engagement officer|a facilitator) may"):
        perform(Visit("Ann", role), *arguments, act.function)

    assert entries(sample) == before


def test_what_is_on_no_list_is_refused(sample):
    """A function that changes something and is not listed is refused even to the officer."""

    def unlisted(_db: object, _stamp: Stamp) -> None:
        raise AssertionError("was called")

    with pytest.raises(NotAllowed, match="on no list"):
        acts.perform(Visit("Ann", Role.OFFICER), "", unlisted)
