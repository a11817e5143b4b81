from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from data import (
    Stamp,
    backup,
    check_file,
    connect,
    data_version,
    delete_again,
    get_meta,
    history,
    note_deletions,
    opening,
    prepare,
    record,
    restore,
    set_meta,
    verify_history,
    write,
)
from data.condition import SCHEMA_VERSION
from data.deletions import Deletion, stored_deletions
from data.driver import sqlite3
from data.errors import (
    BackupFailed,
    CannotReplay,
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
from data.secret import pseudonym_secret, stored_secret
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
    copies = [path]
    for number in range(1, 6):
        while len(stored) < 3 * number:
            time.sleep(0.01)
        copies.append(restore(made, path, stamp=Stamp("Ann", AT)).aside or path)
    stop.set()
    writer.join()

    numbers = [{row[0] for row in contents(copy)["number"]} for copy in copies]
    assert set().union(*numbers) == set(stored)


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


def note(db: Database, *deletions: Deletion) -> None:
    with write(db):
        note_deletions(db, deletions)
        record(db, Stamp("Ann", AT), what="Deleted", target="a code")


PERSON, OTHER = Deletion.of("person", "a code", AT), Deletion.of("person", "another code", AT)


def forget(db: Database, deletions: Sequence[Deletion]) -> None:
    """A replay: the names of those deleted go."""
    for deletion in deletions:
        db.execute("DELETE FROM meta WHERE value = ?", [deletion.key])


def test_deletions_are_done_again_before_a_backup_is_put_in_place(db: Database, path: Path, tmp_path: Path) -> None:
    """Those that the backup does not know of, all of a kind at once; then it knows them."""
    remember(db, "a code")
    note(db, OTHER)
    made = backup(db, tmp_path / "b.sqlite")
    note(db, PERSON)
    calls: list[Sequence[Deletion]] = []

    def replay(staged: Database, deletions: Sequence[Deletion]) -> None:
        calls.append(deletions)
        forget(staged, deletions)
        assert get_meta(db, "name") == "a code", "the database in use was touched before its time"

    outcome = restore(made, path, stamp=Stamp("Ann", AT), replays={"person": replay})

    assert calls == [[PERSON]]
    assert outcome.deletions == 1
    assert get_meta(db, "name") is None
    assert stored_deletions(db) == {PERSON, OTHER}


def test_a_restore_that_cannot_delete_again_is_refused(db: Database, path: Path, tmp_path: Path) -> None:
    """Rather than to bring words back; nothing is changed and nothing is left lying about."""
    remember(db, "a code")
    made = backup(db, tmp_path / "b.sqlite")
    note(db, PERSON)
    remember(db, "the second")

    with pytest.raises(CannotReplay, match="words were deleted on request"):
        restore(made, path, stamp=Stamp("Ann", AT))

    assert get_meta(db, "name") == "the second"
    assert not list(tmp_path.glob("*.restoring*"))


@pytest.mark.parametrize("known_by", ["the file beside", "a later backup", "the damaged database"])
def test_deletions_are_known_where_the_database_is_not(tmp_path: Path, known_by: str) -> None:
    """One of the three places is enough."""
    path = tmp_path / "explorer.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db:
        remember(db, "a code")
        made = backup(db, tmp_path / "elsewhere" / "b.sqlite")
        note(db, PERSON)
        if known_by == "a later backup":
            backup(db, tmp_path / "backups" / "later.sqlite")
    if known_by != "the file beside":
        path.with_name("explorer.sqlite.deletions").unlink()
    if known_by == "the damaged database":
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE meta SET value = 'another'")
            raw.commit()
    else:
        path.unlink()

    restore(made, path, stamp=Stamp("Ann", AT), replays={"person": forget})

    with closing(connect(path)) as db:
        assert get_meta(db, "name") is None
        assert stored_deletions(db) == {PERSON}
    check_file(path)


def test_the_record_is_continued(db: Database, path: Path, tmp_path: Path) -> None:
    """Entries made since the backup stay to the letter, and the new one says which backup was restored."""
    note(db, OTHER)
    made = backup(db, tmp_path / "b.sqlite")
    os.utime(made, (AT.timestamp(), AT.timestamp()))
    for number in range(3):
        with write(db):
            record(db, Stamp("Ben", AT), what="Changed", target=str(number))
    before = rows_of_audit(db)

    outcome = restore(made, path, stamp=Stamp("Ann", AT))

    assert rows_of_audit(db)[:-1] == before
    assert verify_history(db)
    assert (outcome.entries, outcome.made_at) == (3, AT)
    newest = history(db, 1).iloc[0]
    assert (newest["target"], newest["who"]) == ("b.sqlite", "Ann")
    assert "made: 2019-03-15T14:05:00+00:00; " in newest["after"]
    assert "entries carried over: 3" in newest["after"]


def rows_of_audit(db: Database) -> list[tuple[Any, ...]]:
    return list(db.execute("SELECT * FROM audit ORDER BY id").fetchall())


def test_two_records_become_one(db: Database, path: Path, tmp_path: Path) -> None:
    """A backup from another computer: its entries, then those made here, unbroken; again, and none doubles."""
    other = tmp_path / "elsewhere" / "explorer.sqlite"
    prepare(other, []).release()
    with closing(connect(other)) as elsewhere:
        for name in ("x", "y"):
            with write(elsewhere):
                record(elsewhere, Stamp("Eli", AT), what="Changed", target=name)
        made = backup(elsewhere, tmp_path / "b.sqlite")
    with write(db):
        record(db, Stamp("Ann", AT), what="Changed", target="here")

    restore(made, path, stamp=Stamp("Ann", AT))
    restore(made, path, stamp=Stamp("Ann", AT))

    assert history(db)["target"].tolist() == ["b.sqlite", "b.sqlite", "here", "y", "x"]
    assert verify_history(db)


def test_the_record_of_a_damaged_database_is_continued(tmp_path: Path) -> None:
    """Where its chain still holds; where the damage is in it, the backup's record stands."""
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "b.sqlite")
        note(db)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("INSERT INTO meta VALUES ('past', 'the app')")
        raw.commit()

    assert restore(made, path, stamp=Stamp("Ann", AT)).entries == 1

    with closing(connect(path)) as db:
        assert history(db)["what"].tolist() == ["Restored a backup", "Deleted"]


