"""What of a figure a slot measures: London's level, or how far boroughs differ."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import pandas as pd

from priorities.commitments.candidates import Candidate, judged
from priorities.commitments.situation import Situation
from priorities.commitments.spread import FEWEST_AREAS, spread_beyond_chance
from priorities.commitments.steps import Z
from priorities.commitments.trend import WIDTHS_OF_95
from priorities.errors import CommitmentError

QUARTER: Final = 0.25
"""How much less difference between boroughs is proposed first: the specification's example for obesity."""

DIFFERENCE: Final = "difference"
"""Kind of figure: how far boroughs differ."""

_ENDS: Final = 5  # fifths, as public health sets the best off against the worst off


def measured(situation: Situation, measure: str, by_year: pd.DataFrame) -> Situation:
    """Return the situation of what a slot measures.

    Parameters
    ----------
    situation : of the figure.
    measure : "level", "rank" and "count" are London's own figure; "spread" is how far boroughs differ beyond chance;
        "gap" is the mean of the best fifth of boroughs minus that of the worst fifth.
    by_year : boroughs over time, as far as known: year, years, period, value, lower, upper (and published).

    Raises
    ------
    CommitmentError
        Where the figures do not allow it.
    """
    if measure == "rank" and situation.regions.empty:
        raise CommitmentError("The other regions' figures are not here. Choose another measure, or mark it unmeasured.")
    if measure not in ("spread", "gap"):
        if math.isnan(situation.value):
            raise CommitmentError("No London figure: choose another measure or mark the slot as unmeasured.")
        return situation
    boroughs = situation.boroughs
    if boroughs.empty:
        raise CommitmentError("No figures by borough: choose another measure or mark the slot as unmeasured.")
    value, lower, upper = _difference(boroughs, measure)
    return replace(
        situation,
        better="lower",
        kind=DIFFERENCE,
        unit="percentage points" if situation.unit.startswith("%") else situation.unit,
        value=value,
        lower=lower,
        upper=upper,
        england=math.nan,
        series=_over_time(by_year, measure),
        boroughs=pd.DataFrame(),
        regions=pd.DataFrame(),
        history=pd.DataFrame(),
        reference="",
    )


def less_difference(situation: Situation) -> Candidate:
    """Return the candidate of a slot that measures how far boroughs differ: a quarter less."""
    candidate = judged(situation, situation.value * (1 - QUARTER), "quarter")
    return replace(candidate, words="A quarter less difference")


def place_among_regions(situation: Situation) -> str:
    """Return London's place as it is read: "5th of 9 regions"; "" without the others."""
    regions = situation.regions
    if regions.empty or math.isnan(situation.value):
        return ""
    rivals = regions.loc[regions["region"] != "London", "value"].dropna()
    ahead = int((rivals < situation.value).sum() if situation.better == "lower" else (rivals > situation.value).sum())
    return f"{_ordinal(ahead + 1)} of {len(rivals) + 1} regions"


def _difference(boroughs: pd.DataFrame, measure: str) -> tuple[float, float, float]:
    """Value and limits of a difference between boroughs; no limits for the spread, which chance is taken out of."""
    if measure == "spread":
        return spread_beyond_chance(boroughs["value"], boroughs["lower"], boroughs["upper"]), math.nan, math.nan
    ordered = boroughs.dropna(subset=["value"]).sort_values("value")
    if len(ordered) < FEWEST_AREAS:
        raise CommitmentError("Fewer than ten boroughs have a figure, too few to set their ends against each other.")
    size = max(1, round(len(ordered) / _ENDS))
    low, high = ordered.head(size), ordered.tail(size)
    value = float(high["value"].mean() - low["value"].mean())
    errors = (pd.concat([low, high])["upper"] - pd.concat([low, high])["lower"]) / WIDTHS_OF_95
    error = math.sqrt(float((errors**2).sum())) / size if errors.notna().all() else math.nan
    return value, value - Z * error, value + Z * error


def _over_time(by_year: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The difference in every year that allows one: year, years, period, published, value, lower, upper."""
    rows = []
    for _when, boroughs in by_year.groupby(["year", "years", "period"]):
        try:
            first = boroughs.reindex(columns=["year", "years", "period", "published"]).iloc[0]
            rows.append((*first, *_difference(boroughs, measure)))
        except CommitmentError:
            continue
    return pd.DataFrame(rows, columns=["year", "years", "period", "published", "value", "lower", "upper"])


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
