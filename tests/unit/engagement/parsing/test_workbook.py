from __future__ import annotations

import datetime as dt

import pytest

from engagement.errors import EmptyFile, MissingSheet
from engagement.parsing.records import DEFAULT_LIMITS
from engagement.parsing.workbook import as_text, read_workbook
from tests.unit.engagement.parsing.workbooks import sheet, table, workbook


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("as it is ", "as it is "),
        ("two\r\nlines", "two\nlines"),
        (7.0, "7"),
        (-3.0, "-3"),
        (0.1 + 0.2, "0.3"),
        (2.5, "2.5"),
        (0.000123, "0.000123"),
        (114138000000001.0, "114138000000001"),
        (1.5e20, "150000000000000000000"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 9, 30), "2026-03-01 09:30:00"),  # noqa: DTZ001  workbooks have no time zone
        (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(days=1, hours=12), "36:00:00"),
    ],
)
def test_a_cell_reads_as_people_see_it(cell: object, shown: str) -> None:
    """Whole numbers without a point, 15 digits, no powers of ten, ISO dates, hours beyond a day."""
    assert as_text(cell) == shown


@pytest.mark.parametrize("words", ["Score", "Café", "It’s £5"])
def test_letters_that_an_old_file_gave_for_two_are_put_together(words: str) -> None:
    """Some XLS files make the parser return the bytes of UTF-16 as letters."""
    pulled_apart = "".join(chr(byte) for byte in words.encode("utf-16-le"))
    assert as_text(pulled_apart) == words


def test_a_table_may_begin_anywhere() -> None:
    """Blank rows above count as rows of the file, blank columns on the left are left out; merged cells still fit."""
    rows: list[list[object]] = [
        [],
        [],
        [None, None, "Forum", "Note"],
        [None, None, "Carers", "a"],
        [None, None, None, "b"],
    ]
    found = read_workbook(table(rows, merged=["C4:C5"]), DEFAULT_LIMITS)
    assert found.rows == [["Forum", "Note"], ["Carers", "a"], ["", "b"]]
    assert (found.numbers, found.merged) == ([3, 4, 5], [(4, 5, 0)])


def test_hidden_sheets_are_read_by_name_alone() -> None:
    """What nobody sees may hold names and telephone numbers."""
    content = workbook({"A": sheet([["Ref"], [1]]), "B": sheet([["Name"], ["Jo"]])}, states={"B": "hidden"})
    assert read_workbook(content, DEFAULT_LIMITS).sheets == ("A",)
    assert read_workbook(content, DEFAULT_LIMITS, "B").rows == [["Name"], ["Jo"]]
    with pytest.raises(MissingSheet):
        read_workbook(content, DEFAULT_LIMITS, "C")


def test_an_empty_sheet_asked_for_is_refused() -> None:
    """The sentence says to choose another."""
    with pytest.raises(EmptyFile, match="Choose another"):
        read_workbook(workbook({"A": sheet([["Ref"], [1]]), "B": sheet([])}), DEFAULT_LIMITS, "B")
