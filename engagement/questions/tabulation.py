"""How many people gave each answer to a question, of how many who answered it; all of them, or group by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from engagement.questions import disclosure
from engagement.questions.asked import Asked
from engagement.questions.breakdown import Groups
from engagement.questions.labels import Labels, Shape
from engagement.shares import share_interval

_Row = tuple[object, ...]
COUNTED = ("answer", "people", "base", "share", "low", "high")


@dataclass(frozen=True, eq=False)
class Tabulation:
    """What people answered to one question.

    Attributes
    ----------
    question : the question.
    shape : how its answers are drawn.
    table : one row an answer, in order: answer, people (<NA> where hidden), base, share, low, high (0-1, the 95%
        interval).
    base : people who answered; None where too few did for anything to be shown.
    groups : the same, with a column group before it, one row a group and answer; empty without a breakdown.
    breakdown : what the groups are groups of; "" without one.
    too_small : how many groups are not shown because they hold too few people.
    least : people that a group must have to be shown.
    is_exact : whether counts are as they are; else they are rounded, small ones hidden.
    apart, sides, numbers, highest : as in `Labels`.
    median : of numbers, where counts are exact.
    notes : whether what is counted are notes taken at events, not people.
    """

    question: Asked
    shape: Shape
    table: pd.DataFrame
    base: int | None
    groups: pd.DataFrame
    breakdown: str
    too_small: int
    least: int
    is_exact: bool
    apart: tuple[str, ...] = ()
    sides: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    highest: int = 0
    median: float | None = None
    notes: bool = False

    @property
    def opinions(self) -> pd.DataFrame:
        """The rows that say something on the question: not those apart."""
        return self.table[~self.table["answer"].isin(self.apart)]

    @property
    def n_hidden(self) -> int:
        """How many counts are hidden."""
        return int(self.table["people"].isna().sum() + self.groups["people"].isna().sum())


def tabulate(
    question: Asked, labels: Labels, groups: Groups | None, *, exact: bool, least: int = 0, notes: bool = False
) -> Tabulation:
    """Count people by answer, and by group and answer.

    Parameters
    ----------
    question : what was asked.
    labels : who gave which answer.
    groups : who belongs to which group; None for no breakdown.
    exact : whether counts may be shown as they are: on the engagement officer's own screen only.
    least : people who must have answered for anything to be shown at all; 0 for everybody's answers unfiltered.
    notes : whether the lines are notes taken at events, not people.
    """
    people = labels.people
    counts = people["answer"].value_counts().reindex(list(labels.order), fill_value=0)
    base = int(people["respondent"].nunique())
    adds_up = len(people) == base
    split = _split(labels, groups) if groups is not None and base else None
    if exact:
        figures, figures_base = counts.astype("Int64"), base if base >= least else None
    else:
        figures = disclosure.protected(counts, adds_up=adds_up)
        figures_base = _shown_base(figures, counts, base, adds_up=adds_up, least=least)
    table = _frame(_shares("", figures, figures_base)).drop(columns="group")
    by_group, too_small, needed = _by_group(split, groups, counts, exact=exact, adds_up=adds_up)
    return Tabulation(
        question, labels.shape, table, figures_base, by_group, groups.name if groups else "", too_small, needed, exact,
        labels.apart, labels.sides, labels.numbers, labels.highest, labels.median if exact else None, notes,
    )  # fmt: skip


class _Split(NamedTuple):
    counts: pd.DataFrame  # answers by groups
    bases: pd.Series  # people who answered, of each group


def _split(labels: Labels, groups: Groups) -> _Split:
    own = "answer" in groups.people
    joined = groups.people if own else labels.people.merge(groups.people, on="respondent")
    counts = pd.crosstab(joined["answer"], joined["group"])
    bases = joined.drop_duplicates(["respondent", "group"])["group"].value_counts()
    present = [group for group in groups.order if group in bases.index]
    counts = counts.reindex(index=list(labels.order), columns=present, fill_value=0)
    return _Split(counts, bases.reindex(present))


def _by_group(
    split: _Split | None, groups: Groups | None, whole: pd.Series, *, exact: bool, adds_up: bool
) -> tuple[pd.DataFrame, int, int]:
    """The rows of the groups that may be shown, how many others there are, and what a group needs."""
    least = groups.least if groups is not None else 0
    if split is None or split.counts.empty:
        return _frame([]), 0, least
    large = split.bases[split.bases >= least].index.tolist()
    counts = split.counts[large]
    if not exact and large:
        everybody = whole if len(large) == len(split.bases) else None
        counts = disclosure.protected_table(counts, everybody, adds_up=adds_up)
    rows: list[_Row] = []
    groups_in_view = 0
    for group in large:
        base: int | None = int(split.bases[group])
        if not exact:
            base = _shown_base(
                counts[group], split.counts[group], int(split.bases[group]), adds_up=adds_up, least=least
            )
        if base is not None:
            rows += _shares(str(group), counts[group], base)
            groups_in_view += 1
    return _frame(rows), len(split.bases) - groups_in_view, least


def _shown_base(figures: pd.Series, counts: pd.Series, base: int, *, adds_up: bool, least: int) -> int | None:
    fewest = max(least, disclosure.FEWEST)
    if adds_up:
        return disclosure.base_of_parts(figures, counts, fewest=fewest)
    return disclosure.protected_base(base, fewest=fewest)


def _shares(group: str, counts: pd.Series, base: int | None) -> list[_Row]:
    """Shares of a base, each with its interval; nothing where there is none."""
    rows: list[_Row] = []
    for answer, people in zip(counts.index, counts.tolist(), strict=True):
        if base is None or pd.isna(people):
            rows.append((group, answer, pd.NA, base, None, None, None))
            continue
        low, high = share_interval(min(int(people), base), base)
        rows.append((group, answer, int(people), base, int(people) / base if base else 0.0, low, high))
    return rows


def _frame(rows: list[_Row]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["group", *COUNTED])
    return table.astype({"people": "Int64", "base": "Int64", "share": "float", "low": "float", "high": "float"})
