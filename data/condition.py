"""Whether a file is a database of the explorer, whole, and not newer than this release.

The first hundred bytes are read before SQLite opens anything: opening a database with a journal beside it
already changes the file (https://www.sqlite.org/lockingv3.html, hot journals).
"""

from __future__ import annotations

import struct
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from data.audit import verify_history
from data.database import connect, get_sessions
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
    storage_errors,
)
from data.files import copy_with_journals, leftovers

# "LPEX" in the header of each of our files (https://www.sqlite.org/fileformat.html, offset 68).
APPLICATION_ID = 0x4C504558
# Kept as user_version (offset 60). Raise it with every release that adds a migration.
SCHEMA_VERSION = 2

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
    with file_errors(), TemporaryDirectory(dir=path.parent, prefix=".check-") as folder:
        copy = Path(folder) / path.name
        copy_with_journals(path, copy)
        alone = _sessions(copy)
        _open_and_check(copy)
        if alone and alone.isdisjoint(_sessions(copy)):
            raise MismatchedJournal
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
    """Check every page, index, constraint and foreign key, the chain of the audit, and that every row reads.

    Raises
    ------
    DamagedDatabase
        Where one of them fails.

    Notes
    -----
    The full ``integrity_check``: ``quick_check`` does not compare tables with their indexes and misses most
    small damage (https://www.sqlite.org/pragma.html#pragma_quick_check). Neither looks into a text that no
    index holds, so all are read: bytes that were overwritten are hardly ever valid UTF-8.
    """
    try:
        with storage_errors():
            sound = db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
            linked = db.execute("PRAGMA foreign_key_check").fetchone() is None
            unbroken = not _has_audit(db) or verify_history(db)
            _read_everything(db)
    except (StorageError, UnicodeDecodeError) as error:
        # What SQLite stumbles over without a name of its own is damage too: text that is none, a table gone.
        if type(error) in (StorageError, UnicodeDecodeError):
            raise DamagedDatabase from error
        raise
    if not (sound and linked and unbroken):
        raise DamagedDatabase


def _open_and_check(path: Path) -> None:
    with closing(connect(path)) as db, storage_errors():
        if db.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
            raise NewerDatabase
        check(db)


def _sessions(path: Path) -> set[str]:
    """Return the marks of sessions in the file alone, without its journal; none where they cannot be read."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as conn:
            return set(get_sessions(Database(conn, execute_plugins=False))) - {""}
    except (sqlite3.Error, UnicodeDecodeError):
        return set()


def _read_everything(db: Database) -> None:
    plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    for (name,) in db.execute(plain).fetchall():
        for _row in db.table(name).rows:
            pass


def _has_audit(db: Database) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit'").fetchone() is not None
