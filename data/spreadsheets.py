"""Downloads that no spreadsheet executes: CSV and XLSX in which every text stays text.

What people typed into a survey may begin with "=" or "@"; opened as it is, a spreadsheet would run it
(OWASP, CSV injection; ASVS 5.0, 1.2.10).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import chain, count
from typing import Any

import numpy as np
import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.errors import TooLargeForSpreadsheet

# What Excel takes (its "specifications and limits").
MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 1_048_576, 16_384, 32_767
# Excel rounds numbers of more than 15 digits and knows no day before 1900; those stay text.
EXACT_BELOW, FIRST_YEAR = 1e15, 1900
CUT_MARK = " [cut here: longer than a spreadsheet cell can be]"
# Two workbooks of the same content are the same bytes unless the caller gives a time.
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)

# The last four are the wide forms of the same signs, which some settings of Excel obey too.
_RUNS = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\t\n]")
# Pixels: about sixty letters, a line that still reads well; longer texts wrap.
_WIDEST_COLUMN = 420


def to_csv(frame: pd.DataFrame) -> bytes:
    """Return a table as CSV that Excel opens as it is meant.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table. An index with a name is written as the first column, one without is left out.

    Returns
    -------
    bytes
        UTF-8 with byte order mark, lines ended by CR LF, times in UTC. A text (or heading) that begins with
        ``= + - @``, a tab or a line break has an apostrophe before it; numbers are as they are, a missing
        value is blank.
    """
    table = _with_named_index(frame)
    columns = [
        pd.Series([_csv_cell(value) for value in _cells(table, at)], dtype=object) for at in range(table.shape[1])
    ]
    lines = pd.concat(columns, axis=1) if columns else pd.DataFrame()
    lines.columns = pd.Index([_inert(_text(name)) for name in table.columns], dtype=object)
    text = lines.to_csv(index=False, lineterminator="\r\n")
    return str(text).encode("utf-8-sig")


def to_xlsx(
    sheets: Mapping[str, pd.DataFrame],
    *,
    notes: Mapping[str, str] | None = None,
    formulas: Mapping[str, Mapping[str, str]] | None = None,
    created: datetime = NO_TIME,
) -> bytes:
    r"""Return tables as one workbook, in which nothing is executed but the formulas given here.

    Parameters
    ----------
    sheets : mapping of str to pandas.DataFrame
        One worksheet each, in this order. Names are made legal (31 characters, none of ``[]:*?/\``) and
        distinct. An index with a name is written as the first column.
    notes : mapping of str to str, optional
        Written as a first worksheet "Read me", one row each: what the workbook is, its source, its date.
    formulas : mapping of str to (mapping of str to str), optional
        For a sheet, for a column of it, the formula of each row: ``"=RANK({score}{row},
        {score}$2:{score}${last})"``. ``{row}`` stands for the row's number, ``{last}`` for that of the last
        row, ``{any column's name}`` for that column's letter. Never put words of the data into a formula. The
        frame's own values are stored as its results, for programs that do not calculate.
    created : datetime.datetime
        Creation time in the file's properties.

    Returns
    -------
    bytes
        An .xlsx file: heading row bold, frozen and with filters; times in UTC; control characters removed; a
        text over 32,767 characters is cut, with a mark. The same arguments give the same bytes.

    Raises
    ------
    TooLargeForSpreadsheet
        Where a table has more rows or columns than a worksheet.
    """
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "use_future_functions": True,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": created.astimezone(UTC).replace(tzinfo=None)})
        styles = _Styles.of(book)
        tables = {name: _with_named_index(frame) for name, frame in sheets.items()}
        if notes:
            about = pd.DataFrame({"Note": list(notes), "": list(notes.values())}, dtype=object)
            tables = {"Read me": about, **tables}
        for (name, table), legal in zip(tables.items(), sheet_names(list(tables)), strict=True):
            _write_sheet(book.add_worksheet(legal), table, (formulas or {}).get(name, {}), styles)
    return buffer.getvalue()


def sheet_names(names: Sequence[str]) -> list[str]:
    """Return a legal worksheet name for each name, distinct whatever their case."""
    legal: list[str] = []
    for name in names:
        clean = _trimmed(_NOT_IN_SHEET_NAMES.sub(" ", _text(name))) or "Sheet"
        # Excel keeps "History" for itself.
        stem = f"{clean} sheet" if clean.casefold() == "history" else clean
        names_so_far = {title.casefold() for title in legal}
        endings = chain([""], (f" ({number})" for number in count(2)))
        tries = (_trimmed(stem[: 31 - len(ending)]) + ending for ending in endings)
        legal.append(next(title for title in tries if title.casefold() not in names_so_far))
    return legal


@dataclass(frozen=True)
class _Styles:
    heading: Format
    text: Format
    # Stays text even after somebody edits the cell: what Excel sets for a typed apostrophe.
    inert: Format
    time: Format
    day: Format

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> _Styles:
        plain = {"text_wrap": True, "valign": "top"}
        return cls(
            heading=book.add_format({**plain, "bold": True, "bottom": 1, "quote_prefix": True}),
            text=book.add_format(plain),
            inert=book.add_format({**plain, "quote_prefix": True}),
            time=book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top", "align": "left"}),
            day=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        )


def _write_sheet(sheet: Worksheet, table: pd.DataFrame, formulas: Mapping[str, str], styles: _Styles) -> None:
    rows, columns = table.shape
    if rows + 1 > MOST_ROWS or columns > MOST_COLUMNS:
        raise TooLargeForSpreadsheet
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, _cut(_text(name)), styles.heading)
        formula = _filled(formulas.get(name), table)
        for row, value in enumerate(_cells(table, column), start=1):
            if formula:
                row_formula = formula.replace("{row}", str(row + 1))
                sheet.write_formula(row, column, row_formula, None, "" if _is_missing(value) else value)
            else:
                _write_cell(sheet, row, column, value, styles)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, rows, columns - 1)
    sheet.autofit(_WIDEST_COLUMN)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, styles: _Styles) -> None:
    if _is_missing(value):
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < EXACT_BELOW:
        sheet.write_number(row, column, value)
    elif isinstance(value, datetime) and value.year > FIRST_YEAR:
        sheet.write_datetime(row, column, _utc(value), styles.time)
    elif isinstance(value, date) and value.year > FIRST_YEAR:
        sheet.write_datetime(row, column, value, styles.day)
    else:
        text = _cut(_text(value))
        sheet.write_string(row, column, text, styles.inert if _RUNS.match(text) else styles.text)


def _filled(formula: str | None, table: pd.DataFrame) -> str:
    """Return a formula with the letters of its columns and the last row's number put in; "" for none."""
    if formula is None:
        return ""
    if not formula.startswith("="):
        raise ValueError("A formula begins with an equals sign.")
    for at, name in enumerate(table.columns):
        formula = formula.replace(f"{{{name}}}", xl_col_to_name(at))
    return formula.replace("{last}", str(len(table) + 1))


def _trimmed(name: str) -> str:
    """Return a sheet name without blanks and apostrophes at its ends, where Excel refuses them."""
    return name.strip(" '")


def _with_named_index(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.reset_index() if any(name is not None for name in frame.index.names) else frame


def _cells(table: pd.DataFrame, column: int) -> list[Any]:
    """Return a column's values as Python's own types; by position, since two columns may share a name."""
    values = table.iloc[:, column].tolist()
    return [value.item() if isinstance(value, np.generic) else value for value in values]


def _csv_cell(value: Any) -> Any:
    if _is_missing(value):
        return None
    if isinstance(value, datetime):
        return _utc(value).isoformat(sep=" ", timespec="seconds")
    return value if isinstance(value, (bool, int, float, date)) else _inert(_text(value))


def _inert(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text


def _text(value: Any) -> str:
    """Return text without characters that a file cannot hold; line breaks as a spreadsheet writes them."""
    clean = _HALF_CHARACTER.sub("\ufffd", _UNPRINTABLE.sub("", str(value)))
    return clean.replace("\r\n", "\n").replace("\r", "\n")


def _cut(text: str) -> str:
    """Return text that fits a cell, counted as Excel counts: in units of UTF-16."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(CUT_MARK))].decode("utf-16-le", "ignore") + CUT_MARK


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _utc(at: datetime) -> datetime:
    plain = at.to_pydatetime(warn=False) if isinstance(at, pd.Timestamp) else at
    return plain.astimezone(UTC).replace(tzinfo=None) if plain.tzinfo else plain
