"""Whenever the power goes, what is at rest is in the old state or in the new one."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from data import (
    Stamp,
    backup,
    check_file,
    connect,
    get_meta,
    history,
    list_backups,
    note_deletions,
    prepare,
    record,
    set_meta,
    verify_history,
    write,
)
from data.deletions import Deletion
from data.errors import StorageError
from tests.crash import (
    Contents,
    can_trace,
    contents,
    kill_at_every_file_operation,
    kill_at_every_statement,
    old_or_new,
)

NAME = "explorer.sqlite"
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)

WARM = """
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from data import Stamp, backup, connect, prepare, record, restore, set_meta, write
import sqlite_utils.plugins
"""
# One change of several statements: a table made and filled by sqlite-utils (which begins transactions of its
# own), a remembered word, an entry in the audit.
CHANGE = """
from contextlib import closing
from datetime import UTC, datetime
from data import Stamp, connect, record, set_meta, write

with closing(connect(folder / "explorer.sqlite")) as db, write(db):
    rows = ({"id": number, "words": "what somebody said " * 5} for number in range(250))
    db["response"].insert_all(rows, pk="id", batch_size=100)
    db["response"].create_index(["words"])
    set_meta(db, "sample_offered", "yes")
    stamp = Stamp("Ann", datetime(2019, 3, 15, 14, 5, tzinfo=UTC))
    record(db, stamp, what="Imported", target="import 1", after={"stored": 250})
"""


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Path:
    """A folder with a closed database that holds one change."""
    folder = tmp_path / "start"
    prepare(folder / NAME, []).release()
    with closing(connect(folder / NAME)) as db, write(db):
        set_meta(db, "place", "the first")
        record(db, Stamp("Ann", AT), what="Began", target="Database", before=None, after={"place": "the first"})
    return folder


def states(start: Path, act: str) -> tuple[Contents, Contents]:
    """What the start holds, and what a copy of it holds after the undisturbed act."""
    copy = start.with_name("undisturbed")
    shutil.copytree(start, copy)
    run(act, copy)
    old, new = contents(start / NAME), contents(copy / NAME)
    assert old != new
    return old, new


def run(act: str, folder: Path) -> None:
    exec(compile(act, "<act>", "exec"), {"folder": folder})  # noqa: S102


def change_again(database: Path) -> None:
    run(CHANGE, database.parent)


def test_a_change_is_whole_at_every_statement(start: Path, tmp_path: Path) -> None:
    """Killed at any statement of a change, all of it is there or nothing, and doing it again works."""
    check = old_or_new(NAME, *states(start, CHANGE), again=change_again)

    killed = kill_at_every_statement(CHANGE, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=120)

    assert killed > 50


def test_a_change_is_whole_with_the_rollback_journal(start: Path, tmp_path: Path) -> None:
    """The same holds in the journal mode of machines whose SQLite has the write-ahead fault."""
    use_journal(start, "delete")
    check = old_or_new(NAME, *states(start, CHANGE), again=change_again)

    kill_at_every_statement(CHANGE, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=60)


@pytest.mark.slow
@pytest.mark.skipif(not can_trace(), reason="strace is not here or may not trace")
@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_change_is_whole_at_every_file_operation(start: Path, tmp_path: Path, journal: str) -> None:
    """Killed before any one write, sync or removal of a file, in the middle of a commit too, it is whole."""
    use_journal(start, journal)
    small = CHANGE.replace("range(250)", "range(2)")

    killed = kill_at_every_file_operation(
        small,
        start=start,
        workspace=tmp_path / "runs",
        check=old_or_new(NAME, *states(start, small)),
        warm=WARM,
    )

    assert killed > 10


def use_journal(start: Path, journal: str) -> None:
    with closing(connect(start / NAME)) as db:
        assert db.execute(f"PRAGMA journal_mode={journal}").fetchone()[0] == journal


def test_making_the_database_is_whole(tmp_path: Path) -> None:
    """Killed while the first database is made, there is none or a whole one, and the next start makes it."""
    start = tmp_path / "start"
    start.mkdir()

    def check(folder: Path, finished: bool) -> None:
        if (folder / NAME).exists():
            check_file(folder / NAME)
        else:
            assert not finished
        prepare(folder / NAME, []).release()
        check_file(folder / NAME)

    kill_at_every_statement(
        WARM + 'prepare(folder / "explorer.sqlite", [])',
        start=start,
        workspace=tmp_path / "runs",
        check=check,
        warm=WARM,
        most=60,
    )


UPDATE = """
from sqlite_utils import Migrations
from data import prepare

later = Migrations("later")

@later()
def more_room(db):
    db["room"].insert_all([{"id": 1}, {"id": 2}], pk="id")
    db["meta"].transform(rename={"value": "words"})
    db["meta"].transform(rename={"words": "value"})

