"""Which rows of a table name its columns.

Survey tools write one header row (most), two (SurveyMonkey: question over choice; older Qualtrics: code over
question) or three (Qualtrics: code, question, internal id). People add notes above, and group names over names.

Three signs, strongest first. The internal ids of Qualtrics are unmistakable. A column of numbers or dates ends its
header with the last words above the first number; the columns vote. Without such columns, the header is the first
row that names most of the columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engagement.parsing.cells import NO_ANSWER, is_filled, is_value

Rows = Sequence[list[str]]

IMPORT_ID = re.compile(r"""^\s*\{\s*['"]ImportId['"]""")
OPEN_ENDED = frozenset({"open-ended response", "open ended response", "response"})
CODE = re.compile(r"^[A-Za-z_]{1,20}[ _.#-]?\d[\w.#-]{0,24}$")
_VARIABLE = re.compile(r"[A-Za-z_][\w.$@/-]{0,40}")
_COUNTED = re.compile(r"[A-Za-z]_?\d")
_QUALTRICS_FIRST = frozenset({"v1", "responseid", "startdate"})
# Rows looked at. With these three every export of the fixtures reads as expected; not tuned beyond them.
_ROWS_LOOKED_AT = 60
# Rows of notes above a table.
_MOST_NOTES = 20
# Share of the columns that a header row names: some tools leave a few blank.
_SHARE_NAMED = 0.8


@dataclass(frozen=True)
class HeaderRows:
    """Where the header is: rows above it (notes), and rows of it, 0 to 3."""

    top: int
    count: int


def find_header_rows(rows: Rows, width: int) -> HeaderRows:
    """Find the header of a table.

    Parameters
    ----------
    rows : the filled rows, at least one.
    width : columns of the table.
    """
    head = [[*row, *[""] * (width - len(row))][:width] for row in rows[:_ROWS_LOOKED_AT]]
    marked = next((number for number, row in enumerate(head[:6]) if _is_import_ids(row)), None)
    if marked:
        return HeaderRows(max(marked - 2, 0), min(marked + 1, 3))
    if _has_no_header(head):
        return HeaderRows(0, 0)
    end = _voted(head)
    if end is None:
        end = _first_that_names_most(head)
    return _with_neighbours(head, end)


def _is_import_ids(row: list[str]) -> bool:
    filled = [cell for cell in row if is_filled(cell)]
    return bool(filled) and sum(bool(IMPORT_ID.match(cell)) for cell in filled) >= 0.5 * len(filled)


def _has_no_header(head: Rows) -> bool:
    """Whether the first row is a row like the others: it holds values where they do, or is itself an answer."""
    first, rest = head[0], head[1:]
    if len(rest) < 3:
        return False
    if sum(map(is_filled, first)) == 1 and len(first) == 1:
        return _is_answer(first[0]) and sum(_is_answer(row[0]) for row in rest) > len(rest) / 2
    values = [column for column, cell in enumerate(first) if is_value(cell)]
    if not values or any(cell.strip() == "#" for cell in first):
        return False
    alike = [column for column in values if _mostly_values([row[column] for row in rest])]
    return len(alike) >= 0.8 * len(values) and not _named_beside_values(first, rest)


def _named_beside_values(first: list[str], rest: Rows) -> bool:
    """Whether some column of values has words on top, as a header would give it."""
    words = [c for c, cell in enumerate(first) if is_filled(cell) and not is_value(cell)]
    return any(_mostly_values([row[column] for row in rest]) for column in words)


def _is_answer(cell: str) -> bool:
    """Whether a cell is a sentence that says something, not one that asks."""
    tidy = cell.strip()
    return not tidy.endswith(("?", ":")) and (tidy.endswith((".", "!")) or len(tidy.split()) > 12)


def _mostly_values(cells: Sequence[str]) -> bool:
    answers = [cell for cell in cells if cell.strip().lower() not in NO_ANSWER]
    return bool(answers) and sum(map(is_value, answers)) >= 0.8 * len(answers)


def _voted(head: Rows) -> int | None:
    """The row in which most columns of numbers or dates have their last words."""
    columns = list(zip(*head, strict=True))
    vote_of = {at: vote for at, column in enumerate(columns) if (vote := _last_words(column)) is not None}
    votes = Counter(vote_of.values())
    if not votes or (len(vote_of) == 1 and sum(map(is_value, columns[next(iter(vote_of))])) < 3 < len(head)):
        return None
    end, most = votes.most_common(1)[0]
    names = sum(map(is_filled, head[end]))
    if most < 0.5 * votes.total() or names < 0.3 * len(head[0]):
        return None
    return _overruled(head, vote_of, end)


def _overruled(head: Rows, vote_of: dict[int, int], end: int) -> int:
    """The elected row; where it holds numbers of some columns, the earlier one that names nearly all."""
    for earlier in sorted({vote for vote in vote_of.values() if vote < end}):
        row = head[earlier]
        names_most = sum(map(is_filled, row)) >= _SHARE_NAMED * len(row) and not any(map(is_value, row))
        if names_most and any(is_value(head[end][at]) for at, vote in vote_of.items() if vote == earlier):
            return earlier
    return end


def _last_words(column: Sequence[str]) -> int | None:
    first = next((row for row, cell in enumerate(column) if is_value(cell)), 0)
    if not first or not _mostly_values(column[first:]):
        return None
    words = [row for row in range(first) if column[row].strip().lower() not in NO_ANSWER]
    return words[-1] if words and words[-1] <= _MOST_NOTES else None


def _first_that_names_most(head: Rows) -> int:
    filled_columns = [any(is_filled(row[column]) for row in head[1:]) for column in range(len(head[0]))]
    n_filled = max(sum(filled_columns), 1)
    if len(head) < 2 or _named(head[0], filled_columns) >= 0.5 * n_filled or len(filled_columns) < 2:
        return 0
    for number, row in enumerate(head[: _MOST_NOTES + 1]):
        if _named(row, filled_columns) >= _SHARE_NAMED * n_filled:
            top = number - 1 if number and _is_question_over_choice(head[number - 1], row) else number
            return number if all(_is_note(above, filled_columns) for above in head[:top]) else 0
    return 0


def _named(row: list[str], filled_columns: list[bool]) -> int:
    return sum(is_filled(cell) for cell, is_used in zip(row, filled_columns, strict=True) if is_used)


def _is_note(row: list[str], filled_columns: list[bool]) -> bool:
    return _named(row, filled_columns) <= max(1, 0.4 * sum(filled_columns))


def _with_neighbours(head: Rows, end: int) -> HeaderRows:
    """The header row together with the one above or below it, where the two are one header."""
    below = head[end + 1] if end + 1 < len(head) else None
    if below is not None and (
        _is_question_over_choice(head[end], below)
        or is_code_over_question(head[end], below)
        or _is_group_over_name(head[end], below, head[end + 2 : end + 12])
    ):
        return HeaderRows(end, 2)
    if end > 1 and _are_question_label_variable(head[end - 2 : end + 1]):
        return HeaderRows(end - 2, 3)
    if end and _is_one_header(head, end):
        return HeaderRows(end - 1, 2)
    return HeaderRows(end, 1)


def are_variables(row: Sequence[str]) -> bool:
    """Return whether a row holds the names that a program gives its columns: v_1, lfdn, q3_other."""
    names = [cell.strip() for cell in row if is_filled(cell)]
    codes = [name for name in names if _VARIABLE.fullmatch(name)]
    enough = len(codes) >= _SHARE_NAMED * len(names) and len(set(codes)) > 0.9 * len(codes)
    return len(names) >= _SHARE_NAMED * len(row) > 1 and enough and any(_COUNTED.search(name) for name in codes)


def _are_question_label_variable(rows: Rows) -> bool:
    """Whether three rows give each column a question, a label and the name of a variable, in any order."""
    texts = [row for row in rows if not are_variables(row)]
    if len(texts) != len(rows) - 1 or any(is_value(cell) for row in rows for cell in row):
        return False
    questions = max(texts, key=lambda row: max(map(len, row)))
    labels = next(row for row in texts if row is not questions)
    return sum(map(is_filled, labels)) >= _SHARE_NAMED * len(labels) and any(
        len(cell.split()) > 3 or cell.rstrip().endswith("?") for cell in questions
    )


def _is_one_header(head: Rows, end: int) -> bool:
    above, row = head[end - 1], head[end]
    if are_variables(row) and sum(cell.rstrip().endswith("?") for cell in above) > 0 and not any(map(is_value, above)):
        return True
    if _is_question_over_choice(above, row) or is_code_over_question(above, row):
        return True
    full = sum(map(is_filled, above)) >= _SHARE_NAMED * len(above)
    if full and not any(map(is_value, above)) and not any(map(is_value, row)):
        return True
    ragged_notes_above = end > 1 and sum(map(is_filled, head[end - 2])) > 2
    return not ragged_notes_above and _is_group_over_name(above, row, head[end + 1 : end + 11])


def _is_question_over_choice(first: list[str], second: list[str]) -> bool:
    """Return whether two rows are SurveyMonkey's: choices fill what the questions leave blank.

    The second row is blank under the tool's own columns, of which the first is one.
    """
    below = [cell.strip() for cell in second]
    if below[0] and below[0].lower() not in OPEN_ENDED:
        return False
    if any(cell.lower() in OPEN_ENDED for cell in below):
        return True
    gaps = [column for column, cell in enumerate(first) if not is_filled(cell)]
    filled_gaps = sum(bool(below[column]) for column in gaps)
    blank_names = sum(not below[column] for column, cell in enumerate(first) if is_filled(cell))
    return len(gaps) >= 2 and filled_gaps >= 0.6 * len(gaps) and blank_names >= 1 and not any(map(is_value, below))


def is_code_over_question(first: list[str], second: list[str]) -> bool:
    """Return whether two rows are older Qualtrics' and the like: short codes over long questions."""
    lead, under = (row[0].strip().lower().replace(" ", "") for row in (first, second))
    if lead in _QUALTRICS_FIRST and under in {"responseid", "startdate"}:
        return True
    pairs = [(a.strip(), b.strip()) for a, b in zip(first, second, strict=True) if is_filled(a) and is_filled(b)]
    if len(pairs) < 2:
        return False
    codes = sum(bool(CODE.match(code)) for code, _ in pairs)
    questions = sum(question.endswith(("?", ":")) for _, question in pairs)
    return codes >= 0.8 * len(pairs) and questions >= 0.5 * len(pairs) and not any(map(is_value, second))


def _is_group_over_name(first: list[str], second: list[str], body: Rows) -> bool:
    """Whether groups of columns have a name of their own, written once over names that are all there."""
    gaps = sum(not is_filled(cell) for cell in first)
    names = [cell.strip() for cell in second if is_filled(cell)]
    if len(first) - gaps < 2 or gaps < 2 or gaps < 0.3 * len(first) or len(names) < 0.9 * len(second):
        return False
    if any(map(is_value, names)) or len(set(names)) < len(names) or max(map(len, names)) > 100:
        return False
    return any(_mostly_values(column) for column in zip(*body, strict=True)) and len(body) > 1
