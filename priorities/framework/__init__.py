"""Vision statements and guiding principles beside the priorities; none of it ever counts in a score."""

from priorities.framework.columns import NOT_PLACED, board_columns
from priorities.framework.principles import (
    MARKS,
    NOT_JUDGED,
    Mark,
    current_marks,
    inequality_hint,
    lens,
    mark_table,
    parity_hint,
    principle_sentence,
)
from priorities.framework.statements import (
    LONGEST_STATEMENT,
    Statement,
    coverage,
    current_statements,
    statement_sentence,
)

__all__ = [
    "LONGEST_STATEMENT",
    "MARKS",
    "NOT_JUDGED",
    "NOT_PLACED",
    "Mark",
    "Statement",
    "board_columns",
    "coverage",
    "current_marks",
    "current_statements",
    "inequality_hint",
    "lens",
    "mark_table",
    "parity_hint",
    "principle_sentence",
    "statement_sentence",
]
