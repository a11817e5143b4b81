"""Which planned activities would bring those heard nearest to those who live in London.

An activity is taken to bring the people it still expects: in the groups and boroughs that it names, or in all where it
names none, in proportion to who lives there. The gap is the index of dissimilarity of `engagement.reach`, the mean over
the facts that were told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import pandas as pd

EXHAUSTIVE: Final = 12
"""Activities up to which every choice of them is tried: 4,096 choices, in some milliseconds. More are chosen one after
another, each time the one that helps most."""

# Differences below this are rounding of the machine.
_SAME: Final = 1e-12

_Gaps = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Suggestion:
    """What would close most of the gap.

    Attributes
    ----------
    before : the gap as it is, 0 to 1.
    first : place of the one activity that alone would leave the smallest gap; None where none makes it smaller.
    after_first : the gap after it.
    together : places of the activities that together would leave the smallest gap; as few as do.
    after : the gap after these.
    """

    before: float
    first: int | None
    after_first: float
    together: tuple[int, ...]
    after: float


def spread(expected: int, groups: Sequence[str], people: pd.Series) -> pd.Series:
    """Return how many people of each group an activity would bring.

    Parameters
    ----------
    expected : people who are still to come.
    groups : groups that it names; none: all of `people`.
    people : who lives there, by group.

    Returns
    -------
    pandas.Series
        float, by group; the sum is `expected`, or 0 where nobody of these groups lives there.
    """
    wanted_people = people.where(people.index.isin(list(groups)), 0) if len(groups) else people
    total = float(wanted_people.sum())
    return wanted_people * (expected / total) if total else wanted_people * 0.0


def suggest(
    heard: Mapping[str, pd.Series], people: Mapping[str, pd.Series], brings: Sequence[Mapping[str, pd.Series]]
) -> Suggestion:
    """Return which activities would bring those heard nearest to those who live there.

    Parameters
    ----------
    heard : fact -> persons heard by group.
    people : fact -> persons who live there by group; the same facts.
    brings : for each activity, fact -> persons it would bring by group.
    """
    facts = list(people)
    shares = [(people[fact] / people[fact].sum()).to_numpy(dtype=float) for fact in facts]
    bases = [heard[fact].reindex(people[fact].index, fill_value=0).to_numpy(dtype=float) for fact in facts]
    added = [
        np.array([one_activity[fact].reindex(people[fact].index, fill_value=0.0).to_numpy(dtype=float)
                  for one_activity in brings]).reshape(len(brings), len(shares[place]))
        for place, fact in enumerate(facts)
    ]  # fmt: skip

    def gaps(choices: np.ndarray) -> np.ndarray:
        """The gap after each choice: rows of 0 and 1, a column an activity."""
        parts = [_index(base + choices @ more, share)
                 for base, more, share in zip(bases, added, shares, strict=True)]  # fmt: skip
        return np.asarray(np.mean(parts, axis=0))

    n_activities = len(brings)
    before = float(gaps(np.zeros((1, n_activities)))[0])
    singles = gaps(np.eye(n_activities)) if n_activities else np.array([])
    best = int(np.argmin(np.round(singles / _SAME) * _SAME)) if n_activities else 0
    helps = bool(n_activities) and singles[best] < before - _SAME
    together = _every_choice(n_activities, gaps) if n_activities <= EXHAUSTIVE else _one_by_one(n_activities, gaps)
    row = np.zeros((1, n_activities))
    row[0, list(together)] = 1
    return Suggestion(
        before, best if helps else None, float(singles[best]) if helps else before, together, float(gaps(row)[0])
    )


def _index(counts: np.ndarray, share: np.ndarray) -> np.ndarray:
    """The index of each row of counts, those who were heard by group."""
    base = counts.sum(axis=1, keepdims=True)
    unlike = 0.5 * np.abs(counts / np.where(base > 0, base, 1.0) - share).sum(axis=1)
    return np.where(base[:, 0] > 0, unlike, 1.0)


def _every_choice(n_activities: int, gaps: _Gaps) -> tuple[int, ...]:
    """The choice with the smallest gap of all, as few activities as have it."""
    choices = [choice for size in range(n_activities + 1) for choice in combinations(range(n_activities), size)]
    rows = np.zeros((len(choices), n_activities))
    for place, choice in enumerate(choices):
        rows[place, list(choice)] = 1
    figures = gaps(rows)
    return choices[int(np.flatnonzero(figures <= figures.min() + _SAME)[0])]


def _one_by_one(n_activities: int, gaps: _Gaps) -> tuple[int, ...]:
    """Activities chosen one after another, each time the one that helps most, until none helps."""
    chosen_rows = np.zeros((1, n_activities))
    gap = float(gaps(chosen_rows)[0])
    while not chosen_rows.all():
        rest = np.flatnonzero(chosen_rows[0] == 0)
        trials = np.repeat(chosen_rows, len(rest), axis=0)
        trials[np.arange(len(rest)), rest] = 1
        figures = gaps(trials)
        best = int(figures.argmin())
        if figures[best] >= gap - _SAME:
            break
        chosen_rows, gap = trials[best : best + 1], float(figures[best])
    return tuple(int(place) for place in np.flatnonzero(chosen_rows[0]))
