"""The paper at the command line: a file, and what is missing in it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from explorer.__main__ import main


@pytest.fixture(name="elsewhere")
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write into."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_paper_of_an_empty_database(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is heard and nothing is saved: the file says so, and so does the command."""
    out = tmp_path / "paper.docx"

    assert main(["paper", "--database", str(path), "--out", str(out)]) == 0
    assert "Nobody was heard yet" in capsys.readouterr().out
    assert any("Nobody was heard yet" in line.text for line in docx.Document(str(out)).paragraphs)
    page = tmp_path / "paper.html"
    assert main(["paper", "--database", str(path), "--out", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("more", "words"),
    [(["--out", "paper.pdf"], "ends in .docx"), (["--out", "x/y/p.docx"], "could not be written"),
     (["--scenario", "Nobody's", "--out", "p.docx"], "No saved scenario")],
)  # fmt: skip
def test_what_cannot_be_written_is_said(
    path: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    """One sentence, and no file."""

    assert main(["paper", "--database", str(path), *more]) == 1
    assert words in capsys.readouterr().err
    assert not [*elsewhere.glob("*.docx"), *elsewhere.glob("*.pdf")]
