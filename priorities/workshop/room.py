"""A workshop as it stands: what was frozen at its opening, and what its steps since then have made of it.

A step is one thing a facilitator did: opened a round, closed it, revealed it, paused. Steps are only added to; what
stands is worked out from them by `stand`, so that undoing the last one is a step as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

import pandas as pd

from priorities.errors import WorkshopError

LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""What codes are made of: no 0, O, 1, I or L, which look alike on a wall, and no vowel, so that no code is a word."""

CODE_LENGTH: Final = 6
"""28 letters give 482 million codes: what somebody guesses at thirty a minute is not found in a day."""

UNDO_SECONDS: Final = 10
"""As long as a slip of the finger is noticed; afterwards people have acted on what they saw."""

PARTIES: Final = ("NHS", "Borough", "Public health", "Greater London Authority", "Voluntary sector", "Other")
"""Who somebody may say they come from; nobody has to."""

WEIGHTS, SCORES, STANCE, THEMES = "weights", "scores", "stance", "themes"
KINDS: Final = (WEIGHTS, SCORES, STANCE, THEMES)
"""What a round asks: own weights, scores of some cells, agree or not with a statement, which themes matter most."""


@dataclass(frozen=True)
class Criterion:
    """One criterion as a phone shows it: its key and name, the question, what 0 and 10 mean."""

    key: str
    name: str
    question: str = ""
    worst: str = ""
    best: str = ""


@dataclass(frozen=True)
class FrozenList:
    """The long list and criteria as they were when a workshop was opened; later changes do not reach it.

    Attributes
    ----------
    criteria : those that count, in their order.
    priorities : (number, name) of each priority.
    scores : one row a priority, 0 to 10 by criterion, None where unscored.
    """

    criteria: tuple[Criterion, ...]
    priorities: tuple[tuple[str, str], ...]
    scores: tuple[tuple[float | None, ...], ...]

    @property
    def keys(self) -> list[str]:
        """Keys of the criteria."""
        return [criterion.key for criterion in self.criteria]

    def frame(self) -> pd.DataFrame:
        """Return the scores as the ranking reads them: by name of the priority, a column a criterion."""
        index = pd.Index([name for _, name in self.priorities], name="priority")
        return pd.DataFrame(list(self.scores), index=index, columns=self.keys, dtype="float64")


@dataclass(frozen=True)
class Step:
    """One step: its number, what it is, more about it, who took it and when (aware)."""

    step_id: int
    step: str
    detail: Mapping[str, Any]
    who: str
    at: datetime


@dataclass(frozen=True)
class Round:
    """One round.

    Attributes
    ----------
    key : number of the step that opened it; ballots are kept under it.
    number : as people count, 1 for the first.
    asks : what it asks, as it was frozen at its opening; ``asks["kind"]`` is one of `KINDS`.
    opened_at : aware.
    minutes : how long it is meant to last; None for as long as it takes.
    is_open, is_revealed : between them it is closed, and its result is nobody's yet.
    dropped : phones that do not count in it.
    """

    key: int
    number: int
    asks: Mapping[str, Any]
    opened_at: datetime
    minutes: float | None
    is_open: bool = True
    is_revealed: bool = False
    dropped: frozenset[int] = frozenset()

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return str(self.asks["kind"])

    def seconds_left(self, now: datetime) -> int | None:
        """Return the seconds until its time is up, 0 afterwards; None where it has no time or is closed."""
        if self.minutes is None or not self.is_open:
            return None
        return max(0, round((self.opened_at + timedelta(minutes=self.minutes) - now).total_seconds()))


@dataclass(frozen=True)
class Room:
    """A workshop as it stands.

    Attributes
    ----------
    workshop_id, code, name : its number, what people type, what it is called.
    base : the address under which phones reach this server, without a slash at its end.
    expected : how many people are in the room.
    listed : the list and criteria, frozen at the opening.
    who, at : who opened it and when.
    rounds : in their order; those whose opening was undone are gone.
    is_paused, is_locked, is_over : no ballots for now; no further phones; nothing more at all.
    dropped : phones that do not count in what is not revealed yet.
    last : the last step in force; None before the first.
    mark : number of the newest step, undone or not; it rises with every change.
    """

    workshop_id: int
    code: str
    name: str
    base: str
    expected: int
    listed: FrozenList
    who: str
    at: datetime
    rounds: tuple[Round, ...] = ()
    is_paused: bool = False
    is_locked: bool = False
    is_over: bool = False
    dropped: frozenset[int] = frozenset()
    last: Step | None = None
    mark: int = 0

    @property
    def round(self) -> Round | None:
        """The round opened last; None before the first."""
        return self.rounds[-1] if self.rounds else None

    @property
    def open_round(self) -> Round | None:
        """The round that takes ballots or would but for a pause; None where none is open."""
        return self.round if self.round is not None and self.round.is_open and not self.is_over else None

    @property
    def revealed(self) -> tuple[Round, ...]:
        """The rounds whose results everybody in the room may see."""
        return tuple(of for of in self.rounds if of.is_revealed)

    @property
    def address(self) -> str:
        """What the QR code holds and people can type."""
        return f"{self.base}/join?code={self.code}"

    def round_of(self, key: int) -> Round | None:
        """Return a round by its key."""
        return next((of for of in self.rounds if of.key == key), None)

    def undo_seconds(self, now: datetime) -> int:
        """Return for how many seconds the last step can still be undone; 0 where it cannot."""
        if self.last is None or (self.last.step == "close" and self.round is not None and self.round.is_revealed):
            return 0
        return max(0, UNDO_SECONDS - int((now - self.last.at).total_seconds()))


