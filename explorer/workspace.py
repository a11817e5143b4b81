"""The one place where the app opens its database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from data import connect, prepare, storage_errors
from data.errors import StorageError
from data.secret import pseudonym_secret
from engagement.evidence import store as evidence
from engagement.ledger import store as ledger
from engagement.masks import store as masks
from engagement.plan import store as plan
from engagement.privacy import store as privacy
from engagement.responses import store as responses
from engagement.surveys import store as surveys
from engagement.themes import store as themes
from engagement.themes.checks import store as checks
from engagement.themes.curation import store as curation
from engagement.themes.sets import store as sets
from explorer.paper import store as papers
from explorer.public import store as public
from explorer.settings import settings
from priorities import store as scores
from priorities.cities import store as cities
from priorities.commitments import store as commitments
from priorities.enablers import store as enablers
from priorities.errors import PrioritiesError
from priorities.evidence import store as words_on_evidence
from priorities.framework import store as framework
from priorities.long_list import store as long_list
from priorities.progress import store as progress
from priorities.promises import store as promises
from priorities.reviews import store as reviews
from priorities.scenarios import store as scenarios
from priorities.seats import store as seats
from priorities.workshop import store as workshop

# In the order in which they build on each other; every way in applies all of them.
_ROOMS = (
    responses, privacy, themes, curation, surveys, sets, masks, evidence, scores, scenarios, long_list,
    words_on_evidence, checks, promises, papers, framework, commitments, cities, enablers, workshop,
    seats, plan, progress, ledger, reviews, public,
)  # fmt: skip
MIGRATIONS = tuple(room.migrations for room in _ROOMS)


@dataclass(frozen=True)
class Workspace:
    """One prepared database, or the reason why it cannot be opened."""

    path: Path
    problem: StorageError | None = None


_opened: dict[Path, Workspace] = {}
_lock = Lock()


def workspace() -> Workspace:
    """Return this process's workspace, prepared on the first call and looked at again where its file is gone."""
    path = settings().database
    with _lock:
        if path not in _opened or (_opened[path].problem is None and not path.exists()):
            _opened[path] = _open(path)
        return _opened[path]


def begin_anew() -> Workspace:
    """Begin with an empty database where the file is gone; copies that lie around stay where they are."""
    path = settings().database
    with _lock:
        _opened[path] = _open(path, start_anew=True)
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


class _OpenConnection:
    """One connection that stays open, for acts that many people do at once: beginning one costs more than such an act.

    One thread uses it at a time. It is opened again where the file is another one, and laid aside while the file as a
    whole is changed.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self._db: Database | None = None
        self._file: tuple[Path, int, int] | None = None

    def of(self, path: Path) -> Database:
        """Return the connection, inside the lock."""
        status = path.stat() if path.exists() else None
        file = (path, status.st_dev, status.st_ino) if status else None
        if self._db is None or file is None or file != self._file:
            self.close()
            self._db, self._file = connect(path, check_same_thread=False), file
        return self._db

    def close(self) -> None:
        """Close it, inside the lock."""
        if self._db is not None:
            self._db.close()
        self._db = self._file = None


_for_many = _OpenConnection()


@contextmanager
def database_for_many() -> Iterator[Database]:
    """Yield the connection that stays open, to one thread at a time: for acts that many people do at once."""
    with storage_errors(), _for_many.lock:
        try:
            yield _for_many.of(settings().database)
        except PrioritiesError:
            raise
        except BaseException:
            _for_many.close()
            raise


@contextmanager
def set_aside() -> Iterator[None]:
    """Keep the connection that stays open closed, while the file as a whole is changed."""
    with _for_many.lock:
        _for_many.close()
        yield


@contextmanager
def new_database(folder: Path) -> Iterator[Database]:
    """Yield a new database in a folder, which stays this process's workspace: for a process of its own, and for tests.

    Raises
    ------
    StorageError
        Where it cannot be opened.
    """
    os.environ["EXPLORER_DATABASE"] = str(folder / "explorer.sqlite")
    problem = workspace().problem
    if problem is not None:
        raise problem
    with database() as db:
        yield db


@contextmanager
def locked(path: Path) -> Iterator[Database]:
    """Prepare and hold a database for the time of a command: a second process must not write beside the explorer.

    Raises
    ------
    StorageError
        Where it cannot be opened or brought up to this release, or another process holds it.
    """
    prepared = prepare(path, MIGRATIONS)
    try:
        with storage_errors(), closing(connect(prepared.path)) as db:
            yield db
    finally:
        prepared.release()


def secret_of(db: Database) -> bytes:
    """Return the secret that turns survey identities into pseudonyms, of an open database."""
    (_number, _name, file) = db.execute("PRAGMA database_list").fetchone()
    return pseudonym_secret(Path(file))


def _open(path: Path, *, start_anew: bool = False) -> Workspace:
    try:
        prepare(path, MIGRATIONS, start_anew=start_anew)
    except StorageError as problem:
        return Workspace(path, problem)
    return Workspace(path)
