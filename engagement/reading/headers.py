"""Finding the rows that name the columns, and giving every column a name that is unique and readable.

Survey tools write one header row (most), two (SurveyMonkey: question over choice; older Qualtrics: code over
question) or three (Qualtrics: code, question, internal id). People add notes above and blank rows between.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from engagement.reading.export import Problem

Rows = list[list[str]]

_IMPORT_ID = re.compile(r"""^\s*\{\s*['"]ImportId['"]""")
_OPEN_ENDED = {"open-ended response", "response", "open ended response"}
_CODE = re.compile(r"^(?:[A-Z][a-z]{2,9} \d{1,3}|[A-Z]{1,4}[\d_.#-]*[A-Za-z\d_.#-]{0,24}|[a-z]+[\d_]+[a-z\d_]*)$")
_LEGACY_FIRST = {"v1", "responseid", "response id", "startdate"}
_LONGEST_NAME = 300


@dataclass(frozen=True)
class Headers:
    """Where the header rows are, and what they call the columns.

    Attributes
    ----------
    top : rows above the header (notes), that are left out.
    count : header rows, 0 to 3.
    names : unique and readable names, one a column.
    questions : name -> question above it, where the header has a question and a choice.
    """

    top: int
    count: int
    names: list[str]
    questions: dict[str, str]
    problems: tuple[Problem, ...]


def find_headers(rows: Rows) -> Headers:
    """Find the header rows of a table and name its columns.

    Parameters
    ----------
    rows : all rows of the file, at least one.
    """
    width = _usual_width(rows)
    top = _notes_above(rows, width)
    count = _how_many(rows[top:])
    names, questions, problems = _named(rows[top : top + count], max(width, *(len(r) for r in rows[top : top + 6])))
    if top:
        problems.insert(0, Problem(f"rows 1 to {top}", "notes above the table", "left out"))
    return Headers(top, count, names, questions, tuple(problems))


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _usual_width(rows: Rows) -> int:
    widths = Counter(len(row) for row in rows[:200])
    return max(widths, key=lambda width: (widths[width], width))


def _notes_above(rows: Rows, width: int) -> int:
    """Rows before the first that names at least half of the columns, if such a row comes soon."""
    if width < 3:
        return 0
    usual = sorted(_filled(row) for row in rows[:200])[min(len(rows), 200) // 2]
    for number, row in enumerate(rows[:15]):
        if _filled(row) >= max(2, min(width, usual) / 2) or len(row) >= width > 3 * _filled(row) > 3:
            return number if all(_filled(above) <= 2 for above in rows[:number]) else 0
    return 0


def _how_many(rows: Rows) -> int:
    for number, row in enumerate(rows[:4]):
        marked = [cell for cell in row if cell.strip()]
        if number and marked and sum(bool(_IMPORT_ID.match(cell)) for cell in marked) >= 0.5 * len(marked):
            return number + 1
    if len(rows) < 2:
        return 1
    if _is_question_over_choice(rows[0], rows[1]) or _is_code_over_question(rows[0], rows[1]):
        return 2
    return 0 if _no_header(rows) else 1


def _is_question_over_choice(first: list[str], second: list[str]) -> bool:
    """SurveyMonkey and merged cells: the second row is blank under the id and fills what the first leaves blank."""
    below = [cell.strip() for cell in second]
    if any(cell.lower() in _OPEN_ENDED for cell in below) and not below[0]:
        return True
    gaps = [c for c, cell in enumerate(first) if not cell.strip()]
    under_gaps = sum(bool(below[c]) for c in gaps if c < len(below))
    under_names = sum(not below[c] for c, cell in enumerate(first) if cell.strip() and c < len(below))
    return len(gaps) >= 2 and under_gaps >= 0.6 * len(gaps) and under_names >= 1 and not below[0]


def _is_code_over_question(first: list[str], second: list[str]) -> bool:
    """Older Qualtrics and the like: short codes over long questions."""
    lead = first[0].strip().lower()
    if lead in _LEGACY_FIRST and second[0].strip().lower().replace(" ", "") in {"responseid", "startdate"}:
        return True
    pairs = [(a.strip(), b.strip()) for a, b in zip(first, second, strict=False) if a.strip() and b.strip()]
    if len(pairs) < 2:
        return False
    codes = sum(bool(_CODE.match(a)) for a, _ in pairs)
    questions = sum(b.endswith("?") or (len(b) > 25 and b.endswith((":", "."))) for _, b in pairs[1:])
    return codes >= 0.8 * len(pairs) and questions >= 0.5 * (len(pairs) - 1)


def _no_header(rows: Rows) -> bool:
    """The first row looks like all others: no name of its own in it."""
    first, others = rows[0], rows[1:50]
    if len(first) < 2 or len(others) < 3:
        return False
    numeric = [c for c, cell in enumerate(first) if _is_number(cell)]
    alike = [c for c in numeric if all(c < len(row) and _is_number(row[c]) for row in others)]
    return bool(alike) and len(alike) == len(numeric) and not any(cell.strip() == "#" for cell in first)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*-?\d+(?:[.,]\d+)?\s*", cell))


def _named(header: Rows, width: int) -> tuple[list[str], dict[str, str], list[Problem]]:
    problems: list[Problem] = []
    levels = [[_tidy(row[c]) if c < len(row) else "" for c in range(width)] for row in header]
    levels = [row for row in levels if not any(_IMPORT_ID.match(cell) for cell in row)]
    if not levels:
        return [f"Column {c + 1}" for c in range(width)], {}, problems
    if len(levels) == 1:
        plain, asked = levels[0], [""] * width
    elif _codes(levels[0]):
        plain, asked = [b or a for a, b in zip(levels[0], levels[1], strict=True)], [""] * width
    else:
        plain, asked = _joined(levels[0], levels[1])
    blank = sum(not name for name in plain)
    if blank:
        problems.append(Problem("header", f"{blank} columns have no name", "called by their number"))
    names, repeated = _unique([name or f"Column {c + 1}" for c, name in enumerate(plain)])
    if repeated:
        problems.append(Problem("header", f"{repeated} names stand more than once", "numbered"))
    return names, {name: question for name, question in zip(names, asked, strict=True) if question}, problems


def _codes(row: list[str]) -> bool:
    named = [cell for cell in row if cell]
    return sum(bool(_CODE.match(cell)) for cell in named) >= 0.6 * max(len(named), 1)


def _joined(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Question and choice as one name; the question reaches over the blanks to its right."""
    names, asked, question = [], [], ""
    for above, below in zip(first, second, strict=True):
        question = above or (question if below else "")
        choice = "" if below.lower() in _OPEN_ENDED else below
        names.append(f"{question}: {choice}" if question and choice else question or choice)
        asked.append(question if choice else "")
    return names, asked


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\xa0", " ").split())[:_LONGEST_NAME]


def _unique(names: list[str]) -> tuple[list[str], int]:
    taken, result, repeated = set(names), [], 0
    used: set[str] = set()
    for name in names:
        chosen, number = name, 1
        while chosen in used or (number > 1 and chosen in taken):
            number += 1
            chosen = f"{name} ({number})"
        repeated += chosen != name
        used.add(chosen)
        result.append(chosen)
    return result, repeated
