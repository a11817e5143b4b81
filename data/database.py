"""The one place where the database file is opened and changed.

`connect` is cheap and meant for one script run; `write` makes everything inside it one whole change. What
happens once per process (check, lock, migrations) is in `data.opening`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from threading import RLock

from sqlite_utils import Database, Migrations

from data import content
from data.driver import sqlite3
from data.errors import Busy, DamagedDatabase, DiskFault, MissingDatabase, OutsideWrite, ReadOnly, storage_errors
from data.files import full_disk_named, is_full, leftovers, may_write

# Seconds that a writer waits for the writer before it; sixty at once were served within this.
PATIENCE = 30.0

_EACH_CONNECTION = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA cell_size_check=ON",
    # A commit returns once it is on the disk, in both journal modes: what was saved survives a power cut.
    "PRAGMA synchronous=FULL",
    # Undone imports and purged words are overwritten, not merely unlinked.
    "PRAGMA secure_delete=ON",
    # A row that INSERT OR REPLACE takes away counts as deleted (see `data.content`).
    "PRAGMA recursive_triggers=ON",
)

_turn = RLock()

migrations = Migrations("data")


@migrations()
def meta_and_version(db: Database) -> None:
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    db.execute(
        "CREATE TABLE data_version (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " value INTEGER NOT NULL, session TEXT NOT NULL, session_before TEXT NOT NULL)"
    )
    db.execute("INSERT INTO data_version VALUES (1, 0, '', '')")


def connect(
    path: Path, read_only: bool = False, *, timeout: float = PATIENCE, check_same_thread: bool = True
) -> Database:
    """Open the database for one script run; close it afterwards.

    Parameters
    ----------
    path : pathlib.Path
        A file that `prepare` has made or checked before; it is never created here.
    read_only : bool
        Refuse every change on this connection.
    timeout : float
        Seconds to wait for another writer.
    check_same_thread : bool
        Whether only the thread that opens it may use it; where not, a lock of the caller's lets in one at a time.

    Returns
    -------
    sqlite_utils.Database
        With foreign keys enforced. Statements outside `write` commit one by one.

    Raises
    ------
    MissingDatabase
        Where there is no file.
    CannotOpen
        Where it cannot be opened, is damaged at its beginning, or is no database.
    """
    if not path.exists():
        raise MissingDatabase
    with storage_errors():
        try:
            return _open(_address(path, read_only), timeout, check_same_thread=check_same_thread)
        except sqlite3.OperationalError:
            if not is_full(path.parent):
                raise
            return _open_without_room(path, timeout)


def _open(address: str, timeout: float, pragmas: Sequence[str] = (), *, check_same_thread: bool = True) -> Database:
    # isolation_level=None: the driver itself never begins a transaction, so none can be left open unseen.
    conn = sqlite3.connect(
        address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=check_same_thread
    )
    try:
        for pragma in (*pragmas, *_EACH_CONNECTION, _trust_in_schema()):
            conn.execute(pragma)
        # The first look at the file shows whether it can be read at all.
        conn.execute("SELECT 1 FROM sqlite_master").fetchone()
        return Database(conn, execute_plugins=False)
    except UnicodeDecodeError as error:
        # The driver stumbles over its own message, which quotes the damaged schema.
        conn.close()
        raise DamagedDatabase from error
    except BaseException:
        conn.close()
        raise


@cache
def _trust_in_schema() -> str:
    """Return the pragma by which the schema is trusted as little as the search index allows.

    Before SQLite called its own search index harmless (3.40 does not, 3.53 does), a trigger that keeps one in step is
    refused under an untrusted schema.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as conn:
            conn.execute("PRAGMA trusted_schema=OFF")
            conn.execute("CREATE VIRTUAL TABLE search USING fts5 (text)")
            conn.execute("CREATE TABLE response (text)")
            conn.execute(
                "CREATE TRIGGER added AFTER INSERT ON response BEGIN INSERT INTO search VALUES (new.text); END"
            )
            conn.execute("INSERT INTO response VALUES ('word')")
    except sqlite3.OperationalError:
        return "PRAGMA trusted_schema=ON"
    return "PRAGMA trusted_schema=OFF"


def _open_without_room(path: Path, timeout: float) -> Database:
    """Open for reading where a full disk has no room for the index that SQLite lays beside its log."""
    if leftovers(path):
        # Alone with the file, SQLite keeps that index in memory.
        return _open(_address(path, read_only=False), timeout, ["PRAGMA locking_mode=EXCLUSIVE"])
    # Nothing waits in a log, and nobody can write one: the file is all there is.
    return _open(_alone(path), timeout)


def connect_alone(path: Path) -> Database:
    """Open a file for reading as it lies there, without its journals and without changing anything on the disk."""
    with storage_errors():
        conn = sqlite3.connect(_alone(path), uri=True, isolation_level=None)
        return Database(conn, execute_plugins=False)


