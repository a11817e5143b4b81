"""Where several people with weights of their own part, and what would bring them together, in words and numbers."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

import pandas as pd

from priorities.agreement import Step, smallest_step
from priorities.compare import TOP, disagreement
from priorities.narrative import listed, spoken
from priorities.ranking import DRAWN, ScoredList
from priorities.schema import Scenario, Weights, criterion_name
from priorities.top_regions import top_regions
from priorities.weights import said_percent

# A comparison of scenarios wants a time of each; none is shown.
_ANY_TIME: Final = datetime(2019, 3, 15, tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Parting:
    """Several people's weights over one list.

    Attributes
    ----------
    scores : the list.
    people : name -> weights, two or more.
    top : how many are the first.
    """

    scores: ScoredList
    people: Mapping[str, Weights]
    top: int = TOP

    @cached_property
    def sets(self) -> dict[str, frozenset[Hashable]]:
        """Name -> the priorities among the first, those that tie at the last place included."""
        return {name: frozenset(self.scores.under(weights).top(self.top)) for name, weights in self.people.items()}

    @property
    def are_one(self) -> bool:
        """Whether all have the same among the first."""
        return len(set(self.sets.values())) == 1

    @cached_property
    def ranks(self) -> pd.DataFrame:
        """Priorities among the first of some and not of all: name -> rank as it is read, the most wanted first."""
        parted = frozenset.union(*self.sets.values()) - frozenset.intersection(*self.sets.values())
        order = sorted(parted, key=lambda label: (-sum(label in own for own in self.sets.values()), str(label)))
        labels = {name: self.scores.under(weights).labels for name, weights in self.people.items()}
        return pd.DataFrame({name: own.reindex(order) for name, own in labels.items()}, index=pd.Index(order))

    @cached_property
    def step(self) -> Step:
        """The smallest step by which all have the same among the first."""
        return smallest_step(self.scores, list(self.people.values()), self.top)

    @cached_property
    def grounds(self) -> list[list[tuple[float, ...]]]:
        """Where in the triangle all would have the set of the step: polygons as weights; none without a triangle."""
        if len(self.scores.criteria) != DRAWN:
            return []
        labels = self.scores.scored_labels
        regions = top_regions(self.scores.scored, self.top)
        return [
            [tuple(weight / sum(corner) for weight in corner) for corner in region.polygon]
            for region in regions
            if {labels[i] for i in region.rows} == set(self.step.top)
        ]

    @property
    def what_parts(self) -> str:
        """Which of the first are the same for all, and how many are not."""
        same = sorted(str(label) for label in frozenset.intersection(*self.sets.values()))
        first = f"first {spoken(self.top)}"
        if self.are_one:
            return f"All have the same among the {first}: {listed(same)}."
        n_some = len(self.ranks)
        verb = "stands" if n_some == 1 else "stand"
        parted = f"{spoken(n_some).capitalize()} more {verb} there for some and not for all."
        if not same:
            return f"None of the {first} is the same for all. {parted}"
        return f"{listed(same)} {'is' if len(same) == 1 else 'are'} among the {first} for all. {parted}"

    @cached_property
    def what_divides(self) -> str:
        """Which criterion divides them: the one whose weights lie apart so far that the first change."""
        scenarios = [Scenario(name, weights, who=name, at=_ANY_TIME) for name, weights in self.people.items()]
        table = disagreement(self.scores, scenarios, self.top)
        deciding = table[table["decides"]]
        if self.are_one:
            return ""
        if deciding.empty:
            return "No criterion divides you by itself: only the weights together do."
        first, row = str(deciding.index[0]), deciding.iloc[0]
        more = [criterion_name(str(name)) for name in deciding.index[1:]]
        also = f" So does a move of {' or of '.join(more)} alone." if more else ""
        low, high = (f"{said_percent(row[end])} for {row[f'{end}_by']}" for end in ("lowest", "highest"))
        return (
            f"What divides you most is {criterion_name(first)}: {low}, {high}. That alone changes the first "
            f"{spoken(self.top)}.{also}"
        )

    @property
    def what_joins(self) -> list[str]:
        """The smallest step, who goes how far, and what then stands first."""
        step, first = self.step, f"first {spoken(self.top)}"
        if not step.points:
            return [f"Nobody needs to move for one {first}.", *self._level]
        head = f"The smallest step to one {first} asks for {_points(step.points)} of anybody at most."
        if not step.exact:
            head = (
                f"A step to one {first} asks for {_points(step.points)} of anybody at most. It suffices; with "
                f"{spoken(len(self.scores.criteria))} criteria a smaller one may exist."
            )
        new = listed([str(label) for label in step.top])
        return [head, *self._moves, f"Then all have {new} among the {first}.", *self._level]

    @property
    def _moves(self) -> list[str]:
        return [
            f"{name} {'stays' if not move else f'moves {_points(move)}: {self._way(name, there)}'}."
            for name, move, there in zip(self.people, self.step.moves, self.step.weights, strict=True)
        ]

    def _way(self, name: str, there: Weights) -> str:
        ways = []
        whole = sum(self.people[name].values())
        for criterion in self.scores.criteria:
            before, after = 100 * self.people[name][criterion] / whole, there[criterion]
            if said_percent(before) != said_percent(after):
                ways.append(f"{criterion_name(criterion)} from {said_percent(before)} to {said_percent(after)}")
        return listed(ways)

    @property
    def _level(self) -> list[str]:
        if not self.step.level:
            return []
        level, verb = listed([str(label) for label in self.step.level]), "ties" if len(self.step.level) == 1 else "tie"
        return [f"There {level} {verb} with the last of them for some: a hair more parts them."]


def _points(points: float) -> str:
    """Points as they are read: rounded up, so that what is named suffices."""
    tenths = -(-round(points * 1000) // 100) / 10
    return "1 point" if tenths == 1 else f"{tenths:g} points"
