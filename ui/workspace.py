"""The one place where the app opens its database."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from data import connect, prepare, storage_errors
from data.errors import StorageError
from engagement.privacy import store as privacy_store
from engagement.responses import store as response_store
from engagement.themes import store as theme_store
from priorities import store as priority_store
from ui.settings import settings

MIGRATIONS = (response_store.migrations, privacy_store.migrations, theme_store.migrations, priority_store.migrations)


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


def pseudonym_secret() -> bytes:
    """Return the secret that turns survey identities into pseudonyms; it lies beside the database, not in it."""
    path = settings().database.with_suffix(".secret")
    with suppress(FileExistsError), path.open("xb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


def _open(path: Path) -> Workspace:
    try:
        prepare(path, MIGRATIONS)
    except StorageError as problem:
        return Workspace(path, problem)
    return Workspace(path)
