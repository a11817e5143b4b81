from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from sqlite_utils import Database

from data import connect, data_version, database, get_meta, prepare, set_meta, write
from data.driver import sqlite3
from data.errors import (
    Busy,
    Conflict,
    DamagedDatabase,
    DiskFull,
    MissingDatabase,
    OutsideWrite,
    ReadOnly,
    StorageError,
)
from tests.crash import contents


@pytest.fixture(name="filled")
def _filled(db: Database) -> Database:
    """A database with forums and the responses that came from them."""
    with write(db):
        db["forum"].insert_all([{"id": 1, "name": "Carers"}, {"id": 2, "name": "Nurses"}], pk="id")
        db["response"].insert_all(
            [{"id": number, "forum": 1, "words": f"words {number}"} for number in range(10)],
            pk="id",
            foreign_keys=[("forum", "forum", "id")],
        )
    return db


def broken_off_rows() -> Iterator[dict[str, object]]:
    for number in range(100, 650):
        yield {"id": number, "forum": 1, "words": "more"}
    raise RuntimeError("the source broke off at row 550")


ACTS: dict[str, Callable[[Database], object]] = {
    "insert_all": lambda db: db["response"].insert_all(
        ({"id": number, "forum": 1, "words": "more"} for number in range(100, 1100)), batch_size=100
    ),
    "insert": lambda db: db["response"].insert({"id": 100, "forum": 1, "words": "more"}),
    "upsert_all": lambda db: db["response"].upsert_all([{"id": 1, "words": "new"}], pk="id"),
    "update": lambda db: db["response"].update(1, {"words": "new"}),
    "alter": lambda db: db["response"].insert({"id": 100, "more": "a new column"}, alter=True),
    "delete_where": lambda db: db["response"].delete_where("id > 3"),
    "lookup": lambda db: db["forum"].lookup({"name": "Midwives"}),
    "create": lambda db: db["place"].insert_all([{"id": 1}], pk="id"),
    "drop": lambda db: db["response"].drop(),
    "index": lambda db: db["response"].create_index(["words"]),
    "column": lambda db: db["response"].add_column("tray", str),
    "transform": lambda db: db["response"].transform(rename={"words": "text"}),
    "full text": lambda db: db["response"].enable_fts(["words"], create_triggers=True),
    "execute": lambda db: db.execute("DELETE FROM response"),
    "script": lambda db: db.executescript("DELETE FROM response; CREATE TABLE place (id); "),
    "query": lambda db: list(db.query("INSERT INTO forum (id, name) VALUES (9, 'x') RETURNING id")),
}


def change_and_fail(db: Database, act: Callable[[Database], object]) -> None:
    with write(db):
        act(db)
        raise RuntimeError("after the act")


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_what_sqlite_utils_does_inside_write_is_undone_whole(
    filled: Database, path: Path, act: Callable[[Database], object]
) -> None:
    """No method of sqlite-utils ends the transaction of `write`, though they begin some of their own."""
    before, schema = contents(path), filled.schema

    with pytest.raises(RuntimeError, match="after the act"):
        change_and_fail(filled, act)

    assert contents(path) == before
    assert filled.schema == schema


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_what_sqlite_utils_does_inside_write_is_kept(
    filled: Database, path: Path, act: Callable[[Database], object]
) -> None:
    """The same acts are stored when the block ends without an error: the test above can fail."""
    before = (contents(path), filled.schema)

    with write(filled):
        act(filled)

    assert (contents(path), filled.schema) != before


def test_rows_that_break_off_leave_nothing(filled: Database) -> None:
    """`insert_all` stores in batches; inside `write` a source that breaks off leaves no batch behind."""
    with pytest.raises(RuntimeError), write(filled):
        filled["response"].insert_all(broken_off_rows(), batch_size=100)

    assert filled["response"].count == 10


def test_write_takes_the_lock_before_it_reads(path: Path, db: Database) -> None:
    """Two blocks cannot overlap, not even while the first has only read."""
    with write(db), closing(connect(path, timeout=0)) as other:
        get_meta(db, "anything")

        with pytest.raises(Busy), write(other):
            pytest.fail("the second block began inside the first")


def test_reading_goes_on_during_a_write(path: Path, db: Database) -> None:
    """Who reads during a change sees the state before it."""
    with write(db):
        set_meta(db, "name", "new")
        with closing(connect(path, timeout=0)) as other:
            assert get_meta(other, "name") is None

    assert get_meta(db, "name") == "new"


def test_nested_write_joins_the_outer(db: Database) -> None:
    """What an inner block stored goes with the outer one."""

    def inner(db: Database) -> None:
        with write(db):
            set_meta(db, "inner", "yes")

    with pytest.raises(RuntimeError, match="after the act"):
        change_and_fail(db, inner)

    assert get_meta(db, "inner") is None


