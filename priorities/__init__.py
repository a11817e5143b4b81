"""Long list -> weights -> ranking, and how firmly it stands. Knows neither Streamlit, ui nor engagement.

What others use is named here. Besides this door there are six for what has one user each: `errors` (what can
go wrong), `charts` (drawings), `narrative` (sentences), `export` (downloads), and `store` and
`long_list.store` (what is at rest). Nobody outside reaches past them.
"""

from priorities import commitments, narrative
from priorities.acceptability import rank_acceptability
from priorities.compare import (
    disagreement,
    emerging_agreement,
    what_moved,
)
from priorities.dominance import dominance
from priorities.indicators import (
    FIGURES,
    MENTION_SHARE,
    UNITS,
    ScoringRule,
    anchored,
    anchored_rules,
    anchors,
    moved_proposals,
    proposals,
)
from priorities.long_list import (
    A_TOTAL,
    Criterion,
    ListDifference,
    ListImport,
    counting,
    criterion_key,
    current_criteria,
    current_list,
    current_scores,
    list_difference,
    read_list_import,
    score_sources,
)
from priorities.rank import rank
from priorities.ranking import Ranking, ScoredList
from priorities.routes import DEFAULT_THRESHOLDS
from priorities.schema import CRITERIA, LIFE_STAGES, Scenario, criterion_name
from priorities.sensitivity import smallest_change, smallest_whole_move
from priorities.stability import stability_interval
from priorities.triangle import Region, leading_shares, winning_regions
from priorities.values import BASELINE, measures
from priorities.weights import (
    equal_weights,
    exact_percent,
    in_parts,
    of_parts,
    pairwise_weights,
    rank_order_weights,
    said_percent,
    swing_question,
    swing_weights,
    weights_over,
)

__all__ = [
    "A_TOTAL",
    "BASELINE",
    "CRITERIA",
    "DEFAULT_THRESHOLDS",
    "FIGURES",
    "LIFE_STAGES",
    "MENTION_SHARE",
    "UNITS",
    "Criterion",
    "ListDifference",
    "ListImport",
    "Ranking",
    "Region",
    "Scenario",
    "ScoredList",
    "ScoringRule",
    "anchored",
    "anchored_rules",
    "anchors",
    "commitments",
    "counting",
    "criterion_key",
    "criterion_name",
    "current_criteria",
    "current_list",
    "current_scores",
    "disagreement",
    "dominance",
    "emerging_agreement",
    "equal_weights",
    "exact_percent",
    "in_parts",
    "leading_shares",
    "list_difference",
    "measures",
    "moved_proposals",
    "narrative",
    "of_parts",
    "pairwise_weights",
    "proposals",
    "rank",
    "rank_acceptability",
    "rank_order_weights",
    "read_list_import",
    "said_percent",
    "score_sources",
    "smallest_change",
    "smallest_whole_move",
    "stability_interval",
    "swing_question",
    "swing_weights",
    "weights_over",
    "what_moved",
    "winning_regions",
]
