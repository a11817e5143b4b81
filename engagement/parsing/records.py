"""What reading a file gives: the table, its layout, what was odd, and what each column seems to hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:  # the process that parses files imports this module and must stay small
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

Kind = Literal[
    "person",
    "row",
    "question",
    "time",
    "text",
    "choice",
    "choices",
    "rating",
    "number",
    "audience",
    "forum",
    "borough",
    "age_band",
    "organisation",
    "personal",
    "ignore",
]


@dataclass(frozen=True)
class Limits:
    """How large a file may be, and what reading it may use.

    Attributes
    ----------
    max_megabytes : largest file, in MB.
    max_unpacked_megabytes, max_ratio : for zipped workbooks, the size and the growth when unpacked.
    max_rows, max_columns : largest table, blank rows left out.
    max_cells : filled cells of the largest table.
    max_characters : characters of all its cells together.
    max_cell : characters of a cell that are kept; longer cells are cut and reported.
    seconds : processor time of the separate process that reads workbooks and large text files; the clock
        stops it after one and a half times as long.
    memory_megabytes : memory of that process, where the system can limit it (Linux).
    """

    max_megabytes: int = 25
    max_unpacked_megabytes: int = 300
    max_ratio: int = 150
    max_rows: int = 200_000
    max_columns: int = 1_000
    max_cells: int = 5_000_000
    max_characters: int = 100_000_000
    max_cell: int = 100_000
    seconds: int = 20
    memory_megabytes: int = 1_024


DEFAULT_LIMITS: Final = Limits()


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
    encoding : name of the codec that reads the file: "ascii", "utf-8-sig" (UTF-8, with or without a
        byte-order mark), "utf-16", "utf-32" or "cp1252"; None for workbooks.
    delimiter : the character between cells; None for workbooks and for a text of one column.
    header_rows : rows that name the columns, 0 to 3.
    first_data_row : number (from 1) of the file's row that holds the first respondent, as a spreadsheet counts.
    sheet, sheets : the sheet that was read, and all visible ones; None and empty for text files.
    hidden_sheets : sheets that nobody sees; they are left out unless asked for by name.
    tool : the survey tool that seems to have written the file; None if unknown.
    """

    encoding: str | None
    delimiter: str | None
    header_rows: int = 0
    first_data_row: int = 0
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    tool: str | None = None


@dataclass(frozen=True)
class Role:
    """What a column seems to hold, and why in a few words."""

    kind: Kind
    reason: str


@dataclass(frozen=True)
class Export:
    """A survey export as a table.

    Attributes
    ----------
    frame : one row a respondent, every cell text, column names unique and readable.
    layout, problems : how the file was laid out, and what was odd in it.
    roles : column name -> guessed role, in the order of the columns.
    questions : column name -> the question it is one choice of, where each choice of a question has a column.
    absent : column name -> for each row whether its cell stands for a question that was not asked; all were, where a
        column is missing.
    headers : the names of the columns as the file has them, where the table was laid out anew; else empty.
    """

    frame: pd.DataFrame
    layout: Layout
    problems: tuple[Problem, ...] = ()
    roles: dict[str, Role] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    absent: dict[str, npt.NDArray[np.bool_]] = field(default_factory=dict)
    headers: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return a code that two files share when their columns have the same names in the same order."""
        names = "\x1f".join(str(name) for name in self.headers or self.frame.columns)
        return hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()[:24]

    def examples(self, column: str, count: int = 3) -> tuple[str, ...]:
        """Return the first `count` different filled values of a column, whitespace tidied.

        What people wrote themselves, and what may name them, is not quoted: of such columns there are none.
        """
        if column in self.roles and self.roles[column].kind in ("text", "personal", "person", "row"):
            return ()
        return self.first_values(column, count)

    def first_values(self, column: str, count: int = 3) -> tuple[str, ...]:
        """Return the first `count` different filled values of a column as people typed them: mask before showing."""
        values = self.frame[column]
        filled = values[values != ""].head(200).str.split().str.join(" ")
        return tuple(filled[filled != ""].drop_duplicates().head(count))
