"""What reading a file gives: the table, how it was laid out, what was odd, and what each column seems to hold."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Limits:
    """How large a file may be.

    Attributes
    ----------
    max_megabytes : largest file, in MB.
    max_unpacked_megabytes, max_ratio : for zipped workbooks, the size and the growth when unpacked.
    max_rows, max_columns : largest table.
    max_cell : characters of a cell that are kept; longer ones are cut and reported.
    seconds, memory_megabytes : for the separate process that reads workbooks and large files.
    """

    max_megabytes: int = 25
    max_unpacked_megabytes: int = 300
    max_ratio: int = 150
    max_rows: int = 200_000
    max_columns: int = 1_000
    max_cell: int = 100_000
    seconds: int = 20
    memory_megabytes: int = 1_024


@dataclass(frozen=True)
class Problem:
    """One oddity of a file: where it is, what it is, what was done about it."""

    where: str
    what: str
    done: str


@dataclass(frozen=True)
class Layout:
    """How a file was laid out.

    Attributes
    ----------
    encoding : "ascii", "utf-8", "utf-8-sig" (with byte-order mark), "utf-16" or "cp1252"; None for workbooks.
    delimiter : the character between cells; None for workbooks.
    header_rows : rows that name the columns, 0 to 3.
    first_row : number of the file's row (from 1) that holds the first respondent.
    sheet, sheets : the sheet read, and all visible ones; None and empty for text files.
    tool : the survey tool that seems to have written the file; None if unknown.
    """

    encoding: str | None
    delimiter: str | None
    header_rows: int
    first_row: int
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    tool: str | None = None


@dataclass(frozen=True)
class Role:
    """What a column seems to hold, and why.

    ``kind`` is one of id, time, text, choice, audience, forum, borough, age_band, organisation, personal,
    attribute, ignore.
    """

    kind: str
    reason: str


@dataclass(frozen=True)
class Export:
    """A survey export as a table.

    Attributes
    ----------
    frame : one row a respondent, every cell text, column names unique and readable.
    layout, problems, roles : see there; roles by column name.
    questions : column name -> the question it answers, where the name is a choice under a question.
    """

    frame: pd.DataFrame
    layout: Layout
    problems: tuple[Problem, ...] = ()
    roles: dict[str, Role] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
