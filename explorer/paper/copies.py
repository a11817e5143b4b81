"""Final copies at rest: both files of a document as they were, with their hashes on record."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from sqlite_utils import Database

from data import Stamp, add_row, data_version, record, write
from explorer.paper.errors import PaperError


class Copy(NamedTuple):
    """A final copy: number, scenario, document, hashes of both files, who, at, whether its files are there."""

    copy_id: int
    scenario: str
    document: str
    word_sha256: str
    html_sha256: str
    who: str
    at: str
    is_whole: bool


class Files(NamedTuple):
    """What a final copy is made of.

    Attributes
    ----------
    scenario, document : what it is of.
    word, html : both files.
    quoted : numbers of the answers that it quotes.
    version : number of the last write when they were made.
    """

    scenario: str
    document: str
    word: bytes
    html: str
    quoted: tuple[int, ...]
    version: int


def keep_copy(db: Database, stamp: Stamp, files: Files) -> Copy:
    """Keep a document as final: both files, their hashes on record.

    Raises
    ------
    PaperError
        Where something was written since.
    """
    hashes = _hashes(files.word, files.html)
    if data_version(db) != files.version:
        raise PaperError("Something was changed while the paper was made. Read it once more, then mark it final.")
    with write(db):
        row = {"scenario": files.scenario, "document": files.document, "word": files.word, "html": files.html}
        number = add_row(db, "paper_copy", {**row, "word_sha256": hashes[0], "html_sha256": hashes[1]}, stamp)
        db.conn.executemany(
            "INSERT INTO paper_copy_quote VALUES (?, ?)",
            [(number, int(answer)) for answer in sorted(set(files.quoted))],
        )
        after = {"word_sha256": hashes[0], "html_sha256": hashes[1]}
        what, target = f"Marked a {files.document} final", f"scenario {files.scenario}"
        record(db, stamp, what=what, target=target, before=None, after=after)
    return Copy(number, files.scenario, files.document, *hashes, stamp.who, stamp.utc, is_whole=True)


def copies(db: Database) -> tuple[Copy, ...]:
    """Return the final copies, the newest first, without their files."""
    rows = db.execute(
        "SELECT copy_id, scenario, document, word_sha256, html_sha256, who, at, word IS NOT NULL FROM paper_copy"
        " ORDER BY copy_id DESC"
    ).fetchall()
    return tuple(Copy(*row) for row in rows)


def copy_files(db: Database, copy_id: int) -> tuple[bytes, str]:
    """Return the Word and the HTML file of a final copy.

    Raises
    ------
    PaperError
        Where there is none, its files were emptied, or they are not what was kept.
    """
    row = db.execute(
        "SELECT word, html, word_sha256, html_sha256 FROM paper_copy WHERE copy_id = ?", [int(copy_id)]
    ).fetchone()
    if row is None or row[0] is None:
        raise PaperError("This copy is not kept any more: words that it quotes were deleted or hidden.")
    word, html = bytes(row[0]), str(row[1])
    if _hashes(word, html) != (row[2], row[3]):
        raise PaperError("This copy was changed outside the explorer: do not rely on it.")
    return word, html


def _hashes(word: bytes, html: str) -> tuple[str, str]:
    return hashlib.sha256(word).hexdigest(), hashlib.sha256(html.encode("utf-8")).hexdigest()
