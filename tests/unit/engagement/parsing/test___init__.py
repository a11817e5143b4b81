"""Whatever comes in: a table or a plain refusal, and every filled row of the file is in the table or told about.

500 cases; 20,000 in the nightly run (EXPLORER_NIGHTLY=1).
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engagement import Export, read_export
from engagement.errors import EngagementError
from engagement.parsing.encoding import CONTROL
from tests.unit.engagement.parsing.workbooks import table

FIXTURES = Path(__file__).resolve().parents[4] / "tests" / "fixtures" / "exports"
TEXTS = sorted(path.name for path in FIXTURES.iterdir() if path.suffix in {".csv", ".txt"})
WORKBOOKS = sorted(path.name for path in FIXTURES.iterdir() if path.suffix in {".xlsx", ".xls", ".ods"})
TIMES = 40 if os.environ.get("EXPLORER_NIGHTLY") else 1
LEFT_OUT = {"notes above the table", "notes below the table", "the header row once more"}

ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
DELIMITERS = st.sampled_from([",", ";", "\t"])
# Letters and signs that people type, in every encoding above; line breaks and all delimiters among them.
CELLS = st.text(st.sampled_from("abcdeXYZ 0123456789.,;:?!'\"-+=@/()&\n\t|éü£€’–œ"), max_size=25)
WORDS = st.sampled_from(
    ["more", "benches;", "would", "help,", "people", "“walk”", "and", "rest", "£5", "a", "day", "café"]
)
PROSE = st.lists(WORDS, max_size=12).map(" ".join)


def written(rows: Sequence[Sequence[str]], delimiter: str, encoding: str, end: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding, "replace")


def rows_told(where: str) -> int:
    """How many rows "row 3", "rows 2 to 4" or "rows 1, 5 and 1,200 more" are."""
    span = re.fullmatch(r"rows ([\d,]+) to ([\d,]+)", where)
    if span:
        first, last = (int(number.replace(",", "")) for number in span.groups())
        return last - first + 1
    more = re.search(r" and ([\d,]+) more", where)
    shown = len(where.split(" and ", maxsplit=1)[0].split(", "))
    return shown + (int(more.group(1).replace(",", "")) if more else 0)


def assert_sound(export: Export) -> None:
    frame = export.frame
    assert frame.columns.is_unique
    assert all(name and name == name.strip() for name in frame.columns)
    assert list(export.roles) == list(frame.columns)
    assert all(role.reason for role in export.roles.values())
    cells = [cell for column in frame.columns for cell in frame[column]]
    assert all(type(cell) is str for cell in cells)
    assert not any(CONTROL.search(cell) for cell in cells)
    assert 0 <= export.layout.header_rows <= 3


@settings(max_examples=130 * TIMES, deadline=None)
@given(st.binary(max_size=400))
@example(b'"')
@example(b"\xff\xfe")
@example(b"a,b\n\xc3")
@example("²,b\n²,c\n".encode())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """No bytes make the reader fail in any other way than with a sentence of its own."""
    with suppress(EngagementError):
        assert_sound(read_export(content))


@settings(max_examples=100 * TIMES, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12),
    DELIMITERS,
    ENCODINGS,
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_filled_row_is_in_the_table_or_told(
    rows: list[list[str]], delimiter: str, encoding: str, end: str
) -> None:
    """Filled rows of the file = header rows + respondents + rows that a problem names as left out."""
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    try:
        export = read_export(written(rows, delimiter, encoding, end))
    except EngagementError:
        typed = "".join(cell for row in rows for cell in row)
        assert not typed.strip(' \n\t,;|"'), "there was nothing but delimiters"
        return
    assert_sound(export)
    if export.layout.delimiter == delimiter and not any("quotation" in problem.what for problem in export.problems):
        told = sum(rows_told(problem.where) for problem in export.problems if problem.what in LEFT_OUT)
        assert filled == export.layout.header_rows + len(export.frame) + told


@settings(max_examples=100 * TIMES, deadline=None)
@given(
    st.lists(st.tuples(PROSE, CELLS, st.sampled_from(["Carers", "Nurses", ""])), min_size=2, max_size=20),
    DELIMITERS,
    ENCODINGS,
    st.sampled_from(["\n", "\r\n"]),
)
@example([("more", ":", "Carers"), ("£5", "0", "Carers")], ",", "utf-8", "\n")
def test_what_was_written_is_what_is_read(
    answers: list[tuple[str, str, str]], delimiter: str, encoding: str, end: str
) -> None:
    """A table with an id comes back cell for cell, whatever the delimiter, encoding and line ends."""
    rows = [[str(number), *cells] for number, cells in enumerate(answers, start=1)]
    content = written([["Ref", "What would help you?", "Code", "Group"], *rows], delimiter, encoding, end)
    export = read_export(content)
    assert (export.layout.delimiter, export.layout.header_rows) == (delimiter, 1)
    assert export.frame.to_numpy().tolist() == rows


@settings(max_examples=110 * TIMES, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 2000), st.integers(0, 60), st.binary(max_size=8))
def test_a_damaged_text_is_read_or_refused(name: str, start: int, length: int, put: bytes) -> None:
    """A piece of an export cut out, and other bytes put in its place."""
    content = (FIXTURES / name).read_bytes()
    with suppress(EngagementError):
        assert_sound(read_export(content[:start] + put + content[start + length :]))


@settings(max_examples=20 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(WORKBOOKS), st.integers(0, 7000), st.integers(0, 60), st.binary(max_size=8))
def test_a_damaged_workbook_is_read_or_refused(name: str, start: int, length: int, put: bytes) -> None:
    """The same of a workbook: the process that parses it may end, this one does not."""
    content = (FIXTURES / name).read_bytes()
    with suppress(EngagementError):
        assert_sound(read_export(content[:start] + put + content[start + length :]))


@settings(max_examples=20 * TIMES, deadline=None)
@given(st.lists(st.tuples(PROSE, st.one_of(st.integers(-9999, 9999), st.booleans())), min_size=2, max_size=8))
def test_what_was_typed_into_a_workbook_is_what_is_read(answers: list[tuple[str, int | bool]]) -> None:
    """Words, whole numbers and truth values come back as people see them."""
    rows = [[number, words, value] for number, (words, value) in enumerate(answers, start=1)]
    export = read_export(table([["Ref", "What would help you?", "Value"], *rows]))
    shown = {True: "TRUE", False: "FALSE"}
    assert export.frame.to_numpy().tolist() == [
        [str(number), words, shown[value] if isinstance(value, bool) else str(value)] for number, words, value in rows
    ]


@settings(max_examples=20 * TIMES, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=9))
def test_every_filled_row_of_a_sheet_is_in_the_table_or_told(rows: list[list[str]]) -> None:
    """The same count holds for a workbook, where notes may stand below the table, too."""
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    try:
        export = read_export(table(rows))
    except EngagementError:
        assert not filled
        return
    assert_sound(export)
    told = sum(rows_told(problem.where) for problem in export.problems if problem.what in LEFT_OUT)
    assert filled == export.layout.header_rows + len(export.frame) + told
