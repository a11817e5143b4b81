"""Tables that are not one row a person: summaries of counts are refused, tables lying on their side are turned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from engagement.errors import WrongKind
from engagement.parsing.records import Problem
from engagement.parsing.table import Table

_ROWS_LOOKED_AT: Final = 400  # a summary is short; not tuned
_FIGURE: Final = re.compile(r"[-+]?\d[\d,. ]*\s?%?|[-–—]|n/?a|<\s?\d+|\*", re.IGNORECASE)
_CHOICE_HEADING: Final = re.compile(
    r"(?:answer|response)s? (?:choices?|options?|categor(?:y|ies))|(?:answer|response) ?options?|options?"
    r"|choices?|answers?|responses?"
    r"|values?|categor(?:y|ies)|labels?|question|item",
    re.IGNORECASE,
)
_COUNT_HEADING: Final = re.compile(
    r"(?:response |total )?(?:counts?|frequency|frequencies|freq\.?|n|no\.?|number(?: of (?:responses|respondents"
    r"|people|answers))?|responses"
    r"|respondents|total|votes)",
    re.IGNORECASE,
)
_SHARE_HEADING: Final = re.compile(
    r"(?:response |valid |cumulative )?(?:percent(?:age)?s?|%|share|proportion)(?: of .*)?|% .*|.* %", re.IGNORECASE
)
_SUM: Final = re.compile(
    r"(?:grand )?totals?|(?:total |number )?(?:answered|respondents|responses)(?: question)?|base|sum"
    r"|weighted average|skipped(?: question)?",
    re.IGNORECASE,
)
_ANSWERED: Final = re.compile(r"(?:total )?answered(?: question)?|(?:number of )?respondents", re.IGNORECASE)
_SKIPPED: Final = re.compile(r"skipped(?: question)?|not answered|did not answer|no answer", re.IGNORECASE)
_PERSON: Final = re.compile(
    r"(?:respondent|participant|person|response|interview(?:ee)?|patient|resident|user|teilnehmer"
    r"|[rp])[ _#.-]*\d{1,7}|#?\d{1,12}",
    re.IGNORECASE,
)
_CORNER: Final = re.compile(
    r"|questions?|items?|respondents?|participants?|person|id|statements?|variable", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Shares by which a table tells what it is. Not tuned beyond the fixtures.
_MOSTLY: Final = 0.8
_ASKING: Final = 0.5
_LEAST_QUESTIONS: Final = 2
_LEAST_WORDS: Final = 3  # of a question


def refuse_counts(table: Table) -> None:
    """Raise `WrongKind` where a table is a summary of counts, with what gives it away and what to do."""
    rows = [[cell.strip() for cell in row] for row in table.rows[:_ROWS_LOOKED_AT]]
    at = _counted_row(rows)
    if at is None:
        return
    where = (
        f"row {table.numbers[at]:,} of the sheet '{table.sheet[:60]}'" if table.sheet else f"row {table.numbers[at]:,}"
    )
    raise WrongKind(
        f"This is a summary of counts, not the answers of single people: {where} counts answers. "
        "Go back to the survey tool, export all individual responses, and drop that file."
    )


def _counted_row(rows: Sequence[Sequence[str]]) -> int | None:
    """The row that shows that a table holds counts; None where it does not."""
    answered = [at for at, row in enumerate(rows) if _is_counted(row, _ANSWERED)]
    skipped = [at for at, row in enumerate(rows) if _is_counted(row, _SKIPPED)]
    if answered and skipped and abs(answered[0] - skipped[0]) <= _LEAST_QUESTIONS:
        return answered[0]
    for at, row in enumerate(rows[:20]):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 and _heads_counts(filled) and _are_figures(rows[at + 1 : at + 3]):
            return at
    return _sum_row(rows)


def _is_counted(row: Sequence[str], words: re.Pattern[str]) -> bool:
    return bool(row) and bool(words.fullmatch(row[0])) and any(map(str, row[1:])) and _are_figures([row])


def _heads_counts(names: Sequence[str]) -> bool:
    """Whether names are those of choices, their counts and their shares, and no others."""
    choices, counts, shares = (
        [name for name in names if heading.fullmatch(name)]
        for heading in (_CHOICE_HEADING, _COUNT_HEADING, _SHARE_HEADING)
    )
    figures = set(names[1:]) <= {*counts, *shares}
    return bool(counts and shares and (figures or (choices and set(names[1:]) <= {*choices, *counts, *shares})))


def _are_figures(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows for cell in row[1:] if cell]
    return bool(cells) and sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) >= _MOSTLY * len(cells)


def _sum_row(rows: Sequence[Sequence[str]]) -> int | None:
    """A last row that is called a total and adds up what stands above it in every column of figures."""
    if len(rows) < 4 or not _SUM.fullmatch(rows[-1][0] if rows[-1] else "") or not _are_figures(rows[1:]):
        return None
    body, last = rows[1:-1], rows[-1]
    if any(_FIGURE.fullmatch(row[0]) for row in body if row and row[0]):
        return None
    for column in range(1, len(last)):
        numbers = [_number(row[column]) if column < len(row) else 0.0 for row in body]
        if last[column] and abs(sum(numbers) - _number(last[column])) > 0.5 + 0.01 * len(body):
            return None
    return len(rows) - 1


def _number(cell: str) -> float:
    digits = re.sub(r"[^\d.]", "", cell.replace(",", ""))
    return float(digits) if re.fullmatch(r"\d+(?:\.\d*)?|\.\d+", digits) else 0.0


def turned(table: Table) -> Table:
    """Return a table whose questions stand one under the other, each person in a column, as one row a person.

    Returns
    -------
    Table
        `table` itself where its rows are people already.
    """
    rows = table.rows
    if len(rows) <= _LEAST_QUESTIONS or len(rows[0]) <= _LEAST_QUESTIONS or not _lies_on_its_side(rows):
        return table
    width = max(map(len, rows))
    square = [[*row, *[""] * (width - len(row))] for row in rows]
    columns = [list(column) for column in zip(*square, strict=True)]
    columns = [column for column in columns if any(cell.strip() for cell in column)]
    columns[0][0] = "Respondent"
    what = "questions down and people across"
    table.problems.append(Problem("whole table", what, "turned, so that each person is a row"))
    table.rows, table.numbers, table.merged = columns, list(range(1, len(columns) + 1)), []
    return table


def _lies_on_its_side(rows: Sequence[Sequence[str]]) -> bool:
    corner, people = rows[0][0].strip(), [cell.strip() for cell in rows[0][1:] if cell.strip()]
    if not _CORNER.fullmatch(corner) or len(people) < _LEAST_QUESTIONS or len(set(people)) < len(people):
        return False
    if not all(map(_PERSON.fullmatch, people)):
        return False
    names = [row[0].strip() for row in rows[1:] if row]
    asking = sum(name.endswith(("?", ":")) and len(_WORD.findall(name)) >= _LEAST_WORDS for name in names)
    return len(names) >= _LEAST_QUESTIONS and asking >= _ASKING * len(names)
