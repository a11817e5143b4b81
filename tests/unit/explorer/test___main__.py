"""One command line, and three old names of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
SURVEY = str(ROOT / "tests" / "fixtures" / "exports" / "talk_london.csv")
LONG_LIST = "priority,collaboration,health_burden,regional_action\nObesity,9,8,9\nAsthma,6,7,4\n"


def ended(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", ["engagement", "priorities", "data"])
def test_an_old_name_does_the_same(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The old name prints what the new one prints and ends as it ends; one line on the stream for errors says so."""
    long_list = tmp_path / "list.csv"
    long_list.write_text(LONG_LIST, encoding="utf-8")
    arguments = {
        "engagement": ("read", SURVEY),
        "priorities": ("rank", str(long_list), "--weights", "50,30,20"),
        "data": ("--database", str(tmp_path / "none.sqlite"), "check"),
    }[name]
    old = ended(name, *arguments)
    returned = main(list(arguments))
    new = capsys.readouterr()

    assert (old.returncode, old.stdout) == (returned, new.out)
    notice, *others = old.stderr.splitlines()
    assert notice == f"python -m {name} is python -m explorer now; the old name goes after this release."
    assert others == new.err.splitlines()
    assert new.out or others


@pytest.mark.parametrize(
    "arguments", [[], ["nonesuch"], ["restore"], ["themes", "a.csv", "--out", "b", "--n-themes", "0"]]
)
def test_what_is_not_understood_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage is told apart from what could not be done, which ends with 1."""
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m explorer")


def test_the_database_is_the_one_of_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`EXPLORER_DATABASE` names it; what is typed goes before, on either side of the command."""
    setting, typed = tmp_path / "setting.sqlite", tmp_path / "typed.sqlite"
    monkeypatch.setenv("EXPLORER_DATABASE", str(setting))
    for arguments in (["where"], ["--database", str(typed), "where"], ["where", "--database", str(typed)]):
        assert main(arguments) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in lines] == [f"Database: {path}" for path in (setting, typed, typed)]
