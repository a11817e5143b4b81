"""Reading a survey export as the tool wrote it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Event
from typing import Final

from engagement.errors import EmptyFile, UnreadableFile
from engagement.parsing.body import Body, frame_of, take_body, usual_width
from engagement.parsing.checks import Passed, check, check_size
from engagement.parsing.choice_columns import choice_columns
from engagement.parsing.column_names import name_columns, with_row_names
from engagement.parsing.header_rows import HeaderRows, find_header_rows
from engagement.parsing.headings import commas_joined
from engagement.parsing.missing_codes import without_missing_codes
from engagement.parsing.records import DEFAULT_LIMITS, Export, Layout, Limits, Problem, Role
from engagement.parsing.roles import guess_roles
from engagement.parsing.routes import joined_routes
from engagement.parsing.sandbox import parse_limited
from engagement.parsing.survey_tools import recognise
from engagement.parsing.table import Table, counted, named_range
from engagement.parsing.tables_of_counts import refuse_counts, turned
from engagement.parsing.text import read_text
from engagement.parsing.unpack import unpack

_NEVER_CALCULATED: Final = Role("ignore", "its formulas were never calculated, so its cells are missing")
_SMALL: Final = 1_000_000  # bytes of text that are parsed sooner than a process starts


def read_export(
    source: str | Path | bytes,
    filename: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    *,
    sheet: str | None = None,
    stop: Event | None = None,
    answers: bool = True,
) -> Export:
    """Read a survey export: CSV, TSV or semicolon text in any usual encoding, XLSX, XLS or ODS, or a zip of one.

    Parameters
    ----------
    source : a path, or the file's bytes.
    filename : what people call the file; only its ending is looked at, for zips and to say where it misleads.
    limits : how large it may be.
    sheet : the sheet to read; where None, the visible one that looks most like answers.
    stop : set by another thread to give up; reading then ends in `TookTooLong`.
    answers : whether it must hold answers of single people; a long list of priorities may end in its totals.

    Returns
    -------
    Export
        Every cell is text; "None", "N/A" and "007" stay as they were typed.

    Raises
    ------
    UnreadableFile
        One of its subclasses, with a sentence that says what to do.
    """
    content = source if isinstance(source, bytes) else _bytes_of(Path(source), limits)
    name = (filename or ("" if isinstance(source, bytes) else str(source))).lower()
    problems = []
    if name.endswith(".zip"):
        content, name = _unpacked(content, limits)
        problems.append(Problem("packed file", "one export", "taken out and read"))
    passed = check(content, limits)
    if passed.kind == "text" and len(content) <= _SMALL:
        table = read_text(content, limits)
    else:
        table = parse_limited(content, passed.kind, limits, sheet, stop, formulas=passed.formulas)
    if not table.rows:
        raise EmptyFile("The file holds no rows. Export the answers again and drop that file.")
    if answers:
        refuse_counts(table)
    remarks = _remarks_of_checks(passed, name, uncalculated=bool(table.uncalculated))
    return _export(turned(table), [*problems, *remarks])


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limits.max_megabytes * 1024 * 1024 + 1)
    except OSError as fault:
        raise UnreadableFile("The file cannot be opened. Check that it is there and that you may read it.") from fault


def _unpacked(content: bytes, limits: Limits) -> tuple[bytes, str]:
    check_size(content, limits)
    part = unpack(content, limits)
    return part.content, part.name.lower()


def _remarks_of_checks(passed: Passed, name: str, *, uncalculated: bool) -> list[Problem]:
    problems = []
    ending = name.rsplit(".", 1)[-1] if "." in name else ""
    if passed.kind == "workbook" and ending in {"csv", "tsv", "txt"}:
        problems.append(Problem("file name", "it says text, and the file is a workbook", "read as a workbook"))
    if passed.kind == "text" and ending in {"xlsx", "xlsm", "xls", "ods"}:
        problems.append(Problem("file name", "it says workbook, and the file is text", "read as text"))
    if passed.formulas and not uncalculated:
        problems.append(Problem("workbook", "formulas", "what they last came to was read"))
    if passed.macros:
        problems.append(Problem("workbook", "macros", "never run"))
    return problems


def _export(table: Table, problems: list[Problem]) -> Export:
    place = find_header_rows(table.rows, max(usual_width(table.rows), *map(len, table.rows[:3])))
    top = place.top + place.count
    header, mended = _mended(table, place)
    width = max(usual_width(table.rows[top:]), *map(len, header or table.rows[:1]))
    named = name_columns(header, width)
    if place.top:
        where = named_range(table.numbers[0], table.numbers[place.top - 1])
        problems.append(Problem(where, "notes above the table", "left out"))
    body = take_body(table, top, width)
    frame, of_routes = joined_routes(frame_of(body, named.names), named.again)
    frame, of_codes = without_missing_codes(frame)
    again = sum(name in frame.columns and not name.endswith("]") for name in named.again)
    numbered = [Problem("header", f"{counted(again, 'name')} that stood there already", "numbered")] if again else []
    missing = _missing_by_column(table, body, named.names)
    all_problems = (
        *table.problems,
        *problems,
        *mended,
        *named.problems,
        *numbered,
        *body.problems,
        *of_routes,
        *of_codes,
    )
    questions = choice_columns(
        frame, {name: named.questions[name] for name in frame.columns if name in named.questions}
    )
    roles = guess_roles(frame, questions, named.open_ended)
    roles |= {name: _NEVER_CALCULATED for name in missing if name in roles and roles[name].kind == "ignore"}
    layout = _layout(table, body, place.count, recognise(header, body.rows[:200]))
    return Export(frame, layout, (*all_problems, *map(_as_problem, missing.items())), roles, questions)


def _layout(table: Table, body: Body, header_rows: int, tool: str | None) -> Layout:
    return Layout(
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_rows=header_rows,
        first_data_row=body.numbers[0] if body.numbers else table.numbers[-1] + 1,
        sheet=table.sheet,
        sheets=table.sheets,
        hidden_sheets=table.hidden_sheets,
        tool=tool,
    )


def _mended(table: Table, place: HeaderRows) -> tuple[list[list[str]], list[Problem]]:
    """The header rows, names that hold the delimiter or leave out the row numbers made whole."""
    top = place.top + place.count
    header = with_row_names(table.rows[place.top : top], table.rows[top:])
    whole = commas_joined(header[0], table.rows[top:], table.delimiter) if len(header) == 1 else None
    if whole is None:
        return header, []
    what = "names that hold the sign between the cells, without quotation marks"
    return [whole], [Problem("header", what, "joined again")]


def _missing_by_column(table: Table, body: Body, names: list[str]) -> dict[str, int]:
    """How many cells of each column hold a formula that was never worked out."""
    rows = set(body.numbers)
    columns = Counter(column for column, row in table.uncalculated if row in rows and 0 <= column < len(names))
    return {names[column]: count for column, count in sorted(columns.items())}


def _as_problem(missing: tuple[str, int]) -> Problem:
    name, count = missing
    what = f"formulas that were never calculated, so {counted(count, 'cell')} {'is' if count == 1 else 'are'} missing"
    return Problem(f"column '{name[:60]}'", what, "left blank: open the file in Excel, save it, and drop it again")
