"""What may be known of one figure when a target is set for it."""

import re
from dataclasses import dataclass, field

import pandas as pd

from priorities.commitments.spread import spread_beyond_chance
from priorities.commitments.trend import Trend, recent_trend

SHARE, RATE, COUNT = "share", "rate", "count"
"""Kinds of figure that are treated differently: per cent of people, cases for so many people, cases."""


@dataclass(frozen=True, eq=False)
class Situation:
    """All that may be known when a target is set.

    Attributes
    ----------
    indicator, unit : what is measured, in words; key : its indicator_id.
    better : "lower" or "higher".
    kind : "share" (0-100), "rate", "count", or what else it is ("years", "score", "level").
    period : the baseline's, as published; year : its first; length : how many years it covers.
    value, lower, upper : London's baseline with its limits of 95 %; limits are missing where none were published.
    target_year : year of the reading that is to reach the target, counted as `year` is.
    england : England's figure of the same period, missing where there is none.
    series : London over time: year, years, value, lower, upper (and period).
    boroughs : at the baseline: area, value, lower, upper, people.
    regions : of England at the baseline: region, value.
    history : areas over time, for what others achieved: area, year, value.
    reference : who these areas are, for example "councils of England".
    last_year : last first year that may be known in `history`.
    promise, promise_words : target of a promise that is made already, in the unit, and what it says.
    basis : how the figures came to be, as `data.bundled.series` says.
    source : where they come from.
    """

    indicator: str
    unit: str
    better: str
    kind: str
    period: str
    year: int
    length: int
    value: float
    target_year: int
    last_year: int
    lower: float = float("nan")
    upper: float = float("nan")
    england: float = float("nan")
    series: pd.DataFrame = field(default_factory=pd.DataFrame)
    boroughs: pd.DataFrame = field(default_factory=pd.DataFrame)
    regions: pd.DataFrame = field(default_factory=pd.DataFrame)
    history: pd.DataFrame = field(default_factory=pd.DataFrame)
    reference: str = ""
    promise: float = float("nan")
    promise_words: str = ""
    basis: str = ""
    source: str = ""
    key: str = ""

    @property
    def years(self) -> int:
        """Years from the baseline to the target."""
        return self.target_year - self.year

    @property
    def trend(self) -> Trend:
        """Which way London is heading, by the public test."""
        columns = ["year", "years", "value", "lower", "upper"]
        return recent_trend(self.series.reindex(columns=columns), self.better)

    @property
    def spread(self) -> float:
        """How far the boroughs differ beyond chance.

        Raises
        ------
        CommitmentError
            Below ten boroughs with limits, or where they differ no more than chance would make them.
        """
        columns = self.boroughs.reindex(columns=["value", "lower", "upper"])
        return spread_beyond_chance(columns["value"], columns["lower"], columns["upper"])

    def period_of(self, year: int) -> str:
        """Return a year as its period is published: 2018 is "2018/19" where the baseline is "2017/18"."""
        for mark, end in (("/", 1), ("-", self.length - 1)):
            if re.fullmatch(rf"\d{{4}}{mark}\d\d", self.period):
                return f"{year}{mark}{(year + end) % 100:02d}"
        return str(year)
