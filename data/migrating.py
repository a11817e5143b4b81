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
    applied = _applied(db)
    return tuple(f"{package}: {name}" for package, name in _steps(migrations) if (package, name) not in applied)


def refuse_newer(db: Database, migrations: Sequence[Migrations]) -> None:
    """Raise `NewerDatabase` where a package's migration was applied that this release does not know."""
    packages = {package.name for package in _all(migrations)}
    unknown = _applied(db) - set(_steps(migrations))
    if any(package in packages for package, _name in unknown):
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


def _steps(migrations: Sequence[Migrations]) -> list[tuple[str, str]]:
    """Return every migration in order, as the names of its package and its own."""
    # A set lists its members only as what is pending, and in an empty database all of them are.
    with closing(Database(memory=True)) as empty:
        return [(package.name, step.name) for package in _all(migrations) for step in package.pending(empty)]


def _applied(db: Database) -> set[tuple[str, str]]:
    """Return what was applied, read in one go: package by package it takes as long as all else of an opening."""
    with storage_errors():
        table = db.table(Migrations.migrations_table)
        return {(row["migration_set"], row["name"]) for row in table.rows} if table.exists() else set()
