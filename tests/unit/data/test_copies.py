from __future__ import annotations

import os
import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from data import (
    backup,
    list_backups,
)
from data.driver import sqlite3


def forge(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(pragma)


def test_list_backups_names_each_kind_newest_first(db: Database, path: Path, tmp_path: Path) -> None:
    """Backups, copies before an update and replaced databases; not the one in use, not other files."""
    first = backup(db, tmp_path / "first.sqlite")
    second = backup(db, tmp_path / "explorer.sqlite.before-1")
    third = backup(db, tmp_path / "explorer.sqlite.replaced-20190315T140500Z")
    for made, hour in ((first, 12), (second, 13), (third, 14)):
        stamp = datetime(2019, 3, 15, hour, tzinfo=UTC).timestamp()
        os.utime(made, (stamp, stamp))
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    shutil.copyfile(first, tmp_path / "x.sqlite.partial")
    forge(Path(shutil.copyfile(first, tmp_path / "foreign.sqlite")), "PRAGMA application_id=7")

    found = list_backups(tmp_path)

    assert [(each.path, each.kind) for each in found] == [
        (third, "replaced by a restore"),
        (second, "before an update"),
        (first, "backup"),
    ]
    assert found[0].made_at == datetime(2019, 3, 15, 14, tzinfo=UTC)
    assert found[0].size == third.stat().st_size


def test_list_backups_of_no_folder(tmp_path: Path) -> None:
    """No folder, no backups, no error."""
    assert list_backups(tmp_path / "none") == ()