def test_a_deletion_while_a_restore_is_made_ready_is_not_lost(
    db: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever saves between the look at the present database and the exchange waits for the restored one."""
    made = backup(db, tmp_path / "b.sqlite")
    done = Event()

    def save() -> None:
        with closing(connect(path)) as own:
            note(own, PERSON)
        done.set()

    saver = Thread(target=save)
    aside = MODULE.copy_whole

    def slow(present: Database, to: Path) -> Path:
        saver.start()
        assert not done.wait(0.3)
        return Path(aside(present, to))

    monkeypatch.setattr(MODULE, "copy_whole", slow)
    restore(made, path, stamp=Stamp("Ann", AT), replays={"person": forget})
    saver.join()

    assert stored_deletions(db) == {PERSON}
    assert history(db)["what"].tolist() == ["Deleted", "Restored a backup"]


def without_secret(path: Path) -> None:
    """Make a backup like those of early releases, which held none."""
    with closing(connect(path)) as db, write(db):
        db.execute("DELETE FROM pseudonym_secret")


@pytest.mark.parametrize("present", ["sound", "file beside", "nothing"])
def test_a_backup_without_secret_takes_over_the_present_one(tmp_path: Path, present: str) -> None:
    """Where there is none anywhere a new one is made, and both the caller and the record are told."""
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    secret = pseudonym_secret(path)
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "b.sqlite")
    without_secret(made)
    if present != "sound":
        path.unlink()
    if present == "file beside":
        path.with_suffix(".secret").write_bytes(secret)

    outcome = restore(made, path, stamp=Stamp("Ann", AT))

    assert outcome.new_secret is (present == "nothing")
    assert (pseudonym_secret(path) == secret) is (present != "nothing")
    with closing(connect(path)) as db:
        said = "yes" if present == "nothing" else "no"
        assert f"new secret for codes: {said}" in history(db)["after"].iloc[0]


def test_the_secret_of_the_backup_stands(db: Database, path: Path, tmp_path: Path) -> None:
    """The codes in it were made with it."""
    other = tmp_path / "elsewhere" / "explorer.sqlite"
    prepare(other, []).release()
    with closing(connect(other)) as elsewhere:
        made = backup(elsewhere, tmp_path / "b.sqlite")

    restore(made, path, stamp=Stamp("Ann", AT))

    assert stored_secret(db) == pseudonym_secret(other)


def test_a_database_of_an_early_release_is_read_through_an_updated_copy(tmp_path: Path) -> None:
    """Restored onto before its first start with this release: its record goes on; the copy is gone afterwards."""
    path = tmp_path / "a.sqlite"
    prepare(path, [places()]).release()
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "b.sqlite")
        note(db)

    outcome = restore(made, path, [places("more")], stamp=Stamp("Ann", AT))

    assert outcome.entries == 1
    assert not list(tmp_path.glob("*restoring*"))
    check_file(path)


def test_a_backup_laid_in_its_place_by_hand_is_deleted_from_at_the_start(tmp_path: Path) -> None:
    """What the file beside the database knows is done again once, on record."""
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db:
        remember(db, "a code")
        made = backup(db, tmp_path / "b.sqlite")
        note(db, PERSON)
    shutil.copyfile(made, path)

    with closing(connect(path)) as db:
        with pytest.raises(CannotReplay):
            delete_again(db, Stamp("The explorer", AT), {})
        assert get_meta(db, "name") == "a code"
        counts = [delete_again(db, Stamp("The explorer", AT), {"person": forget}) for _ in range(2)]

        assert counts == [1, 0]
        assert get_meta(db, "name") is None
        assert history(db)["what"].tolist() == ["Deleted again what was deleted on request"]
