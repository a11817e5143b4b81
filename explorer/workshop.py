"""Workshops as the explorer runs them: opened on the list as it stands, counted as they run, revealed when closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import isnan
from threading import Lock
from time import monotonic
from typing import Any, Final

from sqlite_utils import Database

from data import Stamp
from engagement import Masker
from engagement.masks import store as masks
from explorer import themes
from explorer.long_list import long_list
from explorer.settings import settings
from explorer.snapshot import Snapshot
from explorer.workspace import database
from priorities import narrative
from priorities import workshop as method
from priorities.workshop import Counted, Sending, store

_SECONDS_COUNTED: Final = 1.0
"""How old a count may be: a room sees it rise, and five hundred phones that ask cost one reading a second."""


def frozen_list(now: Snapshot) -> method.FrozenList:
    """Return the long list and the criteria that count, as a workshop keeps them."""
    listed = now.keep(long_list)
    criteria = tuple(
        method.Criterion(key, *(_words(listed.criteria.loc[key, name]) for name in _WORDS)) for key in listed.counting
    )
    scores = listed.scores[listed.counting]
    rows = tuple(tuple(map(_score, row)) for row in scores.to_numpy().tolist())
    names = tuple((str(number), str(listed.names[number])) for number in scores.index)
    return method.FrozenList(criteria, names, rows)


_WORDS: Final = ("name", "question", "anchor_0", "anchor_10")


def _score(score: float) -> float | None:
    return None if isnan(score) else float(score)


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def cast(db: Database, stamp: Stamp, code: str, token_hash: str, sending: Sending) -> dict[str, Any]:
    """Keep a phone's ballot, personal details masked in what was typed; return it as it is kept.

    Raises
    ------
    WorkshopError
        As `priorities.workshop.store.cast`.
    """
    ballot = dict(sending.ballot)
    if any(name in ballot for name in ("reason", "reasons")):
        masker = _masker(*masks.terms(db))
        ballot["reason"] = _masked(masker, ballot.get("reason"))
        lines = ballot.get("reasons")
        if isinstance(lines, Mapping):
            ballot["reasons"] = {cell: _masked(masker, line) for cell, line in lines.items()}
    return store.cast(db, stamp, code, token_hash, replace(sending, ballot=ballot))


def _masked(masker: Masker, line: Any) -> str:
    return masker.mask(line[: method.LONGEST_REASON]) if isinstance(line, str) and line.strip() else ""


@lru_cache(maxsize=2)
def _masker(to_show: frozenset[str], to_hide: frozenset[str]) -> Masker:
    return Masker(to_show, to_hide)


class _Counts:
    """How many are in each room, read at most once a second for everybody who asks; and the result revealed last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._results: dict[tuple[str, str, int, int], method.Reveal | None] = {}
        self._counted: dict[tuple[str, str], tuple[float, Counted | None]] = {}

    def of(self, code: str) -> Counted | None:
        key = (str(settings().database), method.tidy_code(code))
        with self._lock:
            at, counted = self._counted.get(key, (0.0, None))
            if key not in self._counted or monotonic() - at > _SECONDS_COUNTED:
                with database() as db:
                    counted = store.counted(db, code)
                self._counted = {**dict(list(self._counted.items())[-_MOST_ROOMS:]), key: (monotonic(), counted)}
            return counted

    def result(self, room: method.Room, key: int) -> method.Reveal | None:
        """The result of a round for all phones of a room, which ask for it at once."""
        of = (str(settings().database), room.code, key, room.mark)
        with self._lock:
            if of not in self._results:
                newest = Snapshot().keep(revealed, room.code, key)
                self._results = {**dict(list(self._results.items())[-_MOST_ROOMS:]), of: newest}
            return self._results[of]

    def forget(self) -> None:
        with self._lock:
            self._counted = {}


_MOST_ROOMS: Final = 50
"""A wrong code is remembered as well, so that guessing costs no reading; older ones go."""

_counts = _Counts()


def counted(code: str) -> Counted | None:
    """Return a workshop with its phones and who has answered, at most a second old; None where there is none."""
    return _counts.of(code)


def result_for_many(room: method.Room) -> method.Reveal | None:
    """Return the result of the round opened last, worked out once for everybody in the room; None before its reveal."""
    of = room.round
    return _counts.result(room, of.key) if of is not None and of.is_revealed else None


def phone_in(code: str, token_hash: str) -> tuple[int, method.Ballot | None] | None:
    """Return a phone's number and its own ballot in the round opened last; None where it is not in the room.

    Kept for nobody: five hundred phones would put out everything else that is kept.
    """
    with database() as db:
        return store.phone_in(db, code, token_hash)


