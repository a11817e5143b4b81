"""Numbers and slots of a commitment in words: one decimal, per cent whole; below ten two decimals, counts none."""

from __future__ import annotations

import math
from datetime import date

from data import day_in_words
from priorities.commitments.candidates import Candidate
from priorities.commitments.schema import Milestone
from priorities.commitments.situation import Situation


def decimals_of(kind: str, value: float) -> int:
    """Return how many decimals a figure is shown with."""
    if kind == "count":
        return 0
    return 2 if abs(value) < 10 else 1


def number(value: float, kind: str, unit: str, scale: float | None = None) -> str:
    """Return a figure as it is read: "23.1%", "128", "3.82"; missing is "not known".

    Parameters
    ----------
    scale : the figure whose size settles the decimals, the baseline for a target; the value itself where None.
    """
    if math.isnan(value):
        return "not known"
    text = f"{value:,.{decimals_of(kind, value if scale is None else scale)}f}"
    return f"{text}%" if unit.startswith("%") else text


def change(per_cent: float) -> str:
    """Return a change as it is read: "10% less", "under 1% more", "as today"."""
    if math.isnan(per_cent):
        return ""
    size = round(abs(per_cent))
    if abs(per_cent) < 0.05:
        return "as today"
    return f"{f'{size}%' if size else 'under 1%'} {'less' if per_cent < 0 else 'more'}"


def milestone_phrase(milestone: Milestone | None) -> str:
    """Return what stands in a milestone's slot."""
    if milestone is None:
        return "yes or no: nobody named yet"
    day = date.fromisoformat(milestone.due)
    if milestone.is_met:
        return f"done, {milestone.owner}"
    return f"{milestone.owner}, by {day_in_words(day)}"


def rounded(situation: Situation, candidate: Candidate) -> float:
    """Return a candidate's value as it is shown; the least change that can be told is never rounded to less."""
    decimals = decimals_of(situation.kind, situation.value)
    if candidate.method != "detectable":
        return round(candidate.value, decimals)
    size = 10**decimals
    away = math.floor if situation.better == "lower" else math.ceil
    return float(away(round(candidate.value * size, 6)) / size)
