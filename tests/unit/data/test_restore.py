from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlite_utils import Database, Migrations

from data import (
    Stamp,
    backup,
    check_file,
    connect,
    data_version,
    get_meta,
    history,
    opening,
    prepare,
    restore,
    set_meta,
    verify_history,
    write,
)
from data.condition import SCHEMA_VERSION
from data.driver import sqlite3
from data.errors import (
    BackupFailed,
    DamagedDatabase,
    DiskFull,
    EmptyFile,
    ForeignDatabase,
    InUse,
    MissingDatabase,
    NewerDatabase,
    NotADatabase,
    StorageError,
)
from tests.crash import contents

# The name data.restore is that of the function.
MODULE = sys.modules["data.restore"]
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


def remember(db: Database, name: str) -> None:
    with write(db):
        set_meta(db, "name", name)


def name_in(path: Path) -> str | None:
    with closing(connect(path, read_only=True)) as db:
        return get_meta(db, "name")


def test_restore_brings_back_and_keeps_what_was_there(db: Database, path: Path, tmp_path: Path) -> None:
    """The backup's rows are there again; the present ones lie beside, under the time of the restore."""
    remember(db, "the first")
    made = backup(db, tmp_path / "b.sqlite")
    held = made.read_bytes()
    remember(db, "the second")

    kept = restore(made, path, stamp=Stamp("Ann", AT)).aside

    assert name_in(path) == "the first"
    assert kept == tmp_path / "explorer.sqlite.replaced-20190315T140500Z"
    assert name_in(kept) == "the second"
    assert made.read_bytes() == held
    check_file(kept)


def test_open_pages_see_what_was_restored(db: Database, path: Path, tmp_path: Path) -> None:
    """A connection opened before goes on with the restored data, and what it stores then is not lost."""
    remember(db, "the first")
    made = backup(db, tmp_path / "b.sqlite")
    remember(db, "the second")

    restore(made, path, stamp=Stamp("Ann", AT))

    assert get_meta(db, "name") == "the first"
    remember(db, "the third")
    assert name_in(path) == "the third"


def test_the_restore_is_in_the_audit(db: Database, path: Path, tmp_path: Path) -> None:
    """Who went back, and when, is the last entry of an unbroken chain."""
    made = backup(db, tmp_path / "b.sqlite")

    restore(made, path, stamp=Stamp("Ann", AT))

    assert history(db)[["who", "what"]].to_numpy().tolist() == [["Ann", "Restored a backup"]]
    assert verify_history(db)


def test_caches_cannot_take_the_restored_for_the_seen(db: Database, path: Path, tmp_path: Path) -> None:
    """The data version is higher after a restore than any that was ever seen."""
    made = backup(db, tmp_path / "b.sqlite")
    for number in range(5):
        remember(db, str(number))
    seen = data_version(db)

    restore(made, path, stamp=Stamp("Ann", AT))

    assert data_version(db) > seen


def test_nothing_saved_during_a_restore_is_lost(db: Database, path: Path, tmp_path: Path) -> None:
    """Each number that was stored is in the database now or in the one that was kept aside."""
    with write(db):
        db["number"].create({"id": int}, pk="id")
    made = backup(db, tmp_path / "b.sqlite")
    stop, stored = Event(), []

    def count_up() -> None:
        with closing(connect(path)) as own:
            while not stop.is_set():
                with write(own):
                    own["number"].insert({"id": len(stored)})
                stored.append(len(stored))

    writer = Thread(target=count_up)
    writer.start()
    kept = [restore(made, path, stamp=Stamp("Ann", AT)).aside for _ in range(5)]
    stop.set()
    writer.join()

    found = [{row[0] for row in contents(each)["number"]} for each in (*kept, path) if each]
    assert set().union(*found) == set(stored)
    assert len(stored) > 10


@pytest.mark.parametrize("safe_from", [(3, 0, 0), (99, 0, 0)], ids=["wal", "rollback"])
def test_restore_works_in_both_journal_modes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, safe_from: tuple[int, int, int]
) -> None:
    """The journal mode stays that of the database in use."""
    monkeypatch.setattr(opening, "WAL_IS_SAFE", safe_from)
    prepared = prepare(tmp_path / "a.sqlite", [])
    with closing(connect(prepared.path)) as db:
        remember(db, "the first")
        made = backup(db, tmp_path / "b.sqlite")
        remember(db, "the second")
        restore(made, prepared.path, stamp=Stamp("Ann", AT))

        assert db.journal_mode == prepared.journal_mode
        assert get_meta(db, "name") == "the first"
    prepared.release()