def forget_counts() -> None:
    """Count anew at the next question: after a step of the facilitator's, which the room should see at once."""
    _counts.forget()


def revealed(now: Snapshot, code: str, key: int) -> method.Reveal | None:
    """Return the result of a round; None before its reveal."""
    room = now.ask(store.room, code)
    of = room.round_of(key) if room else None
    if room is None or of is None or not of.is_revealed:
        return None
    earlier = [r for r in room.revealed if r.kind == method.WEIGHTS and r.number < of.number]
    before = (earlier[-1], now.ask(store.ballots, code, earlier[-1].key)) if earlier else None
    return method.reveal(of, room.listed, now.ask(store.ballots, code, key), before)


def every_revealed(now: Snapshot, code: str) -> tuple[method.Reveal, ...]:
    """Return the results of every round that was revealed, in their order."""
    room = now.ask(store.room, code)
    results = (now.keep(revealed, code, of.key) for of in room.revealed) if room else ()
    return tuple(result for result in results if result is not None)


def _latest_weights(now: Snapshot, code: str) -> method.Reveal | None:
    """Return the result of the round of weights revealed last; None where there is none of five people."""
    results = [result for result in now.keep(every_revealed, code) if result.middle]
    return results[-1] if results else None


def contested(now: Snapshot, code: str) -> tuple[str, ...]:
    """Return what can come into the top five or drop out of it, by the round of weights revealed last; a few."""
    latest = now.keep(_latest_weights, code)
    return tuple(latest.open[:_CONTESTED]) if latest else ()


_CONTESTED: Final = 4
"""What a room can score with care in five minutes."""


def note(now: Snapshot, code: str, number: int) -> str:
    """Return what stands beside a saved middle: the round, how many answered, and who agreed or objected after it."""
    results = now.keep(every_revealed, code)
    answers = [f"Workshop, round {number}: {r.answers} answered." for r in results if r.number == number]
    stances = [r.sentence for r in results if r.kind == method.STANCE and r.number > number and r.is_shown]
    return " ".join([*answers, *stances[-1:]])


def statement(now: Snapshot, code: str) -> str:
    """Return what a room may be asked to agree to: the middle of the last round of weights, and its top five."""
    latest, room = now.keep(_latest_weights, code), now.ask(store.room, code)
    if latest is None or room is None:
        return ""
    names = {criterion.key: criterion.name for criterion in room.listed.criteria}
    weights = ", ".join(
        f"{names[key].lower()} {narrative.percent(float(share))}" for key, share in latest.middle.items()
    )
    top = narrative.listed([str(name) for name in latest.tables["top"]["priority"]])
    return f"We go on with these weights: {weights}. They put these first: {top}."[:_LONGEST_STATEMENT]


_LONGEST_STATEMENT: Final = 300


def cells(room: method.Room, priorities: Sequence[str], criteria: Sequence[str]) -> list[dict[str, Any]]:
    """Return the scores that a round asks for, each with what stands now."""
    numbers = {name: number for number, name in room.listed.priorities}
    names = {criterion.key: criterion.name for criterion in room.listed.criteria}
    scores = room.listed.frame()
    return [
        {
            "key": f"{numbers[name]}|{key}",
            "priority": numbers[name],
            "priority_name": name,
            "criterion": key,
            "criterion_name": names[key],
            "now": _score(scores[key][name]),
        }
        for name in priorities
        for key in criteria
    ]


def theme_sets(now: Snapshot) -> tuple[tuple[str, tuple[dict[str, Any], ...]], ...]:
    """Return the questions that have themes, each with those that most people speak of: number, name."""
    return tuple(
        (
            " / ".join(question.text for question in entry.questions),
            tuple({"number": int(row["theme_id"]), "name": str(row["name"])} for row in _most_said(now, entry.set_id)),
        )
        for entry in themes.sets(now)
        if entry.is_found
    )


_THEMES_SHOWN: Final = 12
"""What a phone shows on two screens."""


def _most_said(now: Snapshot, set_id: int) -> list[dict[str, Any]]:
    themed = now.keep(themes.themed_responses, set_id)
    rows = [] if themed is None else themed.ranked.head(_THEMES_SHOWN).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def rooms_with_results(now: Snapshot) -> tuple[tuple[method.Room, tuple[method.Reveal, ...]], ...]:
    """Return the workshops that have results of at least five people, the oldest first, with these results."""
    rooms = [(room, now.keep(every_revealed, room.code)) for room in reversed(now.ask(store.workshops))]
    with_results = ((room, tuple(result for result in results if result.is_shown)) for room, results in rooms)
    return tuple((room, results) for room, results in with_results if results)
