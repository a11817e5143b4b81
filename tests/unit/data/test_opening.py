from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from sqlite_utils import Database, Migrations

from data import Prepared, Stamp, backup, check_file, connect, get_meta, opening, prepare, restore, set_meta, write
from data.condition import APPLICATION_ID, SCHEMA_VERSION
from data.driver import sqlite3
from data.errors import (
    DamagedDatabase,
    DiskFull,
    EmptyFile,
    ForeignDatabase,
    InUse,
    LostDatabase,
    MigrationFailed,
    MissingBesideBackups,
    MissingDatabase,
    NewerDatabase,
    NotADatabase,
    ReadOnly,
    StorageError,
)
from data.lock import hold
from tests.crash import contents

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="again")
def _again() -> Iterator[Callable[..., Prepared]]:
    """Prepare a file; what was prepared is released with the test."""
    done: list[Prepared] = []

    def prepare_for_test(path: Path, migrations: tuple[Migrations, ...] = (), **options: str) -> Prepared:
        done.append(prepare(path, migrations, **options))
        return done[-1]

    yield prepare_for_test
    for prepared in done:
        prepared.release()


def places() -> Migrations:
    migrations = Migrations("places")

    @migrations()
    def place(db: Database) -> None:
        db["place"].create({"id": int})

    return migrations


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_start_makes_folder_and_database(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """A path of which nothing exists becomes a whole database, with nothing half-built beside it."""
    path = tmp_path / "new" / "folder" / "explorer.sqlite"

    prepared = again(path, (places(),))

    assert prepared.path == path
    assert prepared.migrated[-1] == "places: place"
    assert prepared.copy is None
    assert names(path.parent) == ["explorer.sqlite", "explorer.sqlite.lock"]
    with closing(connect(path)) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_a_process_prepares_a_file_once(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """The second call, from any thread and however the path is written, gives the same object."""
    first = again(tmp_path / "a.sqlite")
    found: list[Prepared] = []
    calls = [Thread(target=lambda: found.append(again(tmp_path / "." / "a.sqlite"))) for _ in range(8)]
    for call in calls:
        call.start()
    for call in calls:
        call.join()

    assert [each is first for each in found] == [True] * 8


PREPARE = """
import sys
from pathlib import Path
from data import prepare
prepare(Path(sys.argv[1]), [])
print("prepared", flush=True)
input()
"""


def test_another_process_is_turned_away_until_release(
    tmp_path: Path, again: Callable[..., Prepared], in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """Two copies of the app never share a file silently."""
    path = tmp_path / "a.sqlite"
    prepared = again(path)
    assert "InUse" in in_another_process(PREPARE, path).communicate()[1]

    prepared.release()

    assert in_another_process(PREPARE, path).communicate("\n")[0] == "prepared\n"


def test_after_a_crash_the_next_start_works(
    tmp_path: Path, again: Callable[..., Prepared], in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """The lock of a killed process is free; while it runs, the sentence says what to do."""
    path = tmp_path / "a.sqlite"
    other = in_another_process(PREPARE, path)
    assert other.stdout is not None
    assert other.stdout.readline() == "prepared\n"
    with pytest.raises(InUse, match="stop it and then start this one again"):
        again(path)

    other.kill()
    other.wait()

    assert again(path).path == path


def test_releasing_twice_is_harmless(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """A second release does not free the lock of a later preparation."""
    first = again(tmp_path / "a.sqlite")
    first.release()
    second = again(tmp_path / "a.sqlite")

    first.release()

    assert again(tmp_path / "a.sqlite") is second


def test_an_update_keeps_a_copy_first(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """What the database held before the update lies beside it; a second update keeps its own copy."""
    path = tmp_path / "a.sqlite"
    again(path).release()
    before = contents(path)

    prepared = again(path, (places(),))

    assert prepared.copy == tmp_path / f"a.sqlite.before-{SCHEMA_VERSION}"
    assert prepared.migrated == ("places: place",)
    assert contents(prepared.copy) == before
    assert "place" in contents(path)
    prepared.release()
    later = places()
    later(name="more")(lambda db: db["more"].create({"id": int}))
    assert again(path, (later,)).copy == tmp_path / f"a.sqlite.before-{SCHEMA_VERSION}-2"


def test_no_copy_without_an_update(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """An ordinary start leaves nothing behind."""
    again(tmp_path / "a.sqlite").release()

    assert again(tmp_path / "a.sqlite").copy is None
    assert names(tmp_path) == ["a.sqlite", "a.sqlite.lock"]


def test_an_update_that_fails_leaves_the_old(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """The database is as it was and can be opened by the release before."""
    path = tmp_path / "a.sqlite"
    again(path).release()
    before = contents(path)
    wrong = places()
    wrong(name="wrong")(lambda db: db.execute("DELETE FROM nowhere"))

    with pytest.raises(MigrationFailed):
        again(path, (wrong,))

    assert contents(path) == before
    assert again(path).migrated == ()


def test_a_copy_that_fails_stops_the_update(
    tmp_path: Path, again: Callable[..., Prepared], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without room for the copy nothing is updated."""
    path = tmp_path / "a.sqlite"
    again(path).release()

    def full(_db: Database, _to: Path) -> Path:
        raise DiskFull

    monkeypatch.setattr(opening, "copy_whole", full)
    with pytest.raises(DiskFull):
        again(path, (places(),))

    assert "place" not in contents(path)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", EmptyFile), (b"Dear all, " * 100, NotADatabase), (bytes(8192), NotADatabase)],
    ids=["empty", "text", "zeros"],
)
def test_a_file_that_is_no_database_stays_as_it_is(
    tmp_path: Path, content: bytes, kind: type[StorageError], again: Callable[..., Prepared]
) -> None:
    """It is named for what it is, not overwritten, and the lock is free afterwards."""
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(kind):
        again(path)
    assert path.read_bytes() == content

    path.unlink()

    assert again(path).path == path


def test_a_foreign_database_with_its_journal_is_not_touched(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """Another program's unfinished work stays unfinished: no journal is replayed, nothing is lost."""
    path, aside = tmp_path / "a.sqlite", tmp_path / "b"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE bank (account)")
        db.execute("INSERT INTO bank VALUES ('Ann')")
        db.commit()
        shutil.copyfile(tmp_path / "a.sqlite-wal", aside)
    shutil.copyfile(aside, tmp_path / "a.sqlite-wal")
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}

    with pytest.raises(ForeignDatabase):
        again(path)

    after = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.name in before}
    assert after == before


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_journal_without_its_database_is_not_overwritten(
    tmp_path: Path, again: Callable[..., Prepared], suffix: str
) -> None:
    """A new database there would swallow or delete what may be saved work."""
    journal = tmp_path / f"a.sqlite{suffix}"
    journal.write_bytes(b"saved work")

    with pytest.raises(LostDatabase, match="Put the database file back beside its journal"):
        again(tmp_path / "a.sqlite")

    assert journal.read_bytes() == b"saved work"
    assert not (tmp_path / "a.sqlite").exists()


def test_a_damaged_database_is_refused_whole(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """The full check runs at the start; "none" leaves it out and still looks at what the file is."""
    path = tmp_path / "a.sqlite"
    again(path).release()
    with closing(connect(path)) as db, write(db):
        db["response"].insert_all([{"id": number, "words": "w" * 500} for number in range(50)], pk="id")
        db["response"].create_index(["words"])
    held = path.read_bytes()
    at = held.rindex(b"w" * 400)
    path.write_bytes(held[:at] + b"v" + held[at + 1 :])

    with pytest.raises(DamagedDatabase, match="Restore the latest backup"):
        again(path)

    assert again(path, check="none").path == path


def test_a_newer_database_is_refused(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """By its version, and by a migration that this release does not know."""
    path = tmp_path / "a.sqlite"
    later = places()
    later(name="more")(lambda db: db["more"].create({"id": int}))
    again(path, (later,)).release()
    with pytest.raises(NewerDatabase):
        again(path, (places(),))

    with closing(connect(path)) as db:
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")

    with pytest.raises(NewerDatabase, match="later release"):
        again(path, (later,))


@pytest.mark.parametrize("safe_from", [(3, 0, 0), (99, 0, 0)], ids=["safe", "faulty"])
def test_the_journal_mode_follows_the_sqlite_at_hand(
    tmp_path: Path,
    again: Callable[..., Prepared],
    monkeypatch: pytest.MonkeyPatch,
    safe_from: tuple[int, int, int],
) -> None:
    """Write-ahead log where it is free of its fault, else rollback journal, wherever the file was made."""
    path = tmp_path / "a.sqlite"
    for first in ((3, 0, 0), (99, 0, 0)):
        monkeypatch.setattr(opening, "WAL_IS_SAFE", first)
        again(path).release()
        monkeypatch.setattr(opening, "WAL_IS_SAFE", safe_from)
        prepared = again(path)
        expected = "wal" if safe_from == (3, 0, 0) else "delete"

        with closing(connect(path)) as db:
            assert (prepared.journal_mode, db.journal_mode) == (expected, expected)
            assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
        prepared.release()


def test_the_fault_ends_with_the_release_named_by_sqlite() -> None:
    """The WAL-reset bug is in 3.7.0 to 3.51.2 (https://www.sqlite.org/wal.html)."""
    assert opening.WAL_IS_SAFE == (3, 51, 3)


def test_a_file_that_may_only_be_read(
    tmp_path: Path, again: Callable[..., Prepared], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens for reading, without lock or log; an update that would be due is refused with the reason."""
    path = tmp_path / "a.sqlite"
    again(path).release()
    with closing(connect(path)) as db, write(db):
        set_meta(db, "name", "kept")
    (tmp_path / "a.sqlite.lock").unlink()
    monkeypatch.setattr(opening, "may_write", lambda _path: False)
    monkeypatch.setattr("data.database.may_write", lambda _path: False)

    with pytest.raises(ReadOnly):
        again(path, (places(),))
    prepared = again(path)

    assert prepared.read_only
    with closing(connect(path)) as db:
        assert get_meta(db, "name") == "kept"
    assert names(tmp_path) == ["a.sqlite"]
    check_file(path)


def filled_backup(path: Path) -> Path:
    """A database with a backup beside it, closed."""
    prepare(path, []).release()
    with closing(connect(path)) as db:
        return backup(db, path.parent / "backups" / "b.sqlite")


@pytest.mark.parametrize("copy", ["backups/b.sqlite", "a.sqlite.before-2", "a.sqlite.replaced-20190315T140500Z"])
def test_a_database_that_is_gone_beside_its_copies_is_not_begun_anew(
    tmp_path: Path, again: Callable[..., Prepared], copy: str
) -> None:
    """It says so and names them; an empty one must be asked for; putting the file back is enough."""
    path, place = tmp_path / "a.sqlite", tmp_path / copy
    made = filled_backup(path)
    made.replace(place)
    aside = path.replace(tmp_path / "elsewhere")

    with pytest.raises(MissingBesideBackups, match="copies of it lie beside its place") as caught:
        again(path)

    assert [each.path for each in caught.value.copies] == [place]
    assert not path.exists()
    aside.replace(path)
    again(path).release()
    path.unlink()
    prepare(path, [], start_anew=True).release()
    check_file(path)


def test_copies_of_another_database_do_not_stand_in_the_way(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """A database of another name in the same folder is none of ours."""
    again(tmp_path / "other.sqlite").release()

    assert again(tmp_path / "a.sqlite").migrated


def test_a_database_that_goes_while_it_is_in_use(tmp_path: Path) -> None:
    """Preparing it again says so, with its copies or without; restored or begun anew, it goes on."""
    path = tmp_path / "a.sqlite"
    prepared = prepare(path, [])
    path.unlink()
    with pytest.raises(MissingDatabase, match="while the explorer was running"):
        prepare(path, [])
    fresh = prepare(path, [], start_anew=True)
    with closing(connect(path)) as db:
        made = backup(db, tmp_path / "backups" / "b.sqlite")
    path.unlink()

    for _ in range(2):
        with pytest.raises(MissingBesideBackups):
            prepare(path, [])
    restore(made, path, stamp=Stamp("Ann", AT))

    assert prepare(path, []) is fresh
    assert fresh is not prepared
    fresh.release()


LEFT = (
    "a.sqlite.restoring",
    "a.sqlite.restoring-wal",
    "a.sqlite.restoring-before",
    "a.sqlite.creating",
    "a.sqlite.creating-journal",
    "a.sqlite.before-2.partial",
    "a.sqlite.deletions.partial",
)


def test_what_a_killed_process_left_half_made_is_removed(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """Copies of all data must not lie about unseen; the files of another database are let be."""
    again(tmp_path / "a.sqlite").release()
    others = {"b.sqlite.restoring", "a.sqlite.before-2", "notes.partial"}
    for name in (*LEFT, *others):
        (tmp_path / name).write_bytes(b"somebody's words")
    (tmp_path / ".check-a.sqlite-x").mkdir()
    (tmp_path / ".check-a.sqlite-x" / "a.sqlite").write_bytes(b"somebody's words")

    again(tmp_path / "a.sqlite").release()

    assert set(names(tmp_path)) == {"a.sqlite", "a.sqlite.lock", *others}


def test_nothing_is_removed_under_the_hands_of_a_restore(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """Another page of this process that opens the database meanwhile holds the lock a second time."""
    again(tmp_path / "a.sqlite").release()
    staged = tmp_path / "a.sqlite.restoring"
    with hold(tmp_path / "a.sqlite"):
        staged.touch()
        again(tmp_path / "a.sqlite").release()

    assert staged.exists()


@pytest.mark.skipif(os.name != "posix", reason="owners and groups are POSIX")
def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path, again: Callable[..., Prepared]) -> None:
    """What the explorer makes is 0700 and 0600; a folder that was there stays as it was set."""
    path = tmp_path / "new" / "a.sqlite"
    again(path).release()
    with closing(connect(path)) as db:
        made = backup(db, path.parent / "backups" / "b.sqlite")

    assert [each.stat().st_mode & 0o777 for each in (path.parent, made.parent)] == [0o700, 0o700]
    assert [each.stat().st_mode & 0o777 for each in (path, made)] == [0o600, 0o600]
    (tmp_path / "open").mkdir(mode=0o755)
    again(tmp_path / "open" / "a.sqlite").release()
    assert (tmp_path / "open").stat().st_mode & 0o777 == 0o755