@contextmanager
def write(db: Database) -> Iterator[Database]:
    """Make everything inside the block one change: stored whole, or not at all.

    The write lock is taken first, so that what the block reads cannot change before it writes. A `write`
    inside a `write` joins the outer one; if the inner one fails and the outer goes on, the inner one alone is
    undone.

    Parameters
    ----------
    db : sqlite_utils.Database
        From `connect`.

    Yields
    ------
    sqlite_utils.Database
        The same database.

    Raises
    ------
    StorageError
        For every SQLite error, after all of the block has been undone. Other errors pass as they are, after
        the same.

    Notes
    -----
    ``BEGIN IMMEDIATE`` because a deferred transaction that reads first fails with "database is locked",
    however long it waits (https://www.sqlite.org/lang_transaction.html). Methods of sqlite-utils find
    the open transaction and use savepoints inside it.
    """
    with storage_errors():
        if db.conn.in_transaction:
            with db.atomic():
                yield db
            return
        with _full_disk_named(db), one_at_a_time(), _transaction(db), content.in_step(db):
            # First of all, so that the session is in every journal that is worth completing.
            count_change(db)
            yield db
            require_write(db)


@contextmanager
def first_write(db: Database) -> Iterator[None]:
    """`write` for a database that has no tables yet; the block makes them and calls `count_change` itself."""
    with storage_errors(), one_at_a_time(), _transaction(db):
        yield


@contextmanager
def write_uncounted(db: Database) -> Iterator[None]:
    """`write` to a copy that nobody has read yet: it stays at the data version that it was copied at."""
    with storage_errors(), _transaction(db), content.in_step(db):
        yield


@contextmanager
def _full_disk_named(db: Database) -> Iterator[None]:
    try:
        with storage_errors():
            yield
    except (DiskFault, ReadOnly):
        file = db.execute("PRAGMA database_list").fetchone()[2]
        if not file:
            raise
        with full_disk_named(Path(file).parent):
            raise


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        require_write(db)
        db.conn.execute("COMMIT")
    except BaseException:
        # A full disk ends the transaction by itself; a second ROLLBACK would hide the reason.
        db.rollback()
        raise


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one thread of this process change data; the others wait as long as for another process.

    Raises
    ------
    Busy
        After `PATIENCE` seconds.
    """
    if not _turn.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _turn.release()


def require_write(db: Database) -> None:
    """Raise `OutsideWrite` unless a `write` block is open: a change and its record stand or fall together."""
    if not db.conn.in_transaction:
        raise OutsideWrite


def data_version(db: Database) -> int:
    """Return the number of changes ever made, for caches: it rises with every `write` and restore."""
    with storage_errors():
        return int(db.execute("SELECT value FROM data_version").fetchone()[0])


def count_change(db: Database) -> None:
    """Raise the data version by one, inside a transaction."""
    db.execute("UPDATE data_version SET value = value + 1")


def begin_session(db: Database) -> None:
    """Give the database the mark of a new session, in the file itself and not only in its log.

    Every journal written from now on carries the mark. Where a file and the journal beside it carry different
    ones, somebody has put another file there (https://www.sqlite.org/howtocorrupt.html, section 1.4).
    """
    new = secrets.token_hex(8)
    with write(db):
        set_session(db, new, before=get_sessions(db)[0])
    with storage_errors():
        waiting = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if not waiting:
        # The mark is in the file; only until now could file and log rightly differ.
        with write(db):
            set_session(db, new)


def set_session(db: Database, session: str, *, before: str = "") -> None:
    """Set the mark of the session, and of the one before it for as long as the file may still carry that."""
    db.execute("UPDATE data_version SET session = ?, session_before = ?", [session, before])


def get_sessions(db: Database) -> tuple[str, str]:
    """Return the mark of the session that opened or copied the database last, and of the one before or ""."""
    session, before = db.execute("SELECT session, session_before FROM data_version").fetchone()
    return str(session), str(before)


def get_meta(db: Database, key: str, default: str | None = None) -> str | None:
    """Return a remembered word, such as whether the sample was offered; `default` where there is none."""
    with storage_errors():
        row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return default if row is None else str(row[0])


def set_meta(db: Database, key: str, value: str) -> None:
    """Remember a word under a key; called inside `write`."""
    require_write(db)
    db.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )


def _alone(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _address(path: Path, read_only: bool) -> str:
    address = path.resolve().as_uri()
    if may_write(path):
        return f"{address}?mode={'ro' if read_only else 'rw'}"
    # Where its log cannot be made, SQLite reads a write-ahead database only when told that nobody writes it.
    return f"{address}?mode=ro{'' if leftovers(path) else '&immutable=1'}"
