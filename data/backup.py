"""Backups that are known to be good, and restoring one without losing what is there."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlite_utils import Database, Migrations

from data.audit import record
from data.condition import check_file, check_in_use, identify
from data.database import connect, data_version, get_sessions, one_at_a_time, set_session, write
from data.driver import sqlite3
from data.errors import BackupFailed, Busy, CannotOpen, StorageError, file_errors
from data.files import (
    beside,
    copy_with_journals,
    free_name,
    leftovers,
    make_private,
    move_into_place,
    remove,
    remove_journals,
)
from data.lock import LOCK, hold
from data.migrating import migrate, refuse_newer
from data.stamp import Stamp

# More changes than anybody can save while a restore is being made ready.
_CHANGES_MEANWHILE = 1000

_restoring = Lock()


@dataclass(frozen=True)
class BackupFile:
    """A whole database of ours that lies in a folder and is not the one in use.

    Attributes
    ----------
    path : pathlib.Path
        Its file.
    made_at : datetime.datetime
        When it was made (UTC).
    size : int
        Bytes.
    kind : str
        "backup", "before an update" or "replaced by a restore".
    """

    path: Path
    made_at: datetime
    size: int
    kind: str


def backup_name(at: datetime) -> str:
    """Return the usual name of a backup: "explorer-20190315-140500.sqlite", in UTC."""
    return f"explorer-{at.astimezone(UTC):%Y%m%d-%H%M%S}.sqlite"


def backup(db: Database, to: Path) -> Path:
    """Write a backup of the database while others go on using it, and check it from end to end.

    Parameters
    ----------
    db : sqlite_utils.Database
        From `connect`; with no `write` open.
    to : pathlib.Path
        File to write; its folder is made where it is missing. An older backup of that name is never replaced.

    Returns
    -------
    pathlib.Path
        The backup: one file that needs nothing beside it, as of one moment.

    Raises
    ------
    BackupFailed, DiskFull, ReadOnly
        No backup, and no part of one, is left behind.
    """
    if to.exists():
        raise BackupFailed("A file of that name is there already. Choose another name; nothing was replaced.")
    with file_errors():
        to.parent.mkdir(parents=True, exist_ok=True)
    return copy_whole(db, to)


def copy_whole(db: Database, to: Path) -> Path:
    """Copy the database as of one moment to a checked file of its own, replacing `to` in one step."""
    if db.conn.in_transaction:
        raise BackupFailed("A backup cannot be made in the middle of a change. Finish the change first.")
    partial = beside(to, ".partial")
    try:
        with file_errors():
            remove(partial)
            make_private(partial)
            _copy_pages(db, partial)
            _check_copy(partial)
            move_into_place(partial, to)
    finally:
        remove(partial)
    return to


def restore(source: Path, path: Path, migrations: Sequence[Migrations] = (), *, stamp: Stamp) -> Path | None:
    """Put a backup in the place of the database, after checking it; keep what was there.

    Pages that are open go on: where the present database is sound the backup is poured into it as one change,
    so that no connection is left holding a file that has been moved away. A damaged one is replaced.

    Parameters
    ----------
    source : pathlib.Path
        The backup; it is only read.
    path : pathlib.Path
        The database in use, or where it should be.
    migrations : sequence of sqlite_utils.Migrations
        As for `prepare`; an older backup is brought up to this release before it is put in place.
    stamp : Stamp
        Who restores, and when.

    Returns
    -------
    pathlib.Path or None
        Where the present database was kept; None where there was none.

    Raises
    ------
    InUse
        Where another process holds the database.
    CannotOpen
        Where the backup is not ours, damaged, or newer than this release. Nothing was changed.
    """
    path = path.expanduser().resolve()
    if source.resolve() == path:
        raise BackupFailed("That is the database in use itself. Choose a backup of it; nothing was changed.")
    identify(source)
    with file_errors():
        path.parent.mkdir(parents=True, exist_ok=True)
    staged = beside(path, ".restoring")
    with _restoring, hold(path) as lock, file_errors():
        try:
            copy_with_journals(source, staged)
            sound = _is_sound(path, in_use=lock.lock_counter > 1)
            _make_ready(staged, migrations, stamp=stamp, present=path if sound else None)
            return _pour(staged, path, stamp.at) if sound else _replace(staged, path, stamp.at)
        finally:
            remove(staged)


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """Return the databases of ours in a folder that this release can restore, the newest first.

    Only their beginnings are looked at; `restore` checks the whole. The database in use is left out.
    """
    found = [_as_backup(path) for path in folder.glob("*")] if folder.is_dir() else []
    return tuple(sorted(filter(None, found), key=lambda each: (each.made_at, each.path.name), reverse=True))


def _as_backup(path: Path) -> BackupFile | None:
    passing = path.name.endswith((".partial", ".creating", ".restoring"))
    if passing or not path.is_file() or beside(path, LOCK).exists():
        return None
    with suppress(StorageError, OSError):
        identify(path)
        state = path.stat()
        return BackupFile(path, datetime.fromtimestamp(state.st_mtime, UTC), state.st_size, _kind(path.name))
    return None


def _kind(name: str) -> str:
    if ".before-" in name:
        return "before an update"
    return "replaced by a restore" if ".replaced-" in name else "backup"


def _copy_pages(db: Database, to: Path) -> None:
    with closing(sqlite3.connect(to)) as target:
        db.conn.backup(target)
        # Laid by hand in the place of the database, the copy must not pass for the one with that journal.
        target.execute("UPDATE data_version SET session = ?, session_before = ''", [secrets.token_hex(8)])
        target.commit()
        # The copy of a write-ahead database asks for a log beside it; a backup is one file.
        target.execute("PRAGMA journal_mode=DELETE")


def _check_copy(copy: Path) -> None:
    try:
        check_file(copy)
    except CannotOpen as error:
        raise BackupFailed(
            "The backup did not pass its check, so it was thrown away. Check the disk, then try again."
        ) from error


def _is_sound(path: Path, *, in_use: bool) -> bool:
    try:
        if in_use:
            check_in_use(path)
        else:
            check_file(path)
    except CannotOpen:
        return False
    return True


def _make_ready(staged: Path, migrations: Sequence[Migrations], *, stamp: Stamp, present: Path | None) -> None:
    """Check a copy of the backup, bring it up to date, and note the restore in it."""
    check_file(staged)
    with closing(connect(staged)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        refuse_newer(db, migrations)
        migrate(db, migrations)
        with write(db):
            if present:
                _carry_on(db, present)
            record(db, stamp, what="Restored a backup", target="Database", before=None, after=None)


def _carry_on(staged: Database, present: Path) -> None:
    """Let a staged backup take over from the present database, whose connections and journal go on."""
    with closing(connect(present)) as db:
        version, (session, before) = data_version(db), get_sessions(db)
    # Caches keyed on the version must not take the restored data for what they have seen.
    staged.execute("UPDATE data_version SET value = max(value, ?)", [version + _CHANGES_MEANWHILE])
    set_session(staged, session, before=before)


def _pour(staged: Path, path: Path, at: datetime) -> Path:
    """Replace the content of a sound database in one transaction, and keep what it held until then."""
    aside = _aside(path, at)
    with one_at_a_time(), closing(connect(staged)) as wanted, closing(connect(path)) as present:
        copy_whole(present, aside)
        wanted.conn.backup(present.conn, progress=_give_up_when_busy)
    return aside


def _give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    # The driver would try again for ever; by now it has waited as long as any writer does.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise Busy


def _replace(staged: Path, path: Path, at: datetime) -> Path | None:
    """Put a file in the place of one that cannot be used, and keep that one as it is, journals and all."""
    aside = _aside(path, at) if path.exists() or leftovers(path) else None
    if aside:
        copy_with_journals(path, aside)
    remove_journals(path)
    move_into_place(staged, path)
    return aside


def _aside(path: Path, at: datetime) -> Path:
    return free_name(beside(path, f".replaced-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
