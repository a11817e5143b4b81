from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlite_utils import Database, Migrations

from data import get_meta, migrate, set_meta, verify_history, write
from data.condition import APPLICATION_ID, SCHEMA_VERSION
from data.errors import DiskFull, MigrationFailed, NewerDatabase
from data.migrating import pending, refuse_newer


@pytest.fixture(name="fresh")
def _fresh() -> Iterator[Database]:
    with closing(Database(memory=True)) as db:
        yield db


def forums() -> Migrations:
    """The first release of a package: two tables, one referring to the other."""
    migrations = Migrations("engagement")

    @migrations()
    def forums_and_responses(db: Database) -> None:
        db["forum"].insert_all([{"id": 1, "name": "Carers"}], pk="id")
        db["response"].insert_all([{"id": 7, "forum": 1}], pk="id", foreign_keys=[("forum", "forum", "id")])

    return migrations


def test_a_new_database_gets_every_table_and_our_mark(fresh: Database) -> None:
    """Our own tables come first, then the packages' in the order given."""
    applied = migrate(fresh, [forums()])

    assert applied == (
        "data: meta_and_version",
        "data.audit: audit_only_grows",
        "data.content: create_content_hash",
        "data.secret: create_pseudonym_secret",
        "data.deletions: create_deletion",
        "engagement: forums_and_responses",
    )
    assert fresh.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert fresh.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert get_meta(fresh, "anything") is None
    assert verify_history(fresh)


def test_nothing_is_applied_twice(fresh: Database) -> None:
    """The names are remembered in the database."""
    migrate(fresh, [forums()])

    assert migrate(fresh, [forums()]) == ()
    assert fresh["forum"].count == 1


def test_pending_names_what_is_new(fresh: Database) -> None:
    """A later release adds a migration to its package."""
    migrate(fresh, [forums()])
    later = forums()

    @later()
    def places(db: Database) -> None:
        db["place"].create({"id": int})

    assert pending(fresh, [later]) == ("engagement: places",)


def test_a_table_that_others_refer_to_can_be_rebuilt(fresh: Database) -> None:
    """With foreign keys enforced, dropping the old table would take the rows that refer to it along."""
    migrate(fresh, [forums()])
    fresh.execute("PRAGMA foreign_keys=ON")
    later = forums()

    @later()
    def forum_has_a_borough(db: Database) -> None:
        db["forum"].transform(rename={"name": "title"})

    migrate(fresh, [later])

    assert list(fresh["response"].rows) == [{"id": 7, "forum": 1}]
    assert list(fresh["forum"].rows) == [{"id": 1, "title": "Carers"}]
    assert fresh.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def broken(error: Exception | None) -> Migrations:
    later = forums()

    @later()
    def goes_well(db: Database) -> None:
        db["place"].create({"id": int})

    @later()
    def goes_wrong(db: Database) -> None:
        db["forum"].delete_where()
        if error:
            raise error

    return later


@pytest.mark.parametrize(
    ("error", "kind"),
    [(None, MigrationFailed), (KeyError("a mistake of ours"), MigrationFailed), (DiskFull(), DiskFull)],
    ids=["broken link", "mistake", "full disk"],
)
def test_an_update_that_fails_leaves_everything(
    fresh: Database, error: Exception | None, kind: type[Exception]
) -> None:
    """One migration that fails, or that leaves rows referring to nothing, undoes those before it as well."""
    migrate(fresh, [forums()])

    with pytest.raises(kind):
        migrate(fresh, [broken(error)])

    assert "place" not in fresh.table_names()
    assert fresh["forum"].count == 1
    assert fresh.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with write(fresh):
        set_meta(fresh, "still", "works")


def test_a_migration_we_do_not_know_is_of_a_newer_release(fresh: Database) -> None:
    """A package that has applied more than this release knows has been updated elsewhere."""
    later = forums()

    @later()
    def places(db: Database) -> None:
        db["place"].create({"id": int})

    migrate(fresh, [later])

    refuse_newer(fresh, [later])
    with pytest.raises(NewerDatabase):
        refuse_newer(fresh, [forums()])
