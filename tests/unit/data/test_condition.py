from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, backup, check_file, check_in_use, connect, prepare, record, set_meta, write
from data.condition import APPLICATION_ID, SCHEMA_VERSION, identify
from data.driver import sqlite3
from data.errors import (
    Busy,
    CannotOpen,
    DamagedDatabase,
    EmptyFile,
    ForeignDatabase,
    MismatchedJournal,
    MissingDatabase,
    NewerDatabase,
    NotADatabase,
    StorageError,
)
from data.files import leftovers
from tests.crash import contents

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="closed")
def _closed(tmp_path: Path) -> Path:
    """A closed database of several pages that nobody holds."""
    path = tmp_path / "closed.sqlite"
    prepare(path, []).release()
    with closing(connect(path)) as db, write(db):
        rows = ({"id": number, "words": f"what somebody said {number} " * 5} for number in range(300))
        db["response"].insert_all(rows, pk="id")
        for number in range(20):
            record(db, Stamp("Ann", AT), what="w", target=str(number), before=None, after={"score": 7})
    return path


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bank (account, balance)")
        db.execute("INSERT INTO bank VALUES ('Ann', 100)")
        db.commit()


def newer_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        db.execute("CREATE TABLE meta (key, value)")


OTHERS: dict[str, tuple[Callable[[Path], object], type[StorageError]]] = {
    "missing": (lambda _path: None, MissingDatabase),
    "empty": (lambda path: path.touch(), EmptyFile),
    "text": (lambda path: path.write_text("Dear all,\n" * 100, encoding="utf-8"), NotADatabase),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\x00"), NotADatabase),
    "zeros": (lambda path: path.write_bytes(bytes(8192)), NotADatabase),
    "folder": (lambda path: path.mkdir(), CannotOpen),
    "foreign": (foreign_database, ForeignDatabase),
    "newer": (newer_database, NewerDatabase),
}


@pytest.mark.parametrize(("make", "kind"), OTHERS.values(), ids=list(OTHERS))
@pytest.mark.parametrize("look", [identify, check_file])
def test_each_other_file_is_told_apart(
    tmp_path: Path,
    make: Callable[[Path], object],
    kind: type[StorageError],
    look: Callable[[Path], int],
) -> None:
    """What is no database of ours is named for what it is, and is not touched."""
    path = tmp_path / "explorer.sqlite"
    make(path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()}

    with pytest.raises(StorageError) as caught:
        look(path)

    assert type(caught.value) is kind
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.is_file()} == before


def test_ours_is_known(closed: Path) -> None:
    """A database of this release passes and tells its version."""
    assert identify(closed) == SCHEMA_VERSION
    assert check_file(closed) == SCHEMA_VERSION


def test_a_truncated_file_is_damaged(closed: Path) -> None:
    """The end is missing, as after a broken copy."""
    closed.write_bytes(closed.read_bytes()[:8192])

    with pytest.raises(DamagedDatabase):
        check_file(closed)


def test_a_row_that_refers_to_nothing_is_damage(closed: Path) -> None:
    """A link that leads nowhere, made behind the app's back, is found."""
    with closing(connect(closed)) as db:
        db.execute("CREATE TABLE quote (response INTEGER REFERENCES response (id))")
        db.execute("PRAGMA foreign_keys=OFF")
        db.execute("INSERT INTO quote VALUES (9999)")

    with pytest.raises(DamagedDatabase):
        check_file(closed)


def test_a_broken_audit_is_damage(closed: Path) -> None:
    """An entry changed behind the app's back is found at the next start."""
    with closing(connect(closed)) as db:
        db.execute("DROP TRIGGER audit_refuses_update")
        db.execute("UPDATE audit SET who = 'Eve' WHERE id = 3")

    with pytest.raises(DamagedDatabase):
        check_file(closed)


def test_64_random_bytes_are_noticed_or_harmless(closed: Path) -> None:
    """Wherever 64 bytes are overwritten, the check fails, or every row still reads as it was.

    Harmless is what falls into free space, about half of a database as small as this one.
    """
    clean, before = closed.read_bytes(), contents(closed)
    noticed = 0
    for seed in range(120):
        source = random.Random(seed)
        at = source.randrange(len(clean) - 64)
        closed.write_bytes(clean[:at] + source.randbytes(64) + clean[at + 64 :])
        try:
            check_file(closed)
        except CannotOpen:
            noticed += 1
        else:
            assert contents(closed) == before, f"unnoticed at byte {at} (seed {seed})"

    assert noticed > 40


def kill_with_open_log(start: Callable[..., subprocess.Popen[str]], path: Path) -> None:
    """Leave a database with a saved change that is in its log only."""
    child = start(
        "import sys, os; from pathlib import Path; from data import connect, set_meta, write\n"
        "db = connect(Path(sys.argv[1]))\n"
        "with write(db): set_meta(db, 'saved', 'yes')\n"
        "os.kill(os.getpid(), 9)",
        path,
    )
    child.communicate()


