"""What was done, and the copies of everything: the record's entries, backups, going back to one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from sqlite_utils import Database

from data import (
    BackupFile,
    Stamp,
    backup,
    backup_folder,
    backup_name,
    history,
    list_backups,
    record,
    restore,
    set_meta,
    verify_history,
    write,
)
from data.restore import Restoration
from engagement.privacy.store import REPLAYS
from explorer.sample import SAMPLE_OFFERED
from explorer.settings import settings
from explorer.workspace import MIGRATIONS, begin_anew, database, reopen


def entries(db: Database) -> tuple[pd.DataFrame, bool]:
    """Return the latest entries of the record, and whether the whole record is unbroken."""
    return history(db), verify_history(db)


def backups() -> tuple[BackupFile, ...]:
    """Return every backup that lies beside the database in use, the newest first."""
    path = settings().database
    lying = (*list_backups(backup_folder(path)), *list_backups(path.parent))
    return tuple(sorted(lying, key=lambda file: file.made_at, reverse=True))


def make_backup(db: Database, stamp: Stamp) -> Path:
    """Copy the database into the folder of backups, checked."""
    return backup(db, backup_folder(settings().database) / backup_name(stamp.at))


def restore_backup(stamp: Stamp, source: Path) -> Restoration:
    """Put a backup in the place of the database, deletions since done again; return what that did."""
    restoration = restore_over(settings().database, stamp, source)
    reopen()
    return restoration


def restore_over(database: Path, stamp: Stamp, source: Path) -> Restoration:
    """Put a backup in the place of any database; words deleted on request since are deleted again first."""
    return restore(source, database, MIGRATIONS, stamp=stamp, replays=REPLAYS)


def start_empty(stamp: Stamp) -> None:
    """Begin with an empty database where the file is gone; the sample is not brought in by itself then.

    Raises
    ------
    StorageError
        Where no database can be made.
    """
    problem = begin_anew().problem
    if problem is not None:
        raise problem
    with database() as db, write(db):
        set_meta(db, SAMPLE_OFFERED, "yes")
        record(db, stamp, what="Started with an empty database", target="Database")
