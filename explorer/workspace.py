"""The one place where the app opens its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from data import connect, prepare, storage_errors
from data.errors import StorageError
from data.secret import pseudonym_secret
from engagement.importing import MIGRATIONS as ENGAGEMENT_MIGRATIONS
from explorer.settings import settings
from priorities import store as priority_store
from priorities.long_list import store as long_list_store

MIGRATIONS = (*ENGAGEMENT_MIGRATIONS, priority_store.migrations, long_list_store.migrations)


@dataclass(frozen=True)
class Workspace:
    """One prepared database, or the reason why it cannot be opened."""

    path: Path
    problem: StorageError | None = None


_opened: dict[Path, Workspace] = {}
_lock = Lock()


def workspace() -> Workspace:
    """Return this process's workspace, prepared on the first call: checked, locked, migrated."""
    path = settings().database
    with _lock:
        if path not in _opened:
            _opened[path] = _open(path)
        return _opened[path]


def reopen() -> Workspace:
    """Forget the workspace and prepare it again, after a restore."""
    with _lock:
        _opened.pop(settings().database, None)
    return workspace()


@contextmanager
def database() -> Iterator[Database]:
    """Yield a connection for one script run's reading or writing, closed afterwards."""
    with storage_errors(), closing(connect(settings().database)) as db:
        yield db


def secret() -> bytes:
    """Return the secret that turns survey identities into pseudonyms."""
    return pseudonym_secret(settings().database)


def _open(path: Path) -> Workspace:
    try:
        prepare(path, MIGRATIONS)
    except StorageError as problem:
        return Workspace(path, problem)
    return Workspace(path)
