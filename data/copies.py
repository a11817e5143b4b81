"""The copies of a database that lie around it: backups, copies before an update, databases that a restore replaced."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from pathlib import Path

from data.condition import identify
from data.errors import StorageError
from data.files import beside
from data.lock import LOCK

_FOLDER = "backups"
# Files that are being made; one of these is never whole for sure.
PARTIAL, CREATING, RESTORING = ".partial", ".creating", ".restoring"
# A copy of the database in use, brought up to date to read its record while a backup is being restored.
RESTORING_BEFORE = ".restoring-before"
_PASSING = (PARTIAL, CREATING, RESTORING, RESTORING_BEFORE)


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


def list_backups(folder: Path) -> tuple[BackupFile, ...]:
    """Return the databases of ours in a folder that this release can restore, the newest first.

    Only their beginnings are looked at; `restore` checks the whole. The database in use is left out.
    """
    return _newest_first(folder.glob("*") if folder.is_dir() else ())


def backup_folder(database: Path) -> Path:
    """Return where backups of a database are kept."""
    return database.parent / _FOLDER


def copies_of(path: Path) -> tuple[BackupFile, ...]:
    """Return the copies of one database, the newest first: all in `backups/`, and those that bear its name beside it.

    They hold what the database held when they were made, also what was deleted from it since.
    """
    return _newest_first([*backup_folder(path).glob("*"), *path.parent.glob(f"{escape(path.name)}.*")])


def made_at(path: Path) -> datetime:
    """Return when a copy was made: the time of its file (UTC)."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _newest_first(paths: Iterable[Path]) -> tuple[BackupFile, ...]:
    copies = [copy for copy in map(_as_backup, paths) if copy]
    return tuple(sorted(copies, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))


def _as_backup(path: Path) -> BackupFile | None:
    if path.name.endswith(_PASSING) or not path.is_file() or beside(path, LOCK).exists():
        return None
    with suppress(StorageError, OSError):
        identify(path)
        return BackupFile(path, made_at(path), path.stat().st_size, _kind(path.name))
    return None


def _kind(name: str) -> str:
    if ".before-" in name:
        return "before an update"
    return "replaced by a restore" if ".replaced-" in name else "backup"
