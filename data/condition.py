"""Whether a file is a database of the explorer, whole, and not newer than this release.

The first hundred bytes are read before SQLite opens anything: opening a database with a journal beside it
already changes the file (https://www.sqlite.org/lockingv3.html, hot journals).
"""

from __future__ import annotations

import struct
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from data import content
from data.audit import verify_history
from data.database import connect, connect_alone, get_sessions
from data.driver import sqlite3
from data.errors import (
    CannotOpen,
    DamagedDatabase,
    EmptyFile,
    ForeignDatabase,
    MismatchedJournal,
    MissingDatabase,
    NewerDatabase,
    NotADatabase,
    StorageError,
    file_errors,
    plain_error,
    storage_errors,
)
from data.files import copy_with_journals, leftovers

# "LPEX" in the header of each of our files (https://www.sqlite.org/fileformat.html, offset 68).
APPLICATION_ID = 0x4C504558
# Kept as user_version (offset 60). Raise it with every release that adds a migration.
SCHEMA_VERSION = 3
# The first version whose databases carry hashes of their content; without them, one of these was tampered with.
HASHED_SINCE = 3

# How the name of a folder begins in which a copy is checked; the database's name follows.
CHECKING = ".check-"

# The header of every SQLite file (https://www.sqlite.org/fileformat.html, section 1.3).
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


def identify(path: Path) -> int:
    """Return the schema version of a database of ours, read from its first bytes alone.

    Raises
    ------
    MissingDatabase, EmptyFile, NotADatabase, ForeignDatabase, NewerDatabase
        Each says what the file is instead.
    """
    if not path.is_file():
        raise CannotOpen if path.exists() else MissingDatabase
    with file_errors(), path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if not header:
        raise EmptyFile
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise NotADatabase
    (version,) = struct.unpack_from(">i", header, 60)
    (application,) = struct.unpack_from(">i", header, 68)
    if application != APPLICATION_ID:
        raise ForeignDatabase
    if version > SCHEMA_VERSION:
        raise NewerDatabase
    return int(version)


def check_file(path: Path) -> int:
    """Check a database of ours that nobody is writing, from end to end; a failure leaves it as it is.

    Where an unclean stop left a journal, SQLite completes the database from it. That is tried on a copy
    first: if the journal is not this database's own, completing it would destroy what can still be read.

    Returns
    -------
    int
        Its schema version.

    Raises
    ------
    CannotOpen
        The class says why; `DamagedDatabase` where a check failed.
    """
    version = identify(path)
    if not leftovers(path):
        _open_and_check(path)
        return version
    with file_errors(), TemporaryDirectory(dir=path.parent, prefix=f"{CHECKING}{path.name}-") as folder:
        copy = Path(folder) / path.name
        copy_with_journals(path, copy)
        alone = _sessions(copy)
        _complete(copy)
        completed = _sessions(copy)
        if alone and completed and alone.isdisjoint(completed):
            raise MismatchedJournal
        _open_and_check(copy)
    return version


def check_in_use(path: Path) -> None:
    """Check a database of ours while others use it; `check_file` would see their changes half done.

    Raises
    ------
    CannotOpen
        As `check_file`.
    """
    # Reading the file itself, as `identify` does, would set free every lock that this process holds on it
    # (https://www.sqlite.org/howtocorrupt.html, section 2.2).
    with closing(connect(path, read_only=True)) as db, storage_errors():
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise ForeignDatabase
        check(db)


def check(db: Database) -> None:
    """Check every page, index, constraint and foreign key, the chain of the audit, and the hashes of all content.

    Raises
    ------
    DamagedDatabase
        Where one of them fails.

    Notes
    -----
    The full ``integrity_check``: ``quick_check`` does not compare tables with their indexes and misses most
    small damage (https://www.sqlite.org/pragma.html#pragma_quick_check). Neither looks into a text that no
    index holds: for that there are the hashes of `data.content`. In a database of an early release, which has none,
    every row is read: bytes that were overwritten are hardly ever valid UTF-8.

    What is looked at is a copy in memory, page by page: it is of one moment, and nobody who writes has to wait.
    """
    try:
        with storage_errors(), closing(Database(memory=True)) as copy:
            db.conn.backup(copy.conn)
            passed = all(look(copy) for look in _LOOKS)
    except (StorageError, ValueError, TypeError) as error:
        # What SQLite stumbles over without a name of its own is damage too, and so is a value of another kind than the
        # app ever stores: text that is none, a number that is text, a table gone.
        if isinstance(error, StorageError) and type(error) is not StorageError:
            raise
        raise DamagedDatabase from error
    if not passed:
        raise DamagedDatabase


def _open_and_check(path: Path) -> None:
    with closing(connect(path)) as db, storage_errors():
        if db.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
            raise NewerDatabase
        check(db)


def _complete(path: Path) -> None:
    """Have SQLite complete a copy from the journal beside it; where it cannot, the check says why."""
    with suppress(StorageError, sqlite3.Error, UnicodeDecodeError), closing(connect(path)) as db:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()


def _sessions(path: Path) -> set[str]:
    """Return the marks of sessions in the file alone, without its journal; none where they cannot be read."""
    try:
        with closing(connect_alone(path)) as db:
            return set(get_sessions(db)) - {""}
    except (StorageError, sqlite3.Error, UnicodeDecodeError):
        return set()


def _is_whole(db: Database) -> bool:
    db.execute("PRAGMA cell_size_check=ON")
    return db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]


def _is_linked(db: Database) -> bool:
    return db.execute("PRAGMA foreign_key_check").fetchone() is None


def _has_same_content(db: Database) -> bool:
    if content.has_hashes(db):
        return content.agrees(db)
    _read_everything(db)
    return bool(db.execute("PRAGMA user_version").fetchone()[0] < HASHED_SINCE)


def _search_agrees(db: Database) -> bool:
    """Return whether each search index holds the words of the table that it indexes, and no others."""
    indexes = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
    try:
        for (name,) in db.execute(indexes).fetchall():
            # In the form of an insert, but it only reads (https://www.sqlite.org/fts5.html, section 6.6).
            db.execute(f'INSERT INTO "{name}" ("{name}", rank) VALUES (\'integrity-check\', 1)')  # noqa: S608
    except sqlite3.DatabaseError as error:
        if plain_error(error).__class__ is not DamagedDatabase:
            raise
        return False
    return True


def _read_everything(db: Database) -> None:
    plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    for (name,) in db.execute(plain).fetchall():
        for _row in db.table(name).rows:
            pass


def _has_unbroken_audit(db: Database) -> bool:
    return not _has_audit(db) or verify_history(db)


def _has_audit(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit'").fetchone() is not None


_LOOKS = (_is_whole, _is_linked, _has_unbroken_audit, _has_same_content, _search_agrees)
