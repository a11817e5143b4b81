"""The ranking as it stands under some weights, and the scenarios that were saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
from sqlite_utils import Database

from data import Stamp, day_in_words, write
from explorer.long_list import long_list
from explorer.paper import store as papers
from explorer.snapshot import Snapshot
from priorities import (
    Ranking,
    Scenario,
    ScoredList,
    criterion_name,
    equal_weights,
    exact_percent,
    narrative,
    said_percent,
)
from priorities.scenarios import store

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
        Saved, oldest first, over the criteria that count today.
    """

    ranking: Ranking
    criteria: pd.DataFrame
    scenarios: tuple[Scenario, ...]

    @property
    def latest(self) -> Scenario | None:
        """The scenario saved last, against which changes are marked; None before the first."""
        return saved_last(self.scenarios)

    def whose(self, author: Callable[[str], str] = str) -> str:
        """Say whose weights these are: "Weights of the scenario “NHS”, saved by Ada on 3 May 2019: ...".

        Parameters
        ----------
        author : says who saved something, for a screen that names nobody.
        """
        shares = exact_percent(self.ranking.weights)
        parts = narrative.listed([f"{criterion_name(name)} {said_percent(share)}" for name, share in shares.items()])
        rounded = " (rounded here, kept exactly)" if any(float(share) % 1 for share in shares.values()) else ""
        for scenario in reversed(self.scenarios):
            if exact_percent(scenario.weights) == shares:
                version = f", version {scenario.version}" if (scenario.version or 1) > 1 else ""
                by = f", saved by {author(scenario.who)} on {day_in_words(scenario.at)}"
                return f"Weights of the scenario “{scenario.name}”{version}{by}: {parts}{rounded}."
        if shares == equal_weights(list(shares)):
            return f"Equal weights, which nobody has chosen yet: {parts}{rounded}."
        return f"Weights of this visit, not saved: {parts}{rounded}."

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
        """Of the leader: in what share of all possible weights it leads."""
        if not self.leaders:
            return "Nothing is fully scored yet."
        leader, acceptability = self.leaders[0], self.ranking.scores.acceptability
        place = list(acceptability.index).index(leader)
        errors = acceptability.attrs.get("standard_error")
        error = None if errors is None else float(errors[place][0])
        return narrative.share(leader, float(acceptability.to_numpy()[place][0]), standard_error=error)

    @property
    def more_sentences(self) -> list[str]:
        """What else a chair can read out, with what holds of the saved scenarios."""
        compromise = compromise_sentence(self.ranking.scores, self.scenarios)
        return [*self.own_sentences, *([compromise] if compromise else [])]

    @cached_property
    def own_sentences(self) -> list[str]:
        """What a chair can read out whatever others saved: how often it leads, what would change it."""
        sentences = [self.share_sentence]
        if self.leaders and not narrative.leading_everywhere(self.ranking):
            sentences.append(narrative.change(self.ranking.smallest_whole_move))
        if self.unscored:
            sentences.append(narrative.unscored(self.ranking.ordered))
        return sentences


def standing(now: Snapshot, weights: _Pairs, lines: _Pairs) -> Standing:
    """Return the ranking under weights (criterion, percent) and lines between routes (criterion, 0 to 10)."""
    return Standing(now.keep(_ranking, weights, lines), now.keep(long_list).criteria, now.keep(scenarios))


def _ranking(now: Snapshot, weights: _Pairs, lines: _Pairs) -> Ranking:
    """Return the ranking itself, which nothing that is saved beside the list makes anew."""
    return now.keep(scored_list).under(dict(weights), dict(lines))


def scored_list(now: Snapshot) -> ScoredList:
    """Return the scores that count, read into whole numbers once a state of the list."""
    return ScoredList.read(now.keep(long_list).counted_scores)


def saved_last(saved: tuple[Scenario, ...]) -> Scenario | None:
    """Return the scenario saved last; None where there is none."""
    return max(saved, key=lambda scenario: scenario.at) if saved else None


def compromise_sentence(scores: ScoredList, saved: tuple[Scenario, ...]) -> str:
    """Say what stays first under any compromise of the saved weights; "" before there are two."""
    return narrative.compromise(scores, [scenario.weights for scenario in saved]) if len(saved) > 1 else ""


def scenarios(now: Snapshot) -> tuple[Scenario, ...]:
    """Return the scenarios in use that weigh the criteria that count today, oldest first."""
    counted = set(now.keep(long_list).counting)
    return tuple(scenario for scenario in now.ask(store.scenarios) if set(scenario.weights) == counted)


def other_criteria(now: Snapshot) -> tuple[Scenario, ...]:
    """Return the scenarios in use that weigh other criteria than those of today: they are compared with none."""
    comparable = {scenario.scenario_id for scenario in now.keep(scenarios)}
    return tuple(scenario for scenario in now.ask(store.scenarios) if scenario.scenario_id not in comparable)


def save_scenario(
    db: Database,
    stamp: Stamp,
    name: str,
    weights: Mapping[str, float],
    note: str = "",
    *,
    lines: Mapping[str, float] | None = None,
) -> int:
    """Keep the weights, and lines between routes that were moved, under a name; return the number of the scenario.

    Raises
    ------
    NameTaken
        Where somebody else's scenario has the name: nobody's is replaced.
    """
    return store.save_scenario(
        db, Scenario(name, dict(weights), who=stamp.who, at=stamp.at, note=note, lines=lines or {})
    )


def rename_scenario(db: Database, stamp: Stamp, scenario: int, name: str) -> None:
    """Give a scenario another name; what people made of its papers goes with it."""
    with write(db):
        before = next((entry.name for entry in store.scenarios(db) if entry.scenario_id == scenario), "")
        store.rename_scenario(db, stamp, scenario, name)
        papers.follow_name(db, before, " ".join(name.split()))
