"""NOTICE names every shipped model, list and table, with a licence whose text is here too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
TEXTS = ROOT / "docs" / "licences"
# Blocks are lines that are paths alone, followed by indented lines about them.
BLOCKS = re.findall(r"((?:^[a-z]+/\S+\n)+)((?:^  .*\n)+)", NOTICE, flags=re.MULTILINE)
NAMED = [path for paths, _ in BLOCKS for path in paths.split()]


def shipped() -> set[str]:
    """Every file that is neither code nor a cache, where models, lists and tables lie."""
    files = (
        path
        for room in ("engagement", "data/bundled", "tests/tools")
        for path in (ROOT / room).rglob("*")
        if path.is_file()
    )
    return {
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix not in (".py", ".pyc") and not path.name.startswith(".")
    }


def test_every_shipped_file_is_named_once():
    """No model, list or table is missing from NOTICE, none is named twice, and each that is named exists."""
    assert sorted(NAMED) == sorted(shipped())


@pytest.mark.parametrize(("paths", "about"), BLOCKS, ids=[paths.split()[0] for paths, _ in BLOCKS])
def test_every_block_leads_to_the_text_of_its_licence(paths, about):
    """Each licence that a block names is a file of this repository."""
    lines = [line for line in about.splitlines() if "Licence:" in line]
    texts = [re.search(r"(docs/licences/\S+|LICENCE)$", line) for line in lines]

    assert texts
    assert all(text and (ROOT / text[0]).is_file() for text in texts), paths


def test_every_kept_text_is_used():
    """No licence text lies about that nothing refers to."""
    assert [path.name for path in TEXTS.iterdir() if f"docs/licences/{path.name}" not in NOTICE] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Apache-2.0.txt", "END OF TERMS AND CONDITIONS"),
        ("MIT-Faker.txt", "Copyright (c) 2012 Daniele Faraglia"),
        ("MIT-symspellpy.txt", "Wolf Garbe"),
        ("SCOWL.txt", "Kevin Atkinson"),
        ("CC-BY-3.0.txt", "Attribution 3.0 Unported"),
        ("CC-BY-4.0.txt", "Attribution 4.0 International"),
        ("OGL-UK-3.0.txt", "The Licensor grants you a worldwide, royalty-free, perpetual, non-exclusive licence"),
    ],
)
def test_the_texts_are_the_licences(text, words):
    """Each text is that of the licence by whose name it goes, whole rather than a reference."""
    content = (TEXTS / text).read_text(encoding="utf-8")

    assert words in content
    assert len(content) > 1_000


def test_lists_say_what_notice_says():
    """A list that says it was written for this project stands in that part of NOTICE, any other one does not."""
    others, own = NOTICE.split("WRITTEN FOR THIS PROJECT")
    for path in sorted(path for path in shipped() if path.startswith("engagement/") and path.endswith(".txt")):
        first = (ROOT / path).read_text(encoding="utf-8").splitlines()[0]
        part = own if re.search(r"(written|compiled) for this project", first, flags=re.IGNORECASE) else others
        assert path in part, path
