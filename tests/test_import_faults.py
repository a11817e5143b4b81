"""Imports under faults: the disk fills, the file may not be written, two people send one file; never half an import."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pandas as pd
import pytest

from data import Stamp, check_file, connect, prepare
from data.errors import CannotSave, StorageError
from engagement import ColumnChoice, Export, ImportPlan, Layout, plan_import
from engagement.answers.store import responses
from engagement.errors import AlreadyImported
from engagement.responses.store import imports, save_import
from engagement.schema import Upload
from explorer.workspace import MIGRATIONS

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "explorer.sqlite"
    prepare(path, MIGRATIONS).release()
    return path


def plan(rows: int, subject: str = "parks") -> ImportPlan:
    frame = pd.DataFrame({"q": [f"Answer number {n} is about {subject} and homes" for n in range(rows)]}, dtype=str)
    return plan_import(Export(frame, Layout("utf-8-sig", ",")), ColumnChoice(text=("q",)), audience="L", secret=b"s")


def save(
    path: Path, made: ImportPlan, sha256: str = "one", pages: int | None = None, *, read_only: bool = False
) -> int:
    with closing(connect(path, read_only)) as db:
        if pages is not None:
            db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + pages}")
        return save_import(db, Stamp("Ann", AT), made, Upload("a.csv", sha256, "", "headers")).import_id


def stored(path: Path) -> tuple[int, int]:
    with closing(connect(path)) as db:
        return len(imports(db)), len(responses(db))


def test_a_full_disk_leaves_the_old_state_and_says_so(path: Path) -> None:
    """Nothing of the second import is kept, the file is whole, and the same import works once there is room."""
    save(path, plan(10))

    with pytest.raises(CannotSave, match="full"):
        save(path, plan(2_000, "trees"), "two", pages=20)

    assert stored(path) == (1, 10)
    check_file(path)
    save(path, plan(2_000, "trees"), "two")
    assert stored(path) == (2, 2_010)


def test_a_database_that_may_only_be_read_refuses_in_a_sentence(path: Path) -> None:
    """What is there can be read; an import is refused and changes nothing."""
    save(path, plan(10))

    with pytest.raises(StorageError) as told:
        save(path, plan(5), "two", read_only=True)

    assert str(told.value).endswith(".")
    assert stored(path) == (1, 10)


def test_one_file_sent_by_four_people_at_once_is_stored_once(path: Path) -> None:
    """One import is stored; the three others are told that it is here, and by whom."""
    made = plan(200)

    def send(_person: int) -> str:
        try:
            save(path, made)
        except AlreadyImported as refused:
            return str(refused)
        return "stored"

    with ThreadPoolExecutor(4) as people:
        told = sorted(people.map(send, range(4)))

    assert told.count("stored") == 1
    assert all("here already: Ann imported it" in words for words in told if words != "stored")
    assert stored(path) == (1, 200)


def test_two_files_sent_at_once_are_both_stored(path: Path) -> None:
    """The later writer waits for its turn; neither is lost or mixed."""
    with ThreadPoolExecutor(2) as people:
        list(people.map(lambda subject: save(path, plan(300, subject), subject), ("parks", "trees")))

    assert stored(path) == (2, 600)


@pytest.mark.parametrize("order", [(60, 61), (61, 60)])
def test_overlapping_exports_planned_from_one_state_are_stored_once(path: Path, order: tuple[int, int]) -> None:
    """60 answers and the same 60 with one more, both planned before either was stored: 61, in either order."""
    plans = [plan(rows) for rows in order]
    for made in plans:
        save(path, made, str(made.counts["read"]))

    assert stored(path) == (2, 61)


def test_overlapping_exports_sent_at_once_are_stored_once(path: Path) -> None:
    """Two officers press Import at the same moment: whoever comes second finds the other's answers there."""
    plans, at_once = [plan(60), plan(61)], Barrier(2)

    def send(made: ImportPlan) -> None:
        at_once.wait()
        save(path, made, str(made.counts["read"]))

    with ThreadPoolExecutor(2) as people:
        list(people.map(send, plans))

    assert stored(path) == (2, 61)
    with closing(connect(path)) as db:
        table = imports(db)
    assert (table["read"] == table["stored"] + table["already_there"] + table["set_aside"]).all()
