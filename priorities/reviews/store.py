"""Annual reviews at rest: drafts in every version, and what was frozen of them, with its hashes on record.

Nothing is overwritten. A frozen review never changes: opened again it becomes a further edition beside the old one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, entry_after, moment_in_words, only_added_to, record, verify_history, write
from priorities.commitments import BOARD
from priorities.errors import Overtaken, ReviewError
from priorities.reviews.schema import Draft, Review, from_json, to_json

migrations = Migrations("priorities.reviews")

LONGEST: Final = 10_000
"""Letters of what people write in one box of a review: four pages. A longer one is a mistake of the clipboard."""

_FROZE: Final = "Froze an annual review"
_TRUST: Final = "Do not rely on it; a backup holds it as it was."
_FIELDS: Final = ("year", "edition", "day", "changed", "lessons", "reason", "version", "who", "at")


@dataclass(frozen=True)
class Frozen:
    """A frozen review without its bytes: hashes of content and Word file, and the entry of the record with both."""

    number: int
    year: int
    edition: int
    day: str
    content_sha256: str
    word_sha256: str
    entry: int
    who: str
    at: str


@migrations()
def create_reviews(db: Database) -> None:
    """Drafts, one row a version; frozen reviews with their content and their Word file."""
    db.execute(
        "CREATE TABLE review_draft (row_id INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL,"
        " edition INTEGER NOT NULL, day TEXT NOT NULL, changed TEXT NOT NULL, lessons TEXT NOT NULL,"
        " reason TEXT NOT NULL, version INTEGER NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL,"
        " UNIQUE (year, edition, version))"
    )
    db.execute(
        "CREATE TABLE review_frozen (number INTEGER PRIMARY KEY AUTOINCREMENT, year INTEGER NOT NULL,"
        " edition INTEGER NOT NULL, day TEXT NOT NULL, content TEXT NOT NULL, word BLOB NOT NULL,"
        " content_sha256 TEXT NOT NULL, word_sha256 TEXT NOT NULL, entry INTEGER NOT NULL,"
        " who TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (year, edition))"
    )
    only_added_to(db, "review_draft", "review_frozen")


def drafts(db: Database) -> tuple[Draft, ...]:
    """Return the last version of each draft that is not frozen yet, the earliest year first."""
    rows = db.query("SELECT * FROM review_draft ORDER BY year, edition, version")
    latest = {(row["year"], row["edition"]): Draft(**{name: row[name] for name in _FIELDS}) for row in rows}
    frozen = {(review.year, review.edition) for review in frozen_reviews(db)}
    return tuple(draft for key, draft in latest.items() if key not in frozen)


def frozen_reviews(db: Database) -> tuple[Frozen, ...]:
    """Return the frozen reviews without their bytes, in the order of years and editions."""
    columns = ", ".join(Frozen.__dataclass_fields__)
    rows = db.execute(f"SELECT {columns} FROM review_frozen ORDER BY year, edition").fetchall()  # noqa: S608
    return tuple(Frozen(*row) for row in rows)


def content(db: Database, number: int) -> Review:
    """Return what was frozen.

    Raises
    ------
    ReviewError
        Where there is none, or it cannot be read any more.
    """
    row = db.execute("SELECT content FROM review_frozen WHERE number = ?", [int(number)]).fetchone()
    if row is None:
        raise ReviewError("There is no such review.")
    try:
        return from_json(str(row[0]))
    except (ValueError, KeyError, TypeError):
        raise ReviewError(f"What was frozen cannot be read any more: it was changed. {_TRUST}") from None


def word_file(db: Database, number: int) -> bytes:
    """Return the Word file of a frozen review as it was frozen.

    Raises
    ------
    ReviewError
        Where there is none, or anything of it is not as it was frozen.
    """
    sentence = fault(db, number)
    if sentence:
        raise ReviewError(sentence)
    return bytes(db.execute("SELECT word FROM review_frozen WHERE number = ?", [int(number)]).fetchone()[0])


def fault(db: Database, number: int) -> str:
    """Return what is wrong with a frozen review, in a sentence; "" where its bytes are those of the record."""
    row = next(iter(db.query("SELECT * FROM review_frozen WHERE number = ?", [int(number)])), None)
    if row is None:
        return "There is no such review."
    hashes = {f"{name}_sha256": _sha256(_bytes(row[name])) for name in ("content", "word")}
    after = entry_after(db, row["entry"]) or {}
    if any(after.get(name) != row[name] for name in hashes) or after.get("review") != _name(row):
        return f"The record tells of other bytes than those of this review: it was changed behind its back. {_TRUST}"
    if any(hashes[name] != row[name] for name in hashes):
        return f"The bytes of this review are not those that were frozen: somebody changed them. {_TRUST}"
    if not verify_history(db):
        return f"The record's chain is broken, so nobody can tell whether this review is as it was frozen. {_TRUST}"
    return ""


def keep_draft(db: Database, stamp: Stamp, draft: Draft, today: date) -> None:
    """Begin a review, or keep what was written in its draft.

    Parameters
    ----------
    draft : its `version` is the one that was looked at, 0 where it is begun.
    today : no review looks from a later day.

    Raises
    ------
    ReviewError
        Where it cannot stand, is frozen, or a year has a draft already. `Overtaken` where somebody else was quicker.
    """
    draft = replace(draft, changed=_typed(draft.changed), lessons=_typed(draft.lessons))
    _check(draft, today)
    with write(db):
        _refuse_frozen(db, draft)
        latest = _latest(db, draft.year, draft.edition)
        if draft.edition != 1 and latest is None:
            raise ReviewError("There is no such draft. Open the frozen review again, with a reason.")
        if (latest.version if latest else 0) != draft.version:
            raise _overtaken(latest)
        what = "Kept the draft of an annual review" if latest else "Began an annual review"
        _add(db, stamp, draft, what)


def open_again(db: Database, stamp: Stamp, year: int, reason: str) -> Draft:
    """Open the frozen review of a year again, as a further edition that begins with its words; the old one stays.

    Raises
    ------
    ReviewError
        Without a reason, where none is frozen, or where it is open already.
    """
    reason = _typed(" ".join(reason.split()))
    if not reason:
        raise ReviewError("Say why the review is opened again. The reason stands in the new edition.")
    _check_length(reason, "reason")
    with write(db):
        editions = [review.edition for review in frozen_reviews(db) if review.year == year]
        if not editions:
            raise ReviewError("There is no frozen review of this year to open again.")
        if _latest(db, year, max(editions) + 1) is not None:
            raise ReviewError("This review is open again already. Go on in its draft.")
        words = _latest(db, year, max(editions))
        if words is None:
            raise ReviewError("The words of this review are not here any more.")
        draft = replace(words, edition=max(editions) + 1, reason=reason, version=0)
        _add(db, stamp, draft, "Opened an annual review again")
    return draft


def keep_frozen(db: Database, stamp: Stamp, review: Review, word: bytes, version: int) -> Frozen:
    """Freeze a review: its content and its Word file, with both hashes on record.

    Parameters
    ----------
    version : of the draft that it was made of.

    Raises
    ------
    ReviewError
        Where it is frozen already. `Overtaken` where somebody changed the draft meanwhile. Nothing is stored.
    """
    letters = to_json(review)
    hashes = {"content_sha256": _sha256(letters.encode()), "word_sha256": _sha256(word)}
    row = {"year": review.year, "edition": review.edition, "day": review.day}
    with write(db):
        _refuse_frozen(db, review)
        latest = _latest(db, review.year, review.edition)
        if latest is None or latest.version != version:
            raise _overtaken(latest)
        after = {"review": _name(row), "day": review.day, **hashes}
        entry = record(db, stamp, what=_FROZE, target=_name(row), before=None, after=after)
        full = {**row, "content": letters, "word": word, **hashes, "entry": entry}
        number = add_row(db, "review_frozen", full, stamp)
    return next(entry for entry in frozen_reviews(db) if entry.number == number)


def _check(draft: Draft, today: date) -> None:
    try:
        day = date.fromisoformat(draft.day)
    except ValueError:
        raise ReviewError("The day cannot be read. Choose the day that the review looks from.") from None
    if day > today:
        raise ReviewError("That day has not come yet. A review looks from a day whose figures are known.")
    if day < BOARD:
        raise ReviewError("No target is older than the board of 15 March 2019. Choose a later day.")
    if day.year != draft.year:
        raise ReviewError(f"The review of {draft.year} looks from a day of that year. Choose one, or begin another.")
    _check_length(draft.changed, "text on what changed")
    _check_length(draft.lessons, "text on lessons")


def _check_length(text: str, name: str) -> None:
    if len(text) > LONGEST:
        raise ReviewError(f"The {name} is too long. Use at most {LONGEST:,} letters.")


def _typed(text: str) -> str:
    """Return what was typed with single line ends, as UTF-8 can hold it."""
    lines = text.strip().replace("\r\n", "\n").replace("\r", "\n")
    return lines.encode("utf-8", "replace").decode("utf-8")


def _refuse_frozen(db: Database, review: Draft | Review) -> None:
    row = db.execute(
        "SELECT who, at FROM review_frozen WHERE year = ? AND edition >= ?", [review.year, review.edition]
    ).fetchone()
    if row:
        raise ReviewError(f"{row[0]} froze this review{_moment(row[1])}. Open it again to change anything.")


def _latest(db: Database, year: int, edition: int) -> Draft | None:
    query = "SELECT * FROM review_draft WHERE year = ? AND edition = ? ORDER BY version DESC LIMIT 1"
    row = next(iter(db.query(query, [year, edition])), None)
    return None if row is None else Draft(**{name: row[name] for name in _FIELDS})


def _add(db: Database, stamp: Stamp, draft: Draft, what: str) -> None:
    """Add a version of a draft and note it on record, which tells how much was written and not what."""
    row: dict[str, Any] = {name: getattr(draft, name) for name in _FIELDS[:6]}
    add_row(db, "review_draft", {**row, "version": draft.version + 1}, stamp)
    after = {"day": draft.day, "letters on what changed": len(draft.changed), "letters of lessons": len(draft.lessons)}
    record(db, stamp, what=what, target=_name(row), before=None, after=after)


def _name(row: Any) -> str:
    return f"review of {row['year']}, edition {row['edition']}"


def _overtaken(latest: Draft | None) -> Overtaken:
    who, when = (latest.who, _moment(latest.at)) if latest else ("Somebody", "")
    return Overtaken(
        f"{who} changed this draft{when}, after you opened it. Nothing of yours was stored: look at what stands there "
        "now, then try again."
    )


def _moment(at: str) -> str:
    return f" on {moment_in_words(at)}"


def _bytes(stored: Any) -> bytes:
    """Return what stands in a cell as bytes; a cell that somebody changed may hold text where there were bytes."""
    return stored if isinstance(stored, bytes) else str(stored).encode("utf-8", "replace")


def _sha256(stored: bytes) -> str:
    return hashlib.sha256(stored).hexdigest()
