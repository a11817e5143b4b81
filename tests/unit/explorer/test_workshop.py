"""Workshops joined with the list, the themes and the paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from data import Stamp, bundled
from explorer import workshop
from explorer.paper.writing import document
from explorer.snapshot import Snapshot
from priorities.long_list.store import Entry, keep_entry
from priorities.workshop import Opening, Sending
from priorities.workshop.store import let_in, open_round, open_workshop, take_step

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def at(seconds=0):
    return Stamp("Faye", NOON + timedelta(seconds=seconds))


@pytest.fixture(name="code")
def _code(db):
    workshop.forget_counts()
    yield open_workshop(db, at(), Opening("Board, May", "http://localhost:8501", 9, workshop.frozen_list(Snapshot())))
    workshop.forget_counts()


def played(db, code, ballots, *, reveal=True):
    """A round of weights that people answered; return its key."""
    key = open_round(db, at(1), code, {"kind": "weights"})
    keys = ["collaboration", "health_burden", "regional_action"]
    for n, points in enumerate(ballots):
        let_in(db, at(2), code, f"token {n}")
        sending = Sending(key, {"weights": dict(zip(keys, points, strict=True))})
        workshop.cast(db, at(3), code, f"token {n}", sending)
    take_step(db, at(60), code, "close", {"round": key})
    if reveal:
        take_step(db, at(61), code, "reveal", {"round": key})
    return key


def test_the_list_is_frozen_at_the_opening(db, code):
    """What is put on the list afterwards does not reach the workshop."""
    before = len(workshop.frozen_list(Snapshot()).priorities)
    keep_entry(db, Stamp("Ann", NOON, "new"), bundled.long_list(), Entry(None, "Something new", "LIVE WELL"))

    assert len(workshop.frozen_list(Snapshot()).priorities) == before + 1
    assert len(workshop.counted(code).room.listed.priorities) == before


def test_what_is_open_is_proposed_for_scoring_and_the_middle_for_agreement(db, code):
    """After a reveal: a few contested priorities, and a statement with the middle and its top five."""
    played(db, code, [(80, 10, 10), (10, 80, 10), (10, 10, 80), (40, 30, 30), (30, 40, 30)])
    now = Snapshot()
    room = workshop.counted(code).room

    contested = workshop.contested(now, code)
    assert 1 <= len(contested) <= 4
    (cell, *_) = workshop.cells(room, contested, ["health_burden"])
    assert (cell["priority_name"], cell["criterion_name"]) == (contested[0], "Health burden")
    assert cell["now"] == room.listed.frame().loc[contested[0], "health_burden"]
    assert workshop.statement(now, code).startswith("We go on with these weights: collaboration 33%")


def test_before_the_reveal_nothing_proposes_anything(db, code):
    """A closed round that nobody has seen gives no statement, no contested scores, no section of the paper."""
    key = played(db, code, [(50, 30, 20)] * 6, reveal=False)
    now = Snapshot()

    assert workshop.revealed(now, code, key) is None
    assert (workshop.contested(now, code), workshop.statement(now, code), workshop.rooms_with_results(now)) == (
        (),
        "",
        (),
    )
    assert "workshops" not in {section.key for section in document(now, "paper", "").sections}


def test_the_paper_tells_how_the_room_weighed(db, code):
    """Its first line and what else was read out; a round of fewer than five is not in it."""
    played(db, code, [(50, 30, 20)] * 6)
    section = next(part for part in document(Snapshot(), "paper", "").sections if part.key == "workshops")
    texts = [block.text for block in section.blocks]

    assert texts[0].startswith("Board, May (27 November 2026): 1 round on phones")
    assert texts[1].startswith("Round 1: 6 of 6 put ")
