"""A database on disk is more than its file: the journals beside it, moving it whole, keeping it private."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import DiskFault, DiskFull, ReadOnly, file_errors

# The index of SQLite's log takes 32 kB, and the log a page or two; below twice that a disk counts as full.
_ROOM = 64 * 1024

# What SQLite may need to complete the database after an unclean stop; without it saved work is lost.
_JOURNALS = ("-journal", "-wal")
_BESIDE = (*_JOURNALS, "-shm")


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a file that stands beside the database: its name with a suffix."""
    return path.with_name(path.name + suffix)


def leftovers(path: Path) -> tuple[Path, ...]:
    """Return the journals beside a database that hold something: it was not closed cleanly."""
    journals = (beside(path, suffix) for suffix in _JOURNALS)
    return tuple(journal for journal in journals if journal.exists() and journal.stat().st_size)


def may_write(path: Path) -> bool:
    """Return whether the database can be changed: its file, and its folder for the journal."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_full(folder: Path) -> bool:
    """Return whether the disk under a folder has no room left to work in."""
    return shutil.disk_usage(folder).free < _ROOM


@contextmanager
def full_disk_named(folder: Path) -> Iterator[None]:
    """Say that the disk is full where that is why the block failed: SQLite often says less."""
    try:
        yield
    except (DiskFault, ReadOnly) as error:
        if is_full(folder):
            raise DiskFull from error
        raise


def make_folder(path: Path) -> None:
    """Make a folder where it is missing, for its owner alone; one that is there stays as its owner set it."""
    with file_errors():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read, where the system knows owners."""
    path.touch(mode=0o600)


def copy_with_journals(path: Path, to: Path) -> None:
    """Copy a database that nobody is writing, with its journals; `to` becomes readable by its owner alone."""
    remove(to)
    for suffix in ("", *_JOURNALS):
        if (source := beside(path, suffix)).exists():
            make_private(beside(to, suffix))
            shutil.copyfile(source, beside(to, suffix))


def remove_journals(path: Path) -> None:
    """Remove what stands beside a database; only after the database was copied with it."""
    for suffix in _BESIDE:
        beside(path, suffix).unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a database that is not needed any more, with what stands beside it."""
    path.unlink(missing_ok=True)
    remove_journals(path)


def move_into_place(path: Path, to: Path) -> None:
    """Move a closed database to its place in one step: `to` is the old or the new file, whatever happens."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.replace(to)
    if os.name == "posix":
        folder = os.open(to.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def free_name(path: Path) -> Path:
    """Return the path, or where it is taken the path with -2, -3 ... behind it: no copy replaces another."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = beside(path, f"-{number}")
    return free
