"""What people said of words: shown everywhere or hidden everywhere; applied at once to all that is stored, on record.

The record tells how many answers changed, never the words. What is to be hidden stands in the database file as it was
typed, like the words as they came: it must be found again in the next export.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, record, write
from engagement.errors import EngagementError
from engagement.masks.alignment import Edit, applied, hidden_in, hiding, place_after, revealing, showing
from engagement.responses.markup import readable
from engagement.responses.redact import CHOSEN, as_term

migrations = Migrations("engagement_masks")

SHOW: Final = "show"
HIDE: Final = "hide"
# Tables that know a part of an answer by its characters, each with what sets its points apart.
_POINTS: Final = {"assignment": "set_id", "evidence_point": "0"}

Editor = Callable[[str, str | None], list[Edit]]
"""From a masked answer and its words as they came (None where they are deleted) to what changes in it."""


@migrations()
def create_mask_words(db: Database) -> None:
    """What people said of words, and which answers that changed, so that it can be taken back."""
    db.execute(
        "CREATE TABLE mask_word (words TEXT PRIMARY KEY NOT NULL, decision TEXT NOT NULL,"
        " kind TEXT NOT NULL, responses TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL)"
    )


def show_everywhere(db: Database, stamp: Stamp, words: str) -> int:
    """Show words that are no personal detail from now on, and in every answer whose words as they came are kept.

    Returns
    -------
    int
        How many answers changed.

    Raises
    ------
    EngagementError
        Where there are no words.
    """
    term = _term(words)
    with write(db):
        _forget(db, term)
        kinds: set[str] = set()

        def editor(masked: str, came: str | None) -> list[Edit]:
            edits = showing(came, masked, term) if came is not None else []
            kinds.update(masked[edit.start + 1 : edit.end - 1] for edit in edits if edit.end > edit.start)
            return edits

        changed = _edit(db, editor, term, masked_alone=False)
        _keep(db, stamp, (term, SHOW, min(kinds, default="name")), changed)
        record(
            db, stamp, what="Showed words everywhere", target="words", before=None, after={"responses": len(changed)}
        )
    return len(changed)


def hide_everywhere(db: Database, stamp: Stamp, words: str) -> int:
    """Hide words, whole and in any case, in every stored answer and from now on.

    In closed answers, of which nothing is kept as it came, that is not undone by `take_back`.

    Returns
    -------
    int
        How many answers changed.

    Raises
    ------
    EngagementError
        Where there are no words.
    """
    term = _term(words)
    with write(db):
        _forget(db, term)
        changed = _edit(db, lambda masked, _: hiding(masked, term), term, masked_alone=True)
        _hide_in_choices(db, term)
        _keep(db, stamp, (term, HIDE, CHOSEN), changed)
        record(db, stamp, what="Hid words everywhere", target="words", before=None, after={"responses": len(changed)})
    return len(changed)


def take_back(db: Database, stamp: Stamp, words: str) -> int:
    """Take back what was said of words; answers that it changed hold again what they held before.

    Where the words as they came are deleted, what was hidden in an answer stays hidden.

    Returns
    -------
    int
        How many answers changed.

    Raises
    ------
    EngagementError
        Where nothing was said of them, or it was taken back before.
    """
    term = _term(words)
    with write(db):
        changed = _forget(db, term)
        if changed is None:
            raise EngagementError("This was taken back before, perhaps by somebody else. Nothing was changed.")
        after = {"responses": changed}
        record(db, stamp, what="Took back what was said of words", target="words", before=None, after=after)
    return changed


def hidden_words(db: Database, stamp: Stamp) -> pd.DataFrame:
    """Return every string that is hidden in stored answers, and put on record who looked.

    Returns
    -------
    pandas.DataFrame
        As `hidden_in`, of answers of imports in force whose words as they came are kept.
    """
    with write(db):
        table = hidden_in((came, masked) for _, masked, came in _answers(db, standing=True) if came is not None)
        record(db, stamp, what="Looked at what is hidden", target="words", before=None, after=None)
    return table


def decisions(db: Database) -> pd.DataFrame:
    """Return what people said of words, the last first: words, decision ("show" or "hide"), who, at."""
    columns = ["words", "decision", "who", "at"]
    rows = db.execute(f"SELECT {', '.join(columns)} FROM mask_word ORDER BY at DESC, words").fetchall()  # noqa: S608
    return pd.DataFrame(rows, columns=columns)


def terms(db: Database) -> tuple[frozenset[str], frozenset[str]]:
    """Return the terms to show and those to hide, as `Masker` takes them."""
    rows = db.execute("SELECT decision, words FROM mask_word").fetchall()
    to_show = frozenset(words for decision, words in rows if decision == SHOW)
    return to_show, frozenset(words for decision, words in rows if decision == HIDE)


def _term(words: str) -> str:
    term = as_term(words)
    if not term:
        raise EngagementError("Type the words first.")
    return term


def _keep(db: Database, stamp: Stamp, decision: Sequence[str], changed: Sequence[int]) -> None:
    """Keep a decision: the term, what it is, and the kind of mask that hid it or does."""
    db.execute(
        "INSERT INTO mask_word (words, decision, kind, responses, who, at) VALUES (?, ?, ?, ?, ?, ?)",
        [*decision, json.dumps(list(changed)), stamp.who, stamp.at.isoformat()],
    )


def _forget(db: Database, term: str) -> int | None:
    """Take back what was said of a term; return how many answers changed, None where nothing was said."""
    row = db.execute("SELECT decision, kind, responses FROM mask_word WHERE words = ?", [term]).fetchone()
    if row is None:
        return None
    decision, kind, responses = row
    numbers = frozenset(json.loads(responses))

    def editor(masked: str, came: str | None) -> list[Edit]:
        if decision == SHOW:
            return hiding(masked, term, kind)
        return revealing(came, masked, term) if came is not None else []

    changed = _edit(db, editor, term, masked_alone=decision == SHOW, among=numbers)
    db.execute("DELETE FROM mask_word WHERE words = ?", [term])
    return len(changed)


def _edit(
    db: Database, editor: Editor, term: str, *, masked_alone: bool, among: frozenset[int] | None = None
) -> list[int]:
    """Rewrite the answers that an editor changes; what themes were found in moves along. Return their numbers.

    Only answers are looked at that hold the first word of the term, masked or as they came, and are `among` those.
    """
    first = term.split(maxsplit=1)[0].split("'", maxsplit=1)[0]
    changed = []
    for response_id, masked, came in list(_answers(db)):
        words = None if came is None else readable(came)
        looked_at = masked if masked_alone else words
        if looked_at is None or first not in looked_at.lower() or (among is not None and response_id not in among):
            continue
        edits = editor(masked, words)
        if edits:
            db.execute("UPDATE response SET text = ? WHERE response_id = ?", [applied(masked, edits), response_id])
            for table in _POINTS:
                _move_points(db, table, response_id, edits)
            changed.append(response_id)
    return changed


def _hide_in_choices(db: Database, term: str) -> None:
    values = [value for (value,) in db.execute("SELECT DISTINCT value FROM closed_answer").fetchall()]
    masked = [(applied(value, hiding(value, term)), value) for value in values]
    # Two choices may be one once a word is hidden in them: who ticked both has ticked it.
    db.conn.executemany(
        "UPDATE OR REPLACE closed_answer SET value = ? WHERE value = ?", [pair for pair in masked if pair[0] != pair[1]]
    )


def _answers(db: Database, *, standing: bool = False) -> Iterator[tuple[int, str, str | None]]:
    """Every answer that holds words: number, masked, as it came (None where that is deleted)."""
    table = "standing_response" if standing else "response"
    yield from db.execute(
        f"SELECT r.response_id, r.text, w.raw FROM {table} r LEFT JOIN raw_response w USING (response_id)"  # noqa: S608
        " WHERE r.text <> '' ORDER BY r.response_id"
    ).fetchall()


def _move_points(db: Database, table: str, response_id: int, edits: list[Edit]) -> None:
    """Let the points that themes or evidence hold of an answer stand on the same words."""
    query = f'SELECT rowid, {_POINTS[table]}, start, "end" FROM {table} WHERE response_id = ?'  # noqa: S608
    rows = db.execute(query, [response_id]).fetchall()
    # No two points of an answer may be equal, not even while they move: first out of the way, then to their places.
    away = f'UPDATE {table} SET start = -start - 1, "end" = -"end" - 1 WHERE response_id = ?'  # noqa: S608
    db.execute(away, [response_id])
    places: dict[tuple[int, int, int], int] = {}
    for rowid, together, start, end in rows:
        place = together, place_after(start, edits), place_after(end, edits)
        while place in places:
            place = *place[:2], place[2] + 1
        places[place] = rowid
    db.conn.executemany(
        f'UPDATE {table} SET start = ?, "end" = ? WHERE rowid = ?',  # noqa: S608
        [(start, end, rowid) for (_, start, end), rowid in places.items()],
    )
