"""Answers to themes at rest: versions that are only added to, each under the theme where a person put it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from engagement.errors import LedgerChanged, LedgerError
from engagement.ledger.answer import STATES, Answer, checked_answer
from engagement.ledger.following import Change, Whereabouts, change_of, follow, way
from engagement.themes.log import store as log

migrations = Migrations("engagement.ledger")

_ANSWER: Final = tuple(field.name for field in fields(Answer))
_PLACE: Final = ("theme", "question", "set_id", "act_id")
_MEANWHILE: Final = (
    "Somebody else changed this answer meanwhile. See what stands now, then keep yours again if it still holds."
)


@dataclass(frozen=True)
class Version:
    """The last version of an answer.

    Attributes
    ----------
    answer : what it says.
    theme, question : what the theme was called, and what was asked, when a person put it there.
    set_id, act_id : the set of that theme, and the last act on it then.
    is_public : whether it was marked for the public.
    version : its number, higher than that of every earlier one.
    who, at : who wrote this version, and when (ISO).
    n_changes : how many versions came before it.
    """

    answer: Answer
    theme: str
    question: str
    set_id: int
    act_id: int
    is_public: bool
    version: int
    who: str
    at: str
    n_changes: int


@migrations()
def create_ledger(db: Database) -> None:
    """Answers to themes, a row a version."""
    states = ", ".join(f"'{state}'" for state in STATES)
    db.execute(
        f"""
        CREATE TABLE ledger_answers (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, at TEXT NOT NULL, number TEXT NOT NULL,
            theme_id INTEGER NOT NULL, theme TEXT NOT NULL, question TEXT NOT NULL, set_id INTEGER NOT NULL,
            act_id INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ({states})), decision TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (state != 'will not' OR reason != ''), owner TEXT NOT NULL, due TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)), is_public INTEGER NOT NULL CHECK (is_public IN (0, 1))
        )
        """
    )
    only_added_to(db, "ledger_answers")


def versions(db: Database) -> tuple[Version, ...]:
    """Return the last version of each answer, also of those taken away, in the order in which they were first kept."""
    last: dict[str, Version] = {}
    for version in _rows(db):
        earlier = last.get(version.answer.number)
        last[version.answer.number] = replace(version, n_changes=0 if earlier is None else earlier.n_changes + 1)
    return tuple(last.values())


def earlier(db: Database, number: str) -> pd.DataFrame:
    """Return every version of an answer, newest first: who, at, what it says, theme, in_use, is_public."""
    rows = [
        {**asdict(version.answer), "theme": version.theme, "who": version.who, "at": version.at,
         "is_public": version.is_public}
        for version in _rows(db)
        if version.answer.number == number
    ]  # fmt: skip
    return pd.DataFrame(rows[::-1])


def _rows(db: Database) -> list[Version]:
    names = (*_ANSWER, *_PLACE, "is_public", "row_id", "who", "at")
    query = f"SELECT {', '.join(names)} FROM ledger_answers ORDER BY row_id"  # noqa: S608
    rows = [dict(zip(names, values, strict=True)) for values in db.execute(query).fetchall()]
    return [
        Version(
            answer=Answer(**{name: row[name] for name in _ANSWER} | {"in_use": bool(row["in_use"])}),
            is_public=bool(row["is_public"]), version=row["row_id"], who=row["who"], at=row["at"], n_changes=0,
            **{name: row[name] for name in _PLACE},
        )
        for row in rows
    ]  # fmt: skip


def whereabouts(db: Database) -> dict[str, Whereabouts]:
    """Return where each answer in use stands now, by its number."""
    by_set: dict[int, list[Version]] = {}
    for version in versions(db):
        if version.answer.in_use:
            by_set.setdefault(version.set_id, []).append(version)
    return {number: place for set_id, of_set in by_set.items() for number, place in _places(db, set_id, of_set).items()}


def _places(db: Database, set_id: int, of_set: Iterable[Version]) -> dict[str, Whereabouts]:
    now = log.last_act(db, set_id)
    stood = log.standing_after(db, set_id, [now, *(version.act_id for version in of_set)])
    ways = {moment: way(stood[moment], stood[now]) for moment in stood}
    back = {act: change_of(log.patch_of(db, act).backwards) for act in {a for acts, _ in ways.values() for a in acts}}
    onward = {act: change_of(log.patch_of(db, act)) for act in {a for _, acts in ways.values() for a in acts}}

    def changes(moment: int) -> list[Change]:
        return [*(back[act] for act in ways[moment][0]), *(onward[act] for act in ways[moment][1])]

    return {v.answer.number: follow(v.answer.theme_id, changes(v.act_id)) for v in of_set}


def keep_answer(db: Database, stamp: Stamp, answer: Answer, *, version: int = 0) -> str:
    """Answer a theme, change an answer, take it away or put it back; what changes is public no more.

    Parameters
    ----------
    answer : its theme counts where it is new; one that stands stays where it is.
    version : the one that the person saw who changes it; 0 for a new one.

    Returns
    -------
    str
        Its number.

    Raises
    ------
    LedgerError
        Where it is not whole (see `checked_answer`), or nothing is changed.
    LedgerChanged
        Where somebody else changed it, or answered the theme, meanwhile.
    """
    with write(db):
        before = _current(db, answer.number, version) if answer.number else None
        if answer.in_use:
            answer = checked_answer(answer)
        if before is None:
            place = _place_of(db, answer.theme_id)
            if any(other_place.theme_id == answer.theme_id for other_place in whereabouts(db).values()):
                raise LedgerChanged("Somebody else answered this theme meanwhile. Change that answer.")
            answer = replace(answer, number=f"L{len(versions(db)) + 1:02d}")
        else:
            answer, place = replace(answer, theme_id=before.answer.theme_id), _place_at(before)
            if answer == before.answer:
                raise LedgerError("It stands like this already. Nothing was changed.")
        _keep(db, stamp, answer, place, "Answered a theme" if before is None else _what(before.answer, answer))
    return answer.number


def _what(before: Answer, after: Answer) -> str:
    if not after.in_use:
        return "Took an answer to a theme away"
    return "Changed an answer to a theme" if before.in_use else "Put an answer to a theme back"


def put_answer(db: Database, stamp: Stamp, number: str, theme_id: int, *, version: int) -> None:
    """Say under which theme an answer stands from now on; it is public no more.

    Raises
    ------
    LedgerError
        Where the theme stands no more.
    LedgerChanged
        Where somebody else changed the answer meanwhile.
    """
    with write(db):
        before = _current(db, number, version)
        place = _place_of(db, theme_id)
        answer = replace(before.answer, theme_id=int(theme_id), in_use=True)
        _keep(db, stamp, answer, place, "Put an answer under a theme")


def mark_public(db: Database, stamp: Stamp, number: str, *, is_public: bool, version: int) -> None:
    """Mark an answer for the public as it stands, or take the mark away.

    Raises
    ------
    LedgerError
        Where it is marked so already, or was taken away.
    LedgerChanged
        Where somebody else changed it meanwhile.
    """
    with write(db):
        before = _current(db, number, version)
        if before.is_public == is_public:
            raise LedgerError(f"It is {'marked already' if is_public else 'not marked'}.")
        if not before.answer.in_use:
            raise LedgerError("It was taken away. Put it back first.")
        what = "Marked an answer for the public" if is_public else "Took an answer back from the public"
        _keep(db, stamp, before.answer, _place_at(before), what, is_public=is_public)


def _current(db: Database, number: str, version: int) -> Version:
    """The last version of an answer, where it is the one that was seen."""
    stands = next((entry for entry in versions(db) if entry.answer.number == number), None)
    if stands is None:
        raise LedgerError("There is no such answer. Reload the page.")
    if stands.version != version:
        raise LedgerChanged(_MEANWHILE)
    return stands


def _place_of(db: Database, theme_id: int) -> dict[str, Any]:
    """What is kept of a standing theme with an answer that is put there now."""
    row = db.execute(
        "SELECT name, set_id FROM theme WHERE theme_id = ? AND state = 'standing'", [int(theme_id)]
    ).fetchone()
    if row is None:
        raise LedgerError("This theme stands no more. Look at the themes again; nothing was changed.")
    texts = db.execute(
        "SELECT q.text FROM theme_set_question m JOIN question q USING (question_id) WHERE m.set_id = ?"
        " ORDER BY q.survey_id, q.place",
        [row[1]],
    ).fetchall()
    question = " / ".join(dict.fromkeys(text for (text,) in texts))
    return {"theme": row[0], "question": question, "set_id": row[1], "act_id": log.last_act(db, row[1])}


def _place_at(version: Version) -> dict[str, Any]:
    return {name: getattr(version, name) for name in _PLACE}


def _keep(
    db: Database, stamp: Stamp, answer: Answer, place: Mapping[str, Any], what: str, *, is_public: bool = False
) -> None:
    before = next((asdict(entry.answer) for entry in versions(db) if entry.answer.number == answer.number), None)
    row = {**asdict(answer), "in_use": int(answer.in_use), **place, "is_public": int(is_public)}
    add_row(db, "ledger_answers", row, stamp)
    record(db, stamp, what=what, target=f"answer {answer.number}", before=before,
           after={**asdict(answer), "is_public": is_public})  # fmt: skip
