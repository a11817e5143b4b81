"""The public view at the command line: listed, published as it was listed, written into a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.public import store
from explorer.public.model import sha256
from explorer.workspace import database


def test_from_the_list_to_a_folder(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is published is what was listed, by its hash; the file in the folder has the hash that is on record."""
    own = ["--database", str(path)]
    assert main(["public", "list", *own]) == 0
    listed = capsys.readouterr().out
    assert "Stays back:" in listed
    seen = re.search(r"[0-9a-f]{64}", listed)[0]
    assert main(["public", "write", *own, str(tmp_path / "web")]) == 1
    assert "Nothing is public" in capsys.readouterr().err
    assert main(["public", "publish", *own, "--seen", "0" * 64]) == 1
    assert "changed since you looked" in capsys.readouterr().err
    assert main(["public", "publish", *own, "--seen", seen]) == 0
    assert main(["public", "write", *own, str(tmp_path / "web")]) == 0
    page = (tmp_path / "web" / "index.html").read_bytes().decode("utf-8")
    with database() as db:
        (bundle,) = store.bundles(db)
    assert sha256(page) == bundle.page_sha256
    assert bundle.who == "Command line"
    assert bundle.page_sha256 in capsys.readouterr().out


@pytest.mark.parametrize(
    ("role", "typed", "words"),
    [("member", ["publish", "--seen", "0" * 64], "Only the engagement officer"),
     ("officer", ["list", "--scenario", "Nobody's"], "No saved scenario")],
)  # fmt: skip
def test_what_cannot_be_done_is_said(path: Path, capsys, monkeypatch, role: str, typed: list[str], words: str) -> None:  # noqa: PLR0917
    """One sentence, and nothing is published."""
    monkeypatch.setenv("EXPLORER_COMMAND_ROLE", role)

    assert main(["public", *typed, "--database", str(path)]) == 1
    assert words in capsys.readouterr().err
    with database() as db:
        assert store.bundles(db) == ()
