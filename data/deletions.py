"""What was deleted on request, so that going back to a backup does not bring it back.

Each deletion stands in the database, and so in every backup made after it, and in a small file beside the database,
for the day when the database is lost and a backup from before the deletion is all there is. It holds codes, no words.
What a deletion means is known above: `restore` takes a function for each kind, which does it again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database, Migrations

from data.database import require_write
from data.errors import file_errors
from data.files import beside, make_private, move_into_place

log = logging.getLogger("explorer.data")

SUFFIX = ".deletions"

migrations = Migrations("data.deletions")


class Deletion(NamedTuple):
    """One deletion.

    Attributes
    ----------
    kind : str
        Which function does it again.
    key : str
        What was deleted: a code, never words.
    at : str
        When, as ISO 8601 in UTC.
    """

    kind: str
    key: str
    at: str

    @classmethod
    def of(cls, kind: str, key: str, at: datetime) -> Deletion:
        """Return the deletion of something at a time."""
        return cls(kind, key, at.astimezone(UTC).isoformat())


Replay = Callable[[Database, Sequence[Deletion]], object]
Replays = Mapping[str, Replay]


@migrations()
def create_deletion(db: Database) -> None:
    db.execute(
        "CREATE TABLE deletion (kind TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, key, at))"
    )


def note_deletions(db: Database, deletions: Collection[Deletion]) -> None:
    """Note what the open `write` block deletes.

    The file beside the database is written first, before the change is stored: a deletion that failed may be done by
    a later restore, but one that was stored is never forgotten.
    """
    require_write(db)
    add_deletions(db, deletions)
    file = db.execute("PRAGMA database_list").fetchone()[2]
    if file:
        keep_beside(Path(file), deletions)


def add_deletions(db: Database, deletions: Iterable[Deletion]) -> None:
    """Note deletions in the database alone."""
    db.conn.executemany("INSERT OR IGNORE INTO deletion VALUES (?, ?, ?)", list(deletions))


def stored_deletions(db: Database) -> set[Deletion]:
    """Return the deletions that a database knows of."""
    return {Deletion(*row) for row in db.execute("SELECT kind, key, at FROM deletion").fetchall()}


def keep_beside(path: Path, deletions: Collection[Deletion]) -> None:
    """Add deletions to the file beside a database, which only grows; its owner alone can read it."""
    before = deletions_beside(path)
    if before.issuperset(deletions):
        return
    file = beside(path, SUFFIX)
    growing = beside(file, ".partial")
    lines = (json.dumps(deletion) for deletion in sorted(before.union(deletions)))
    with file_errors():
        growing.unlink(missing_ok=True)
        make_private(growing)
        growing.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
        move_into_place(growing, file)


def deletions_beside(path: Path) -> set[Deletion]:
    """Return the deletions in the file beside a database; a line that cannot be read is passed over and logged."""
    file = beside(path, SUFFIX)
    if not file.exists():
        return set()
    with file_errors():
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    deletions = set()
    for number, line in enumerate(lines, start=1):
        try:
            kind, key, at = json.loads(line)
        except (ValueError, TypeError):
            log.warning("Line %d of the file of deletions cannot be read", number)
        else:
            deletions.add(Deletion(str(kind), str(key), str(at)))
    return deletions
