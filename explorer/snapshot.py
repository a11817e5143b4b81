"""The database as of one moment: one connection, one look at the state of its tables, every reading kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Concatenate, NamedTuple, ParamSpec, Self, TypeVar

from sqlite_utils import Database

from data import connect, data_version, storage_errors
from data.reading import EVERY_WRITE, marks, states, tables_read
from explorer.keeping import Keeper, Marks, Reading
from explorer.settings import settings

P = ParamSpec("P")
R = TypeVar("R")

KEPT = Keeper()
# Sixteen letters of 64: two states of the same tables share them once in 2**64 pairs.
_LETTERS = 16


class _Moment(NamedTuple):
    """A transaction that has begun to read, and the states of its tables."""

    db: Database
    states: Marks

    @property
    def version(self) -> int:
        """Number of the last write."""
        return int(str(self.states[EVERY_WRITE]))


class Snapshot:
    """What stands now, for one run of a page or one command.

    Inside ``with``, all readings belong to one version of the database, through one connection: SQLite shows a
    transaction the state at its first reading (https://www.sqlite.org/isolation.html). Outside it each reading opens
    the database for itself. What was read is kept for every visit of this process until a table that it was read from
    changes: somebody who saves a scenario lets nobody read the long list again.

    Parameters
    ----------
    path : the database; the one in use where None.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = settings().database if path is None else path
        self._moment: _Moment | None = None
        self._entered = False
        # What each reading that is being worked out has read so far, the outermost first.
        self._readings: list[dict[str, object]] = []

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
        """Number of the last write; what was written since is not seen.

        What is kept and asks for it depends on every write.
        """
        with self._reading() as moment:
            self._note({EVERY_WRITE: moment.version})
            return moment.version

    def ask(self, read: Callable[Concatenate[Database, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `read(db, ...)` of a store gives, read once a state of its tables; arguments are hashable."""

        def work() -> Reading:
            with self._reading() as moment, tables_read(moment.db) as tables:
                value = read(moment.db, *args, **kwargs)
            return Reading(value, marks(tables, moment.states))

        value: R = self._reading_of(self._key(read, args, kwargs), work).value
        return value

    def keep(self, work: Callable[Concatenate[Snapshot, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work(snapshot, ...)` makes of several readings, worked out once a state of their tables."""
        value: R = self._reading_of(*self._recipe(work, args, kwargs)).value
        return value

    def fingerprint(self, work: Callable[Concatenate[Snapshot, P], object], *args: P.args, **kwargs: P.kwargs) -> str:
        """Return sixteen letters that are the same for as long as `work(snapshot, ...)` reads the same."""
        reading = self._reading_of(*self._recipe(work, args, kwargs))
        return hashlib.sha256(repr(sorted(reading.marks.items())).encode()).hexdigest()[:_LETTERS]

    def renew(self) -> None:
        """Let go of the moment: after a change, and before long work, during which others want to write."""
        if self._moment is not None:
            self._moment.db.close()
        self._moment = None

    def _recipe(
        self, work: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
    ) -> tuple[object, Callable[[], Reading]]:
        """A reading that is made of others: its key, and how it is worked out."""

        def make() -> Reading:
            self._readings.append({})
            try:
                value = work(self, *args, **kwargs)
            finally:
                read = self._readings.pop()
            return Reading(value, read)

        return self._key(work, args, kwargs), make

    def _reading_of(self, key: object, work: Callable[[], Reading]) -> Reading:
        with self._reading() as moment:
            now = moment.states
        reading = KEPT.reading(key, now, work)
        self._note(reading.marks)
        return reading

    def _note(self, read: Marks) -> None:
        """Let what is being worked out depend on what was read; the earlier state counts where two were seen."""
        if self._readings:
            self._readings[-1] = {**read, **self._readings[-1]}

    def _key(self, work: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> object:
        return (f"{work.__module__}.{work.__qualname__}", str(self._path), args, tuple(sorted(kwargs.items())))

    @contextmanager
    def _reading(self) -> Iterator[_Moment]:
        with storage_errors():
            if self._moment is not None:
                yield self._moment
            elif self._entered:
                self._moment = self._begin()
                yield self._moment
            else:
                moment = self._begin()
                with closing(moment.db):
                    yield moment

    def _begin(self) -> _Moment:
        db = connect(self._path)
        db.execute("BEGIN")
        return _Moment(db, states(db, data_version(db)))
