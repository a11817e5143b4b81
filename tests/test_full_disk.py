"""On a disk without room what is stored can be read, and every act that fails says that the disk is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data import backup, check_file, connect, get_meta, prepare, set_meta, write
from data.driver import sqlite3
from data.errors import DiskFault, DiskFull, ReadOnly, plain_error

ROOT = Path(__file__).resolve().parent.parent
KILOBYTE = 1024
FREE = [0, 4, 8]


def mount(folder: Path) -> bool:
    """Lay a disk of two megabytes over a folder; where that is not allowed, say so."""
    if sys.platform != "linux" or not shutil.which("mount"):
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(name="disk")
def _disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount(folder):
        pytest.skip("mounting a small disk is not allowed here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture(name="leave")
def _leave(disk: Path) -> Callable[[int], None]:
    """Fill the disk but for so many kilobytes."""

    def fill(kilobytes: int) -> None:
        free = shutil.disk_usage(disk).free - kilobytes * KILOBYTE
        with (disk / "filler").open("ab") as file:
            file.write(bytes(free))
        assert shutil.disk_usage(disk).free == kilobytes * KILOBYTE

    return fill


@pytest.fixture(name="path")
def _path(disk: Path) -> Iterator[Path]:
    """A database in use, with a saved name and pages enough for a backup not to fit."""
    prepared = prepare(disk / "explorer.sqlite", [])
    with closing(connect(prepared.path)) as db, write(db):
        set_meta(db, "name", "the first")
        set_meta(db, "long", "word " * 20_000)
    yield prepared.path
    prepared.release()


@pytest.mark.parametrize("free", FREE)
def test_what_is_stored_can_be_read(path: Path, leave: Callable[[int], None], free: int) -> None:
    """SQLite cannot lay its index of 32 kB beside the log; reading needs none."""
    leave(free)

    for read_only in (False, True):
        with closing(connect(path, read_only)) as db:
            assert get_meta(db, "name") == "the first"


@pytest.mark.parametrize("free", [*FREE, 24])
def test_saving_and_backing_up_say_that_the_disk_is_full(path: Path, leave: Callable[[int], None], free: int) -> None:
    """Nothing of it is stored, nothing half made is left, and with room again it works."""
    leave(free)

    with closing(connect(path)) as db:
        with pytest.raises(DiskFull), write(db):
            set_meta(db, "name", "the second " * 3000)
        with pytest.raises(DiskFull):
            backup(db, path.parent / "backups" / "b.sqlite")
    (path.parent / "filler").unlink()

    assert not list(path.parent.glob("backups/*"))
    with closing(connect(path)) as db:
        assert get_meta(db, "name") == "the first"
        with write(db):
            set_meta(db, "name", "the third")
        check_file(backup(db, path.parent / "b.sqlite"))


@pytest.mark.parametrize("free", [0, 8, 48])
def test_starting_on_a_full_disk_reads(path: Path, leave: Callable[[int], None], free: int) -> None:
    """The explorer opens what is there for reading."""
    prepare(path, []).release()
    leave(free)

    prepared = prepare(path, [])

    try:
        assert prepared.read_only is (free < 48)
        with closing(connect(path)) as db:
            assert get_meta(db, "name") == "the first"
    finally:
        prepared.release()


def test_what_waits_in_a_log_is_read_too(path: Path, leave: Callable[[int], None]) -> None:
    """After an unclean stop the last saved change lies in the log; reading the file alone would miss it."""
    program = (
        "import os, sys; from pathlib import Path; from data import connect, set_meta, write\n"
        "db = connect(Path(sys.argv[1]))\n"
        "with write(db): set_meta(db, 'name', 'the last')\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], cwd=ROOT, check=False)
    path.with_name("explorer.sqlite-shm").unlink(missing_ok=True)
    leave(0)

    with closing(connect(path)) as db:
        assert get_meta(db, "name") == "the last"


@pytest.mark.parametrize(
    ("words", "kind"),
    [("database or disk is full", DiskFull), ("disk I/O error", DiskFault)],
)
def test_an_error_without_a_code_is_known_by_its_words(words: str, kind: type[Exception]) -> None:
    """The driver hands on no code where a backup fails."""
    assert type(plain_error(sqlite3.OperationalError(words))) is kind


def test_a_disk_with_room_is_not_called_full(tmp_path: Path) -> None:
    """A file that may only be read says that."""
    prepared = prepare(tmp_path / "a.sqlite", [])
    with closing(connect(prepared.path, read_only=True)) as db, pytest.raises(ReadOnly), write(db):
        set_meta(db, "name", "the second")
    prepared.release()
    assert os.access(tmp_path, os.W_OK)
