"""Scores that figures propose: one rule a figure, each a value function that people can check.

A proposal never replaces what a person set: both are kept, and a person chooses which one is in use.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from priorities.errors import EvidenceError
from priorities.fixed_point import as_fraction
from priorities.values import BASELINE, BOROUGH_SPREAD, GAP_TO_ENGLAND, TREND, ValueFunction

MENTION_SHARE: Final = "voices"
FIGURES: Final[Mapping[str, str]] = MappingProxyType(
    {
        GAP_TO_ENGLAND: "gap to England",
        BOROUGH_SPREAD: "highest borough over lowest",
        TREND: "change a year",
        BASELINE: "London's figure",
        MENTION_SHARE: "people who spoke for it",
    }
)
"""What can earn a score, in words; all but the baseline compare between priorities."""

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        GAP_TO_ENGLAND: "% of England's figure; above 0 where London is worse off",
        BOROUGH_SPREAD: "times",
        TREND: "% of London's figure a year; above 0 where it gets worse",
        BASELINE: "in the unit of the indicator",
        MENTION_SHARE: "% of the people who answered",
    }
)
_WHOLE_FROM: Final = 100
"""Levels from here on are said without decimals: 639 and 640 in 100,000 mean the same to a board."""

NEEDED: Final = Fraction(1, 2)
"""Share of a criterion's weight that must have a figure: with less, the proposal would rest on the smaller part."""

PROPOSALS: Final = ("priority", "criterion", "value", "why", "missing")


@dataclass(frozen=True)
class ScoringRule:
    """Which level of one figure earns which score on one criterion.

    Attributes
    ----------
    criterion : what is scored.
    figure : one of `FIGURES`.
    function : levels and the scores they earn, with their source.
    weight : how much the figure counts beside the others of the same criterion, above 0.
    indicator : the indicator whose baseline is meant; "" for every other figure.
    """

    criterion: str
    figure: str
    function: ValueFunction
    weight: float = 1.0
    indicator: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that cannot be applied."""
        if self.figure not in FIGURES:
            raise EvidenceError("There is no such figure. Choose one from the list.")
        if not 0 < self.weight < float("inf"):
            raise EvidenceError("The weight of a figure is a number above 0. Correct it, or take the rule away.")

    @property
    def key(self) -> tuple[str, str, str]:
        """What a later rule takes the place of."""
        return self.criterion, self.figure, self.indicator


def proposals(levels: pd.DataFrame, indicator_of: "pd.Series[str]", rules: Iterable[ScoringRule]) -> pd.DataFrame:
    """Scores that the figures propose.

    Parameters
    ----------
    levels : priority x figure, in the units of `UNITS`, missing where no figure was found.
    indicator_of : priority -> its indicator, for rules on a baseline.
    rules : at most one of each key.

    Returns
    -------
    DataFrame
        priority, criterion, value (0-10, one decimal), why (each figure and what it earns), missing (figures
        that were not found, in words). The value is the mean of what the figures earn, by the weights of the
        rules; there is none where less than half of the weight has a figure.
    """
    by_criterion: dict[str, list[ScoringRule]] = {}
    for rule in rules:
        by_criterion.setdefault(rule.criterion, []).append(rule)
    rows = [
        (
            str(priority),
            criterion,
            *_proposed(level, [r for r in same_criterion if r.indicator in ("", indicator_of[priority])]),
        )
        for criterion, same_criterion in by_criterion.items()
        for priority, level in zip(levels.index, levels.to_dict("records"), strict=True)
    ]
    return pd.DataFrame(rows, columns=list(PROPOSALS)).astype({"value": float})


def _proposed(level: Mapping[Any, float], rules: Sequence[ScoringRule]) -> tuple[float, str, str]:
    earned = [(rule, level.get(rule.figure, float("nan"))) for rule in rules]
    scored = [(rule, at, rule.function.at(at)) for rule, at in earned if not pd.isna(at)]
    missing = ", ".join(FIGURES[rule.figure] for rule, at in earned if pd.isna(at))
    weight = sum((as_fraction(rule.weight) for rule, _, _ in scored), Fraction(0))
    if not scored or weight < NEEDED * sum(as_fraction(rule.weight) for rule in rules):
        return float("nan"), "", missing
    mean = sum((as_fraction(rule.weight) * as_fraction(score) for rule, _, score in scored), Fraction(0)) / weight
    why = "; ".join(f"{FIGURES[rule.figure]} {_short(at)} earns {_tenths(score):g}" for rule, at, score in scored)
    return _tenths(mean), why, missing


def _tenths(score: float | Fraction) -> float:
    """Return a score with one decimal, halves up."""
    return floor(10 * as_fraction(score) + Fraction(1, 2)) / 10


def _short(level: float) -> str:
    """Return a level with the digits that somebody can use: whole from 100 on, else one decimal."""
    return f"{level:,.0f}" if abs(level) >= _WHOLE_FROM else f"{_tenths(level):g}"


def moved_proposals(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Every proposal that a change of the rules moves.

    Parameters
    ----------
    before, after : as `proposals` returns them.

    Returns
    -------
    DataFrame
        priority, criterion, before, after, why; missing where there is no proposal. In the order of `after`,
        then those that are gone.
    """
    keys = ["priority", "criterion"]
    table = after.merge(before, on=keys, how="outer", suffixes=("", "_before"), sort=False)
    same = (table["value"] == table["value_before"]) | (table["value"].isna() & table["value_before"].isna())
    moves = table.loc[~same, [*keys, "value_before", "value", "why"]]
    return moves.set_axis([*keys, "before", "after", "why"], axis=1).fillna({"why": ""}).reset_index(drop=True)


def anchored_rules(table: pd.DataFrame) -> list[ScoringRule]:
    """Rules of a table with the columns criterion, figure, level_0, level_5, level_10, weight, source, year."""
    return [
        ScoringRule(
            criterion=str(row["criterion"]),
            figure=str(row["figure"]),
            function=anchored((row["level_0"], row["level_5"], row["level_10"]), row["source"], row["year"]),
            weight=float(row["weight"]),
        )
        for row in table.to_dict("records")
    ]


def anchored(levels: tuple[float, float, float], source: str = "", year: str = "") -> ValueFunction:
    """Value function through three levels: those that earn 0, 5 and 10.

    Raises
    ------
    EvidenceError
        Where the levels neither rise nor fall all the way.
    """
    at_0, at_5, at_10 = levels
    if not (at_0 < at_5 < at_10 or at_0 > at_5 > at_10):
        raise EvidenceError("The three levels must rise, or fall, from the one that earns 0 to the one that earns 10.")
    points = tuple((float(level), float(score)) for level, score in ((at_0, 0), (at_5, 5), (at_10, 10)))
    return ValueFunction(points, source=source, year=year)


def anchors(function: ValueFunction) -> tuple[float, float, float]:
    """Levels that earn 0, 5 and 10, as far as the function's points tell; missing where none does."""
    level_of = {float(score): float(level) for level, score in function.points}
    return level_of.get(0.0, float("nan")), level_of.get(5.0, float("nan")), level_of.get(10.0, float("nan"))
