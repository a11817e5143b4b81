"""Reading a survey export as the tool wrote it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from engagement.errors import EmptyFile, UnreadableFile
from engagement.reading.export import Export, Layout, Limits, Problem
from engagement.reading.gate import check
from engagement.reading.headers import Headers, find_headers
from engagement.reading.parser import Sheet, parse_workbook
from engagement.reading.roles import guess_roles
from engagement.reading.text import read_text
from engagement.reading.tools import recognise

Rows = list[list[str]]


def read_export(
    source: str | Path | bytes, filename: str | None = None, *, limits: Limits | None = None, sheet: str | None = None
) -> Export:
    """Read a survey export: CSV, TSV or semicolon text in any usual encoding, XLSX, XLS or ODS.

    Parameters
    ----------
    source : a path, or the file's bytes.
    filename : what people call the file; only for messages.
    limits : how large it may be.
    sheet : the sheet to read; the visible one with the most answers where None.

    Returns
    -------
    Export
        Every cell is text; "None", "N/A" and "007" stay as they were typed.

    Raises
    ------
    UnreadableFile
        One of its subclasses, with a sentence that says what to do.
    """
    limits = limits or Limits()
    content = source if isinstance(source, bytes) else _bytes_of(Path(source))
    if check(content, limits) == "workbook":
        rows, layout, problems = _workbook(parse_workbook(content, limits), sheet)
    else:
        table = read_text(content, limits)
        rows, problems = table.rows, list(table.problems)
        layout = Layout(table.encoding, table.delimiter, 0, 0)
    if not rows:
        raise EmptyFile("The file holds no rows. Export the answers again and drop that file.")
    return _export(rows, layout, problems, limits)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFile("The file cannot be opened. Check that it is there and that you may read it.") from fault


def _workbook(sheets: list[Sheet], wanted: str | None) -> tuple[Rows, Layout, list[Problem]]:
    visible = [sheet for sheet in sheets if sheet["visible"] and sheet["rows"]]
    if not visible:
        raise EmptyFile("The workbook has no visible sheet with anything on it. Show the sheet with the answers.")
    named = [sheet for sheet in visible if sheet["name"] == wanted]
    if wanted is not None and not named:
        raise UnreadableFile("The workbook has no visible sheet of that name. Choose one of its sheets.")
    chosen = named[0] if named else max(visible, key=_answers)
    problems = []
    hidden = [sheet for sheet in sheets if not sheet["visible"]]
    if hidden:
        problems.append(Problem("workbook", f"{len(hidden)} hidden sheets", "left out"))
    if len(visible) > 1:
        problems.append(Problem("workbook", f"{len(visible)} sheets", f"the sheet '{chosen['name'][:60]}' was read"))
    names = tuple(sheet["name"] for sheet in visible)
    return chosen["rows"], Layout(None, None, 0, 0, chosen["name"], names), problems


def _answers(sheet: Sheet) -> int:
    """Filled cells of a sheet, the look-up lists that tools hide behind an underscore counted for less."""
    return sum(bool(cell) for row in sheet["rows"] for cell in row) // (100 if sheet["name"].startswith("_") else 1)


def _export(rows: Rows, layout: Layout, problems: list[Problem], limits: Limits) -> Export:
    headers = find_headers(rows)
    problems.extend(headers.problems)
    body = rows[headers.top + headers.count :]
    frame = _frame(body, headers, problems, limits)
    tool = recognise(_first_names(rows, headers))
    layout = replace(
        layout, header_rows=headers.count, first_row=headers.top + headers.count + 1, tool=tool
    )
    return Export(frame, layout, tuple(problems), guess_roles(frame, headers.questions), headers.questions)


def _first_names(rows: Rows, headers: Headers) -> list[str]:
    """Column names as the tool wrote them, all header rows together."""
    own = rows[headers.top : headers.top + max(headers.count, 1)]
    return [cell.strip() for row in own for cell in row if cell.strip()]


def _frame(body: Rows, headers: Headers, problems: list[Problem], limits: Limits) -> pd.DataFrame:
    width = len(headers.names)
    first = headers.top + headers.count + 1
    short = [first + n for n, row in enumerate(body) if len(row) < width]
    long = [first + n for n, row in enumerate(body) if len(row) > width and any(c.strip() for c in row[width:])]
    if short:
        problems.append(Problem(_rows_named(short), "fewer cells than columns", "the rest was left blank"))
    if long:
        problems.append(Problem(_rows_named(long), "more cells than columns", "the extra cells were joined to the last"))
    squared = [_squared(row, width) for row in body]
    cut = 0
    for row in squared:
        for c, cell in enumerate(row):
            if len(cell) > limits.max_cell:
                row[c] = cell[: limits.max_cell]
                cut += 1
    if cut:
        problems.append(
            Problem("cells", f"{cut} cells are longer than {limits.max_cell:,} characters", "cut there")
        )
    return pd.DataFrame(squared, columns=headers.names, dtype=str)


def _squared(row: list[str], width: int) -> list[str]:
    clean = [_whole(cell) for cell in row]
    if len(clean) > width:
        extra = [cell for cell in clean[width:] if cell.strip()]
        clean = [*clean[: width - 1], " ".join([clean[width - 1], *extra]).strip()]
    return clean + [""] * (width - len(clean))


def _whole(cell: str) -> str:
    """A cell without halves of characters, which no database can keep."""
    return cell if cell.isascii() else cell.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _rows_named(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:5])
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}{' and more' if len(numbers) > 5 else ''}"
