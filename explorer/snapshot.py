"""The database as of one moment: one connection, one look at the number of the last write, every reading kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlite_utils import Database

from data import connect, data_version, storage_errors
from explorer.keeping import Keeper
from explorer.settings import settings

P = ParamSpec("P")
R = TypeVar("R")

KEPT = Keeper()


class Snapshot:
    """What stands now, for one run of a page or one command.

    Inside ``with``, all readings belong to one version of the database, through one connection: SQLite shows a
    transaction the state at its first reading (https://www.sqlite.org/isolation.html). Outside it each reading opens
    the database for itself. What was read is kept until something is written, for every visit of this process.

    Parameters
    ----------
    path : the database; the one in use where None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = settings().database if path is None else path
        self._connection: Database | None = None
        self._version: int | None = None
        self._entered = False

    def __enter__(self) -> Self:
        """Let every reading from now on belong to the moment of the first one."""
        self._entered = True
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the connection."""
        self.renew()
        self._entered = False

    @property
    def version(self) -> int:
        """Number of the last write; what was written since is not seen."""
        if self._version is not None:
            return self._version
        with self._reading() as db:
            # Inside a moment the first reading has looked already.
            return data_version(db) if self._version is None else self._version

    def ask(self, read: Callable[Concatenate[Database, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `read(db, ...)` of a store gives, read once a version; arguments are hashable."""
        key = self._key(read, args, kwargs)

        def work() -> R:
            with self._reading() as db:
                return read(db, *args, **kwargs)

        return KEPT.get(key, work)

    def keep(self, work: Callable[Concatenate[Snapshot, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(snapshot, ...)` makes of several readings, worked out once a version."""
        return KEPT.get(self._key(work, args, kwargs), lambda: work(self, *args, **kwargs))

    def renew(self) -> None:
        """Let go of the moment: after a change, and before long work, during which others want to write."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._version = None

    def _key(self, work: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        name = f"{work.__module__}.{work.__qualname__}"
        return (name, str(self._path), self.version, args, tuple(sorted(kwargs.items())))

    @contextmanager
    def _reading(self) -> Iterator[Database]:
        with storage_errors():
            if self._connection is not None:
                yield self._connection
            elif self._entered:
                self._connection = self._begin()
                yield self._connection
            else:
                with closing(self._begin()) as db:
                    yield db

    def _begin(self) -> Database:
        db = connect(self._path)
        db.execute("BEGIN")
        if self._entered:
            self._version = data_version(db)
        return db
