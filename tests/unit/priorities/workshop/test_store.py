"""Workshops at rest: one ballot a phone and round, none read before the reveal, steps that can be undone at once."""

from __future__ import annotations

import pytest

from data import content, history
from data.driver import sqlite3
from priorities.errors import NotNow, WorkshopError
from priorities.workshop import Opening, Sending, store
from priorities.workshop import room as rooms
from priorities.workshop.store import migrations
from tests.unit.priorities.workshop.conftest import WEIGHTS, at, points

MIGRATIONS = (migrations,)


def opened(db, code, asks=WEIGHTS, seconds=2, minutes=None):
    return store.open_round(db, at(seconds), code, asks, minutes)


def send(db, code, token, key, ballot, **more):
    return store.cast(db, at(3, "A phone"), code, token, Sending(key, ballot, **more))


def close(db, code, key, seconds=30, *, reveal=True):
    store.take_step(db, at(seconds), code, "close", {"round": key})
    if reveal:
        store.take_step(db, at(seconds + 1), code, "reveal", {"round": key})


def test_a_code_has_no_look_alikes(db, code, listed):
    """Six of 28 letters and digits; typed in lower case with a space it is the same workshop."""
    assert len(code) == 6
    assert not set(code) & set("01OILAEU")
    assert set(code) <= set(rooms.LETTERS)
    room = store.room(db, f" {code[:3].lower()} {code[3:].lower()} ")
    assert (room.name, room.base, room.expected, room.listed) == (
        "Board workshop",
        "http://192.168.1.20:8501",
        10,
        listed,
    )
    assert room.address == f"http://192.168.1.20:8501/join?code={code}"
    assert store.room(db, "ABC") is None


@pytest.mark.parametrize(
    "base", ["192.168.1.20", "ftp://a", "http://", "http://a b", "http://a/?x", "javascript:alert(1)"]
)
def test_an_address_that_phones_cannot_open_is_refused(db, base, listed):
    """Only http and https addresses of a server."""
    with pytest.raises(WorkshopError, match="as phones reach it"):
        store.open_workshop(db, at(), Opening("A", base, 10, listed))


def test_a_token_is_one_phone(db, code):
    """Joining again with the same token, from another tab, is the same phone; another token is another one."""
    numbers = [store.let_in(db, at(), code, token) for token in ("x", "x", "y")]

    assert numbers == [1, 1, 2]


def test_one_phone_and_round_is_one_ballot(db, code, phones):
    """What is sent later replaces what was sent before; two tabs of one token are one ballot."""
    key = opened(db, code)
    send(db, code, phones[0], key, points(50, 30, 20), tab="one", sending=1)
    send(db, code, phones[0], key, points(40, 40, 20), tab="one", sending=2)
    send(db, code, phones[0], key, points(10, 10, 80), tab="two", sending=1)

    assert store.counted(db, code).answered == 1
    assert store.phone_in(db, code, phones[0]) == (1, points(10, 10, 80))


def test_what_is_sent_again_counts_once_and_what_was_late_replaces_nothing(db, code, phones):
    """The second sending of a page stands although its first one arrives again afterwards."""
    key = opened(db, code)
    for sending, ballot in (
        (1, points(50, 30, 20)),
        (2, points(40, 40, 20)),
        (2, points(40, 40, 20)),
        (1, points(50, 30, 20)),
    ):
        stood = send(db, code, phones[0], key, ballot, tab="one", sending=sending)

    assert stood == points(40, 40, 20)
    assert store.phone_in(db, code, phones[0])[1] == points(40, 40, 20)


def test_no_ballot_is_read_before_the_reveal(db, code, phones):
    """Open or closed: the only function that reads ballots of others gives none until the round is revealed."""
    key = opened(db, code)
    for token in phones:
        send(db, code, token, key, points(50, 30, 20))
    assert store.ballots(db, code, key) == ()
    close(db, code, key, reveal=False)
    assert store.ballots(db, code, key) == ()
    store.take_step(db, at(40), code, "reveal", {"round": key})
    assert [ballot for *_, ballot in store.ballots(db, code, key)] == [points(50, 30, 20)] * 6


def test_nothing_is_revealed_while_it_is_open(db, code):
    """A reveal needs a closed round."""
    key = opened(db, code)
    with pytest.raises(WorkshopError, match="Close the round first"):
        store.take_step(db, at(5), code, "reveal", {"round": key})


