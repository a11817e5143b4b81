from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from data import files


def put(path: Path, content: str = "x") -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def test_leftovers_are_journals_that_hold_something(tmp_path: Path) -> None:
    """An empty journal, or the shared memory file, is no trace of lost work."""
    path = tmp_path / "a.sqlite"
    put(tmp_path / "a.sqlite-shm")
    put(tmp_path / "a.sqlite-journal", "")
    wal = put(tmp_path / "a.sqlite-wal")

    assert files.leftovers(path) == (wal,)


def test_a_copy_takes_its_journals_and_no_older_ones(tmp_path: Path) -> None:
    """Database and journal belong together; a journal left at the target belongs to something else."""
    put(tmp_path / "a", "database")
    put(tmp_path / "a-wal", "log")
    put(tmp_path / "b-journal", "of another")

    files.copy_with_journals(tmp_path / "a", tmp_path / "b")

    found = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert found == {"a": "database", "a-wal": "log", "b": "database", "b-wal": "log"}


@pytest.mark.skipif(os.name != "posix", reason="owners and groups are POSIX")
def test_copies_are_for_their_owner_alone(tmp_path: Path) -> None:
    """The data is personal: nobody else on the machine may read a copy."""
    files.copy_with_journals(put(tmp_path / "a"), tmp_path / "b")

    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600


def test_remove_takes_everything_beside(tmp_path: Path) -> None:
    """Nothing of a removed database is left to be taken for part of the next one; nothing else goes."""
    for suffix in ("", "-journal", "-wal", "-shm", ".lock"):
        put(tmp_path / f"a{suffix}")

    files.remove(tmp_path / "a")

    assert [path.name for path in tmp_path.iterdir()] == ["a.lock"]


def test_move_into_place_replaces(tmp_path: Path) -> None:
    """The new file stands under the old name."""
    files.move_into_place(put(tmp_path / "a", "new"), put(tmp_path / "b", "old"))

    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("b", "new")]


def test_free_name_counts_on(tmp_path: Path) -> None:
    """The first name that nobody has: a, a-2, a-3."""
    assert files.free_name(tmp_path / "a") == tmp_path / "a"
    put(tmp_path / "a")
    put(tmp_path / "a-2")

    assert files.free_name(tmp_path / "a") == tmp_path / "a-3"
