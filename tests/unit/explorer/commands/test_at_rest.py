from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data import Stamp, connect, get_meta, prepare, set_meta, write
from engagement.answers import store as answers_store
from engagement.privacy import store as privacy
from explorer.__main__ import main

ROOT = Path(__file__).resolve().parents[4]
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
Run = Callable[..., int]


@pytest.fixture(name="closed")
def _closed(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    prepare(path, []).release()
    remember(path, "the first")
    return path


def remember(path: Path, name: str) -> None:
    with closing(connect(path)) as db, write(db):
        set_meta(db, "name", name)


@pytest.fixture(name="run")
def _run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the database that the setting names."""

    def run(path: Path, *arguments: str | Path) -> int:
        monkeypatch.setenv("EXPLORER_DATABASE", str(path))
        return main([str(each) for each in arguments], AT)

    return run


def test_backup_then_restore(run: Run, closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
def test_backup_to_a_folder_or_a_file(run: Run, closed: Path, tmp_path: Path, to: str, made: str) -> None:
    """An existing folder gets a file named by the time; any other path is the file."""
    (tmp_path / "folder").mkdir()

    assert run(closed, "backup", tmp_path / to) == 0

    assert (tmp_path / made).is_file()


def test_check_says_that_all_is_well(run: Run, closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence; it leaves the lock free."""
    assert run(closed, "check") == 0
    assert capsys.readouterr().out.startswith("The database is whole")
    prepare(closed, []).release()


def test_check_and_backup_while_the_app_runs(tmp_path: Path) -> None:
    """Both work on the database of a running app, in the middle of its changes; going back to a backup waits."""
    prepared = prepare(tmp_path / "explorer.sqlite", [])
    with closing(connect(prepared.path)) as db, write(db):
        set_meta(db, "name", "half done")
        endings = [beside(prepared.path, command) for command in ("check", "backup")]
        (made,) = (tmp_path / "backups").glob("*.sqlite")
        refused = beside(prepared.path, "restore", str(made))
    prepared.release()

    assert [(ended.returncode, ended.stderr) for ended in endings] == [(0, ""), (0, "")]
    assert refused.returncode == 1
    assert "another running copy" in refused.stderr


def beside(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "explorer", "--database", str(path), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_trouble_is_one_sentence(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: the reason, and an exit code that scripts can see."""
    assert run(tmp_path / "none.sqlite", "check") == 1
    assert capsys.readouterr().err == (
        "There is no database yet. Start the explorer once to make it, or restore a backup.\n"
    )


def test_where_lists_the_database_and_its_backups(run: Run, closed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Path, size, and each backup with its kind."""
    run(closed, "backup")
    capsys.readouterr()

    assert run(closed, "where") == 0

    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(re.escape(f"Database: {closed} (") + r"[\d,]+ bytes\)", first)
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC  backup: .*explorer-20190315-140500\.sqlite$", second)


def test_where_of_nothing(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so; that is no failure."""
    assert run(tmp_path / "none.sqlite", "where") == 0
    assert "There is no database yet" in capsys.readouterr().out


def test_the_option_goes_before_the_setting(run: Run, closed: Path, tmp_path: Path) -> None:
    """What is typed wins."""
    assert run(tmp_path / "none.sqlite", "--database", closed, "check") == 0


def test_it_runs_as_a_program(closed: Path) -> None:
    """As the README says."""
    ended = beside(closed, "check")

    assert (ended.returncode, ended.stderr) == (0, "")


def test_restore_says_where_everybody_would_be_counted_again(
    run: Run, closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A backup of an early release holds no secret for codes; on a new computer there is none to go on with."""
    run(closed, "backup", tmp_path / "old.sqlite")
    with closing(connect(tmp_path / "old.sqlite")) as db, write(db):
        db.execute("DELETE FROM pseudonym_secret")

    assert run(tmp_path / "new" / "a.sqlite", "restore", tmp_path / "old.sqlite") == 0

    assert "would count everybody a second time" in capsys.readouterr().out


def test_going_back_deletes_again(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words deleted on request since a backup do not come back with it, on the command line either."""
    path, survey = tmp_path / "explorer.sqlite", tmp_path / "answers.csv"
    survey.write_text("ID,What matters?\n1,The bus is late\n2,Damp in our flat\n", encoding="utf-8")
    assert run(path, "import", survey, "--audience", "Londoners") == 0
    assert run(path, "backup") == 0
    with closing(connect(path)) as db:
        privacy.delete_person(db, Stamp("An officer", AT), int(answers_store.responses(db)["response_id"].iloc[0]))
        (left,) = answers_store.responses(db)["text"]
    (made,) = (tmp_path / "backups").glob("*.sqlite")

    assert run(path, "restore", made) == 0

    assert "Deleted again, because it was asked for since: 1" in capsys.readouterr().out
    with closing(connect(path)) as db:
        assert answers_store.responses(db)["text"].tolist() == [left]
