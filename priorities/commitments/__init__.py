"""What London promises: trends by the public method, candidate targets, and how firmly a change could be told."""

from priorities.commitments.bands import FEWEST_STARTS, LEAST_RATE, Band, back_test, bands
from priorities.commitments.candidates import METHODS, Candidate, candidates, judged
from priorities.commitments.chance import Chance, told_from_chance
from priorities.commitments.checking import Baseline, check_target
from priorities.commitments.drafts import draft_commitments
from priorities.commitments.measures import less_difference, measured, place_among_regions
from priorities.commitments.publication import BOARD, published_by
from priorities.commitments.reached import Reached, reached
from priorities.commitments.situation import Situation
from priorities.commitments.spread import best_quarter, levelled_up, spread_beyond_chance
from priorities.commitments.steps import least_detectable, least_detectable_count, same_step
from priorities.commitments.trend import Trend, recent_trend
from priorities.commitments.wording import change, decimals_of, milestone_phrase, number, rounded

__all__ = [
    "BOARD",
    "FEWEST_STARTS",
    "LEAST_RATE",
    "METHODS",
    "Band",
    "Baseline",
    "Candidate",
    "Chance",
    "Reached",
    "Situation",
    "Trend",
    "back_test",
    "bands",
    "best_quarter",
    "candidates",
    "change",
    "check_target",
    "decimals_of",
    "draft_commitments",
    "judged",
    "least_detectable",
    "least_detectable_count",
    "less_difference",
    "levelled_up",
    "measured",
    "milestone_phrase",
    "number",
    "place_among_regions",
    "published_by",
    "reached",
    "recent_trend",
    "rounded",
    "same_step",
    "spread_beyond_chance",
    "told_from_chance",
]
