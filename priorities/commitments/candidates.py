"""Candidate targets for a commitment: twelve methods, each a pure function of what could be known.

The methods are those of Healthy People 2030 (NCHS Statistical Notes 28) where one is named; two of them are worked
out in two sizes. Each says its value, or why it has none; beside each stands what nobody else tells: how many
councils ever managed as much, and whether it could be told from chance.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np
import pandas as pd

from priorities.commitments import spread, steps
from priorities.commitments.chance import Chance, told_from_chance
from priorities.commitments.directions import HIGHER, LOWER, sign_of
from priorities.commitments.reached import Reached, changes, in_words, share_of
from priorities.commitments.situation import COUNT, RATE, SHARE, Situation
from priorities.commitments.trend import POINTS
from priorities.errors import CommitmentError

_UNKNOWN: Final = Chance(None, None, "")
_NOBODY: Final = Reached(float("nan"), 0, 0)


@dataclass(frozen=True)
class Candidate:
    """A target that a method proposes.

    Attributes
    ----------
    method : its key, one of `METHODS`.
    words : the method as it is read out.
    value : the target in the unit of the figure, missing where the method has none.
    per_cent : change from the baseline, in per cent of it (below 0 where the figure falls).
    reason : why it has no value; "" where it has one.
    note : what belongs to it: which region, what pace.
    reached : how many managed as much in as many years.
    attainable : the same in words.
    chance : whether it could be told from chance, and from which year on.
    pace : the change a year that it needs, beside what London went through in its last readings.
    """

    method: str
    words: str
    value: float = float("nan")
    per_cent: float = float("nan")
    reason: str = ""
    note: str = ""
    reached: Reached = _NOBODY
    attainable: str = ""
    chance: Chance = _UNKNOWN
    pace: str = ""


METHODS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "keep": "Keep it from getting worse",
        "percent": "A tenth better",
        "same step": "A step of the same size wherever you start",
        "detectable": "The least change that could be told from chance",
        "england": "Reach England",
        "best quarter": "Reach the best quarter of boroughs",
        "half-way": "Half-way to the best quarter of boroughs",
        "best region": "Reach the best region of England",
        "one in four": "What one council in four has managed",
        "one in ten": "What one council in ten has managed",
        "level up": "All boroughs up to the middle one",
        "promise": "As a promise that is made already",
        "zero": "Nobody",
    }
)
"""Key of each method -> the method in words; the two on councils are one method in two sizes."""

TENTH: Final = 0.10
"""Healthy People 2030 takes 10 % where nothing else is known ("percent improvement")."""


def candidates(situation: Situation) -> tuple[Candidate, ...]:
    """Work out every candidate target.

    Returns
    -------
    tuple of Candidate
        One for each of `METHODS`, in that order; where a method has no value, its reason says why.
    """
    windows = _windows(situation)
    return tuple(_candidate(situation, method, windows) for method in METHODS)


def judged(situation: Situation, value: float, method: str = "own") -> Candidate:
    """Say of any target, chosen by hand for example, what is said of a candidate.

    Raises
    ------
    CommitmentError
        Where the value cannot be one of this figure.
    """
    if math.isnan(value) or value < 0 or (situation.kind == SHARE and value > 100):
        raise CommitmentError("A share lies between 0 and 100, and no figure below 0. Correct the target.")
    words = METHODS.get(method, "A target of your own")
    return _judged(situation, Candidate(method, words, value), _windows(situation))


def _windows(situation: Situation) -> pd.DataFrame:
    if situation.history.empty or situation.years < 1:
        return pd.DataFrame(columns=["area", "year", "change"])
    return changes(situation.history, situation.years, situation.last_year, situation.better)


def _candidate(situation: Situation, method: str, windows: pd.DataFrame) -> Candidate:
    plain = Candidate(method, METHODS[method])
    if math.isnan(situation.value):
        return replace(
            plain, reason="There is no figure for London. Choose another measure, or say it is not measured."
        )
    try:
        value, note = _VALUES[method](situation, windows)
    except CommitmentError as why:
        return replace(plain, reason=str(why))
    return _judged(situation, replace(plain, value=value, note=note), windows)


def _judged(situation: Situation, candidate: Candidate, windows: pd.DataFrame) -> Candidate:
    """Fill in what stands beside the value."""
    change = (candidate.value / situation.value - 1) if situation.value else float("nan")
    gain = change * sign_of(situation.better)
    managed = share_of(windows, gain)
    return replace(
        candidate,
        per_cent=100 * change,
        reached=managed,
        attainable=in_words(managed) or f"nobody can say: no other area was followed for {situation.years} years",
        chance=told_from_chance(situation, candidate.value),
        pace=pace(situation, candidate.value),
    )


def pace(situation: Situation, target: float) -> str:
    """Say how fast the figure would have to move, beside how it moved over its last five readings.

    What it did is the change from the first of them to the last, and claims no trend.
    """
    if situation.years < 1:
        return ""
    words = f"Needs {(target - situation.value) / situation.years:+.2g} a year"
    readings = situation.series.tail(POINTS)
    if len(readings) < 2:
        return f"{words}."
    years, values = readings["year"].to_numpy(dtype=float), readings["value"].to_numpy(dtype=float)
    so_far = (values[-1] - values[0]) / (years[-1] - years[0])
    return f"{words}; since {situation.period_of(int(years[0]))} it went {so_far:+.2g} a year."


def _keep(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    return situation.value, ""


def _percent(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    value = situation.value * (1 + sign_of(situation.better) * TENTH)
    if situation.kind == SHARE and value > 100:
        raise CommitmentError("A tenth more would be over 100 %; take a step of the same size instead.")
    return value, ""


def _same_step(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    if situation.kind != SHARE:
        raise CommitmentError("Only for shares of people.")
    return steps.same_step(situation.value, steps.MODEST_STEP, situation.better), "a modest step (h = 0.1)"


def _detectable(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    if situation.kind == COUNT:
        if situation.better == HIGHER:
            raise CommitmentError("For counts it is worked out where fewer is better.")
        return float(steps.least_detectable_count(round(situation.value))), "in a single year"
    return steps.least_detectable(situation.value, situation.lower, situation.upper, situation.better), ""


def _england(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    _refuse_counts(situation)
    if math.isnan(situation.england):
        raise CommitmentError("No figure of England for the same period was found.")
    return _no_worse(situation, situation.england, "London does better than England already.")


def _best_quarter(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    value = spread.best_quarter(_boroughs(situation, "value"), situation.better)
    return _no_worse(situation, value, "London does better than its best quarter of boroughs already.")


def _half_way(situation: Situation, windows: pd.DataFrame) -> tuple[float, str]:
    value, _ = _best_quarter(situation, windows)
    return (situation.value + value) / 2, ""


def _best_region(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    regions = situation.regions.dropna(subset=["value"]) if not situation.regions.empty else situation.regions
    if regions.empty:
        raise CommitmentError("No figures of the other regions were found.")
    best = regions.sort_values("value", ascending=sign_of(situation.better) < 0, kind="stable").iloc[0]
    name = str(best["region"])
    return float(best["value"]), "London is the best region already" if name == "London" else name


def _one_in(percentile: float) -> Callable[[Situation, pd.DataFrame], tuple[float, str]]:
    def value(situation: Situation, windows: pd.DataFrame) -> tuple[float, str]:
        if windows.empty:
            raise CommitmentError("No other areas have been followed for as many years.")
        change = float(np.percentile(windows["change"], percentile))
        target = situation.value * (1 + sign_of(situation.better) * change)
        if situation.kind == SHARE and target > 100:
            raise CommitmentError("As many per cent more would be over 100 %.")
        note = f"{situation.reference}: {len(windows):,} windows of {situation.years} years"
        return target, note if change >= 0 else f"{note}; most got worse"

    return value


def _level_up(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    values = _boroughs(situation, "value")
    up = spread.levelled_up(values, situation.boroughs["people"], situation.better)
    return _no_worse(situation, up, "The boroughs' people do not add up to London's figure.")


def _promise(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    if math.isnan(situation.promise):
        raise CommitmentError("No promise in the same measure is known.")
    return situation.promise, situation.promise_words


def _zero(situation: Situation, _: pd.DataFrame) -> tuple[float, str]:
    if situation.better != LOWER or situation.kind not in (RATE, COUNT):
        raise CommitmentError("Zero is an aim for cases and deaths, not for this figure.")
    if situation.kind != COUNT or situation.years < 1 or situation.value <= 1:
        return 0.0, "zero is an aim; on the way the plan is a target of its own"
    fall = 1 - (1 / situation.value) ** (1 / situation.years)
    return 0.0, f"zero is an aim: below one case would need {fall:.0%} fewer each year"


_VALUES: Final[Mapping[str, Callable[[Situation, pd.DataFrame], tuple[float, str]]]] = MappingProxyType(
    {
        "keep": _keep,
        "percent": _percent,
        "same step": _same_step,
        "detectable": _detectable,
        "england": _england,
        "best quarter": _best_quarter,
        "half-way": _half_way,
        "best region": _best_region,
        "one in four": _one_in(75),
        "one in ten": _one_in(90),
        "level up": _level_up,
        "promise": _promise,
        "zero": _zero,
    }
)


def _boroughs(situation: Situation, column: str) -> "pd.Series[float]":
    _refuse_counts(situation)
    if situation.boroughs.empty:
        raise CommitmentError("No figures by borough were found.")
    figures: pd.Series[float] = situation.boroughs[column]
    return figures


def _refuse_counts(situation: Situation) -> None:
    if situation.kind == COUNT:
        raise CommitmentError("A count depends on how many people live there; compare rates.")


def _no_worse(situation: Situation, value: float, reason: str) -> tuple[float, str]:
    if (value - situation.value) * sign_of(situation.better) < 0:
        raise CommitmentError(reason)
    return value, ""
