"""What people decide about a question: what it asks for, and how its answers are counted."""

from __future__ import annotations

from typing import Final, cast, get_args

from sqlite_utils import Database

from data import Stamp, record, write
from engagement.errors import UnknownQuestion
from engagement.responses.triage import tray_of
from engagement.schema import CRITICISM, IN_USE, NOTHING, PRAISE, Asks, QuestionKind

_CLOSED: Final = tuple(kind for kind in get_args(QuestionKind) if kind != "open")


def change_asks(db: Database, stamp: Stamp, question_id: int, asks: Asks) -> int:
    """Say what an open question asks for; a bare "no" to it, also one stored before, goes where it belongs.

    Parameters
    ----------
    question_id : of an open question.
    asks : faults, good things, yes or no, or anything.

    Returns
    -------
    int
        How many stored answers went from one tray to another, or into use. An answer that somebody put back into use,
        or that lies aside for another reason, stays where it is.

    Raises
    ------
    UnknownQuestion
        Where there is no such open question, or no such thing to ask for.
    """
    with write(db):
        text, before = _question(db, question_id, ("open",), "asks")
        if asks not in get_args(Asks):
            raise UnknownQuestion("A question asks for faults, for good things, for yes or no, or for anything.")
        db.execute("UPDATE question SET asks = ? WHERE question_id = ?", [asks, int(question_id)])
        rows = db.execute(
            "SELECT response_id, text, tray FROM response WHERE question_id = ? AND tray IN (?, ?, ?, ?)",
            [int(question_id), IN_USE, NOTHING, PRAISE, CRITICISM],
        ).fetchall()
        earlier = cast("Asks", before)
        moves = [
            (tray_of(words, asks), number)
            for number, words, tray in rows
            if tray == tray_of(words, earlier) != tray_of(words, asks)
        ]
        db.conn.executemany("UPDATE response SET tray = ? WHERE response_id = ?", moves)
        record(
            db, stamp, what="Said what a question asks for", target=f"question {question_id}",
            before={"question": text, "asks": before}, after={"asks": asks, "responses": len(moves)},
        )  # fmt: skip
    return len(moves)


def change_kind(db: Database, stamp: Stamp, question_id: int, kind: QuestionKind) -> None:
    """Say how the answers to a closed question are counted: one choice, several, a rating or a number.

    Raises
    ------
    UnknownQuestion
        Where there is no such closed question, or no such kind.
    """
    with write(db):
        text, before = _question(db, question_id, _CLOSED, "kind")
        if kind not in _CLOSED:
            raise UnknownQuestion("Answers from a list are one choice, several choices, a rating or a number.")
        db.execute("UPDATE question SET kind = ? WHERE question_id = ?", [kind, int(question_id)])
        record(
            db, stamp, what="Said how a question is counted", target=f"question {question_id}",
            before={"question": text, "kind": before}, after={"kind": kind},
        )  # fmt: skip


def _question(db: Database, question_id: int, kinds: tuple[str, ...], column: str) -> tuple[str, str]:
    """The text of a question of these kinds, and one more column of it."""
    marks = ", ".join("?" * len(kinds))
    row = db.execute(
        f"SELECT text, {column} FROM question WHERE question_id = ? AND kind IN ({marks})",  # noqa: S608
        [int(question_id), *kinds],
    ).fetchone()
    if row is None:
        raise UnknownQuestion("There is no such question any more. Load the page again.")
    return str(row[0]), str(row[1])
