"""Workshops at rest: what was frozen, the steps (only added to), phones and their ballots, one a round."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, refuse, write
from priorities.errors import NotNow, WorkshopError
from priorities.workshop.ballots import Ballot, Sending, checked_ballot
from priorities.workshop.opening import Opening, checked_base, checked_opening, tidy_code
from priorities.workshop.room import (
    CODE_LENGTH,
    KINDS,
    LETTERS,
    PARTIES,
    Counted,
    Criterion,
    FrozenList,
    Phone,
    Room,
    Round,
    Step,
    check_step,
    stand,
)

migrations = Migrations("priorities.workshop")

_SAID: Final = {
    "open": "Opened a round of a workshop",
    "close": "Closed a round of a workshop",
    "reveal": "Revealed a round of a workshop",
    "pause": "Paused a workshop",
    "resume": "Went on with a workshop",
    "lock": "Locked the door of a workshop",
    "unlock": "Opened the door of a workshop",
    "extend": "Gave a round of a workshop more time",
    "drop": "Dropped a phone from a workshop",
    "address": "Changed the address of a workshop",
    "end": "Ended a workshop",
}


@migrations()
def create_workshops(db: Database) -> None:
    """Workshops with what was frozen, their steps, the phones in them, and one ballot a phone and round."""
    db.execute(
        """
        CREATE TABLE workshops (
            workshop_id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            base TEXT NOT NULL, expected INTEGER NOT NULL, frozen TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE workshop_steps (
            step_id INTEGER PRIMARY KEY AUTOINCREMENT, workshop INTEGER NOT NULL REFERENCES workshops (workshop_id),
            step TEXT NOT NULL, detail TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX workshop_steps_of ON workshop_steps (workshop)")
    db.execute(
        """
        CREATE TABLE workshop_phones (
            workshop INTEGER NOT NULL REFERENCES workshops (workshop_id), phone INTEGER NOT NULL,
            token_hash TEXT NOT NULL, party TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (workshop, phone), UNIQUE (workshop, token_hash)
        )
        """
    )
    db.execute(
        """
        CREATE TABLE workshop_ballots (
            workshop INTEGER NOT NULL, round INTEGER NOT NULL, phone INTEGER NOT NULL, ballot TEXT NOT NULL,
            tab TEXT NOT NULL, sending INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (workshop, round, phone),
            FOREIGN KEY (workshop, phone) REFERENCES workshop_phones (workshop, phone)
        )
        """
    )
    only_added_to(db, "workshops", "workshop_steps", "workshop_phones")
    refuse(db, "workshop_ballots", "DELETE")


def open_workshop(db: Database, stamp: Stamp, opening: Opening) -> str:
    """Open a workshop on a frozen list; return its code.

    Raises
    ------
    WorkshopError
        Where the name, the address or the number of people cannot be used, or nothing can be weighed.
    """
    opening = checked_opening(opening)
    with write(db):
        row = {"name": opening.name, "base": opening.base, "expected": opening.expected}
        row["frozen"] = json.dumps(asdict(opening.listed))
        row["code"] = code = _free_code(db)
        add_row(db, "workshops", row, stamp)
        after = {"people_expected": opening.expected, "criteria": len(opening.listed.criteria)}
        record(db, stamp, what="Opened a workshop", target=f"workshop {opening.name}", before=None, after=after)
    return code


def open_round(db: Database, stamp: Stamp, code: str, asks: Mapping[str, Any], minutes: int | None = None) -> int:
    """Open a round; return its key.

    Parameters
    ----------
    asks : ``{"kind": "weights"}``; ``{"kind": "scores", "cells": [{"key", "priority", "criterion", "now"}]}``;
        ``{"kind": "stance", "statement": ...}``; ``{"kind": "themes", "question", "themes": [{"number", "name"}],
        "most"}``.
    minutes : how long it is meant to last. It stays open until somebody closes it.

    Raises
    ------
    WorkshopError
        Where another is open, or there is nothing to ask.
    """
    if asks.get("kind") not in KINDS or not all(asks.get(name) for name in _NEEDED.get(str(asks.get("kind")), ())):
        raise WorkshopError("Choose first what the round is to ask.")
    return take_step(db, stamp, code, "open", {"asks": dict(asks), "minutes": minutes})


_NEEDED: Final = {"scores": ("cells",), "stance": ("statement",), "themes": ("themes", "most")}


def take_step(db: Database, stamp: Stamp, code: str, step: str, detail: Mapping[str, Any] | None = None) -> int:
    """Lead a workshop one step on; return the number of the step.

    Raises
    ------
    WorkshopError
        Where it makes no sense now: somebody else may have taken it already.
    """
    with write(db):
        now, more = _room(db, code), dict(detail or {})
        check_step(now, step, more)
        if step == "address":
            more["base"] = checked_base(str(more.get("base", "")))
        number = _add_step(db, stamp, now, step, more)
        record(db, stamp, what=_SAID[step], target=f"workshop {now.name}", before=None, after=_entry(db, now, more))
    return number


def undo_step(db: Database, stamp: Stamp, code: str) -> None:
    """Undo the last step, within ten seconds of it.

    Raises
    ------
    WorkshopError
        Where it is too late, or the step is one that people have seen the result of.
    """
    with write(db):
        now = _room(db, code)
        if now.last is None or not now.undo_seconds(stamp.at):
            raise WorkshopError("It is too late to undo that: it stands.")
        _add_step(db, stamp, now, "undo", {"step": now.last.step_id})
        what = f"Undid at once: {_SAID[now.last.step]}"
        record(db, stamp, what=what, target=f"workshop {now.name}", before=None, after=None)


def let_in(db: Database, stamp: Stamp, code: str, token_hash: str, party: str = "") -> int:
    """Let a phone in; return its number. The same token gets the number that it has.

    Raises
    ------
    WorkshopError
        Where there is no such workshop, it is over, or its door is locked.
    """
    with write(db):
        now = _room(db, code)
        number = _phone(db, now, token_hash)
        if number is not None:
            return number
        if now.is_over or now.is_locked:
            raise WorkshopError("The workshop is over." if now.is_over else "The facilitator has closed the door.")
        query = "SELECT coalesce(max(phone), 0) + 1 FROM workshop_phones WHERE workshop = ?"
        number = int(db.execute(query, [now.workshop_id]).fetchone()[0])
        row = [now.workshop_id, number, token_hash, party if party in PARTIES else "", stamp.utc]
        db.execute("INSERT INTO workshop_phones VALUES (?, ?, ?, ?, ?)", row)
    return number


def cast(db: Database, stamp: Stamp, code: str, token_hash: str, sending: Sending) -> Ballot:
    """Keep a phone's ballot for the round that is open; return it as it is kept.

    One ballot a phone and round: what is sent later replaces it, what is sent twice is kept once.

    Raises
    ------
    NotNow
        Where the workshop is paused: it may be sent again.
    WorkshopError
        Where the round is closed, the phone is not in the room, or the ballot does not fit what is asked.
    """
    with write(db):
        now = _room(db, code)
        number = _phone(db, now, token_hash)
        if number is None or number in now.dropped:
            raise WorkshopError("This phone is not in the room any more. Ask the facilitator.")
        answering = _answering(now, sending.round_key)
        if now.is_paused:
            raise NotNow("The facilitator has paused. Your answer stays on this phone and goes when it goes on.")
        kept_before = _stored(db, now, answering, number)
        if kept_before and sending.tab and sending.tab == kept_before[1] and sending.sending <= kept_before[2]:
            return dict(json.loads(kept_before[0]))
        ballot = checked_ballot(answering.asks, now.listed, sending.ballot)
        _put(db, now, answering, number, (json.dumps(ballot), sending.tab, sending.sending, stamp.utc))
    return ballot


def room(db: Database, code: str) -> Room | None:
    """Return a workshop as it stands; None where there is none of this code."""
    row = db.execute(
        "SELECT workshop_id, code, name, base, expected, frozen, who, at FROM workshops WHERE code = ?",
        [tidy_code(code)],
    ).fetchone()
    if row is None:
        return None
    number, own_code, name, base, expected, frozen, who, at = row
    opened = Room(number, own_code, name, base, expected, _listed(frozen), who, datetime.fromisoformat(at))
    return stand(opened, list(_steps(db, number)))


def workshops(db: Database) -> tuple[Room, ...]:
    """Return every workshop, the newest first."""
    codes = [code for (code,) in db.execute("SELECT code FROM workshops ORDER BY workshop_id DESC").fetchall()]
    return tuple(now for code in codes if (now := room(db, code)) is not None)


def counted(db: Database, code: str) -> Counted | None:
    """Return a workshop with its phones and which of them have answered; nothing of what they answered."""
    now = room(db, code)
    if now is None:
        return None
    key = now.round.key if now.round else 0
    rows = db.execute(
        "SELECT p.phone, p.party, p.at, b.phone IS NOT NULL FROM workshop_phones p LEFT JOIN workshop_ballots b"
        " ON b.workshop = p.workshop AND b.phone = p.phone AND b.round = ? WHERE p.workshop = ? ORDER BY p.phone",
        [key, now.workshop_id],
    ).fetchall()
    return Counted(now, tuple(Phone(phone, party, at, bool(answered)) for phone, party, at, answered in rows))


def phone_in(db: Database, code: str, token_hash: str) -> tuple[int, Ballot | None] | None:
    """Return a phone's number and its own ballot in the round opened last; None where it is not in the room."""
    now = _room(db, code)
    number = _phone(db, now, token_hash)
    if number is None:
        return None
    row = _stored(db, now, now.round, number) if now.round else None
    return number, (json.loads(row[0]) if row else None)


def ballots(db: Database, code: str, key: int) -> tuple[tuple[int, str, Ballot], ...]:
    """Return the ballots that count in a round that was revealed: phone, its party, what it said.

    This is the one place where ballots of others are read, and before the reveal it gives none.
    """
    now = _room(db, code)
    of = now.round_of(key)
    if of is None or not of.is_revealed:
        return ()
    rows = db.execute(
        "SELECT b.phone, p.party, b.ballot FROM workshop_ballots b JOIN workshop_phones p"
        " ON p.workshop = b.workshop AND p.phone = b.phone WHERE b.workshop = ? AND b.round = ? ORDER BY b.phone",
        [now.workshop_id, key],
    ).fetchall()
    return tuple((phone, party, json.loads(ballot)) for phone, party, ballot in rows if phone not in of.dropped)


def _free_code(db: Database) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        if db.execute("SELECT 1 FROM workshops WHERE code = ?", [code]).fetchone() is None:
            return code


def _room(db: Database, code: str) -> Room:
    now = room(db, code)
    if now is None:
        raise WorkshopError("There is no workshop of this code. Look at the code on the wall again.")
    return now


def _steps(db: Database, workshop_id: int) -> Iterator[Step]:
    query = "SELECT step_id, step, detail, who, at FROM workshop_steps WHERE workshop = ? ORDER BY step_id"
    for number, step, detail, who, at in db.execute(query, [workshop_id]).fetchall():
        yield Step(number, step, _detail(detail), who, datetime.fromisoformat(at))


# A ballot looks at its workshop's steps; what a round asks is long and never changes.
@lru_cache(maxsize=256)
def _detail(text: str) -> Mapping[str, Any]:
    return dict(json.loads(text))


@lru_cache(maxsize=16)
def _listed(frozen: str) -> FrozenList:
    listed = json.loads(frozen)
    return FrozenList(
        criteria=tuple(Criterion(**criterion) for criterion in listed["criteria"]),
        priorities=tuple((number, name) for number, name in listed["priorities"]),
        scores=tuple(tuple(row) for row in listed["scores"]),
    )


def _add_step(db: Database, stamp: Stamp, now: Room, step: str, detail: Mapping[str, Any]) -> int:
    row = {"workshop": now.workshop_id, "step": step, "detail": json.dumps(detail, sort_keys=True)}
    return add_row(db, "workshop_steps", row, stamp)


def _entry(db: Database, now: Room, detail: Mapping[str, Any]) -> dict[str, Any]:
    """What the record says of a step: what kind of round, how many answers; never what an answer was."""
    asks = detail.get("asks")
    of = now.round_of(int(detail.get("round", 0)))
    entry: dict[str, Any] = {name: detail[name] for name in ("minutes", "phone") if detail.get(name) is not None}
    if asks is not None:
        entry |= {"round": len(now.rounds) + 1, "asks": asks["kind"]}
    if of is not None:
        query = "SELECT phone FROM workshop_ballots WHERE workshop = ? AND round = ?"
        phones = {phone for (phone,) in db.execute(query, [now.workshop_id, of.key]).fetchall()}
        entry |= {"round": of.number, "answers": len(phones - of.dropped)}
    return entry


def _phone(db: Database, now: Room, token_hash: str) -> int | None:
    query = "SELECT phone FROM workshop_phones WHERE workshop = ? AND token_hash = ?"
    row = db.execute(query, [now.workshop_id, token_hash]).fetchone()
    return int(row[0]) if row else None


def _answering(now: Room, key: int) -> Round:
    open_round_now = now.open_round
    if open_round_now is None or open_round_now.key != key:
        raise WorkshopError("This round is closed; what you sent before it closed counts.")
    return open_round_now


def _stored(db: Database, now: Room, of: Round | None, phone: int) -> tuple[str, str, int] | None:
    query = "SELECT ballot, tab, sending FROM workshop_ballots WHERE workshop = ? AND round = ? AND phone = ?"
    row = db.execute(query, [now.workshop_id, of.key if of else 0, phone]).fetchone()
    return (str(row[0]), str(row[1]), int(row[2])) if row else None


def _put(db: Database, now: Room, of: Round, phone: int, values: tuple[str, str, int, str]) -> None:
    db.execute(
        "INSERT INTO workshop_ballots (workshop, round, phone, ballot, tab, sending, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (workshop, round, phone) DO UPDATE SET ballot = excluded.ballot, tab = excluded.tab,"
        " sending = excluded.sending, at = excluded.at",
        [now.workshop_id, of.key, phone, *values],
    )
