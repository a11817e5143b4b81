"""Weights of seats at rest: only ever added to, the last word stands.

What a seat keeps is its own; what it shared is what stood when it said so, until it shares again or takes it back.
The record tells that weights were kept, and tells the weights themselves only once they are shared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, NamedTuple

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.errors import SeatError
from priorities.fixed_point import exact_weights
from priorities.weights import said_percent

migrations = Migrations("priorities.seats")

_KEEP, _SHARE, _TAKE_BACK = "keep", "share", "take back"
_NO_SEAT: Final = "Take a seat first: these weights belong to nobody's seat."


class Holding(NamedTuple):
    """What a seat has said.

    Attributes
    ----------
    own : criterion -> percent, as it was kept or shared last; None before.
    shared : criterion -> percent, as the other seats may see it; None where nothing is shared.
    who, at : who said the last word for it, and when (UTC); "" before.
    """

    own: Mapping[str, float] | None = None
    shared: Mapping[str, float] | None = None
    who: str = ""
    at: str = ""


@migrations()
def create_seat_words(db: Database) -> None:
    """One row for each word of a seat."""
    db.execute(
        """
        CREATE TABLE seat_words (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, seat TEXT NOT NULL CHECK (seat != ''),
            word TEXT NOT NULL CHECK (word IN ('keep', 'share', 'take back')), weights TEXT NOT NULL,
            who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    only_added_to(db, "seat_words")


def holdings(db: Database) -> dict[str, Holding]:
    """Return what each seat has said, by its name."""
    by_seat: dict[str, Holding] = {}
    for seat, word, text, who, at in db.execute("SELECT seat, word, weights, who, at FROM seat_words ORDER BY row_id"):
        before = by_seat.get(seat, Holding())
        weights = json.loads(text) if text else before.own
        shared = {_KEEP: before.shared, _SHARE: weights, _TAKE_BACK: None}[word]
        by_seat[seat] = Holding(weights, shared, who, at)
    return by_seat


def keep_seat_weights(db: Database, stamp: Stamp, seat: str, weights: Mapping[str, float]) -> None:
    """Keep weights as a seat's own; nobody else sees them.

    Raises
    ------
    SeatError
        Where no seat is held.
    WeightError
        Where the weights cannot be used.
    """
    _add(db, stamp, seat, _KEEP, weights)


def share_seat_weights(db: Database, stamp: Stamp, seat: str, weights: Mapping[str, float]) -> None:
    """Keep weights as a seat's own, and let the other seats see them; raises as `keep_seat_weights`."""
    _add(db, stamp, seat, _SHARE, weights)


def take_back_seat_weights(db: Database, stamp: Stamp, seat: str) -> None:
    """Let nobody else see a seat's weights any more; raises `SeatError` where no seat is held."""
    _add(db, stamp, seat, _TAKE_BACK, None)


def _add(db: Database, stamp: Stamp, seat: str, word: str, weights: Mapping[str, float] | None) -> None:
    if not seat:
        raise SeatError(_NO_SEAT)
    if weights is not None:
        exact_weights(weights, list(weights))
    text = "" if weights is None else json.dumps(dict(weights))
    on_record = {name: said_percent(weight) for name, weight in (weights or {}).items()} if word == _SHARE else None
    what = {
        _KEEP: "Kept the weights of a seat",
        _SHARE: "Shared the weights of a seat",
        _TAKE_BACK: "Took back the weights of a seat",
    }[word]
    with write(db):
        add_row(db, "seat_words", {"seat": seat, "word": word, "weights": text}, stamp)
        record(db, stamp, what=what, target=f"seat of {seat}", before=None, after=on_record)
