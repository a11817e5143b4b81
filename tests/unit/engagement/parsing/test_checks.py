from __future__ import annotations

import pytest

from engagement.errors import FileTooLarge, WrongKind
from engagement.parsing.checks import Passed, check
from engagement.parsing.records import DEFAULT_LIMITS, Limits
from tests.unit.engagement.parsing.workbooks import open_document, sheet, table, workbook


def test_text_and_workbooks_pass() -> None:
    """What a file is tells how it is read."""
    assert check(b"Ref,Comment\n1,Good\n", DEFAULT_LIMITS) == Passed("text")
    assert check(table([["Ref"], [1]]), DEFAULT_LIMITS) == Passed("workbook")
    assert check(open_document([["Ref"], ["1"]]), DEFAULT_LIMITS) == Passed("workbook")


def test_formulas_and_macros_are_noticed() -> None:
    """A person hears that values are those that Excel last saved, and that nothing is run."""
    formula = sheet([["Ref"]], extra='<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>')
    assert check(workbook({"S": formula}), DEFAULT_LIMITS).formulas
    assert check(workbook({"S": sheet([["Ref"]])}, parts={"xl/vbaProject.bin": b""}), DEFAULT_LIMITS).macros


@pytest.mark.parametrize(
    "start", [b"MZ", b"MZone,Comment\n1,Good\n", b"[Ref],Comment\n", b"{Ref};Comment\n", b"<5 miles,Ref\n"]
)
def test_honest_headings_are_no_other_kind(start: bytes) -> None:
    """Two letters or a bracket at the beginning do not make a table a program, JSON or a web page."""
    assert check(start, DEFAULT_LIMITS).kind == "text"


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b'[{"id": 1}]', "JSON"),
        (b'{\n  "answers": []\n}', "JSON"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "web page"),
        (b'<?xml version="1.0"?><Workbook>', "web page or XML"),
        (b"SQLite format 3\x00", "database"),
        (b"\x1f\x8b\x08\x00", "packed file"),
    ],
)
def test_other_kinds_are_named(start: bytes, what: str) -> None:
    """The sentence says what the file is."""
    with pytest.raises(WrongKind, match=what):
        check(start, DEFAULT_LIMITS)


def test_the_limits_are_settings() -> None:
    """A larger limit lets the same file through."""
    wide = workbook({"S": sheet([["x"] * 1_200])})
    with pytest.raises(FileTooLarge, match="1,200 columns wide; at most 1,000"):
        check(wide, DEFAULT_LIMITS)
    assert check(wide, Limits(max_columns=1_200)).kind == "workbook"
    with pytest.raises(FileTooLarge, match="larger than 1 MB"):
        check(b"x" * 1_100_000, Limits(max_megabytes=1))