prepare(folder / "explorer.sqlite", [later])
"""


def test_an_update_is_whole_and_leaves_the_copy(start: Path, tmp_path: Path) -> None:
    """Killed in an update, the database is as before, or updated with a copy of the old one beside it."""
    old = contents(start / NAME)

    def check(folder: Path, finished: bool) -> None:
        check_file(folder / NAME)
        found = contents(folder / NAME)
        updated = "room" in found
        assert found["meta"] == old["meta"]
        assert found["audit"] == old["audit"]
        assert updated or found == old
        assert updated or not finished
        for copy in list_backups(folder):
            check_file(copy.path)
            assert contents(copy.path) == old
        assert list_backups(folder) or not updated

    kill_at_every_statement(UPDATE, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=80)


# The restore takes up a deletion that the backup does not know of: whoever is called "the deleted" goes.
RESTORE = """
def forget(db, deletions):
    db.execute("DELETE FROM meta WHERE value = 'the deleted'")

three = datetime(2019, 3, 15, 15, 0, tzinfo=UTC)
restore(folder / "a.backup", folder / "explorer.sqlite", stamp=Stamp("Ann", three), replays={"person": forget})
"""


@pytest.mark.parametrize("present", ["sound", "damaged", "missing"])
def test_a_restore_is_whole(start: Path, tmp_path: Path, present: str) -> None:
    """Killed in a restore, the database is the old one or the restored; the old one is still there.

    Whichever it is, the record is whole and as long as before, and what was deleted does not come back; the next start
    removes what was half made.
    """
    database = start / NAME
    with closing(connect(database)) as db:
        with write(db):
            set_meta(db, "person", "the deleted")
        backup(db, start / "a.backup")
        with write(db):
            set_meta(db, "place", "the second")
            set_meta(db, "person", "")
            note_deletions(db, [Deletion.of("person", "the deleted", AT)])
            record(db, Stamp("Ann", AT), what="Deleted", target="Database")
    if present == "damaged":
        stored = database.read_bytes()
        database.write_bytes(stored[:100] + b"\x5a" * 4000 + stored[4100:])
    if present == "missing":
        database.unlink()
    before = database.read_bytes() if database.exists() else b""

    def check(folder: Path, finished: bool) -> None:
        place = place_of(folder / NAME)
        assert place == "the first" if finished else place in ("the first", "the second", present)
        if place == "the first" and present == "sound":
            assert "the second" in {place_of(copy.path) for copy in list_backups(folder)}
        if present == "damaged":
            assert before in [path.read_bytes() for path in folder.glob(f"{NAME}*")]
        if place in ("the first", "the second"):
            prepare(folder / NAME, []).release()
            assert not list(folder.glob("*.restoring*"))
        run(WARM + RESTORE, folder)
        assert place_of(folder / NAME) == "the first"
        with closing(connect(folder / NAME)) as db:
            assert not get_meta(db, "person")
            entries = history(db)["what"].tolist()
        assert entries[-2:] == (["Deleted", "Began"] if present == "sound" else ["Restored a backup", "Began"])

    kill_at_every_statement(WARM + RESTORE, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=60)


def place_of(database: Path) -> str | None:
    """Where a sound database says it is, or what is wrong with it."""
    if not database.exists():
        return "missing"
    try:
        check_file(database)
    except StorageError:
        return "damaged"
    with closing(connect(database)) as db:
        assert verify_history(db)
        return get_meta(db, "place")


def test_a_backup_is_whole_or_not_there(start: Path, tmp_path: Path) -> None:
    """Killed while a backup is written, there is none under its name or a good one."""
    old = contents(start / NAME)

    def check(folder: Path, finished: bool) -> None:
        if (folder / "b.sqlite").exists():
            check_file(folder / "b.sqlite")
            assert contents(folder / "b.sqlite") == old
        else:
            assert not finished
        assert contents(folder / NAME) == old

    act = WARM + dedent("""
        with closing(connect(folder / "explorer.sqlite")) as db:
            backup(db, folder / "b.sqlite")
    """)
    kill_at_every_statement(act, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=60)


def test_the_harness_notices_a_torn_change(start: Path, tmp_path: Path) -> None:
    """A change made in two pieces is found out: the harness can fail."""
    torn = CHANGE.replace(
        "    set_meta(", "with closing(connect(folder / 'explorer.sqlite')) as db, write(db):\n    set_meta("
    )
    check = old_or_new(NAME, *states(start, torn))

    with pytest.raises(AssertionError, match="killed at step"):
        kill_at_every_statement(torn, start=start, workspace=tmp_path / "runs", check=check, warm=WARM, most=60)
