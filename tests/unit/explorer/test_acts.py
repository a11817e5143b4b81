"""What may be done stands in one list, each act with its least role; nothing else may."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, get_meta, history, set_meta, write
from explorer import acts
from explorer.acts import ACTS, MAY, Act
from explorer.visit import NotAllowed, Role, Visit
from explorer.workspace import database

RANKS = [Role.PARTICIPANT, Role.READER, Role.MEMBER, Role.FACILITATOR, Role.OFFICER]


def keep_word(db: Database, stamp: Stamp, word: str) -> str:
    with write(db):
        set_meta(db, "word", f"{word} {stamp.who} {stamp.why}")
    return word


def swap_file(stamp: Stamp, name: str) -> str:
    return f"{name} by {stamp.who}"


@pytest.fixture(name="least", params=RANKS)
def _least(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Role:
    """Put two functions on the list, with each role in turn as their least."""
    listed = {each: Act("keep a word", each, request.param) for each in (keep_word, swap_file)}
    monkeypatch.setattr(acts, "_BY_FUNCTION", listed)
    return request.param


def test_names_and_functions_are_listed_once() -> None:
    """Two acts of one name would share a role; a function listed twice would have two."""
    assert len({act.name for act in ACTS}) == len(ACTS) == len(MAY)
    assert len({act.function for act in ACTS}) == len(ACTS)


def test_every_least_role_is_a_role() -> None:
    """`MAY` maps names to roles; none is a reader's, since a reader changes nothing."""
    assert all(isinstance(role, Role) for role in MAY.values())
    assert Role.READER not in MAY.values()


@pytest.mark.parametrize(
    "name",
    [
        "import responses",
        "open words as they came",
        "delete a person's words",
        "go back to a backup",
        "put responses back",
    ],
)
def test_what_people_wrote_is_the_officers(name: str) -> None:
    """Restore, import, deletion and the words as they came were for everybody before there was a list."""
    assert MAY[name] is Role.OFFICER


@pytest.mark.parametrize("role", RANKS)
@pytest.mark.usefixtures("path")
def test_an_act_is_done_by_its_role_and_those_above(least: Role, role: Role) -> None:
    """Whom the least role lets act is stamped on the change; everybody below is refused, and nothing changes."""
    visit = Visit("Ada", role)
    if RANKS.index(role) >= RANKS.index(least):
        assert acts.perform(visit, "why", keep_word, "done") == "done"
        assert acts.perform_on_file(visit, swap_file, "backup") == "backup by Ada"
        assert acts.refusal(keep_word, role) == ""
        expected = "done Ada why"
    else:
        with pytest.raises(NotAllowed, match="may"):
            acts.perform(visit, "why", keep_word, "done")
        with pytest.raises(NotAllowed, match="may"):
            acts.perform_on_file(visit, swap_file, "backup")
        expected = None

    with database() as db:
        assert get_meta(db, "word") == expected


@pytest.mark.parametrize("role", RANKS)
def test_what_is_not_listed_is_refused(path: Path, role: Role) -> None:
    """To everybody, the officer included, before anything is done."""
    for call in (
        lambda: acts.perform(Visit("Ada", role), "", keep_word, "done"),
        lambda: acts.perform_on_file(Visit("Ada", role), swap_file, "backup"),
    ):
        with pytest.raises(NotAllowed, match="on no list"):
            call()

    with database() as db:
        assert get_meta(db, "word") is None


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_act_is_refused_below_its_role(path: Path, act: Act) -> None:
    """With whatever arguments: the role is looked at first, and the record shows nothing."""
    with database() as db:
        before = len(history(db))
    for role in [role for role in RANKS if RANKS.index(role) < RANKS.index(act.least)]:
        with pytest.raises(NotAllowed) as refused:
            acts.perform(Visit("Ada", role), "", act.function)
        assert act.name in str(refused.value)
        assert acts.refusal(act.function, role) == str(refused.value)

    with database() as db:
        assert len(history(db)) == before
    assert acts.refusal(act.function, act.least) == ""


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_no_act_is_done_once_a_sign_in_has_ended(path: Path, act: Act) -> None:
    """Also by the officer; and until it has, what is missing is arguments, not leave."""
    now = datetime.now(UTC)
    ended, holds = (Visit("Ada", Role.OFFICER, until=now + timedelta(minutes=minutes)) for minutes in (-1, 1))
    for perform in (partial(acts.perform, ended, ""), partial(acts.perform_on_file, ended)):
        with pytest.raises(NotAllowed, match="sign-in has ended"):
            perform(act.function)
    with pytest.raises(TypeError):
        acts.perform_on_file(holds, act.function, *range(30))


def test_the_code_is_spoken_of_where_it_helps(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Not where nobody set one, nor to somebody who signed in."""
    signed_in = Visit("Ada", until=datetime.now(UTC) + timedelta(hours=1))
    monkeypatch.delenv("EXPLORER_OFFICER_CODE", raising=False)
    assert not acts.by_code(Visit("Ada"))
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")

    assert acts.by_code(Visit("Ada"))
    assert not acts.by_code(signed_in)


def test_a_refusal_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A member is sent to the officer's code or told of the facilitator; a reader is told what a reader may not."""
    by_name = {act.name: act.function for act in ACTS}
    monkeypatch.setitem(acts._BY_FUNCTION, swap_file, Act("open a round", swap_file, Role.FACILITATOR))

    backup = by_name["make a backup"]
    assert acts.refusal(backup, Role.MEMBER) == "Only the engagement officer may make a backup."
    assert acts.refusal(backup, Role.MEMBER, by_code={Role.OFFICER}) == (
        "Only the engagement officer may make a backup. Type the officer's code on the Responses page first."
    )
    assert acts.refusal(by_name["merge themes"], Role.READER) == "A reader may not merge themes."
    assert acts.refusal(by_name["merge themes"], Role.PARTICIPANT) == "A participant may not merge themes."
    assert acts.refusal(swap_file, Role.MEMBER) == "Only a facilitator may open a round."
    assert acts.refusal(swap_file, Role.MEMBER, by_code={Role.OFFICER}).endswith(
        "Type the code for it on this page first."
    )
