from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import TooLargeForSpreadsheet
from data.spreadsheets import CUT_MARK, MOST_CHARACTERS, sheet_names, to_csv, to_xlsx

STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n")
NASTY = [
    '=HYPERLINK("http://evil.example","click")',
    "=1+1",
    "+1",
    "-1",
    "- a point in a list",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\uff1d1+1",
]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def values(content: bytes, sheet: int = 0) -> list[tuple[Any, ...]]:
    return list(read_xlsx(content).worksheets[sheet].iter_rows(values_only=True))


@pytest.mark.parametrize("text", NASTY)
def test_csv_text_is_never_run(text: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe before it, in cells and headings."""
    heading, cell = read_csv(to_csv(pd.DataFrame({text: [text]})))

    assert cell[0].startswith("'")
    assert heading[0].startswith("'")


def test_csv_leaves_numbers_and_plain_text_alone() -> None:
    """A negative number is a number; a sign inside a text does no harm."""
    frame = pd.DataFrame({"n": [-1.5, 2.25], "i": [-7, 8], "t": ["7 - 8 = -1", "a@b"], "b": [True, False]})

    assert to_csv(frame).decode("utf-8-sig") == ("n,i,t,b\r\n-1.5,-7,7 - 8 = -1,True\r\n2.25,8,a@b,False\r\n")


def test_csv_opens_in_excel_with_its_letters() -> None:
    """Byte order mark for Excel, £ é – kept, line breaks within a cell as LF, lines ended by CR LF."""
    content = to_csv(pd.DataFrame({"t": ["£5 – café\r\nsecond line", "x"]}))

    assert content == '\ufefft\r\n"£5 – café\nsecond line"\r\nx\r\n'.encode()


def test_csv_missing_values_are_blank() -> None:
    """Whatever kind of missing."""
    frame = pd.DataFrame({"a": [None, np.nan, pd.NA, pd.NaT], "b": [1, 2, 3, 4]})

    assert [row[0] for row in read_csv(to_csv(frame))] == ["a", "", "", "", ""]


def test_csv_times_are_in_utc() -> None:
    """Noon in British summer time is 11:00."""
    summer = datetime(2019, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))

    assert read_csv(to_csv(pd.DataFrame({"at": [summer], "day": [date(2019, 7, 1)]})))[1] == [
        "2019-07-01 11:00:00",
        "2019-07-01",
    ]


def test_a_named_index_is_a_column() -> None:
    """An index that means something is not lost; a bare one is no column."""
    named = pd.DataFrame({"score": [7]}, index=pd.Index(["obesity"], name="priority"))

    assert read_csv(to_csv(named)) == [["priority", "score"], ["obesity", "7"]]
    assert values(to_xlsx({"s": named})) == [("priority", "score"), ("obesity", 7)]
    assert read_csv(to_csv(pd.DataFrame({"score": [7]}))) == [["score"], ["7"]]


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame({"a": [1]}).iloc[:0]])
def test_tables_without_rows_can_be_written(frame: pd.DataFrame) -> None:
    """An empty download has its headings."""
    headings = [str(name) for name in frame.columns]

    assert [row for row in read_csv(to_csv(frame)) if row] == ([headings] if headings else [])
    assert len(values(to_xlsx({"s": frame}))) <= 1


def test_columns_of_the_same_name_are_both_kept() -> None:
    """Survey exports repeat headings."""
    frame = pd.DataFrame([[1, "x"]], columns=["Other", "Other"])

    assert read_csv(to_csv(frame)) == [["Other", "Other"], ["1", "x"]]
    assert values(to_xlsx({"s": frame})) == [("Other", "Other"), (1, "x")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=30), min_size=1, max_size=8))
def test_any_text_survives_both_ways_of_download(texts: list[str]) -> None:
    """No text makes a download fail, be run, or break into more rows; what is kept reads back the same."""
    frame = pd.DataFrame({"t": pd.Series(texts, dtype=object), "n": range(len(texts))})

    rows = read_csv(to_csv(frame))[1:]
    cells = list(read_xlsx(to_xlsx({"s": frame})).worksheets[0].iter_rows(min_row=2))

    assert [row[1] for row in rows] == [str(number) for number in range(len(texts))]
    assert not any(row[0].startswith(STARTERS) for row in rows)
    assert all(cell[0].data_type in ("s", "n") for cell in cells)
    printable = [text for text in texts if text.isprintable()]
    kept = {row[0].removeprefix("'") for row in rows} | {row[0] for row in rows}
    assert set(printable) <= kept


@pytest.mark.parametrize("text", [*NASTY, "http://evil.example", "{=1+1}", "0042", "1e5", "TRUE"])
def test_xlsx_text_is_stored_as_text(text: str) -> None:
    """No formula, link or number comes out of text; edited later it stays text too (the quote prefix)."""
    content = to_xlsx({"s": pd.DataFrame({"t": [text]})})
    cell = read_xlsx(content).worksheets[0]["A2"]
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()

    assert cell.data_type == "s"
    assert cell.quotePrefix == (text in NASTY)
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_xlsx_keeps_kinds() -> None:
    """Numbers, yes/no, days and times are what they are; missing cells are empty; numpy's values count."""
    frame = pd.DataFrame(
        {
            "n": [1.5, np.nan],
            "flag": [True, False],
            "at": pd.to_datetime(["2019-07-01T12:00+01:00", None], utc=True),
            "mixed": pd.Series([np.int64(3), None], dtype=object),
            "list": pd.Series([[1, 2], float("inf")], dtype=object),
        }
    )

    assert values(to_xlsx({"s": frame}))[1:] == [
        (1.5, True, datetime(2019, 7, 1, 11), 3, "[1, 2]"),  # noqa: DTZ001
        (None, False, None, None, "inf"),
    ]


def test_xlsx_keeps_every_digit_and_early_days() -> None:
    """Excel would round a number of 16 digits and refuse a day before 1900: both are text."""
    frame = pd.DataFrame({"id": [9007199254740993], "day": [date(1848, 8, 31)]})

    assert values(to_xlsx({"s": frame}))[1] == ("9007199254740993", "1848-08-31")


def test_xlsx_heading_row() -> None:
    """Bold, frozen, with a filter over the whole table."""
    sheet = read_xlsx(to_xlsx({"s": pd.DataFrame({"a": [1, 2], "b": [3, 4]})})).worksheets[0]

    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_xlsx_columns_fit_within_reason() -> None:
    """A short column is narrow, a long text does not make an endless one."""
    sheet = read_xlsx(to_xlsx({"s": pd.DataFrame({"id": ["a"], "t": ["word " * 200]})})).worksheets[0]
    narrow, wide = sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width

    assert narrow < 10
    assert 40 < wide < 70


def test_xlsx_control_characters_are_removed() -> None:
    """They would make Excel call the file broken; a line break stays."""
    frame = pd.DataFrame({"t": ["a\x00b\x0bc\x1f\ud83d\r\nd", "_x0041_"]}, dtype=object)

    assert values(to_xlsx({"s": frame}))[1:] == [("abc\ufffd\nd",), ("_x0041_",)]


@pytest.mark.parametrize("letter", ["x", "😀"])
def test_xlsx_long_text_is_cut_with_a_mark(letter: str) -> None:
    """At 32,767 units of UTF-16, of which an emoji takes two; one less is left whole."""
    units = len(letter.encode("utf-16-le")) // 2
    fits, long = letter * (MOST_CHARACTERS // units), letter * (MOST_CHARACTERS // units + 1)

    (first,), (second,) = values(to_xlsx({"s": pd.DataFrame({"t": [fits, long]})}))[1:]

    assert first == fits
    assert second.endswith(CUT_MARK)
    assert len(second.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert second.removesuffix(CUT_MARK) in long


def test_xlsx_our_own_formulas() -> None:
    """Only what the caller gives as a formula is one: rows and columns put in, the result stored."""
    frame = pd.DataFrame({"name": ["=A1", "b"], "score": [5, 9], "rank": [2, 1]})

    content = to_xlsx(
        {"Ranking": frame}, formulas={"Ranking": {"rank": "=RANK({score}{row},{score}$2:{score}${last})"}}
    )
    results = openpyxl.load_workbook(io.BytesIO(content), data_only=True).worksheets[0]

    assert values(content)[1:] == [("=A1", 5, "=RANK(B2,B$2:B$3)"), ("b", 9, "=RANK(B3,B$2:B$3)")]
    assert read_xlsx(content).worksheets[0]["A2"].data_type == "s"
    assert [results["C2"].value, results["C3"].value] == [2, 1]


def test_a_formula_begins_with_its_sign() -> None:
    """A slip of the programmer is told at once."""
    with pytest.raises(ValueError, match="equals sign"):
        to_xlsx({"s": pd.DataFrame({"a": [1]})}, formulas={"s": {"a": "SUM(A1)"}})


def test_notes_come_first() -> None:
    """The reader sees first what the workbook is; notes are text like any other."""
    content = to_xlsx({"Ranking": pd.DataFrame({"a": [1]})}, notes={"Made on": "15 March 2019", "Source": "=x"})

    assert read_xlsx(content).sheetnames == ["Read me", "Ranking"]
    assert values(content)[1:] == [("Made on", "15 March 2019"), ("Source", "=x")]


@pytest.mark.parametrize(
    ("given_names", "legal"),
    [
        (["Who was heard?"], ["Who was heard"]),
        (["a/b", "a:b", "A B"], ["a b", "a b (2)", "A B (3)"]),
        (["x" * 40, "x" * 50], ["x" * 31, "x" * 27 + " (2)"]),
        (["", "'quoted'", "[1]"], ["Sheet", "quoted", "1"]),
        (["History"], ["History sheet"]),
        (["y" * 30 + "' tail"], ["y" * 30]),
    ],
)
def test_sheet_names_are_legal_and_distinct(given_names: list[str], legal: list[str]) -> None:
    """Excel's rules: 31 characters, none of []:*?/\\, no apostrophe at the ends, not "History"."""
    assert sheet_names(given_names) == legal
    assert read_xlsx(to_xlsx({name: pd.DataFrame() for name in given_names})).sheetnames == legal


def test_the_same_tables_are_the_same_bytes() -> None:
    """A download can be compared with an earlier one; the time of making is the caller's."""
    frame = pd.DataFrame({"a": [1, 2], "t": ["x", "=y"]})
    at = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)

    assert to_xlsx({"s": frame}, created=at) == to_xlsx({"s": frame.copy()}, created=at)
    assert to_xlsx({"s": frame}) != to_xlsx({"s": frame}, created=at)
    assert read_xlsx(to_xlsx({"s": frame}, created=at)).properties.created == at.replace(tzinfo=None)


def test_a_table_larger_than_a_worksheet_is_refused() -> None:
    """In a sentence, before an hour of writing."""
    with pytest.raises(TooLargeForSpreadsheet, match="Narrow it with a filter"):
        to_xlsx({"s": pd.DataFrame({"a": range(1_048_576)})})
