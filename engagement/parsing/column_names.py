"""Giving every column a name that is unique and readable, from one, two or three header rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from engagement.parsing.header_rows import IMPORT_ID, OPEN_ENDED, are_variables, is_code_over_question
from engagement.parsing.headings import follow_ups_named, without_markup
from engagement.parsing.records import Problem
from engagement.parsing.table import counted

# Characters: whole questions are names, and a pasted page is not.
_LONGEST_NAME = 300
_TYPED = OPEN_ENDED - {"response"}
_TYPED_ID = re.compile(r"""\{\s*['"]ImportId['"]\s*:\s*['"]QID\d+_TEXT['"]""")
_COUNTED = re.compile(r"[_.]\d{1,3}$")
_INVISIBLE = str.maketrans(
    dict.fromkeys("\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
)


@dataclass(frozen=True)
class ColumnNames:
    """Names of the columns in their order.

    Attributes
    ----------
    names : one a column.
    questions : name -> the question that the column is one answer of.
    open_ended : names of the columns that the tool itself says were typed.
    again : name -> the earlier name of the same heading, where one stands twice.
    problems : what was odd.
    """

    names: list[str]
    questions: dict[str, str] = field(default_factory=dict)
    open_ended: frozenset[str] = frozenset()
    again: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def name_columns(header: Sequence[list[str]], width: int) -> ColumnNames:
    """Name the columns of a table.

    Parameters
    ----------
    header : its header rows, none to three.
    width : columns of the table.

    Returns
    -------
    ColumnNames
        "Other" and "Other (2)" where a name stands twice, the tool's code in brackets where it has codes;
        "Column 4" where there is none.
    """
    rows = [[tidy_name(row[c]) if c < len(row) else "" for c in range(width)] for row in header]
    levels = [row for row in rows if not any(IMPORT_ID.match(cell) for cell in row)]
    if not levels:
        names = [f"Column {column + 1}" for column in range(width)]
        return ColumnNames(names, problems=(Problem("header", "no row names the columns", "numbered"),))
    plain, question_of = _levelled(levels, are_codes=len(levels) < len(rows))
    problems = []
    blank = sum(not name for name in plain)
    if blank:
        problems.append(Problem("header", f"{counted(blank, 'column')} without a name", "called by number"))
    told_apart = follow_ups_named(plain)
    cut = [name[:_LONGEST_NAME].rstrip() or f"Column {column + 1}" for column, name in enumerate(told_apart)]
    names, again = _unique(cut)
    again |= _same_under_codes(names, rows)
    questions = {name: question for name, question in zip(names, question_of, strict=True) if question}
    typed = frozenset(name for name, *cells in zip(names, *rows, strict=True) if _says_typed(cells))
    return ColumnNames(names, questions, typed, again, tuple(problems))


def _says_typed(cells: Sequence[str]) -> bool:
    """Whether SurveyMonkey or Qualtrics marks a column as words that people typed."""
    return any(cell.lower() in _TYPED or _TYPED_ID.match(cell) for cell in cells[1:])


def with_row_names(header: Sequence[list[str]], body: Sequence[list[str]]) -> list[list[str]]:
    """Return the header, moved by one where R left out the name of its first column, the row numbers."""
    if len(header) != 1 or len(body) < 2 or any(len(row) != len(header[0]) + 1 for row in body):
        return list(header)
    counting = all(row[0].strip() == str(number) for number, row in enumerate(body[:1000], start=1))
    return [["", *header[0]]] if counting else list(header)


def tidy_name(cell: str) -> str:
    """Return a header cell on one line, without signs that nobody sees."""
    return " ".join(without_markup(cell.translate(_INVISIBLE)).split())


def _levelled(levels: list[list[str]], *, are_codes: bool) -> tuple[list[str], list[str]]:
    """One name a column, and the question above it, from one or two rows."""
    blank = [""] * len(levels[0])
    if len(levels) == 1:
        return levels[0], blank
    codes = [row for row in levels if are_variables(row)]
    if len(levels) > 2 and len(codes) == 1:
        return _question_and_label([row for row in levels if row is not codes[0]], codes[0])
    first, second = levels[-2:]
    if not are_codes and codes == [second] and any(cell.endswith("?") for cell in first):
        return _distinguished([above or below for above, below in zip(first, second, strict=True)], second), blank
    if are_codes or is_code_over_question(first, second):
        return _distinguished([below or above for above, below in zip(first, second, strict=True)], first), blank
    return _joined(first, second)


def _question_and_label(texts: list[list[str]], codes: list[str]) -> tuple[list[str], list[str]]:
    """Names of columns that have a question, a label and a code: a question of several columns says each label."""
    headings, labels = sorted(texts, key=lambda row: max(map(len, row)), reverse=True)[:2]
    questions = _reaching_on(headings, codes)
    times = Counter(questions)
    names = []
    for question, label, code in zip(questions, labels, codes, strict=True):
        if question and times[question] > 1:
            names.append(f"{question}: {label or code}")
        else:
            names.append(question or label or code)
    return _distinguished(names, codes), [question if times[question] > 1 else "" for question in questions]


def _reaching_on(questions: list[str], codes: list[str]) -> list[str]:
    """Questions, given to the blanks on their right whose codes go on counting: q3_1, q3_2."""
    whole: list[str] = []
    for at, question in enumerate(questions):
        stem = _COUNTED.sub("", codes[at])
        goes_on = not question and at and stem != codes[at] and _COUNTED.sub("", codes[at - 1]) == stem
        whole.append(whole[-1] if goes_on else question)
    return whole


def _distinguished(names: list[str], codes: list[str]) -> list[str]:
    """Names that stand more than once are called by the question before them, or get the tool's code in brackets."""
    names = follow_ups_named(names)
    times = Counter(names)
    return [
        f"{name[: _LONGEST_NAME - len(code) - 3].rstrip()} [{code}]"
        if times[name] > 1 and code and code != name
        else name
        for name, code in zip(names, codes, strict=True)
    ]


def _joined(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Question and choice as one name; the question reaches over the blanks to its right."""
    names, questions, question = [], [], ""
    for above, below in zip(first, second, strict=True):
        question = above or (question if below else "")
        choice = "" if below.lower() in OPEN_ENDED or below == question else below
        names.append(f"{question}: {choice}" if question and choice else question or choice)
        questions.append(question if choice else "")
    return names, questions


def _same_under_codes(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Names that differ in the tool's code alone -> the first of them."""
    first_of: dict[str, str] = {}
    again: dict[str, str] = {}
    for name, *cells in zip(names, *rows, strict=True):
        heading = next((name.removesuffix(f" [{cell}]") for cell in cells if cell and name.endswith(f" [{cell}]")), "")
        if heading and first_of.setdefault(heading, name) != name:
            again[name] = first_of[heading]
    return again


def _unique(names: list[str]) -> tuple[list[str], dict[str, str]]:
    """Names that are all different, and for each that was numbered the name that it had."""
    names_in_file, own_names, unique_names, again = set(names), set[str](), [], dict[str, str]()
    times: Counter[str] = Counter()
    for name in names:
        own = name
        while own in own_names or (own != name and own in names_in_file):
            times[name] += 1
            own = f"{name} ({times[name] + 1})"
        if own != name:
            again[own] = name
        own_names.add(own)
        unique_names.append(own)
    return unique_names, again