def test_a_closed_round_takes_nothing(db, code, phones):
    """Nor does another round's number, nor a phone that is not in the room."""
    key = opened(db, code)
    close(db, code, key, reveal=False)
    with pytest.raises(WorkshopError, match="closed"):
        send(db, code, phones[0], key, points(50, 30, 20))
    with pytest.raises(WorkshopError, match="not in the room"):
        send(db, code, "a stranger", key, points(50, 30, 20))


def test_while_it_is_paused_a_ballot_waits(db, code, phones):
    """The phone is told to keep it; afterwards it is taken."""
    key = opened(db, code)
    store.take_step(db, at(4), code, "pause")
    with pytest.raises(NotNow):
        send(db, code, phones[0], key, points(50, 30, 20))
    store.take_step(db, at(5), code, "resume")
    send(db, code, phones[0], key, points(50, 30, 20))
    assert store.counted(db, code).answered == 1


def test_a_locked_door_lets_in_who_is_in(db, code, phones):
    """New phones are refused, those inside come back."""
    store.take_step(db, at(4), code, "lock")
    assert store.let_in(db, at(), code, phones[2]) == 3
    with pytest.raises(WorkshopError, match="door"):
        store.let_in(db, at(), code, "late")
    store.take_step(db, at(5), code, "unlock")
    assert store.let_in(db, at(), code, "late") == 7


def test_a_dropped_phone_counts_in_nothing_that_is_not_revealed(db, code, phones):
    """What was revealed stays as people saw it."""
    first = opened(db, code)
    for token in phones:
        send(db, code, token, first, points(50, 30, 20))
    close(db, code, first)
    second = opened(db, code, seconds=40)
    for token in phones:
        send(db, code, token, second, points(50, 30, 20))
    store.take_step(db, at(50), code, "drop", {"phone": 2})
    close(db, code, second, 60)

    assert [len(store.ballots(db, code, key)) for key in (first, second)] == [6, 5]
    assert (store.counted(db, code).people, store.counted(db, code).answered) == (5, 5)


def test_a_step_can_be_undone_for_ten_seconds(db, code):
    """A round closed by a slip is open again; later it stands."""
    key = opened(db, code)
    store.take_step(db, at(20), code, "close", {"round": key})
    store.undo_step(db, at(29), code)
    assert store.room(db, code).open_round.key == key

    store.take_step(db, at(40), code, "close", {"round": key})
    with pytest.raises(WorkshopError, match="too late"):
        store.undo_step(db, at(50), code)
    assert store.room(db, code).open_round is None


def test_what_was_seen_is_not_opened_again(db, code):
    """A reveal can be undone, but not the closing under it: people have seen the result."""
    key = opened(db, code)
    close(db, code, key, 20)
    store.undo_step(db, at(22), code)
    assert not store.room(db, code).round.is_revealed
    with pytest.raises(WorkshopError, match="too late"):
        store.undo_step(db, at(23), code)


def test_a_round_that_was_opened_by_a_slip_is_gone(db, code, phones):
    """Its number is given to the next one, and what was sent to it counts nowhere."""
    slip = opened(db, code)
    send(db, code, phones[0], slip, points(50, 30, 20))
    store.undo_step(db, at(8), code)
    key = opened(db, code, seconds=30)

    assert store.room(db, code).round.number == 1
    assert key != slip
    assert store.counted(db, code).answered == 0


def test_more_time_counts_from_now_where_it_was_up(db, code):
    """A round of one minute, given two more after three minutes, has two left."""
    key = opened(db, code, seconds=0, minutes=1)
    assert store.room(db, code).round.seconds_left(at(30).at) == 30
    store.take_step(db, at(180), code, "extend", {"round": key, "minutes": 2})
    assert store.room(db, code).round.seconds_left(at(180).at) == 120


def test_two_facilitators_do_not_take_one_step_twice(db, code):
    """The second to close is told so; nothing is changed."""
    key = opened(db, code)
    close(db, code, key, reveal=False)
    with pytest.raises(WorkshopError, match="closed already"):
        store.take_step(db, at(31), code, "close", {"round": key})


