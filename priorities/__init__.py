"""Long list -> weights -> ranking, and how firmly it stands. Knows neither Streamlit, ui nor engagement."""

from priorities import sentences
from priorities.acceptability import rank_acceptability
from priorities.changes import smallest_change, smallest_score_change, smallest_whole_move
from priorities.compare import (
    Compromise,
    compromise,
    disagreement,
    distances,
    emerging_agreement,
    kendalls_w,
    side_by_side,
    what_moved,
)
from priorities.dominance import dominance, dominators
from priorities.errors import PrioritiesError
from priorities.exact import integer_scores
from priorities.firmness import stability_interval, top_set
from priorities.limits import WeightLimits
from priorities.long_list import current_scores, missing_scores, read_long_list, score_sources
from priorities.rank import in_order, rank, rank_labels, why_above
from priorities.routes import DEFAULT_THRESHOLDS, route
from priorities.schema import CRITERIA, Scenario, SmallestChange, criterion_name
from priorities.triangle import central_weights, fix_weights, leading_shares, winning_regions
from priorities.values import ValueFunction, combined_scores, measures, moved_scores, value_scores
from priorities.weights import (
    PairwiseWeights,
    equal_weights,
    move_weight,
    pairwise_weights,
    rank_order_weights,
    swing_question,
    swing_weights,
    whole_percent,
)

__all__ = [
    "CRITERIA",
    "DEFAULT_THRESHOLDS",
    "Compromise",
    "PairwiseWeights",
    "PrioritiesError",
    "Scenario",
    "SmallestChange",
    "ValueFunction",
    "WeightLimits",
    "central_weights",
    "combined_scores",
    "compromise",
    "criterion_name",
    "current_scores",
    "disagreement",
    "distances",
    "dominance",
    "dominators",
    "emerging_agreement",
    "equal_weights",
    "fix_weights",
    "in_order",
    "integer_scores",
    "kendalls_w",
    "leading_shares",
    "measures",
    "missing_scores",
    "move_weight",
    "moved_scores",
    "pairwise_weights",
    "rank",
    "rank_acceptability",
    "rank_labels",
    "rank_order_weights",
    "read_long_list",
    "route",
    "score_sources",
    "sentences",
    "side_by_side",
    "smallest_change",
    "smallest_score_change",
    "smallest_whole_move",
    "stability_interval",
    "swing_question",
    "swing_weights",
    "top_set",
    "value_scores",
    "what_moved",
    "whole_percent",
    "why_above",
    "winning_regions",
]
