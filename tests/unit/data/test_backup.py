from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlite_utils import Database

from data import (
    backup,
    backup_name,
    check_file,
    connect,
    set_meta,
    write,
)
from data.errors import (
    BackupFailed,
    DamagedDatabase,
)
from tests.crash import contents

# The name data.backup is that of the function.
MODULE = sys.modules["data.backup"]
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


def remember(db: Database, name: str) -> None:
    with write(db):
        set_meta(db, "name", name)


def test_a_backup_holds_what_the_database_holds(db: Database, path: Path, tmp_path: Path) -> None:
    """Row for row, in one file that needs nothing beside it; its folder is made."""
    remember(db, "the first")

    made = backup(db, tmp_path / "backups" / "b.sqlite")

    assert [each.name for each in made.parent.iterdir()] == ["b.sqlite"]
    assert contents(made) == contents(path)
    check_file(made)


@pytest.mark.skipif(os.name != "posix", reason="owners and groups are POSIX")
def test_a_backup_is_for_its_owner_alone(db: Database, tmp_path: Path) -> None:
    """It holds personal data."""
    assert backup(db, tmp_path / "b.sqlite").stat().st_mode & 0o077 == 0


def test_an_older_backup_is_never_replaced(db: Database, tmp_path: Path) -> None:
    """A name that is taken is refused, whatever the file is."""
    (tmp_path / "b.sqlite").write_text("precious", encoding="utf-8")

    with pytest.raises(BackupFailed, match="nothing was replaced"):
        backup(db, tmp_path / "b.sqlite")

    assert (tmp_path / "b.sqlite").read_text(encoding="utf-8") == "precious"


def test_a_backup_is_refused_inside_a_change(db: Database, tmp_path: Path) -> None:
    """It would hold a state that may be undone."""
    with write(db), pytest.raises(BackupFailed, match="Finish the change first"):
        backup(db, tmp_path / "b.sqlite")


def test_a_backup_that_fails_its_check_is_thrown_away(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup is good or not there."""

    def fail(_path: Path) -> int:
        raise DamagedDatabase

    monkeypatch.setattr(MODULE, "check_file", fail)
    with pytest.raises(BackupFailed, match="did not pass its check"):
        backup(db, tmp_path / "backups" / "b.sqlite")

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_during_changes_is_of_one_moment(path: Path, db: Database, tmp_path: Path) -> None:
    """While somebody stores pairs, every backup holds whole pairs, and the writer is not stopped."""
    with write(db):
        db["pair"].create({"id": int, "half": str}, pk="id")
    stop = Event()

    def store_pairs() -> None:
        with closing(connect(path)) as own:
            while not stop.is_set():
                with write(own):
                    own["pair"].insert({"half": "left" * 200})
                    own["pair"].insert({"half": "right" * 200})

    writer = Thread(target=store_pairs)
    writer.start()
    try:
        sizes = [len(contents(backup(db, tmp_path / f"{number}.sqlite"))["pair"]) for number in range(8)]
    finally:
        stop.set()
        writer.join()

    assert all(size % 2 == 0 for size in sizes)
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]


def test_backup_names_are_in_utc() -> None:
    """So that they sort by time through the change of the clocks."""
    summer = datetime(2019, 7, 1, 12, 30, tzinfo=timezone(timedelta(hours=1)))

    assert backup_name(summer) == "explorer-20190701-113000.sqlite"
