"""The record, backups, and going back to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice
from engagement.answers import store as answers_store
from explorer import intake, record
from explorer.workspace import database, workspace


def test_a_backup_brings_back_what_stood(
    db: Database, path: Path, stamp: Stamp, source: Callable[..., intake.Source]
) -> None:
    """What came in since is gone, the record goes on and is unbroken, and the workspace is open again."""
    first, second = source({1: "The bus is late"}, "a.csv"), source({2: "Damp in our flat"}, "b.csv")
    choice = intake.Choice(ColumnChoice(text=("What matters most?",), person="Respondent ID"), "Londoners")
    intake.bring_in(db, stamp, first, choice)
    made = record.make_backup(db, stamp)
    intake.bring_in(db, stamp, second, choice)
    db.close()

    restoration = record.restore_backup(stamp, made)

    assert (restoration.entries, restoration.deletions) == (1, 0)
    assert workspace().problem is None
    with database() as again:
        assert answers_store.responses(again)["text"].tolist() == ["The bus is late"]
        entries, unbroken = record.entries(again)
    assert unbroken
    assert entries["what"].tolist().count("Imported responses") == 2
    assert path.exists()


def test_backups_are_listed_the_newest_first(db: Database, path: Path, stamp: Stamp) -> None:
    """By the time at which each was made, whatever its name says."""
    made = [record.make_backup(db, Stamp("Ada", stamp.at + timedelta(hours=hours))) for hours in (2, 0, 1)]

    assert [file.path for file in record.backups()] == made[::-1]
    assert {file.path.parent for file in record.backups()} == {record.backup_folder(path)}
