"""Papers at rest: what people made of their paragraphs, which quotes are cleared, and the copies that are final.

Nothing is overwritten: the last word on a paragraph or a quote stands. A final copy never changes; one thing empties
it: somebody whom it quotes asks for their words to be deleted. Its hashes stay then, so that a copy kept elsewhere can
still be told from another.
"""

from __future__ import annotations

import hashlib
from typing import Final, NamedTuple

from sqlite_utils import Database, Migrations

from data import Stamp, add_row, only_added_to, record, refuse, write
from explorer.paper.errors import PaperError
from explorer.paper.model import Change
from explorer.paper.values import clean

migrations = Migrations("explorer.paper")

LONGEST_PARAGRAPH: Final = 5_000
"""Characters of a paragraph: two pages. A longer one is a mistake of the clipboard."""

_CHANGED_MEANWHILE: Final = (
    "Somebody else changed this paragraph meanwhile. Read it as it stands now, then change it if it still needs it."
)


class Clearance(NamedTuple):
    """A quote: the answer and the characters of it, with the hash of its words when a person looked at it."""

    response_id: int
    start: int
    end: int
    words_hash: str


@migrations()
def create_papers(db: Database) -> None:
    """Changes of paragraphs, clearances of quotes, final copies."""
    db.execute(
        "CREATE TABLE paper_edit (edit_id INTEGER PRIMARY KEY AUTOINCREMENT, scenario TEXT NOT NULL,"
        " document TEXT NOT NULL, key TEXT NOT NULL, words TEXT, generated TEXT NOT NULL,"
        " who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX paper_edit_of ON paper_edit (scenario, document, key)")
    db.execute(
        "CREATE TABLE paper_clearance (clearance_id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " response_id INTEGER NOT NULL REFERENCES response (response_id), start INTEGER NOT NULL, end INTEGER NOT NULL,"
        " words_hash TEXT NOT NULL, is_cleared INTEGER NOT NULL CHECK (is_cleared IN (0, 1)),"
        " who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE paper_copy (copy_id INTEGER PRIMARY KEY AUTOINCREMENT, scenario TEXT NOT NULL,"
        " document TEXT NOT NULL, word BLOB, html TEXT, word_sha256 TEXT NOT NULL, html_sha256 TEXT NOT NULL,"
        " who TEXT NOT NULL, at TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE paper_copy_quote (copy_id INTEGER NOT NULL REFERENCES paper_copy (copy_id),"
        " response_id INTEGER NOT NULL REFERENCES response (response_id), PRIMARY KEY (copy_id, response_id))"
    )
    only_added_to(db, "paper_edit", "paper_clearance", "paper_copy_quote")
    refuse(db, "paper_copy", "DELETE")
    refuse(db, "paper_copy", "UPDATE", when="new.word IS NOT NULL OR new.html IS NOT NULL")
    db.execute(
        "CREATE TRIGGER paper_copy_forgets AFTER UPDATE OF text ON response WHEN new.text <> old.text BEGIN "
        "UPDATE paper_copy SET word = NULL, html = NULL WHERE word IS NOT NULL AND copy_id IN "
        "(SELECT copy_id FROM paper_copy_quote WHERE response_id = new.response_id); END"
    )


