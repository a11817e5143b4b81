"""Opening the database for a process: folder, lock, condition, journal, copy before an update, migrations."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import Literal

from filelock import FileLock
from sqlite_utils import Database, Migrations

from data.backup import copy_whole
from data.condition import CHECKING, SCHEMA_VERSION, check_file, identify
from data.copies import CREATING, PARTIAL, RESTORING, copies_of
from data.database import begin_session, connect, write
from data.deletions import keep_beside, stored_deletions
from data.driver import sqlite3
from data.errors import Busy, DiskFull, LostDatabase, MissingBesideBackups, MissingDatabase, ReadOnly, file_errors
from data.files import beside, free_name, leftovers, make_folder, make_private, may_write, move_into_place, remove
from data.lock import hold
from data.migrating import migrate, pending, refuse_newer
from data.secret import secret_beside, settle_secret, stored_secret

# Earlier releases can, rarely, damage a database when two connections write and tidy the log at once
# (https://www.sqlite.org/wal.html, "the WAL-reset bug"); the rollback journal is free of it.
WAL_IS_SAFE = (3, 51, 3)


GONE = (
    "The database file was moved or deleted while the explorer was running. Put it back in its place, restore "
    "a backup, or say that the explorer shall start with an empty database."
)


@dataclass(frozen=True)
class Prepared:
    """A database that this process has checked, holds, and may connect to.

    Attributes
    ----------
    path : pathlib.Path
        Its file.
    journal_mode : str
        "wal" or "delete".
    migrated : tuple of str
        What was applied just now, each as "package: name".
    copy : pathlib.Path or None
        The copy made before that, where the database held something already.
    read_only : bool
        Whether the file or its folder may only be read, so that every change will be refused.
    """

    path: Path
    journal_mode: str
    migrated: tuple[str, ...] = ()
    copy: Path | None = None
    read_only: bool = False
    process: int = field(default_factory=os.getpid, repr=False)
    lock: FileLock | None = field(default=None, repr=False)

    def release(self) -> None:
        """Give the database free for another process; close every connection before."""
        with _preparing:
            if _prepared.get(self.path) is self:
                _release(self)


_prepared: dict[Path, Prepared] = {}
_preparing = Lock()


def _release(prepared: Prepared) -> None:
    del _prepared[prepared.path]
    if prepared.lock is not None:
        prepared.lock.release()


def prepare(
    path: Path,
    migrations: Sequence[Migrations],
    *,
    check: Literal["full", "none"] = "full",
    start_anew: bool = False,
) -> Prepared:
    """Make or check the database, hold it for this process, and bring it up to this release.

    Parameters
    ----------
    path : pathlib.Path
        Where the file is or shall be; its folder is made where it is missing.
    migrations : sequence of sqlite_utils.Migrations
        One named set for each package, in the order in which they build on each other.
    check : {"full", "none"}
        "none" skips the check from end to end, not the look at what the file is.
    start_anew : bool
        Begin with an empty database also where the file is gone and copies of it lie around.

    Returns
    -------
    Prepared
        The same object when this process has prepared the file before.

    Raises
    ------
    MissingBesideBackups
        Where the file is gone and copies of it lie around; the error names them.
    CannotOpen
        The class and its sentence say why; the file is left as it was.
    CannotSave
        Where the disk is full, or an update is due and the file may not be changed.
    """
    path = path.expanduser().resolve()
    with _preparing:
        earlier = _prepared.get(path)
        if earlier is not None and earlier.process == os.getpid():
            if path.exists():
                return earlier
            if not start_anew:
                # Its lock stays: another process must not begin anew in its place either.
                raise _missing(path)
            _release(earlier)
        _prepared[path] = prepared = _prepare(path, migrations, check, start_anew=start_anew)
        return prepared


def _missing(path: Path) -> MissingDatabase:
    copies = copies_of(path)
    return MissingBesideBackups(copies) if copies else MissingDatabase(GONE)


def _prepare(path: Path, migrations: Sequence[Migrations], check: str, *, start_anew: bool) -> Prepared:
    if path.exists() and not may_write(path):
        return _prepare_for_reading(path, migrations, check)
    make_folder(path.parent)
    lock = hold(path)
    try:
        if lock.lock_counter == 1:
            _remove_unfinished(path)
        if not start_anew:
            _refuse_lost(path)
        return _prepare_for_writing(path, migrations, check, lock)
    except BaseException:
        lock.release()
        raise


def _refuse_lost(path: Path) -> None:
    if not path.exists() and (copies := copies_of(path)):
        raise MissingBesideBackups(copies)


def _remove_unfinished(path: Path) -> None:
    """Remove what a process that was killed left half made; whoever holds the lock knows that nobody works on it."""
    name = escape(path.name)
    with file_errors():
        for unfinished in (f"{name}{CREATING}*", f"{name}{RESTORING}*", f"{name}.*{PARTIAL}*"):
            for file in path.parent.glob(unfinished):
                file.unlink()
        for folder in path.parent.glob(f"{CHECKING}{name}*"):
            rmtree(folder)


def _prepare_for_writing(path: Path, migrations: Sequence[Migrations], check: str, lock: FileLock) -> Prepared:
    migrated: tuple[str, ...] = ()
    if not path.exists():
        migrated = _create(path, migrations)
    else:
        _look(path, check)
    with file_errors(), closing(connect(path)) as db:
        refuse_newer(db, migrations)
        due = pending(db, migrations)
        try:
            mode = _settle_journal(db)
            copy = copy_whole(db, free_name(beside(path, f".before-{SCHEMA_VERSION}"))) if due else None
            if due:
                migrated = migrate(db, migrations)
            _settle(db, path)
        except DiskFull:
            if due:
                raise
            # What is there can be read all the same; each change says that the disk is full.
            return Prepared(path, db.journal_mode, read_only=True, lock=lock)
    return Prepared(path, mode, migrated, copy, lock=lock)


def _settle(db: Database, path: Path) -> None:
    """See to what lies in the database and beside it, and begin the session."""
    secret = secret_beside(path)
    if stored_secret(db) is None:
        with write(db):
            settle_secret(db, secret)
    keep_beside(path, stored_deletions(db))
    begin_session(db)


def _prepare_for_reading(path: Path, migrations: Sequence[Migrations], check: str) -> Prepared:
    _look(path, check)
    with file_errors(), closing(connect(path, read_only=True)) as db:
        refuse_newer(db, migrations)
        if pending(db, migrations):
            raise ReadOnly
        return Prepared(path, db.journal_mode, read_only=True)


def _look(path: Path, check: str) -> None:
    if check == "full":
        check_file(path)
    else:
        identify(path)


def _create(path: Path, migrations: Sequence[Migrations]) -> tuple[str, ...]:
    """Build a new database aside and move it into place: a file at `path` is always a whole one."""
    if leftovers(path):
        raise LostDatabase
    building = beside(path, CREATING)
    with file_errors():
        remove(building)
        make_private(building)
        with closing(connect(building)) as db:
            migrated = migrate(db, migrations)
        move_into_place(building, path)
    return migrated


def _settle_journal(db: Database) -> str:
    """Set the journal mode once for all connections; return the one that holds."""
    preference = "wal" if sqlite3.sqlite_version_info >= WAL_IS_SAFE else "delete"
    mode = str(db.execute(f"PRAGMA journal_mode={preference}").fetchone()[0])
    # A drive that cannot share memory keeps the rollback journal, which is safe everywhere.
    if mode not in (preference, "delete"):
        raise Busy
    return mode
