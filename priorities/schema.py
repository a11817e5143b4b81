"""Column names and frozen records that the whole package shares."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple

COLLABORATION: Final = "collaboration"
HEALTH_BURDEN: Final = "health_burden"
REGIONAL_ACTION: Final = "regional_action"

CRITERIA: Final[tuple[str, str, str]] = (COLLABORATION, HEALTH_BURDEN, REGIONAL_ACTION)
"""The three criteria of the SPB paper, section 2.1, in its order."""

CRITERION_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        COLLABORATION: "collaboration",
        HEALTH_BURDEN: "health burden",
        REGIONAL_ACTION: "regional action",
    }
)

SCALE: Final[tuple[int, int]] = (0, 10)
"""Lowest and highest score. Fixed by worded anchors, never stretched by the list at hand."""

LIFE_STAGES: Final[tuple[str, str, str]] = ("START WELL", "LIVE WELL", "AGE WELL")

SCORE: Final = "score"
RANK: Final = "rank"
RANK_BEST: Final = "rank_best"
RANK_WORST: Final = "rank_worst"
RANK_COLUMNS: Final[tuple[str, ...]] = (SCORE, RANK, RANK_BEST, RANK_WORST)

PARTNERSHIP: Final = "partnership"
SINGLE_PARTNER: Final = "single partner"
BOROUGH: Final = "borough"
WATCH: Final = "watch"
NOT_YET_SCORED: Final = "not yet scored"

Weights = Mapping[str, float]
"""Criterion -> any non-negative number; only the proportions count."""


def criterion_name(criterion: str) -> str:
    """Name of a criterion as it is read aloud: ``health_burden`` becomes ``health burden``."""
    return CRITERION_NAMES.get(criterion, criterion.replace("_", " "))


@dataclass(frozen=True)
class Scenario:
    """One named set of weights, as somebody saved it.

    Attributes
    ----------
    name : what people call it, for example "NHS" or "Burden first".
    weights : criterion -> non-negative number.
    who, at : who saved it and when (timezone-aware).
    scenario_id : its number, the same for all its versions; None before it is saved.
    note : why, in a line.
    lines : criterion -> line between routes, 0 to 10, for those that are not the usual ones.
    version : 1 for the first save, 2 for the second, and so on; None before it is saved.
    entry : number of the last act on it, which can be undone; None before it is saved.
    """

    name: str
    weights: Mapping[str, float]
    who: str
    at: datetime
    scenario_id: int | None = None
    note: str = ""
    lines: Mapping[str, float] = field(default_factory=dict)
    version: int | None = field(default=None, compare=False)
    entry: int | None = field(default=None, compare=False)


class SmallestChange(NamedTuple):
    """The least change of the weights that changes who is in the top set.

    Attributes
    ----------
    points : percentage points that change hands (0 to 100); infinity where no weights change the top set.
    rival : the priority that draws level there, None where nobody can.
    weights : the weights at that point, in the unit of the weights given; empty where nobody can.
    """

    points: float
    rival: Hashable | None
    weights: dict[str, float]