def test_nested_write_that_fails_is_undone_alone(db: Database) -> None:
    """An outer block that goes on after a failed inner one keeps its own part and nothing of the other."""
    with write(db):
        set_meta(db, "outer", "yes")
        with pytest.raises(RuntimeError, match="after the act"):
            change_and_fail(db, lambda db: set_meta(db, "inner", "yes"))

    assert (get_meta(db, "outer"), get_meta(db, "inner")) == ("yes", None)


def test_data_version_counts_whole_changes(db: Database) -> None:
    """One more for each outer block that was stored; none for what was undone or only read."""
    first = data_version(db)
    with write(db), write(db):
        set_meta(db, "a", "1")
    with pytest.raises(RuntimeError), write(db):
        raise RuntimeError
    get_meta(db, "a")

    assert data_version(db) == first + 1


def test_full_disk(filled: Database, path: Path) -> None:
    """A full disk stores nothing and says so, the old stays readable, and with room the change is taken."""
    before = contents(path)
    rows = [{"id": number, "forum": 1, "words": "x" * 1000} for number in range(100, 400)]
    pages = filled.execute("PRAGMA page_count").fetchone()[0]
    filled.execute(f"PRAGMA max_page_count={pages + 5}")

    with pytest.raises(DiskFull, match=r"The disk is full\. Nothing was saved"), write(filled):
        filled["response"].insert_all(rows)

    assert contents(path) == before
    filled.execute("PRAGMA max_page_count=1000000")
    with write(filled):
        filled["response"].insert_all(rows)
    assert filled["response"].count == 310


def test_read_only_connection(path: Path) -> None:
    """A connection for reading refuses changes with a sentence."""
    with closing(connect(path, read_only=True)) as db:
        assert get_meta(db, "anything") is None
        with pytest.raises(ReadOnly), write(db):
            set_meta(db, "anything", "new")


