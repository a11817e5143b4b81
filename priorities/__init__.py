"""Long list -> weights -> ranking, and how firmly it stands. Knows neither Streamlit, ui nor engagement."""

from priorities.acceptability import rank_acceptability
from priorities.changes import smallest_change, smallest_score_change, smallest_whole_move
from priorities.dominance import dominance, dominators
from priorities.errors import PrioritiesError
from priorities.exact import integer_scores
from priorities.firmness import stability_interval, top_set
from priorities.limits import WeightLimits
from priorities.long_list import current_scores, missing_scores, read_long_list
from priorities.rank import in_order, rank, rank_labels, why_above
from priorities.routes import DEFAULT_THRESHOLDS, route
from priorities.schema import CRITERIA, Scenario, SmallestChange
from priorities.triangle import central_weights, leading_shares, winning_regions
from priorities.weights import move_weight, whole_percent

__all__ = [
    "CRITERIA",
    "DEFAULT_THRESHOLDS",
    "PrioritiesError",
    "Scenario",
    "SmallestChange",
    "WeightLimits",
    "central_weights",
    "current_scores",
    "dominance",
    "dominators",
    "in_order",
    "integer_scores",
    "leading_shares",
    "missing_scores",
    "move_weight",
    "rank",
    "rank_acceptability",
    "rank_labels",
    "read_long_list",
    "route",
    "smallest_change",
    "smallest_score_change",
    "smallest_whole_move",
    "stability_interval",
    "top_set",
    "whole_percent",
    "why_above",
    "winning_regions",
]
