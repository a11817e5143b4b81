"""Every finding of docs/found-in-a-room.md is held by a test that carries its letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_EMPTIES = "clear_on_submit"
_MARK = re.compile(r"mark\.finding\(([^)]*)\)")
_IN_SCRIPTS = re.compile(r'test\("finding ([A-Z]\d*[a-z]?):')


def letters_of_the_page() -> list[str]:
    """The letters of the table, in order."""
    page = (ROOT / "docs" / "found-in-a-room.md").read_text(encoding="utf-8")
    return re.findall(r"^\| ([A-C]\d*[a-z]?) \|", page, re.MULTILINE)


def letters_of_the_tests() -> set[str]:
    """The letters that tests carry."""
    files = [*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "tests").rglob("*.test.js")]
    texts = [path.read_text(encoding="utf-8") for path in files if path != Path(__file__).resolve()]
    marks = " ".join(words for text in texts for words in _MARK.findall(text))
    return {*re.findall(r'"(\w+)"', marks), *(letter for text in texts for letter in _IN_SCRIPTS.findall(text))}


def test_each_finding_has_a_test_and_each_mark_a_finding():
    """No letter stands on one side alone, and none is told twice."""
    letters = letters_of_the_page()

    assert len(letters) == len(set(letters)) == 31
    assert set(letters) == letters_of_the_tests()


@pytest.mark.finding("B15")
def test_no_form_empties_itself():
    """A form that the browser empties at the press loses what was typed where the press is refused."""
    files = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]

    assert not [path.name for path in files if _EMPTIES in path.read_text(encoding="utf-8")]
