"""Guesses of the officer's code: a few are free, more of them wait, many stop for a while, for the whole server.

What this is worth: without it a code of four digits falls in minutes. With it a guesser has some 120 guesses on the
first day and 96 on every later one, whatever the number of visits, so that even four digits last for months.

What it costs: while guesses wait, the right code waits too, as it must, or waiting would slow nobody down. Somebody
who keeps guessing can so keep the box shut for others. It shuts for fifteen minutes at most after the last guess;
visits that act as officer already are not touched; a restart of the explorer opens it at once; and log and record
say that it goes on, so that whoever runs the server can shut the guesser out. A count for each address would spare
the others, but behind a proxy all visits have one address, and a guesser can have many.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import Final

from sqlite_utils import Database

from data import Stamp, record, write
from explorer.workspace import database

# A team's slips of the finger on one morning.
FREE: Final = 4
# The first wait is hardly felt by a person; a minute is long enough for any machine.
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0
# Nobody who was given the code types it wrong so often; waits have taken ten minutes by then.
_STOP_AT: Final = 20
_STOP: Final = 15 * 60.0
# One wrong guess is forgotten in the time that a stop lasts: who guesses on has one guess a stop, no more.
_FORGOTTEN_AFTER: Final = _STOP
# Guessing that goes on for days stands on record once a day.
_TOLD_AGAIN_AFTER: Final = 24 * 60 * 60.0


@dataclass(frozen=True)
class Answer:
    """What came of one guess.

    Attributes
    ----------
    right : bool
        Whether it was the code. False also where guesses wait: then it was not looked at.
    looked_at : bool
        Whether it was compared with the code.
    wrong : int
        Wrong guesses that are not forgotten yet, this one included.
    to_record : int
        Wrong guesses that the record should tell of now; 0 for most.
    place : int
        Which of the codes it was, from 0, where it was one.
    """

    right: bool
    looked_at: bool
    wrong: int
    to_record: int = 0
    place: int = 0


class Guesses:
    """The count of wrong guesses of one server; safe to use from several threads.

    Parameters
    ----------
    clock : callable
        Seconds that only grow, `time.monotonic`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._wrong = 0
        self._forgot_at = 0.0
        self._open_at = float("-inf")
        self._untold = 0
        self._told_at: float | None = None

    def wait(self) -> int:
        """Return the whole seconds until another guess is looked at; 0 where one is now."""
        with self._lock:
            return ceil(max(0.0, self._open_at - self._clock()))

    def attempt(self, typed: str, *codes: str) -> Answer:
        """Compare a guess with each code, in a time that tells nothing of any, unless guesses wait."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            if now < self._open_at:
                return Answer(right=False, looked_at=False, wrong=self._wrong)
            equal = [hmac.compare_digest(_digest(typed), _digest(code)) for code in codes]
            if any(equal):
                return Answer(right=True, looked_at=True, wrong=self._wrong, place=equal.index(True))
            return self._count(now)

    def _forget(self, now: float) -> None:
        forgotten = int((now - self._forgot_at) // _FORGOTTEN_AFTER)
        self._forgot_at += forgotten * _FORGOTTEN_AFTER
        self._wrong = max(0, self._wrong - forgotten)
        if not self._wrong:
            self._forgot_at, self._untold, self._told_at = now, 0, None

    def _count(self, now: float) -> Answer:
        self._wrong += 1
        self._untold += 1
        self._open_at = now + _wait_after(self._wrong)
        return Answer(right=False, looked_at=True, wrong=self._wrong, to_record=self._tell(now))

    def _tell(self, now: float) -> int:
        on_record = self._told_at is not None and now - self._told_at < _TOLD_AGAIN_AFTER
        if on_record or self._wrong <= FREE:
            return 0
        untold, self._untold, self._told_at = self._untold, 0, now
        return untold


def put_on_record(db: Database, wrong: int, stamp: Stamp) -> None:
    """Add the one entry that tells of many wrong guesses; what was typed is nowhere."""
    with write(db):
        record(
            db,
            stamp=stamp,
            what="Typed wrong officer's codes",
            target="engagement officer's code",
            after={"wrong codes": wrong},
        )


def _digest(text: str) -> bytes:
    """Of one length for every text, so that the time to compare does not tell how long the code is."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def _wait_after(wrong: int) -> float:
    if wrong <= FREE:
        return 0.0
    if wrong >= _STOP_AT:
        return _STOP
    return float(min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (wrong - FREE - 1)))


def tell_record(wrong: int, stamp: Stamp) -> None:
    """Put wrong guesses on the record of the database in use."""
    with database() as db:
        put_on_record(db, wrong, stamp)
