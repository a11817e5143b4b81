"""Long list -> weights -> ranking, and how firmly it stands. Knows neither Streamlit, ui nor engagement."""

from priorities.errors import PrioritiesError
from priorities.exact import integer_scores
from priorities.long_list import current_scores, missing_scores, read_long_list
from priorities.rank import in_order, rank, rank_labels, why_above
from priorities.routes import DEFAULT_THRESHOLDS, route
from priorities.schema import CRITERIA, Scenario, SmallestChange
from priorities.weights import move_weight, whole_percent

__all__ = [
    "CRITERIA",
    "DEFAULT_THRESHOLDS",
    "PrioritiesError",
    "Scenario",
    "SmallestChange",
    "current_scores",
    "in_order",
    "integer_scores",
    "missing_scores",
    "move_weight",
    "rank",
    "rank_labels",
    "read_long_list",
    "route",
    "whole_percent",
    "why_above",
]
