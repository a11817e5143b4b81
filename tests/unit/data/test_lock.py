from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import InUse, ReadOnly
from data.lock import hold

HOLD = """
import sys
from pathlib import Path
from data.lock import hold
lock = hold(Path(sys.argv[1]))
print("held", flush=True)
input()
"""


def test_a_second_process_is_turned_away(
    tmp_path: Path, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """With a sentence that says what to do; it gets the lock when the first one ends, even by force."""
    path = tmp_path / "a.sqlite"
    first = in_another_process(HOLD, path)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"

    with pytest.raises(InUse, match=r"another running copy of the explorer.*stop it"):
        hold(path)

    first.kill()
    first.wait()
    hold(path).release()


def test_within_a_process_holds_are_counted(
    tmp_path: Path, in_another_process: Callable[..., subprocess.Popen[str]]
) -> None:
    """The lock is free again when every hold was given back, not before."""
    path = tmp_path / "a.sqlite"
    first, second = hold(path), hold(path)
    first.release()
    other = in_another_process(HOLD, path)
    assert "InUse" in other.communicate()[1]

    second.release()

    third = in_another_process(HOLD, path)
    assert third.communicate("\n")[0] == "held\n"


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lock's own trouble is told as the folder's."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("data.lock.FileLock", refuse)
    with pytest.raises(ReadOnly):
        hold(tmp_path / "a.sqlite")
