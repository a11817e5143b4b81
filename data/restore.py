"""Going back to a backup: the data that is there, the record and what was deleted on request outlive it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from threading import Lock
from types import MappingProxyType

from sqlite_utils import Database, Migrations

from data.audit import Entry, carry_over, entries, is_chain, record
from data.backup import copy_whole
from data.condition import check_file, check_in_use, identify
from data.copies import RESTORING, RESTORING_BEFORE, copies_of, made_at
from data.database import connect, connect_alone, data_version, get_sessions, one_at_a_time, set_session, write
from data.deletions import Deletion, Replays, add_deletions, deletions_beside, keep_beside, stored_deletions
from data.driver import sqlite3
from data.errors import BackupFailed, Busy, CannotOpen, CannotReplay, StorageError, file_errors
from data.files import (
    beside,
    copy_with_journals,
    free_name,
    leftovers,
    make_folder,
    move_into_place,
    remove,
    remove_journals,
)
from data.lock import hold
from data.migrating import migrate, pending, refuse_newer
from data.secret import secret_beside, settle_secret, stored_secret
from data.stamp import Stamp

# More changes than anybody can save between two looks at the version: a page that is open never sees one twice.
_CHANGES_MEANWHILE = 1000

_NO_REPLAYS: Replays = MappingProxyType({})

# What reading a damaged file can stumble over.
_UNREADABLE = (StorageError, sqlite3.Error, ValueError, TypeError)

_restoring = Lock()


@dataclass(frozen=True)
class Restoration:
    """What a restore did.

    Attributes
    ----------
    aside : pathlib.Path or None
        Where the database that was there until then lies now; None where there was none.
    made_at : datetime.datetime
        When the backup was made (UTC).
    entries : int
        Entries of the record that the backup lacked and that were carried over.
    deletions : int
        Deletions on request that the backup did not know of and that were done again.
    new_secret : bool
        Whether neither the backup nor the present database had a secret for codes, so that a new one was made: the next
        export of a survey that is here already will count everybody a second time.
    """

    aside: Path | None
    made_at: datetime
    entries: int
    deletions: int
    new_secret: bool


@dataclass(frozen=True)
class _Present:
    """What has to outlive the database that a backup replaces."""

    entries: Sequence[Entry] = ()
    deletions: Set[Deletion] = frozenset()
    secret: bytes | None = None
    version: int = 0
    sessions: tuple[str, str] | None = None


def restore(
    source: Path,
    path: Path,
    migrations: Sequence[Migrations] = (),
    *,
    stamp: Stamp,
    replays: Replays = _NO_REPLAYS,
) -> Restoration:
    """Put a backup in the place of the database, after checking it; keep what was there.

    Pages that are open go on: where the present database is sound the backup is poured into it as one change,
    so that no connection is left holding a file that has been moved away. A damaged one is replaced.

    What was deleted on request since the backup is deleted from it before it is put in place, and the record goes on:
    to the entries of the backup come those that it lacks.

    Parameters
    ----------
    source : pathlib.Path
        The backup; it is only read.
    path : pathlib.Path
        The database in use, or where it should be.
    migrations : sequence of sqlite_utils.Migrations
        As for `prepare`; an older backup is brought up to this release before it is put in place.
    stamp : Stamp
        Who restores, and when.
    replays : mapping of str to callable
        For each kind of deletion the function that does all of that kind again.

    Returns
    -------
    Restoration
        What was done.

    Raises
    ------
    InUse
        Where another process holds the database.
    CannotOpen
        Where the backup is not ours, damaged, or newer than this release. Nothing was changed.
    CannotReplay
        Where something was deleted on request that `replays` cannot delete again. Nothing was changed.
    """
    path = path.expanduser().resolve()
    if source.resolve() == path:
        raise BackupFailed("That is the database in use itself. Choose a backup of it; nothing was changed.")
    identify(source)
    make_folder(path.parent)
    staged = beside(path, RESTORING)
    with _restoring, hold(path) as lock, file_errors():
        try:
            copy_with_journals(source, staged)
            _update(staged, migrations)
            sound = _is_sound(path, in_use=lock.lock_counter > 1)
            # Whoever saves now waits, so that nothing falls between what is carried over and the exchange.
            with one_at_a_time():
                present = _read_sound(path, migrations) if sound else _read_unsound(path)
                outcome = _make_ready(staged, present, made_at(source), stamp, target=source.name, replays=replays)
                keep_beside(path, present.deletions)
                aside = _pour(staged, path, stamp.at) if sound else _replace(staged, path, stamp.at)
        finally:
            remove(staged)
            remove(beside(path, RESTORING_BEFORE))
    return replace(outcome, aside=aside)


def delete_again(db: Database, stamp: Stamp, replays: Replays) -> int:
    """Delete from a backup that was laid in its place by hand what was deleted on request since it was made.

    For the start: the file beside the database knows of those deletions, the backup does not.

    Returns
    -------
    int
        How many deletions were done again.

    Raises
    ------
    CannotReplay
        Where `replays` lacks a kind. Nothing was changed.
    """
    deletions = deletions_beside(Path(db.execute("PRAGMA database_list").fetchone()[2]))
    if deletions <= stored_deletions(db):
        return 0
    with write(db):
        count = _delete_again(db, deletions, replays)
        what, target = "Deleted again what was deleted on request", "Database"
        record(db, stamp, what=what, target=target, after={"deletions": count})
    return count


def _update(staged: Path, migrations: Sequence[Migrations]) -> None:
    """Check a copy of the backup and bring it up to this release."""
    check_file(staged)
    with closing(connect(staged)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        refuse_newer(db, migrations)
        migrate(db, migrations)


def _is_sound(path: Path, *, in_use: bool) -> bool:
    try:
        if in_use:
            check_in_use(path)
        else:
            check_file(path)
    except CannotOpen:
        return False
    return True


def _read_sound(path: Path, migrations: Sequence[Migrations]) -> _Present:
    """Read what has to go on from the database in use; where it is of an early release, from an updated copy."""
    with closing(connect(path)) as db:
        version, sessions = data_version(db), get_sessions(db)
        if not pending(db, migrations):
            present = _Present(entries(db), stored_deletions(db), stored_secret(db))
        else:
            copy_whole(db, beside(path, RESTORING_BEFORE))
            present = _read_updated(beside(path, RESTORING_BEFORE), migrations)
    return replace(
        present,
        deletions=present.deletions | deletions_beside(path),
        secret=present.secret or secret_beside(path),
        version=version,
        sessions=sessions,
    )


def _read_updated(copy: Path, migrations: Sequence[Migrations]) -> _Present:
    with closing(connect(copy)) as db:
        migrate(db, migrations)
        return _Present(entries(db), stored_deletions(db), stored_secret(db))


def _read_unsound(path: Path) -> _Present:
    """Read what can still be known where the database is damaged or gone: from it, and from what lies around it."""
    deletions = deletions_beside(path)
    for copy in copies_of(path):
        deletions |= _read_damaged(copy.path).deletions
    present = _read_damaged(path)
    return replace(present, deletions=present.deletions | deletions, secret=present.secret or secret_beside(path))


def _read_damaged(path: Path) -> _Present:
    present = _Present()
    with suppress(*_UNREADABLE), closing(connect_alone(path)) as db:
        with suppress(*_UNREADABLE):
            present = replace(present, deletions=stored_deletions(db))
        with suppress(*_UNREADABLE):
            present = replace(present, secret=stored_secret(db))
        with suppress(*_UNREADABLE):
            present = replace(present, version=data_version(db))
        with suppress(*_UNREADABLE):
            present = replace(present, entries=entries(db) if is_chain(db) else ())
    return present


def _make_ready(
    staged: Path, present: _Present, moment: datetime, stamp: Stamp, *, target: str, replays: Replays
) -> Restoration:
    """Let a checked backup take over from the present database, and note the restore in it."""
    with closing(connect(staged)) as db, write(db):
        if present.sessions:
            session, before = present.sessions
            set_session(db, session, before=before)
        # Caches keyed on the version must not take the restored data for what they have seen.
        db.execute("UPDATE data_version SET value = max(value, ?)", [present.version + _CHANGES_MEANWHILE])
        new_secret = settle_secret(db, present.secret)
        deletions = _delete_again(db, present.deletions, replays)
        carried = carry_over(db, present.entries)
        after = {
            "made": moment,
            "entries_carried_over": carried,
            "deletions_done_again": deletions,
            "new_secret_for_codes": new_secret,
        }
        record(db, stamp, what="Restored a backup", target=target, after=after)
    return Restoration(None, moment, carried, deletions, new_secret)


def _delete_again(db: Database, present: Set[Deletion], replays: Replays) -> int:
    missing = sorted(present - stored_deletions(db))
    for kind, deletions in groupby(missing, key=lambda deletion: deletion.kind):
        if kind not in replays:
            raise CannotReplay
        replays[kind](db, list(deletions))
    add_deletions(db, missing)
    return len(missing)


def _pour(staged: Path, path: Path, at: datetime) -> Path:
    """Replace the content of a sound database in one transaction, and keep what it held until then."""
    aside = _aside(path, at)
    with closing(connect(staged)) as source, closing(connect(path)) as present:
        copy_whole(present, aside)
        source.conn.backup(present.conn, progress=_give_up_when_busy)
    return aside


def _give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    # The driver would try again for ever; by now it has waited as long as any writer does.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise Busy


def _replace(staged: Path, path: Path, at: datetime) -> Path | None:
    """Put a file in the place of one that cannot be used, and keep that one as it is, journals and all."""
    aside = _aside(path, at) if path.exists() or leftovers(path) else None
    if aside:
        copy_with_journals(path, aside)
    remove_journals(path)
    move_into_place(staged, path)
    return aside


def _aside(path: Path, at: datetime) -> Path:
    return free_name(beside(path, f".replaced-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
