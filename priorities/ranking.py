"""The ranking as one noun: a long list with its scores, and the weights that it stands under.

Scores are read into whole numbers once, when a `ScoredList` is made. What holds whatever the weights is
worked out on it at most once; what depends on the weights is worked out at most once on each `Ranking`, and
all rankings of one list share what the list knows::

    board = ScoredList.read(scores).under({"collaboration": 50, "health_burden": 30, "regional_action": 20})
    board.leaders, board.labels, board.acceptability, board.smallest_change
    board.under(scenario.weights).table["rank"]
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from priorities.acceptability import rank_acceptability
from priorities.dominance import dominance
from priorities.fixed_point import ScoreTable, exact_weights, integer_scores
from priorities.rank import in_order, rank, rank_labels, why_above
from priorities.routes import route
from priorities.schema import SmallestChange, Weights
from priorities.sensitivity import WholeMove, smallest_change, smallest_whole_move
from priorities.stability import stability_interval, top_set
from priorities.triangle import Region, fix_weights, winning_regions

DRAWN = 3
"""Criteria of the triangle: its corners. Any further criterion keeps its present weight while it is drawn."""


@dataclass(frozen=True, eq=False)
class ScoredList(ScoreTable):
    """A long list with its scores, read once, and what holds whatever the weights.

    Made by ``ScoredList.read(scores)``, with scores as priority x criterion, 0 to 10, missing where unscored;
    raises as `priorities.fixed_point.read_scores`. The attributes are those of a score table.
    """

    @cached_property
    def whole_rows(self) -> list[list[int | None]]:
        """Whole scores, one list per priority, None where unscored."""
        return integer_scores(self)[0]

    @cached_property
    def acceptability(self) -> pd.DataFrame:
        """Priority x rank: share of all possible weights (see `priorities.rank_acceptability`)."""
        return rank_acceptability(self)

    @cached_property
    def dominance(self) -> "pd.Series[str]":
        """By priority: what it can reach whatever the weights (see `priorities.dominance`)."""
        return dominance(self)

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Where each priority leads; needs exactly three criteria."""
        return winning_regions(self)

    def routes(self, thresholds: Mapping[str, float] | None) -> pd.DataFrame:
        """By priority: where it goes under some lines (see `priorities.route`), worked out once for each lines."""
        lines = tuple(sorted(thresholds.items())) if isinstance(thresholds, Mapping) else None
        if lines not in self._routes:
            self._routes[lines] = route(self, thresholds)
        return self._routes[lines]

    @cached_property
    def _routes(self) -> dict[tuple[tuple[str, float], ...] | None, pd.DataFrame]:
        return {}

    @property
    def unscored(self) -> list[Hashable]:
        """Priorities that lack a score, in the order of the list."""
        return self.index[~self.complete].tolist()

    def under(self, weights: Weights, thresholds: Mapping[str, float] | None = None) -> "Ranking":
        """Rank the list under some weights, and some lines between routes."""
        return Ranking(self, weights, thresholds)


@dataclass(frozen=True, eq=False)
class Ranking:
    """One long list under one set of weights.

    Attributes
    ----------
    scores : the list, read once.
    weights : criterion -> non-negative number; only proportions count.
    thresholds : criterion -> line between routes, 0 to 10; one left out keeps its default.
    """

    scores: ScoredList
    weights: Weights
    thresholds: Mapping[str, float] | None = None

    @cached_property
    def table(self) -> pd.DataFrame:
        """Score, rank, best and worst rank and contributions, in the order of the list (see `priorities.rank`)."""
        return rank(self.scores, self.weights)

    @cached_property
    def ordered(self) -> pd.DataFrame:
        """The table in the order of sight: by rank, equals by name, the unscored last."""
        return in_order(self.table)

    @cached_property
    def labels(self) -> "pd.Series[str]":
        """Ranks as they are read ("1", "2=", "3–7"), in the order of sight."""
        return rank_labels(self.ordered)

    @cached_property
    def leaders(self) -> tuple[Hashable, ...]:
        """What stands first, by name; several where they tie, none where nothing is fully scored."""
        return self.top(1)

    @cached_property
    def routes(self) -> pd.DataFrame:
        """By priority: route, margin, nearest, other_route, close (see `priorities.route`)."""
        return self.scores.routes(self.thresholds)

    @cached_property
    def smallest_change(self) -> SmallestChange:
        """The least change of the weights that changes who leads."""
        return smallest_change(self.scores, self.weights)

    @cached_property
    def smallest_whole_move(self) -> WholeMove | None:
        """Fewest whole points between two criteria that change who leads; None where none do."""
        return smallest_whole_move(self.scores, self.weights)

    @cached_property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """Criterion -> how far its weight can move while the same priorities lead, in the unit of the weights."""
        return {name: stability_interval(self.scores, self.weights, name) for name in self.scores.criteria}

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Where each priority leads among the first three criteria, any others held at their present weights.

        Empty where there are fewer than three criteria, or where the others have all the weight.
        """
        names = self.scores.criteria
        if len(names) < DRAWN:
            return ()
        if len(names) == DRAWN:
            return self.scores.regions
        weights = exact_weights(self.weights, names)
        fixed = {name: w * 100 / sum(weights) for name, w in zip(names[DRAWN:], weights[DRAWN:], strict=True)}
        return winning_regions(fix_weights(self.scores, fixed)) if sum(fixed.values()) < 100 else ()

    def top(self, n: int) -> tuple[Hashable, ...]:
        """Priorities with rank `n` or better, by name."""
        return top_set(self.scores, self.weights, n)

    def why_above(self, a: Hashable, b: Hashable) -> pd.DataFrame:
        """Why one priority stands above another, criterion by criterion (see `priorities.why_above`)."""
        return why_above(self.scores, self.weights, a, b)

    def under(self, weights: Weights) -> "Ranking":
        """Rank the same list, with the same lines, under other weights."""
        return Ranking(self.scores, weights, self.thresholds)
