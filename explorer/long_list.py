"""The long list as it stands: the bundled drafts with what people made of them, criteria, scores and rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data import bundled
from explorer.snapshot import Snapshot
from priorities import (
    ScoringRule,
    anchored_rules,
    counting,
    current_criteria,
    current_list,
    current_scores,
)
from priorities import store as scores_store
from priorities.long_list import store


@dataclass(frozen=True, eq=False)
class LongList:
    """The priorities, the criteria, and every score in force.

    Attributes
    ----------
    priorities : by number, with the columns of `data.bundled.long_list`.
    criteria : by key, as `priorities.current_criteria` gives them.
    scores : priority number x criterion, 0 to 10, missing where unscored.
    """

    priorities: pd.DataFrame
    criteria: pd.DataFrame
    scores: pd.DataFrame

    @cached_property
    def counting(self) -> list[str]:
        """Keys of the criteria that count in the ranking."""
        return counting(self.criteria)

    @property
    def names(self) -> pd.Series[str]:
        """Name of each priority, by number."""
        return self.priorities["name"]

    @cached_property
    def stages(self) -> dict[str, str]:
        """Stage of life of each priority, by its name: "Start well"; "" where it has none."""
        stages = self.priorities.set_index("name")["life_stage"]
        return {str(name): str(stage).capitalize() for name, stage in stages.items()}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Number of each priority, by its name."""
        return {str(name): str(number) for number, name in self.names.items()}

    @property
    def counted_scores(self) -> pd.DataFrame:
        """Scores on the criteria that count, by the name of the priority, as the ranking reads them."""
        scores = self.scores[self.counting].copy()
        scores.index = pd.Index(self.names[scores.index], name="priority")
        return scores


def long_list(now: Snapshot) -> LongList:
    """Return the long list as it stands."""
    priorities = current_list(bundled.long_list(), now.ask(store.list_entries))
    criteria = current_criteria(bundled.criteria(), now.ask(store.added_criteria))
    scores = current_scores(priorities, now.ask(scores_store.score_edits), [str(name) for name in criteria.index])
    return LongList(priorities, criteria, scores)


def off_the_list(now: Snapshot) -> pd.DataFrame:
    """Return priorities that were taken off the long list, by number: name, life_stage."""
    entries = now.ask(store.list_entries).drop_duplicates("priority", keep="last").set_index("priority")
    return entries.loc[~entries["on_list"], ["name", "life_stage"]]


def scoring_rules(now: Snapshot) -> tuple[ScoringRule, ...]:
    """Return the rules by which figures propose scores: the bundled drafts, and what people made of them."""
    return now.ask(store.scoring_rules, tuple(anchored_rules(bundled.scoring_rules())))
