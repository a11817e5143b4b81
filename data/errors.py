"""What can go wrong with the data at rest, each in one plain sentence.

A message says what happened, that nothing was lost where that is so, and what to do. It never holds a path,
a stored value or the words of a response.

::

    StorageError
    ├── CannotOpen              the file cannot be used as it is: the restore page opens
    │   ├── MissingDatabase     there is no file
    │   │   └── MissingBesideBackups    there is no file, but copies of it lie around
    │   ├── LostDatabase        there is no file, but its journal is still there
    │   ├── MismatchedJournal   the journal beside the file belongs to another file
    │   ├── EmptyFile           there is a file of no bytes
    │   ├── NotADatabase        the file is something else, or its beginning is destroyed
    │   ├── ForeignDatabase     a database of another program
    │   ├── NewerDatabase       written by a later release
    │   ├── DamagedDatabase     the full check found damage
    │   ├── InUse               another running copy of the explorer holds it
    │   └── MigrationFailed     it could not be brought up to this release
    ├── CannotSave              a change was not stored, and nothing of it was
    │   ├── DiskFull
    │   ├── DiskFault
    │   ├── ReadOnly
    │   ├── Busy
    │   ├── Conflict            it contradicts what is stored already
    │   ├── TooLong             one value is larger than a database takes
    │   └── OutsideWrite        a programming error: a change without its `write` block
    ├── BackupFailed
    │   └── CannotReplay        words deleted on request would come back
    └── TooLargeForSpreadsheet
"""

# The tree names what a person meets (DiskFull, Busy), so the suffix "Error" stays with the base class alone.

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from data.driver import sqlite3

log = logging.getLogger("explorer.data")


class StorageError(Exception):
    """Base of everything that goes wrong with the data at rest.

    Parameters
    ----------
    message : str, optional
        The sentence a person reads; each class brings its own.
    """

    message = "The data could not be read or saved because of an unexpected fault. Nothing was changed."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)


class CannotOpen(StorageError):
    """The database file cannot be used as it is."""

    message = "The database could not be opened. Check that its folder can be reached, then start again."


class MissingDatabase(CannotOpen):
    """There is no database file."""

    message = "There is no database yet. Start the explorer once to make it, or restore a backup."


class MissingBesideBackups(MissingDatabase):
    """There is no database file, but copies of it lie around: it was not the first start.

    Parameters
    ----------
    copies : sequence of data.BackupFile
        The copies, the newest first.
    """

    message = (
        "The database file is gone, but copies of it lie beside its place. Put the file back, go back to one of the "
        "copies, or say that the explorer shall start with an empty database. Nothing was changed."
    )

    def __init__(self, copies: Sequence[Any] = ()) -> None:
        super().__init__()
        self.copies = tuple(copies)


class LostDatabase(CannotOpen):
    """The journal of a database is there, the database itself is not."""

    message = (
        "The database file is gone, but the journal that belongs to it is still there, so saved work may "
        "be in it. Put the database file back beside its journal, or restore a backup. Nothing was changed."
    )


class MismatchedJournal(CannotOpen):
    """The journal beside the database belongs to another file, or to another state of it."""

    message = (
        "The database file and the journal beside it do not belong together: the file was exchanged by hand "
        "after the explorer had stopped without closing it. Restore a backup; both are kept aside. "
        "Nothing was changed."
    )


class EmptyFile(CannotOpen):
    """The file has no content at all."""

    message = (
        "The database file is empty: it holds nothing, and the explorer never leaves one like that. "
        "Restore a backup, or move the empty file away to begin anew. Nothing was changed."
    )


class NotADatabase(CannotOpen):
    """The file is no SQLite database, or its first bytes are destroyed."""

    message = (
        "The database file is not a database, or its beginning is destroyed. "
        "Restore a backup, or choose another file. Nothing was changed."
    )


class ForeignDatabase(CannotOpen):
    """A database, but of another program."""

    message = "The database file belongs to another program. Choose another file for the explorer. Nothing was changed."


class NewerDatabase(CannotOpen):
    """Written by a later release than this one."""

    message = (
        "The database was written by a later release of the explorer than this one. "
        "Use that release, or restore a backup made before the update. Nothing was changed."
    )


class DamagedDatabase(CannotOpen):
    """The full check found damage."""

    message = (
        "The database is damaged: its full check failed. Restore the latest backup; "
        "the damaged file is kept aside so that nothing readable is lost."
    )


class InUse(CannotOpen):
    """Another process holds the database."""

    message = (
        "The database is open in another running copy of the explorer. "
        "Use that copy, or stop it and then start this one again. Nothing was changed."
    )


