"""The long list: what stands on it, by which criteria, with which scores, and lists that people bring along."""

from priorities.long_list.list_import import A_TOTAL, ListDifference, ListImport, list_difference, read_list_import
from priorities.long_list.members import (
    MOST_CRITERIA,
    Criterion,
    counting,
    criterion_key,
    current_criteria,
    current_list,
)
from priorities.long_list.scores import current_scores, score_sources

__all__ = [
    "A_TOTAL",
    "MOST_CRITERIA",
    "Criterion",
    "ListDifference",
    "ListImport",
    "counting",
    "criterion_key",
    "current_criteria",
    "current_list",
    "current_scores",
    "list_difference",
    "read_list_import",
    "score_sources",
]