def keep_paragraph(
    db: Database, stamp: Stamp, place: tuple[str, str, str], words: str | None, *, generated: str, last: int
) -> int:
    """Keep a person's words in the place of a paragraph, or take them back; return the number of the change.

    Parameters
    ----------
    place : scenario, document and key of the paragraph.
    words : at most `LONGEST_PARAGRAPH` characters; None takes earlier words back.
    generated : what stood there by itself when the person wrote.
    last : the number of the change that the person saw; 0 for none.

    Raises
    ------
    PaperError
        Where there are no words, too many, or somebody else changed the paragraph meanwhile.
    """
    letters = None if words is None else clean(words)
    if letters == "":
        raise PaperError("The paragraph is empty. Write something, or take the change back.")
    if letters is not None and len(letters) > LONGEST_PARAGRAPH:
        raise PaperError(f"The paragraph is too long. Use at most {LONGEST_PARAGRAPH:,} characters.")
    with write(db):
        latest = _latest(db, place)
        if latest != last:
            raise PaperError(_CHANGED_MEANWHILE)
        row = {**dict(zip(("scenario", "document", "key"), place, strict=True)), "words": letters}
        number = add_row(db, "paper_edit", {**row, "generated": generated}, stamp)
        what = "Took back a change of a paragraph" if letters is None else "Changed a paragraph"
        after = {"characters": 0 if letters is None else len(letters)}
        record(db, stamp, what=what, target=f"{place[1]}, {place[2]}", before=None, after=after)
    return number


def changes(db: Database, scenario: str, document: str) -> dict[str, Change]:
    """Return what people made of the paragraphs of a document, by key: those that stand."""
    return {key: change for key, change in _last_words(db, scenario, document).items() if change.words}


def last_changes(db: Database, scenario: str, document: str) -> dict[str, int]:
    """Return the number of the last change of each paragraph that was ever changed, taken back or not."""
    return {key: change.edit_id for key, change in _last_words(db, scenario, document).items()}


def follow_name(db: Database, before: str, after: str) -> None:
    """Let what people made of the papers of a scenario stand under its new name too, inside a change."""
    if before == after:
        return
    db.execute(
        "INSERT INTO paper_edit (scenario, document, key, words, generated, who, at) SELECT ?, document, key, words,"
        " generated, who, at FROM paper_edit WHERE edit_id IN (SELECT max(edit_id) FROM paper_edit WHERE scenario = ?"
        " GROUP BY document, key) ORDER BY edit_id",
        [after, before],
    )


def clear_quote(db: Database, stamp: Stamp, quote: Clearance, *, is_cleared: bool) -> None:
    """Keep whether a quote may stand before the public.

    Raises
    ------
    PaperError
        Where the answer is not there any more, or its words are others by now.
    """
    with write(db):
        row = db.execute("SELECT text FROM response WHERE response_id = ?", [int(quote.response_id)]).fetchone()
        if row is None or words_hash(row[0][quote.start : quote.end]) != quote.words_hash:
            raise PaperError("These words are not there any more, or others by now. Read them again.")
        add_row(db, "paper_clearance", {**quote._asdict(), "is_cleared": int(is_cleared)}, stamp)
        what = "Cleared a quote" if is_cleared else "Withdrew a quote"
        record(db, stamp, what=what, target=f"response {quote.response_id}", before=None, after=None)


def cleared_quotes(db: Database) -> frozenset[Clearance]:
    """Return the quotes that a person cleared last."""
    rows = db.execute(
        "SELECT response_id, start, end, words_hash FROM paper_clearance WHERE is_cleared = 1 AND clearance_id IN"
        " (SELECT max(clearance_id) FROM paper_clearance GROUP BY response_id, start, end)"
    ).fetchall()
    return frozenset(Clearance(*row) for row in rows)


def words_hash(words: str) -> str:
    """Return by what the words of a quote are known again."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def _latest(db: Database, place: tuple[str, str, str]) -> int:
    row = db.execute(
        "SELECT max(edit_id) FROM paper_edit WHERE scenario = ? AND document = ? AND key = ?", list(place)
    ).fetchone()
    return int(row[0] or 0)


def _last_words(db: Database, scenario: str, document: str) -> dict[str, Change]:
    rows = db.execute(
        "SELECT key, words, edit_id, who, at, generated FROM paper_edit WHERE edit_id IN (SELECT max(edit_id)"
        " FROM paper_edit WHERE scenario = ? AND document = ? GROUP BY key) ORDER BY edit_id",
        [scenario, document],
    ).fetchall()
    return {key: Change(text or "", number, who, at, generated) for key, text, number, who, at, generated in rows}
