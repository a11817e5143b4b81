from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Deletion, connect, get_meta, note_deletions, prepare, set_meta, write
from data.__main__ import DEFAULT, main

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="closed")
def _closed(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    remember(path, "the first")
    return path


def remember(path: Path, name: str) -> None:
    with closing(connect(path)) as db, write(db):
        set_meta(db, "name", name)


def run(path: Path, *arguments: str | Path) -> int:
    return main([str(each) for each in arguments], {"EXPLORER_DATABASE": str(path)}, AT)


def test_backup_then_restore(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The drill: a backup beside the database, a change, and back; what was there is named."""
    assert run(closed, "backup") == 0
    made = closed.parent / "backups" / "explorer-20190315-140500.sqlite"
    assert str(made) in capsys.readouterr().out
    remember(closed, "the second")

    assert run(closed, "restore", made) == 0

    assert "kept" in capsys.readouterr().out
    with closing(connect(closed)) as db:
        assert get_meta(db, "name") == "the first"


@pytest.mark.parametrize(
    ("to", "made"), [("folder", "folder/explorer-20190315-140500.sqlite"), ("new.sqlite", "new.sqlite")]
)
def test_backup_to_a_folder_or_a_file(closed: Path, tmp_path: Path, to: str, made: str) -> None:
    """An existing folder gets a file named by the time; any other path is the file."""
    (tmp_path / "folder").mkdir()

    assert run(closed, "backup", tmp_path / to) == 0

    assert (tmp_path / made).is_file()


def test_check_says_that_all_is_well(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence; it leaves the lock free."""
    assert run(closed, "check") == 0
    assert capsys.readouterr().out.startswith("The database is whole")
    prepare(closed, []).release()


def test_check_and_backup_while_the_app_runs(
    db: Database, path: Path, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """Both work on the database of a running app, in the middle of its changes."""
    program = (
        "import sys; from datetime import UTC, datetime; from data.__main__ import main\n"
        "sys.exit(main(sys.argv[2:], {'EXPLORER_DATABASE': sys.argv[1]}, datetime(2019, 3, 15, tzinfo=UTC)))"
    )
    with write(db):
        set_meta(db, "name", "half done")
        for command in ("check", "backup"):
            other = in_another_process(program, path, command)
            assert other.communicate()[1] == ""
            assert other.returncode == 0
        other = in_another_process(
            program, path, "restore", path.parent / "backups" / "explorer-20190315-000000.sqlite"
        )
        assert "another running copy" in other.communicate()[1]
        assert other.returncode == 1


def test_trouble_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: the reason, and an exit code that scripts can see."""
    assert run(tmp_path / "none.sqlite", "check") == 1
    assert capsys.readouterr().err == (
        "There is no database yet. Start the explorer once to make it, or restore a backup.\n"
    )


def test_where_lists_the_database_and_its_backups(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Path, size, and each backup with its kind."""
    run(closed, "backup")
    capsys.readouterr()

    assert run(closed, "where") == 0

    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(re.escape(f"Database: {closed} (") + r"[\d,]+ bytes\)", first)
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC  backup: .*explorer-20190315-140500\.sqlite$", second)


def test_where_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so; that is no failure."""
    assert run(tmp_path / "none.sqlite", "where") == 0
    assert "There is no database yet" in capsys.readouterr().out


def test_the_option_goes_before_the_setting(closed: Path, tmp_path: Path) -> None:
    """What is typed wins."""
    assert run(tmp_path / "none.sqlite", "--database", closed, "check") == 0


def test_the_default_is_that_of_the_app() -> None:
    """Without a setting, both work on the same file."""
    assert DEFAULT == ROOT / "data" / "local" / "explorer.sqlite"


def test_it_runs_as_a_program(closed: Path) -> None:
    """As the README says."""
    command = [sys.executable, "-m", "data", "--database", str(closed), "check"]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_restore_says_where_everybody_would_be_counted_again(
    closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup of an early release holds no secret for codes; on a new computer there is none to go on with."""
    run(closed, "backup", tmp_path / "old.sqlite")
    with closing(connect(tmp_path / "old.sqlite")) as db, write(db):
        db.execute("DELETE FROM pseudonym_secret")

    assert run(tmp_path / "new" / "a.sqlite", "restore", tmp_path / "old.sqlite") == 0

    assert "would count everybody a second time" in capsys.readouterr().out


def test_restore_is_refused_where_words_would_come_back(closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This command knows no way to delete a person's words; it names the one that does."""
    run(closed, "backup")
    with closing(connect(closed)) as db, write(db):
        note_deletions(db, [Deletion.of("person", "a code", AT)])

    assert run(closed, "restore", closed.parent / "backups" / "explorer-20190315-140500.sqlite") == 1

    assert "python -m explorer restore" in capsys.readouterr().err
