"""From a workbook to the rows of one of its sheets, every cell as people see it.

Runs in the limited process alone (see `engagement.parsing.worker`): the fast parser cannot be interrupted, and a
file made for it can end the process that it runs in.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from engagement.errors import DamagedFile, EmptyFile, MissingSheet, ProtectedFile
from engagement.parsing.encoding import CONTROL
from engagement.parsing.records import Limits, Problem
from engagement.parsing.table import Table, counted

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ANSWERS = re.compile(r"respon|answer|result|raw|data|form|survey|sheet ?1\b|worksheet|export", re.IGNORECASE)
_ASIDE = re.compile(
    r"^_|guide|read ?me|instruct|look ?up|^lists?$|codebook|dictionary|legend|about|cover|contents|summary|pivot"
    r"|chart|issues|help",
    re.IGNORECASE,
)
# Whole numbers up to here are exact as Excel keeps them (IEEE 754).
_EXACT_UP_TO: Final = 2**53
# A bound against files made to hurt; a survey merges a handful.
_MOST_MERGED: Final = 10_000


def read_workbook(content: bytes, limits: Limits, sheet_name: str | None = None) -> Table:
    """Read a sheet of a workbook.

    Parameters
    ----------
    content : bytes of an XLSX, XLSM, XLSB, XLS or ODS file that passed the gate.
    limits : rows, columns and cells.
    sheet_name : name of the sheet; where None, the visible sheet that looks most like answers.

    Raises
    ------
    ProtectedFile, DamagedFile
        Where it cannot be opened.
    EmptyFile, MissingSheet
        Where nothing, or not the wanted sheet, is there to be read.
    FileTooLarge
        Where the sheet is over a limit.
    """
    book = _opened(content)
    visible, hidden = _sheet_names(book)
    if sheet_name is not None:
        table = _read_wanted(book, sheet_name, (*visible, *hidden), limits)
    else:
        table = _most_like_answers(book, visible, limits)
    table.sheets, table.hidden_sheets = visible, hidden
    _report_sheets(table)
    return table


def _opened(content: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as fault:
        raise ProtectedFile(
            "The workbook is protected by a password. Save it without one and drop it again."
        ) from fault
    except CalamineError as fault:
        raise DamagedFile(
            "The workbook is damaged and cannot be opened. Save it again in Excel, or export the answers as CSV."
        ) from fault


def _sheet_names(book: CalamineWorkbook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = tuple(sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible)
    return visible, tuple(sheet.name for sheet in sheets if sheet.name not in visible)


def _read_wanted(book: CalamineWorkbook, sheet_name: str, names: Sequence[str], limits: Limits) -> Table:
    if sheet_name not in names:
        raise MissingSheet("The workbook has no sheet of that name. Choose one of its sheets.")
    table = _read_sheet(book.get_sheet_by_name(sheet_name), limits)
    if not table.rows:
        raise EmptyFile("That sheet is empty. Choose another one.")
    return table


def _most_like_answers(book: CalamineWorkbook, names: Iterable[str], limits: Limits) -> Table:
    """Read the sheet with the most filled cells; its place and name count for and against it."""
    best, most = None, 0.0
    for position, name in enumerate(names):
        table = _read_sheet(book.get_sheet_by_name(name), limits)
        weight = 0.02 if _ASIDE.search(name) else 3.0 if _ANSWERS.search(name) else 1.0
        likeness = table.filled * weight * (1.5 if position == 0 else 1.0)
        if likeness > most:
            best, most = table, likeness
    if best is None:
        raise EmptyFile(
            "The workbook has no visible sheet with anything on it. Show the sheet with the answers, and save."
        )
    return best


def _read_sheet(sheet: CalamineSheet, limits: Limits) -> Table:
    _, left = sheet.start or (0, 0)
    table = Table(sheet=sheet.name, left=left)
    controls = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [as_text(cell) for cell in row]
        if CONTROL.search("".join(cells)):
            before = sum(map(len, cells))
            cells = [CONTROL.sub("", cell) for cell in cells]
            controls += before - sum(map(len, cells))
        table.add(number, cells, limits)
    if controls:
        what = counted(controls, "sign") + " that cannot be shown"
        table.problems.append(Problem("whole sheet", what, "taken out"))
    table.merged = _merged_downwards(sheet.merged_cell_ranges or (), left)
    table.finish(limits)
    return table


def _merged_downwards(
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], left: int
) -> list[tuple[int, int, int]]:
    """First and last row (from 1) and column (from 0) of the cells that are merged over several rows.

    The parser leaves blank columns on the left out of the rows, and counts them here.
    """
    several = ((top + 1, bottom + 1, column - left) for (top, column), (bottom, _) in ranges if bottom > top)
    return list(itertools.islice(several, _MOST_MERGED))


def _report_sheets(table: Table) -> None:
    if table.hidden_sheets:
        what = counted(len(table.hidden_sheets), "hidden sheet")
        table.problems.append(Problem("workbook", what, "left out"))
    if len(table.sheets) > 1:
        what = counted(len(table.sheets), "sheet")
        table.problems.append(Problem("workbook", what, f"the sheet '{(table.sheet or '')[:60]}' was read"))


def as_text(cell: object) -> str:
    """Return a cell as people see it: "7" not "7.0", dates and times as ISO text, TRUE and FALSE."""
    if isinstance(cell, str):
        return _tidy(cell) if "\r" in cell or "\x00" in cell else cell
    writer = _WRITTEN.get(type(cell))
    return writer(cell) if writer else str(cell)


def _number(cell: float) -> str:
    """A number to the 15 digits that Excel keeps, never in powers of ten."""
    if cell.is_integer() and abs(cell) <= _EXACT_UP_TO:
        return str(int(cell))
    short = format(cell, ".15g")
    return format(Decimal(short), "f") if "e" in short and 1e-7 < abs(cell) < 1e21 else short


def _length_of_time(cell: dt.timedelta) -> str:
    minutes, seconds = divmod(round(cell.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_WRITTEN: Final[dict[type, Callable[[Any], str]]] = {
    float: _number,
    bool: lambda cell: "TRUE" if cell else "FALSE",
    dt.datetime: lambda cell: cell.isoformat(sep=" ", timespec="seconds"),
    dt.date: dt.date.isoformat,
    dt.time: lambda cell: cell.isoformat(timespec="seconds"),
    dt.timedelta: _length_of_time,
}


def _tidy(cell: str) -> str:
    return _narrowed(cell).replace("\r\n", "\n").replace("\r", "\n")


def _narrowed(cell: str) -> str:
    """Put letters together again that the parser of old XLS files took for two each."""
    if len(cell) % 2 or cell[1::2].count("\x00") < 0.5 * len(cell) / 2:
        return cell
    for codec in ("latin-1", "cp1252"):
        try:
            return cell.encode(codec).decode("utf-16-le")
        except UnicodeError:
            continue
    return cell
