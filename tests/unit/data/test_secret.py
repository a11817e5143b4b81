from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import backup, connect, prepare, write
from data.secret import pseudonym_secret, secret_beside, settle_secret, stored_secret


def test_the_secret_lies_in_the_database_and_its_backups(db: Database, path: Path, tmp_path: Path) -> None:
    """Made once, 32 bytes, the same for every call and in every backup; no file beside the database."""
    secret = pseudonym_secret(path)

    assert len(secret) == 32
    assert pseudonym_secret(path) == stored_secret(db) == pseudonym_secret(backup(db, tmp_path / "b.sqlite"))
    assert not list(tmp_path.glob("*.secret"))


def test_two_databases_have_two_secrets(path: Path, tmp_path: Path) -> None:
    """People cannot be followed from one consultation's database to another's."""
    prepare(tmp_path / "other.sqlite", []).release()

    assert pseudonym_secret(path) != pseudonym_secret(tmp_path / "other.sqlite")


def test_the_file_of_an_early_release_is_taken_over(tmp_path: Path) -> None:
    """Its secret is in the database from the first start on; the file stays, for its owner alone."""
    file = tmp_path / "explorer.secret"
    file.write_bytes(b"s" * 32)
    file.chmod(0o644)

    prepare(tmp_path / "explorer.sqlite", []).release()

    assert pseudonym_secret(tmp_path / "explorer.sqlite") == b"s" * 32
    assert file.read_bytes() == b"s" * 32
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_the_database_goes_before_the_file(path: Path) -> None:
    """A file that turns up later changes nobody's code."""
    secret = pseudonym_secret(path)
    path.with_suffix(".secret").write_bytes(b"other")

    assert pseudonym_secret(path) == secret


@pytest.mark.parametrize(("earlier", "new"), [(b"earlier", False), (None, True), (b"", True)])
def test_a_database_without_one_gets_the_earlier_or_a_new_one(db: Database, earlier: bytes | None, new: bool) -> None:
    """It says which; an empty file is no secret."""
    with write(db):
        db.execute("DELETE FROM pseudonym_secret")
        assert settle_secret(db, earlier) is new
        assert settle_secret(db, b"late") is False

    assert stored_secret(db) == b"earlier" if earlier else len(stored_secret(db) or b"") == 32


def test_a_database_that_was_never_prepared_gets_one_when_asked(db: Database, path: Path) -> None:
    """The first import makes it at the latest."""
    with write(db):
        db.execute("DELETE FROM pseudonym_secret")

    assert pseudonym_secret(path) == stored_secret(db)


def test_no_file_is_no_secret(tmp_path: Path) -> None:
    """Neither is an empty one."""
    assert secret_beside(tmp_path / "explorer.sqlite") is None
    (tmp_path / "explorer.secret").touch()
    assert secret_beside(tmp_path / "explorer.sqlite") is None


def test_a_copy_opened_elsewhere_has_the_same_secret(db: Database, path: Path, tmp_path: Path) -> None:
    """A backup alone is enough on another computer."""
    made = backup(db, tmp_path / "elsewhere" / "explorer.sqlite")
    prepare(made, []).release()

    with closing(connect(made)) as other:
        assert stored_secret(other) == stored_secret(db)