def test_read_only_file(path: Path, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be written opens for reading, without a log beside it; a change is refused."""
    with write(db):
        set_meta(db, "name", "kept")
    db.close()
    monkeypatch.setattr(database, "may_write", lambda _path: False)

    with closing(connect(path)) as reading:
        assert get_meta(reading, "name") == "kept"
        with pytest.raises(ReadOnly), write(reading):
            set_meta(reading, "name", "new")
    assert not path.with_name(path.name + "-wal").exists()


def test_lock_held_by_another_process(path: Path, in_another_process: Callable[..., subprocess.Popen[str]]) -> None:
    """A writer of another process is waited for, then a sentence says to try again; after that it works."""
    holder = in_another_process(
        "import sys; from pathlib import Path; from data import connect, write\n"
        "with write(connect(Path(sys.argv[1]))): print('held', flush=True); input()",
        path,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "held\n"

    with closing(connect(path, timeout=0.2)) as db:
        with pytest.raises(Busy, match="try again in a few seconds"), write(db):
            pytest.fail("wrote beside another writer")
        holder.communicate("\n")
        with write(db):
            set_meta(db, "name", "new")
        assert get_meta(db, "name") == "new"


def test_a_thread_waits_its_turn_and_then_says_so(path: Path, db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of one process queue for their turn; after the usual patience the sentence is the same."""
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    seen: list[BaseException] = []

    def second() -> None:
        with closing(connect(path)) as other:
            try:
                with write(other):
                    pass
            except StorageError as error:
                seen.append(error)

    with write(db):
        thread = Thread(target=second)
        thread.start()
        thread.join()

    assert [type(error) for error in seen] == [Busy]


COUNT_UP = """
import sys
from contextlib import closing
from pathlib import Path
from data import connect, get_meta, set_meta, write

def count_up(path, times):
    for _ in range(times):
        with closing(connect(path)) as db, write(db):
            set_meta(db, "count", str(int(get_meta(db, "count", "0")) + 1))
"""


def test_ten_writers_that_read_then_write_lose_nothing(
    path: Path, db: Database, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """Ten threads and two processes that each read a number and store the next one: every step is there."""
    scope: dict[str, Callable[[Path, int], None]] = {}
    exec(COUNT_UP, scope)  # noqa: S102
    others = [in_another_process(f"{COUNT_UP}\ncount_up(Path(sys.argv[1]), 30)", path) for _ in range(2)]
    threads = [Thread(target=scope["count_up"], args=(path, 30)) for _ in range(10)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    errors = [other.communicate()[1] for other in others]

    assert errors == ["", ""]
    assert get_meta(db, "count") == str(10 * 30 + 2 * 30)


def test_interrupted_at_any_instruction_it_is_whole(filled: Database, path: Path) -> None:
    """SQLite told to stop at its nth check, n = 1, 2, ..., leaves the old state."""
    before = contents(path)
    for stop_at in range(1, 500):
        calls = count(1)
        filled.conn.set_progress_handler(lambda calls=calls, at=stop_at: int(next(calls) == at), 800)
        try:
            with write(filled):
                ACTS["insert_all"](filled)
                set_meta(filled, "name", "new")
        except StorageError:
            filled.conn.set_progress_handler(None, 0)
            assert contents(path) == before
            assert not filled.conn.in_transaction
        else:
            break

    filled.conn.set_progress_handler(None, 0)
    assert stop_at > 10
    assert filled["response"].count == 1010


def test_contradiction_is_a_conflict(filled: Database) -> None:
    """A row that exists already, or refers to nothing, is told as a conflict; nothing is kept."""
    rows = [{"id": 11, "forum": 1, "words": "kept?"}, {"id": 1, "forum": 1, "words": "twice"}]
    with pytest.raises(Conflict), write(filled):
        filled["response"].insert_all(rows, batch_size=1)
    with pytest.raises(Conflict), write(filled):
        filled["response"].insert({"id": 12, "forum": 99, "words": "from nowhere"})

    assert filled["response"].count == 10


def test_other_errors_pass_as_they_are(db: Database) -> None:
    """Only SQLite's errors are translated; an error of the caller's own stays itself."""
    error = ValueError("mine")
    with pytest.raises(ValueError, match="mine") as caught, write(db):
        raise error

    assert caught.value is error


def test_a_block_that_ends_its_transaction_is_refused(db: Database) -> None:
    """A COMMIT by hand inside the block would tear the change; it does not pass unseen."""
    with pytest.raises(OutsideWrite), write(db):
        db.commit()


def test_connect_never_makes_a_file(tmp_path: Path) -> None:
    """A mistyped path does not turn into a new, empty database."""
    with pytest.raises(MissingDatabase):
        connect(tmp_path / "none.sqlite")

    assert list(tmp_path.iterdir()) == []


def test_connect_tells_damage(path: Path) -> None:
    """A file whose table of contents is destroyed is damaged, whatever bytes are there."""
    held = path.read_bytes()
    path.write_bytes(held[:100] + b"\xa3\xff" * 1998 + held[4096:])

    with pytest.raises(DamagedDatabase), closing(connect(path)) as db:
        get_meta(db, "anything")


@pytest.mark.parametrize("name", ["a b#1?mode=memory.sqlite", "100%.sqlite", "é’.sqlite"])
def test_connect_takes_any_name(tmp_path: Path, name: str) -> None:
    """Marks that mean something in an address mean nothing in a file's name."""
    prepare(tmp_path / name, []).release()

    with closing(connect(tmp_path / name)) as db, write(db):
        set_meta(db, "name", name)

    assert contents(tmp_path / name)["meta"] == [("name", name)]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("cell_size_check", 1),
    ],
)
def test_each_connection_is_strict(db: Database, pragma: str, value: int) -> None:
    """Foreign keys are enforced, a commit waits for the disk (2 = FULL), deleted words are overwritten."""
    assert db.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_deleted_words_are_gone_from_the_file(path: Path, db: Database) -> None:
    """After a purge the words cannot be found in the file any more."""
    with write(db):
        db["response"].insert({"id": 1, "words": "my name is Peregrine"})
    with write(db):
        db["response"].delete(1)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    assert b"Peregrine" not in path.read_bytes()


def test_meta_remembers_the_last_word(db: Database) -> None:
    """A key holds the last word given; an unknown one gives the default."""
    with write(db):
        set_meta(db, "sample", "offered")
        set_meta(db, "sample", "loaded")

    assert get_meta(db, "sample") == "loaded"
    assert get_meta(db, "other") is None
    assert get_meta(db, "other", "none") == "none"


def test_meta_is_set_inside_write_only(db: Database) -> None:
    """A word stored outside `write` would be no part of the change it belongs to."""
    with pytest.raises(OutsideWrite):
        set_meta(db, "sample", "loaded")


def test_errors_of_the_driver_never_leak(db: Database) -> None:
    """A fault nobody thought of is a StorageError too, with SQLite's own kept as its cause."""
    with pytest.raises(StorageError) as caught, write(db):
        db.execute("SELECT * FROM nowhere")

    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    assert "nowhere" not in str(caught.value)


def test_the_schema_is_trusted_only_where_a_search_index_needs_it(db: Database) -> None:
    """Early SQLites refuse, under an untrusted schema, a trigger that keeps a search index in step."""
    trusted = bool(db.execute("PRAGMA trusted_schema").fetchone()[0])
    db.execute("PRAGMA trusted_schema=OFF")
    db.execute("CREATE VIRTUAL TABLE search USING fts5 (text)")
    db.execute("CREATE TABLE response (text)")
    db.execute("CREATE TRIGGER added AFTER INSERT ON response BEGIN INSERT INTO search VALUES (new.text); END")
    try:
        db.execute("INSERT INTO response VALUES ('word')")
    except sqlite3.OperationalError:
        assert trusted
    else:
        assert not trusted