def test_the_record_tells_steps_and_no_answer(db, code, phones):
    """Steps with how many answered; never a token, a ballot, or that a phone came."""
    key = opened(db, code)
    send(db, code, phones[0], key, points(51, 29, 20))
    close(db, code, key)
    told = history(db, limit=None)

    assert told["what"].tolist()[:4] == [
        "Revealed a round of a workshop",
        "Closed a round of a workshop",
        "Opened a round of a workshop",
        "Opened a workshop",
    ]
    assert "answers: 1" in told["after"][1]
    assert not any(word in told.to_string() for word in ("token", "51", phones[0], code))


def test_ballots_are_in_step_with_the_hashes(db, code, phones):
    """What a later check of the file expects; and no step or phone can be changed, no ballot deleted."""
    key = opened(db, code)
    for _ in range(2):
        send(db, code, phones[0], key, points(50, 30, 20))
    assert content.agrees(db)
    for table in ("workshops", "workshop_steps", "workshop_phones", "workshop_ballots"):
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize(
    ("ballot", "sentence"),
    [
        (points(50, 30, 10), "10 too few"),
        (points(50, 30, 30), "10 too many"),
        (points(50, -1, 51), "whole number"),
        (points("5O", 25, 25), "whole number"),
        (points("½", 50, 50), "whole number"),
        ({"weights": "a"}, "whole number"),
        ({}, "whole number"),
    ],
)
def test_weights_that_cannot_be_are_refused_with_a_sentence(db, code, phones, ballot, sentence):
    """Nothing is kept."""
    key = opened(db, code)
    with pytest.raises(WorkshopError, match=sentence):
        send(db, code, phones[0], key, ballot)
    assert store.counted(db, code).answered == 0


@pytest.mark.parametrize("each", ["33", 33, 10, 1])
def test_the_same_for_each_is_exactly_equal(db, code, phones, each):
    """33, 33, 33 are thirds."""
    key = opened(db, code)

    assert send(db, code, phones[0], key, points(each, each, each)) == points(1, 1, 1)


def test_scores_a_stance_and_themes_are_kept_as_asked(db, code, phones):
    """Cells that were not asked are left out; an objection needs a reason; at most three themes."""
    cells = [{"key": "N0|a", "priority_name": "Priority 0", "criterion_name": "A", "now": 9}]
    key = opened(db, code, {"kind": "scores", "cells": cells})
    sent = {"scores": {"N0|a": "7", "N1|b": "3"}, "reasons": {"N0|a": "  seen\nit ", "N1|b": "x"}}
    assert send(db, code, phones[0], key, sent) == {"scores": {"N0|a": 7}, "reasons": {"N0|a": "seen it"}}
    close(db, code, key)

    key = opened(db, code, {"kind": "stance", "statement": "We go on"}, seconds=40)
    assert send(db, code, phones[0], key, {"stance": "live"}) == {"stance": "live", "reason": ""}
    with pytest.raises(WorkshopError, match="what you object to"):
        send(db, code, phones[0], key, {"stance": "object"})
    close(db, code, key, 50)

    themes = [{"number": n, "name": f"T{n}"} for n in range(1, 6)]
    key = opened(db, code, {"kind": "themes", "question": "Q?", "themes": themes, "most": 3}, seconds=70)
    assert send(db, code, phones[0], key, {"themes": ["2", "1", "9"]}) == {"themes": [1, 2]}
    with pytest.raises(WorkshopError, match="at most 3"):
        send(db, code, phones[0], key, {"themes": [1, 2, 3, 4]})


@pytest.mark.parametrize("asks", [{}, {"kind": "poll"}, {"kind": "scores", "cells": []}, {"kind": "stance"}])
def test_a_round_that_asks_nothing_is_not_opened(db, code, asks):
    """Choose first what is asked."""
    with pytest.raises(WorkshopError, match="Choose first"):
        opened(db, code, asks)


def test_nothing_goes_on_after_the_end(db, code, phones):
    """Neither a step nor a phone nor a ballot; within ten seconds the end can be undone."""
    key = opened(db, code)
    store.take_step(db, at(10), code, "end")
    with pytest.raises(WorkshopError, match="over"):
        store.take_step(db, at(11), code, "pause")
    with pytest.raises(WorkshopError, match="over"):
        store.let_in(db, at(11), code, "late")
    with pytest.raises(WorkshopError, match="closed"):
        send(db, code, phones[0], key, points(50, 30, 20))
    store.undo_step(db, at(12), code)
    send(db, code, phones[0], key, points(50, 30, 20))
    assert [room.code for room in store.workshops(db)] == [code]