class Phone(NamedTuple):
    """A phone in a workshop: its number, the party chosen on it, when it came, whether it answered the round."""

    number: int
    party: str
    at: str
    answered: bool


class Counted(NamedTuple):
    """A workshop with its phones; how many are in it, and how many of those have answered the round opened last."""

    room: Room
    phones: tuple[Phone, ...]

    @property
    def people(self) -> int:
        """Phones in the room, those dropped left out."""
        return sum(phone.number not in self.room.dropped for phone in self.phones)

    @property
    def answered(self) -> int:
        """How many of them have answered."""
        return sum(phone.answered and phone.number not in self.room.dropped for phone in self.phones)


def stand(opened: Room, steps: Sequence[Step]) -> Room:
    """Return a workshop after its steps.

    Parameters
    ----------
    opened : as it was opened.
    steps : all of them, oldest first; those named by a later "undo" count for nothing.
    """
    undone = {int(step.detail["step"]) for step in steps if step.step == "undo"}
    revealed_once = {int(step.detail["round"]) for step in steps if step.step == "reveal"}
    room = opened
    for step in steps:
        if step.step != "undo" and step.step_id not in undone:
            room = replace(_after(room, step), last=step)
    if room.last is not None and room.last.step == "close" and int(room.last.detail["round"]) in revealed_once:
        # What people have seen cannot be unseen: such a round is not opened again.
        room = replace(room, last=None)
    return replace(room, mark=steps[-1].step_id if steps else 0)


def check_step(room: Room, step: str, detail: Mapping[str, Any]) -> None:
    """Raise `WorkshopError` where a step makes no sense now.

    Parameters
    ----------
    step : "open", "close", "reveal", "pause", "resume", "lock", "unlock", "extend", "drop", "end" or "address".
    detail : what belongs to it: the round's number, minutes, a phone, an address.
    """
    sentence = _refusal(room, step, detail)
    if sentence:
        raise WorkshopError(sentence)


def _refusal(room: Room, step: str, detail: Mapping[str, Any]) -> str:
    if step not in _STEPS or room.is_over:
        return "The workshop is over." if room.is_over else "There is no such step."
    if step == "open" and room.open_round is not None:
        return "Close the round that is open first."
    return _refusal_of_round(room, step, detail) if step in ("close", "extend", "reveal") else ""


def _refusal_of_round(room: Room, step: str, detail: Mapping[str, Any]) -> str:
    latest = room.round
    if latest is None or detail.get("round") != latest.key:
        return "There is no such round. Look at the page again."
    if step == "reveal":
        return "Close the round first: no result is shown before." if latest.is_open else ""
    return "" if latest.is_open else "The round is closed already."


def _open(room: Room, step: Step) -> Room:
    minutes = step.detail.get("minutes")
    number = len(room.rounds) + 1
    new = Round(step.step_id, number, step.detail["asks"], step.at, minutes, dropped=room.dropped)
    return replace(room, rounds=(*room.rounds, new))


def _of_round(room: Room, step: Step, **changes: Any) -> Room:
    key = int(step.detail["round"])
    return replace(room, rounds=tuple(replace(of, **changes) if of.key == key else of for of in room.rounds))


def _extend(room: Room, step: Step) -> Room:
    """More time: counted from now where the time was up."""
    latest = room.round_of(int(step.detail["round"]))
    if latest is None:
        return room
    spent = (step.at - latest.opened_at).total_seconds() / 60
    minutes = max(float(latest.minutes or 0), spent) + int(step.detail["minutes"])
    return _of_round(room, step, minutes=minutes)


def _drop(room: Room, step: Step) -> Room:
    dropped = room.dropped | {int(step.detail["phone"])}
    rounds = tuple(of if of.is_revealed else replace(of, dropped=dropped) for of in room.rounds)
    return replace(room, dropped=dropped, rounds=rounds)


def _close(room: Room, step: Step) -> Room:
    return _of_round(room, step, is_open=False)


def _reveal(room: Room, step: Step) -> Room:
    return _of_round(room, step, is_revealed=True)


def _set(**changes: Any) -> Callable[[Room, Step], Room]:
    def change(room: Room, _step: Step) -> Room:
        return replace(room, **changes)

    return change


def _address(room: Room, step: Step) -> Room:
    return replace(room, base=str(step.detail["base"]))


_STEPS: Final[Mapping[str, Callable[[Room, Step], Room]]] = {
    "open": _open,
    "close": _close,
    "reveal": _reveal,
    "extend": _extend,
    "drop": _drop,
    "pause": _set(is_paused=True),
    "resume": _set(is_paused=False),
    "lock": _set(is_locked=True),
    "unlock": _set(is_locked=False),
    "address": _address,
    "end": _set(is_over=True),
}


def _after(room: Room, step: Step) -> Room:
    return _STEPS[step.step](room, step)
