"""Bringing a database up to this release: the named migrations of each package, in order, as one change."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from itertools import chain

from sqlite_utils import Database, Migrations

from data import audit, content, database, deletions, secret
from data.condition import APPLICATION_ID, SCHEMA_VERSION
from data.errors import (
    Busy,
    CannotOpen,
    DiskFault,
    DiskFull,
    MigrationFailed,
    NewerDatabase,
    ReadOnly,
    storage_errors,
)

OWN = (database.migrations, audit.migrations, content.migrations, secret.migrations, deletions.migrations)


def pending(db: Database, migrations: Sequence[Migrations]) -> tuple[str, ...]:
    """Return the migrations still to be applied, each as "package: name"."""
    with storage_errors():
        return tuple(f"{package.name}: {step.name}" for package in _all(migrations) for step in package.pending(db))


def refuse_newer(db: Database, migrations: Sequence[Migrations]) -> None:
    """Raise `NewerDatabase` where a package's migration was applied that this release does not know."""
    for package in _all(migrations):
        with storage_errors():
            applied = {step.name for step in package.applied(db)}
        if applied - _names(package):
            raise NewerDatabase


def migrate(db: Database, migrations: Sequence[Migrations]) -> tuple[str, ...]:
    """Apply what is pending, all of it or nothing, and mark the database as ours.

    Also makes the tables of an empty or in-memory database, in tests. A migration must be able to run inside
    a transaction (``transactional=False`` is not honoured); it may rebuild a table that others refer to, as
    the references are checked once, at the end.

    Returns
    -------
    tuple of str
        What was applied, each as "package: name".

    Raises
    ------
    MigrationFailed
        After everything was undone.
    """
    todo = pending(db, migrations)
    if not todo:
        return ()
    try:
        # Cannot be switched inside a transaction (https://www.sqlite.org/lang_altertable.html, section 7).
        db.execute("PRAGMA foreign_keys=OFF")
        with database.first_write(db):
            _apply(db, migrations)
    except (CannotOpen, DiskFull, DiskFault, ReadOnly, Busy):
        raise
    except Exception as error:
        raise MigrationFailed from error
    finally:
        db.execute("PRAGMA foreign_keys=ON")
    return todo


def _apply(db: Database, migrations: Sequence[Migrations]) -> None:
    for package in _all(migrations):
        package.apply(db)
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise MigrationFailed
    database.count_change(db)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    content.hash_all(db)


def _all(migrations: Sequence[Migrations]) -> tuple[Migrations, ...]:
    """Return our own sets and the packages', each once."""
    return tuple({package.name: package for package in chain(OWN, migrations)}.values())


def _names(migrations: Migrations) -> set[str]:
    # A set lists its members only as what is pending, and in an empty database all of them are.
    with closing(Database(memory=True)) as empty:
        return {step.name for step in migrations.pending(empty)}