def ruin(path: Path) -> None:
    held = path.read_bytes()
    path.write_bytes(held[:100] + b"\x5a" * 4000 + held[4100:])


@pytest.mark.parametrize("state", ["damaged", "missing", "empty", "text"])
def test_restore_where_the_database_cannot_be_used(tmp_path: Path, state: str) -> None:
    """It is put in place; what was there is kept byte for byte, its journal too; then the app can start."""
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db:
        remember(db, "the first")
        made = backup(db, tmp_path / "b.sqlite")
    log = tmp_path / "a.sqlite-wal"
    if state == "damaged":
        ruin(path)
        log.write_bytes(b"half a log")
    elif state == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if state == "empty" else b"Dear all")
    before = path.read_bytes() if path.exists() else None

    kept = restore(made, path, stamp=Stamp("Ann", AT)).aside

    assert name_in(path) == "the first"
    assert (kept.read_bytes() if kept else None) == before
    if state == "damaged" and kept:
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"half a log"
    prepare(path, []).release()


def forge(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(pragma)


BAD: dict[str, tuple[Callable[[Path], object], type[StorageError]]] = {
    "missing": (lambda path: path.unlink(), MissingDatabase),
    "empty": (lambda path: path.write_bytes(b""), EmptyFile),
    "text": (lambda path: path.write_bytes(b"Dear all"), NotADatabase),
    "damaged": (ruin, DamagedDatabase),
    "foreign": (lambda path: forge(path, "PRAGMA application_id=7"), ForeignDatabase),
    "newer": (lambda path: forge(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}"), NewerDatabase),
}


@pytest.mark.parametrize(("make", "kind"), BAD.values(), ids=list(BAD))
def test_a_bad_backup_changes_nothing(
    db: Database, path: Path, tmp_path: Path, make: Callable[[Path], object], kind: type[StorageError]
) -> None:
    """It is checked first and refused with its reason."""
    made = backup(db, tmp_path / "b.sqlite")
    remember(db, "the second")
    make(made)

    with pytest.raises(kind):
        restore(made, path, stamp=Stamp("Ann", AT))

    assert get_meta(db, "name") == "the second"
    assert not list(tmp_path.glob("*.replaced-*"))
    assert not list(tmp_path.glob("*.restoring*"))


def places(*more: str) -> Migrations:
    migrations = Migrations("places")
    for name in ("place", *more):
        migrations(name=name)(lambda db, name=name: db[name].create({"id": int}))
    return migrations


def test_an_older_backup_is_brought_up_to_date(tmp_path: Path) -> None:
    """Migrations run on the way in, so that pages that are open find the tables they know."""
    path = tmp_path / "a.sqlite"
    prepare(path, [places()]).release()
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "b.sqlite")
    prepared = prepare(path, [places("more")])

    restore(made, path, [places("more")], stamp=Stamp("Ann", AT))

    assert {"place", "more"} < set(contents(path))
    prepared.release()


def test_a_backup_of_a_later_release_is_refused(tmp_path: Path) -> None:
    """A migration that this release does not know is as good as a later version."""
    later, path = tmp_path / "later.sqlite", tmp_path / "a.sqlite"
    prepare(later, [places("more")]).release()
    prepare(path, [places()]).release()

    with pytest.raises(NewerDatabase):
        restore(later, path, [places()], stamp=Stamp("Ann", AT))

    assert "more" not in contents(path)


def test_restore_is_refused_while_another_process_has_the_database(
    tmp_path: Path, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """The other copy of the app would go on with what was moved away."""
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "b.sqlite")
    other = in_another_process(
        "import sys; from pathlib import Path; from data import prepare\n"
        "prepare(Path(sys.argv[1]), []); print('prepared', flush=True); input()",
        path,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "prepared\n"
    before = contents(path)

    with pytest.raises(InUse):
        restore(made, path, stamp=Stamp("Ann", AT))

    assert contents(path) == before


def test_the_database_is_not_restored_from_itself(db: Database, path: Path) -> None:
    """A slip of the hand in the command."""
    with pytest.raises(BackupFailed, match="in use itself"):
        restore(path, path, stamp=Stamp("Ann", AT))


def test_a_full_disk_leaves_the_present_database(
    db: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without room to keep what is there, nothing is replaced."""
    remember(db, "the first")
    made = backup(db, tmp_path / "b.sqlite")
    remember(db, "the second")

    def full(_db: Database, _to: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(MODULE, "copy_whole", full)
    with pytest.raises(DiskFull):
        restore(made, path, stamp=Stamp("Ann", AT))

    assert get_meta(db, "name") == "the second"
    assert not list(tmp_path.glob("*.restoring*"))
