"""The ranking as it stands under some weights, and the scenarios that were saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
from sqlite_utils import Database

from data import Stamp
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from priorities import Ranking, Scenario, ScoredList, narrative, store, weights_over

# Weights or lines as pairs, in the order of the criteria: what a kept reading can be kept under.
_Pairs = tuple[tuple[str, float], ...]


@dataclass(frozen=True, eq=False)
class Standing:
    """The ranking of the long list under one visit's weights and lines, beside what was saved.

    Attributes
    ----------
    ranking : Ranking
        The long list, read once, under these weights and lines.
    criteria : pandas.DataFrame
        Those in use, as `priorities.current_criteria` gives them.
    scenarios : tuple of Scenario
        Saved, oldest first, with weights over the criteria that count today.
    version : int
        Number of the last write when this was read.
    """

    ranking: Ranking
    criteria: pd.DataFrame
    scenarios: tuple[Scenario, ...]
    version: int

    @property
    def latest(self) -> Scenario | None:
        """The scenario saved last, against which changes are marked; None before the first."""
        return max(self.scenarios, key=lambda scenario: scenario.at) if self.scenarios else None

    @property
    def leaders(self) -> list[str]:
        """What stands first; several where they tie."""
        return [str(name) for name in self.ranking.leaders]

    def first(self, n: int) -> list[str]:
        """Return what stands at the first `n` places; what ties at the last of them stands there together."""
        rank = self.ranking.ordered["rank"]
        return [str(name) for name in rank.index[rank.fillna(n + 1) <= n]]

    @property
    def unscored(self) -> list[str]:
        """Priorities that lack a score."""
        return [str(name) for name in self.ranking.scores.unscored]

    @cached_property
    def sentence(self) -> str:
        """What leads, and how much would have to move to change it."""
        return narrative.headline(self.ranking)

    @cached_property
    def share_sentence(self) -> str:
        """Of the leader: in what share of all weightings it leads."""
        if not self.leaders:
            return "Nothing is fully scored yet."
        leader, acceptability = self.leaders[0], self.ranking.scores.acceptability
        place = list(acceptability.index).index(leader)
        errors = acceptability.attrs.get("standard_error")
        error = None if errors is None else float(errors[place][0])
        return narrative.share(leader, float(acceptability.to_numpy()[place][0]), standard_error=error)

    @cached_property
    def more_sentences(self) -> list[str]:
        """What else a chair can read out: how often it leads, the smallest change, what lacks a score."""
        sentences = [self.share_sentence]
        if self.leaders:
            sentences.append(narrative.change(self.ranking.smallest_whole_move))
        if self.unscored:
            sentences.append(narrative.unscored(self.ranking.ordered))
        if len(self.scenarios) > 1:
            weights = [scenario.weights for scenario in self.scenarios]
            sentences.append(narrative.compromise(self.ranking.scores, weights))
        return sentences


def standing(now: Snapshot, weights: _Pairs, lines: _Pairs) -> Standing:
    """Return the ranking under weights (criterion, whole percent) and lines between routes (criterion, 0 to 10)."""
    listed = now.keep(long_list)
    ranking = now.keep(_scored_list).under(dict(weights), dict(lines))
    return Standing(ranking, listed.criteria, now.keep(scenarios), now.version)


def _scored_list(now: Snapshot) -> ScoredList:
    """Return the scores that count, read into whole numbers once a version."""
    return ScoredList.read(now.keep(long_list).counted_scores)


def scenarios(now: Snapshot) -> tuple[Scenario, ...]:
    """Return the saved scenarios, oldest first, their weights over the criteria that count today."""
    counted = now.keep(long_list).counting
    aligned = [(scenario, weights_over(scenario.weights, counted)) for scenario in now.ask(store.scenarios)]
    return tuple(replace(scenario, weights=weights) for scenario, weights in aligned if weights is not None)


def save_scenario(db: Database, stamp: Stamp, name: str, weights: Mapping[str, float], note: str = "") -> int:
    """Keep the weights under a name; return the number of the saved version."""
    return store.save_scenario(db, Scenario(name=name, weights=dict(weights), who=stamp.who, at=stamp.at, note=note))