def test_an_unclean_stop_loses_nothing(closed: Path, in_another_process: Callable[..., subprocess.Popen[str]]) -> None:
    """What was saved before the process was killed lies in the log; the check passes and it is there."""
    with closing(connect(closed)) as db:
        db.execute("PRAGMA journal_mode=WAL")
    kill_with_open_log(in_another_process, closed)
    assert closed.with_name("closed.sqlite-wal").stat().st_size

    check_file(closed)

    assert contents(closed)["meta"] == [("saved", "yes")]


def test_the_log_of_another_database_harms_nothing(
    closed: Path, tmp_path: Path, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """A log of another database would destroy this one; the check says so and touches neither."""
    other = tmp_path / "other.sqlite"
    prepare(other, []).release()
    with closing(connect(other)) as db, write(db):
        db["place"].insert_all({"id": number, "name": f"place {number}" * 20} for number in range(300))
    kill_with_open_log(in_another_process, other)
    log = closed.with_name("closed.sqlite-wal")
    if not (tmp_path / "other.sqlite-wal").exists():
        pytest.skip("this SQLite keeps no log: see opening.WAL_IS_SAFE")
    shutil.copyfile(tmp_path / "other.sqlite-wal", log)
    before = (closed.read_bytes(), log.read_bytes())

    with pytest.raises((DamagedDatabase, MismatchedJournal)):
        check_file(closed)

    assert (closed.read_bytes(), log.read_bytes()) == before
    assert not list(tmp_path.glob(".check-*"))


@pytest.mark.parametrize(
    ("copy_by", "safe_from"),
    [("backup", (3, 0, 0)), ("hand", (3, 0, 0)), ("backup", (99, 0, 0))],
    ids=["log, backup", "log, copy", "rollback journal, backup"],
)
def test_a_copy_laid_beside_a_journal_is_not_completed_from_it(
    tmp_path: Path,
    in_another_process: Callable[..., subprocess.Popen[str]],
    copy_by: str,
    safe_from: tuple[int, int, int],
) -> None:
    """After a kill, an older copy put in the place of the database by hand is not mixed with the journal.

    The older copy has the same tables in the same places, so every check of SQLite's would pass.
    """
    path, older = tmp_path / "a.sqlite", tmp_path / "older.sqlite"
    program = f"import data.opening; data.opening.WAL_IS_SAFE = {safe_from}\n{KILLED_IN_A_CHANGE}"
    in_another_process(program, path, "close").communicate()
    if copy_by == "hand":
        shutil.copyfile(path, older)
    else:
        with closing(connect(path)) as db:
            backup(db, older)
    in_another_process(program, path, "kill").communicate()
    check_file(path)
    left = leftovers(path)
    assert left
    held = {each: each.read_bytes() for each in left}
    shutil.copyfile(older, path)

    with pytest.raises(MismatchedJournal, match="do not belong together"):
        check_file(path)

    assert path.read_bytes() == older.read_bytes()
    assert {each: each.read_bytes() for each in left} == held


KILLED_IN_A_CHANGE = """
import os, sys
from contextlib import closing
from pathlib import Path
from data import connect, prepare, set_meta, write
path = Path(sys.argv[1])
prepare(path, [])
with closing(connect(path)) as db:
    with write(db):
        set_meta(db, "name", sys.argv[2])
    if sys.argv[2] == "kill":
        db.execute("PRAGMA cache_size=1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE data_version SET value = value + 1")
        db.execute("UPDATE meta SET value = 'torn'")
        db.execute("CREATE TABLE big AS SELECT randomblob(100000)")
        os.kill(os.getpid(), 9)
"""


def test_the_check_in_use_sees_damage_and_strangers(closed: Path, tmp_path: Path) -> None:
    """It tells what the full check of a closed file tells."""
    check_in_use(closed)
    foreign_database(tmp_path / "bank.sqlite")
    with pytest.raises(ForeignDatabase):
        check_in_use(tmp_path / "bank.sqlite")
    closed.write_bytes(closed.read_bytes()[:8192])
    with pytest.raises(DamagedDatabase):
        check_in_use(closed)


def test_the_check_in_use_keeps_locks(
    path: Path, db: Database, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """Opening and closing the file itself would free the locks of this process on it; the check does not."""
    db.execute("PRAGMA journal_mode=DELETE")
    with write(db):
        set_meta(db, "name", "new")
        check_in_use(path)
        other = in_another_process(
            "import sys; from pathlib import Path; from data import connect, write\n"
            "with write(connect(Path(sys.argv[1]), timeout=0)): pass",
            path,
        )
        assert Busy.__name__ in other.communicate()[1]
