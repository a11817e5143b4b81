from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import backup, connect, note_deletions, prepare, write
from data.deletions import Deletion, deletions_beside, keep_beside, stored_deletions
from data.errors import OutsideWrite

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
ANN, BEN = Deletion.of("person", "ann's code", AT), Deletion.of("person", "ben's code", AT)


def test_times_are_in_utc() -> None:
    """So that the same deletion is the same in summer."""
    summer = datetime(2019, 7, 1, 12, 30, tzinfo=timezone(timedelta(hours=1)))

    assert Deletion.of("person", "a", summer).at == "2019-07-01T11:30:00+00:00"


def test_a_deletion_is_noted_in_the_database_and_beside_it(db: Database, path: Path, tmp_path: Path) -> None:
    """The file is for its owner alone; backups made later know the deletion; a second note adds nothing."""
    with write(db):
        note_deletions(db, [ANN])
        note_deletions(db, [ANN, BEN])

    assert stored_deletions(db) == deletions_beside(path) == {ANN, BEN}
    assert stored_deletions(connect(backup(db, tmp_path / "b.sqlite"))) == {ANN, BEN}
    if os.name == "posix":
        assert path.with_name("explorer.sqlite.deletions").stat().st_mode & 0o077 == 0


def test_a_deletion_that_was_not_stored_is_remembered_beside(db: Database, path: Path) -> None:
    """The file is written first: what fails may be deleted once more than asked, never once less."""
    with suppress(ZeroDivisionError), write(db):
        note_deletions(db, [ANN])
        raise ZeroDivisionError

    assert stored_deletions(db) == set()
    assert deletions_beside(path) == {ANN}


def test_notes_are_part_of_a_change(db: Database) -> None:
    """Outside a write they are refused."""
    with pytest.raises(OutsideWrite):
        note_deletions(db, [ANN])


def test_the_file_only_grows(path: Path) -> None:
    """What a lost database knew stays known."""
    keep_beside(path, [ANN])
    keep_beside(path, [BEN])

    assert deletions_beside(path) == {ANN, BEN}


def test_a_line_that_cannot_be_read_is_passed_over(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The others count all the same; the log names the line, not what stands in it."""
    keep_beside(path, [ANN])
    file = path.with_name("explorer.sqlite.deletions")
    file.write_bytes(b"\xff torn\n[1]\n" + file.read_bytes())

    with caplog.at_level(logging.WARNING):
        assert deletions_beside(path) == {ANN}

    assert [record.getMessage()[:6] for record in caplog.records] == ["Line 1", "Line 2"]


def test_a_start_writes_what_the_database_knows_beside_it(db: Database, path: Path, tmp_path: Path) -> None:
    """A backup laid in its place by hand brings its notes with it."""
    with write(db):
        note_deletions(db, [ANN])
    other = backup(db, tmp_path / "elsewhere" / "explorer.sqlite")

    prepare(other, []).release()

    assert deletions_beside(other) == {ANN}