class MigrationFailed(CannotOpen):
    """The database could not be brought up to this release."""

    message = (
        "The database could not be brought up to this release, so it was left exactly as it was. "
        "Go on with the release that you used before, and report this."
    )


class CannotSave(StorageError):
    """A change was not stored; nothing of it was."""

    message = "The change could not be saved. Nothing of it was stored; try again."


class DiskFull(CannotSave):
    """No room is left."""

    message = "The disk is full. Nothing was saved. Free some space on it, then try again."


class DiskFault(CannotSave):
    """The disk or network drive did not obey."""

    message = (
        "The disk did not take the change. Nothing was saved. "
        "Check that the drive is connected and healthy, make a backup elsewhere, then try again."
    )


class ReadOnly(CannotSave):
    """The file or its folder may not be written."""

    message = (
        "The database may only be read, not changed. Nothing was saved. "
        "Ask for permission to write to its file and folder, or use a copy."
    )


class Busy(CannotSave):
    """Somebody else was saving for longer than we wait."""

    message = "Somebody else is saving just now. Nothing of yours was stored; try again in a few seconds."


class Conflict(CannotSave):
    """The change contradicts what is stored already."""

    message = (
        "The change does not fit what is stored already: an entry exists twice or is missing. "
        "Nothing was saved; reload the page and try again."
    )


class TooLong(CannotSave):
    """One value is larger than a database takes."""

    message = "One entry is too long to be stored. Nothing was saved; shorten it and try again."


class OutsideWrite(CannotSave):
    """A change was attempted, or ended, outside its `write` block."""

    message = "The change was not made as one whole, so it was refused. Report this fault of the explorer."


class BackupFailed(StorageError):
    """The backup was not made, or did not pass its check."""

    message = "The backup could not be made. No backup was left behind; the data in use is as it was."


class CannotReplay(BackupFailed):
    """Something was deleted on request that this way of restoring does not know how to delete."""

    message = (
        "Since this backup was made, words were deleted on request, and this command cannot delete them from it. "
        "Use the Record page or python -m explorer restore. Nothing was changed."
    )


class TooLargeForSpreadsheet(StorageError):
    """A table has more rows or columns than a worksheet."""

    message = (
        "The table is larger than a worksheet can be (1,048,576 rows, 16,384 columns). "
        "Narrow it with a filter, or download it as CSV."
    )


_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_BUSY: Busy,
    sqlite3.SQLITE_LOCKED: Busy,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_IOERR: DiskFault,
    sqlite3.SQLITE_CORRUPT: DamagedDatabase,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: CannotOpen,
    sqlite3.SQLITE_TOOBIG: TooLong,
    sqlite3.SQLITE_CONSTRAINT: Conflict,
    sqlite3.SQLITE_NOTADB: NotADatabase,
}

# What SQLite says where the driver hands on no code, as it does when a backup fails; these are SQLite's own constants
# (sqlite3_errstr), never with a stored word in them.
_BY_MESSAGE: dict[str, type[StorageError]] = {
    "database or disk is full": DiskFull,
    "disk I/O error": DiskFault,
    "database is locked": Busy,
    "attempt to write a readonly database": ReadOnly,
    "unable to open database file": CannotOpen,
    "database disk image is malformed": DamagedDatabase,
    "file is not a database": NotADatabase,
}

_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EIO: DiskFault,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.EROFS: ReadOnly,
}


def plain_error(error: Exception) -> StorageError:
    """Return the plain sentence for an error of SQLite or of the file system.

    Parameters
    ----------
    error : Exception
        A `sqlite3.Error` (of whichever driver sqlite-utils uses) or an `OSError`.

    Returns
    -------
    StorageError
        Of the class that fits the error's code (https://www.sqlite.org/rescode.html, the low byte). A fault
        without a class of its own is logged by name, never with its message, which may hold stored words.
    """
    if isinstance(error, OSError):
        kind = _BY_ERRNO.get(error.errno or 0)
    else:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind = _BY_CODE.get(code) if code else _BY_MESSAGE.get(str(error))
    if kind is None:
        name = getattr(error, "sqlite_errorname", "no code")
        log.error("Unexpected storage fault: %s (%s)", type(error).__name__, name)
        return StorageError()
    return kind()


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn every SQLite error inside the block into a `StorageError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise plain_error(error) from error


@contextmanager
def file_errors() -> Iterator[None]:
    """Turn every SQLite and file system error inside the block into a `StorageError`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise plain_error(error) from error
