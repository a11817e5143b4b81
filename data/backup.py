"""Backups that are known to be good: one checked file each, as of one moment."""

from __future__ import annotations

import secrets
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from data.condition import check_file
from data.copies import PARTIAL
from data.database import connect, set_session, write_uncounted
from data.errors import BackupFailed, CannotOpen, file_errors
from data.files import beside, full_disk_named, make_folder, make_private, move_into_place, remove


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
    make_folder(to.parent)
    return copy_whole(db, to)


def copy_whole(db: Database, to: Path) -> Path:
    """Copy the database as of one moment to a checked file of its own, replacing `to` in one step."""
    if db.conn.in_transaction:
        raise BackupFailed("A backup cannot be made in the middle of a change. Finish the change first.")
    partial = beside(to, PARTIAL)
    try:
        with full_disk_named(to.parent), file_errors():
            remove(partial)
            make_private(partial)
            _copy_pages(db, partial)
            _check_copy(partial)
            move_into_place(partial, to)
    finally:
        remove(partial)
    return to


def _copy_pages(db: Database, to: Path) -> None:
    with closing(connect(to)) as copy:
        db.conn.backup(copy.conn)
        # Laid by hand in the place of the database, the copy must not pass for the one with that journal.
        with write_uncounted(copy):
            set_session(copy, secrets.token_hex(8))
        # The copy of a write-ahead database asks for a log beside it; a backup is one file.
        copy.execute("PRAGMA journal_mode=DELETE")


def _check_copy(copy: Path) -> None:
    try:
        check_file(copy)
    except CannotOpen as error:
        raise BackupFailed(
            "The backup did not pass its check, so it was thrown away. Check the disk, then try again."
        ) from error
