from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engagement import processes
from engagement.errors import DamagedFile, FileTooLarge, WrongKind
from engagement.parsing.records import DEFAULT_LIMITS, Limits, Problem
from engagement.parsing.sandbox import parse_limited
from engagement.parsing.text import read_text
from tests.unit.engagement.parsing.workbooks import sheet, table, workbook

ROOT = Path(__file__).resolve().parents[4]
TEXT = "Ref,Comment\n1,\u201cGood\u201d\n\n2,\U0001f469 kind\n3,a\x00b\n".encode()


def test_the_limited_process_gives_what_the_reader_gives() -> None:
    """Rows, numbers, encoding and problems pass through unchanged."""
    here, there = read_text(TEXT, DEFAULT_LIMITS), parse_limited(TEXT, "text", DEFAULT_LIMITS)
    assert there == here
    assert there.problems == [
        Problem("whole file", "1 sign that cannot be shown", "taken out"),
        Problem("between the rows", "1 blank row", "left out"),
    ]


def test_sheets_and_merged_cells_pass_through() -> None:
    """What the page needs to offer another sheet, and to fill merged cells."""
    content = workbook({"A": sheet([["Forum"], ["x"], [None]], merged=["A2:A3"]), "B": sheet([])})
    found = parse_limited(content, "workbook", DEFAULT_LIMITS)
    assert (found.sheet, found.sheets, found.hidden_sheets, found.merged) == ("A", ("A", "B"), (), [(2, 3, 0)])


def test_a_refusal_passes_through_with_its_kind_and_sentence() -> None:
    """The person reads what the reader found, not that a process ended."""
    with pytest.raises(FileTooLarge, match="more than 1 rows"):
        parse_limited(b"Ref,Comment\n" + b"1,a\n" * 40, "text", Limits(max_rows=1))


def test_a_parser_that_fails_is_a_damaged_file() -> None:
    """Whatever the parser throws, the person gets a plain sentence."""
    with pytest.raises(DamagedFile, match="damaged"):
        parse_limited(b"not a workbook", "workbook", DEFAULT_LIMITS)


def test_the_process_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given the search path of the system and nothing else of the environment."""
    monkeypatch.setenv("EXPLORER_SECRET", "hidden")
    spy = "import os, json; print(json.dumps({'refused': 'WrongKind', 'message': str(sorted(os.environ))}))"
    monkeypatch.setattr(processes, "_START", spy)
    with pytest.raises(WrongKind, match="PATH") as told:
        parse_limited(TEXT, "text", DEFAULT_LIMITS)
    assert "EXPLORER_SECRET" not in str(told.value)


def test_many_uploads_at_once_all_arrive() -> None:
    """More files than places: the later ones wait for their turn."""
    contents = [table([["Ref", "Comment"], [number, "Good"]]) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        found = pool.map(lambda content: parse_limited(content, "workbook", DEFAULT_LIMITS).rows[1][0], contents)
    assert list(found) == [str(number) for number in range(6)]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted through /proc")
def test_no_process_and_no_pipe_is_left_open() -> None:
    """A server reads many files in its life."""
    parse_limited(TEXT, "text", DEFAULT_LIMITS)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        parse_limited(TEXT, "text", DEFAULT_LIMITS)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_the_process_loads_no_heavy_library() -> None:
    """Its memory and its start are for the file: neither pandas nor numpy nor a model comes with the readers."""
    code = (
        "import sys; from engagement.parsing import text, worker, workbook; "
        "print(sorted({'pandas', 'numpy', 'streamlit', 'sklearn', 'onnxruntime'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == b"[]"
