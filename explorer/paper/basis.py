"""What a document stands on: a scenario, the ranking under its weights, the long list, and who was heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

import pandas as pd

from explorer import ranking
from explorer.long_list import LongList, long_list
from explorer.paper.model import Gap, Section
from explorer.paper.values import Runs, Value, value, words
from explorer.ranking import Standing, scenarios
from explorer.snapshot import Snapshot
from priorities import DEFAULT_THRESHOLDS, Scenario, criterion_name

LEADING: Final = 9
"""Priorities in the body of a paper: as many as the board named in March 2019 (SPB paper, section 2.5)."""


@dataclass(frozen=True)
class Part:
    """A section with what is missing in it."""

    section: Section
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, eq=False)
class Basis:
    """What a document stands on.

    Attributes
    ----------
    now : what stands.
    scenario : the saved weights; None where none is saved: every criterion counts the same then.
    standing : the ranking under them and its lines between routes, the usual ones unless it moved them.
    listed : the long list.
    """

    now: Snapshot
    scenario: Scenario | None
    standing: Standing
    listed: LongList

    @property
    def leading(self) -> list[str]:
        """Names of the priorities of the board's paper, in the order of sight."""
        return self.first(LEADING)

    def first(self, n: int) -> list[str]:
        """Return the names of the first `n`, in the order of sight; those that tie stand or fall together.

        Where so many tie for the last places that there would be more than twice as many, these stay out.
        """
        inside = self.standing.first(n)
        if len(inside) > 2 * n:
            last = int(self.standing.ranking.ordered.loc[inside, "rank"].max())
            return self.standing.first(last - 1)
        return inside

    @property
    def numbers(self) -> dict[str, str]:
        """Number of each priority, by its name."""
        return self.listed.numbers

    def row(self, name: str) -> pd.Series[Any]:
        """What the long list says of a priority."""
        return cast("pd.Series[Any]", self.listed.priorities.loc[self.numbers[name]])

    def name(self, name: str) -> Value:
        """The name of a priority as a value."""
        return value(name, "long_list", self.numbers[name], "name")

    @property
    def weights(self) -> Runs:
        """The weights in words: "collaboration 50%, health burden 30% and regional action 20%"."""
        numbers = dict(self.standing.ranking.weights)
        total = sum(numbers.values()) or 1.0
        parts = [
            words(
                "{criterion} {weight}",
                criterion=value(criterion_name(key), "criterion", key, "name"),
                weight=value(f"{100 * weight / total:.3g}%", "weights", key, "percent"),
            )
            for key, weight in numbers.items()
        ]
        return joined(parts)


def basis(now: Snapshot, scenario: str) -> Basis:
    """Return what a document of a scenario stands on; without such a scenario all criteria count the same."""
    listed = now.keep(long_list)
    saved = next((entry for entry in now.keep(scenarios) if entry.name == scenario), None)
    weights = dict(saved.weights) if saved else dict.fromkeys(listed.counting, 1.0)
    lines = {**DEFAULT_THRESHOLDS, **(saved.lines if saved else {})}
    standing = now.keep(ranking.standing, tuple(weights.items()), tuple(lines.items()))
    return Basis(now, saved, standing, listed)


def joined(parts: list[Runs]) -> Runs:
    """Return runs as a list in words: "a, b and c"."""
    runs: Runs = ()
    for place, part in enumerate(parts):
        mark = "" if place == 0 else " and " if place == len(parts) - 1 else ", "
        runs += (mark, *part) if mark else part
    return runs
