"""A slot of a commitment as it stands: where it starts from, what people chose, and what is said of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from data import day_in_words
from explorer import targets
from priorities import commitments as method
from priorities.commitments.schema import Milestone, Slot, Target
from priorities.errors import CommitmentError

_NAN = float("nan")
NO_PROMISE = (_NAN, "")
_OFF = "Its priority is not on the long list any more"


@dataclass(frozen=True, eq=False)
class SlotNow:
    """A slot with all that is known of it on a day.

    Attributes
    ----------
    slot : what it is; `version` counts what people changed about that.
    situation : what a target may know; None where there is no figure.
    gap : why there is none, or why the figures are frozen, in a sentence; "" otherwise.
    is_frozen : whether the figures are those that the target was chosen with, as they cannot be read any more.
    targets : every version of its target, oldest first.
    milestone : what was last said of it, for a milestone.
    """

    slot: Slot
    version: int = 0
    situation: method.Situation | None = None
    gap: str = ""
    is_frozen: bool = False
    targets: tuple[Target, ...] = ()
    milestone: Milestone | None = None

    @property
    def target(self) -> Target | None:
        """The target that stands; None before the first, and after it was taken back."""
        last = self.targets[-1] if self.targets else None
        return last if last is not None and last.value is not None else None

    @property
    def target_version(self) -> int:
        """Which version of the target was looked at."""
        return self.targets[-1].version if self.targets else 0

    @property
    def baseline(self) -> method.Baseline | None:
        """What a target is checked against; None where none may be chosen."""
        if self.situation is None or self.is_frozen:
            return None
        now = self.situation
        return method.Baseline(now.value, now.year, now.better, now.kind == "share")

    @property
    def judged(self) -> method.Candidate | None:
        """What is said of the target that stands: how many managed it, whether it could be told from chance."""
        if self.situation is None or self.target is None:
            return None
        candidate = self.judge(self.target.value or 0.0, self.target.year or self.situation.target_year)
        if not self.is_frozen:
            return candidate
        chance = candidate.chance._replace(words=str(self.target.figures["chance"]))
        return replace(candidate, attainable=str(self.target.figures["attainable"]), chance=chance)

    def judge(self, value: float, year: int) -> method.Candidate:
        """Say of any value and year what is said of a candidate.

        Raises
        ------
        CommitmentError
            Where the value cannot be one of this figure, or there is no figure.
        """
        if self.situation is None:
            raise CommitmentError(self.gap or "There is no figure to judge a target by.")
        return method.judged(replace(self.situation, target_year=year), value)

    def candidates(self, year: int) -> tuple[method.Candidate, ...]:
        """Return the candidates for a target by a year; a difference between boroughs has one of its own first."""
        if self.situation is None or self.is_frozen:
            return ()
        situation = replace(self.situation, target_year=year)
        proposed = method.candidates(situation)
        if self.slot.measure in ("spread", "gap"):
            return (method.less_difference(situation), *proposed)
        return proposed

    def band(self, year: int) -> method.Band | None:
        """Return what can be expected by a year if nothing new is done; None where there is no figure to tell from."""
        if self.situation is None or self.is_frozen or self.slot.measure in ("spread", "gap"):
            return None
        expected = targets.expected(replace(self.situation, target_year=year))
        return expected[-1] if expected else None

    def figure(self, value: float) -> str:
        """Return a value of this slot as it is read, with the decimals of its baseline."""
        if self.situation is None:
            return f"{value:g}"
        return method.number(value, self.situation.kind, self.situation.unit, self.situation.value)

    def with_unit(self, value: float) -> str:
        """Return a value with its unit: "23.1%", "128 victims"."""
        unit = "" if self.situation is None or self.situation.unit.startswith("%") else f" {self.situation.unit}"
        return f"{self.figure(value)}{unit}"

    @cached_property
    def phrase(self) -> str:
        """What stands in the slot: the change and the level by a year, or what is missing."""
        if self.slot.kind == "milestone":
            return method.milestone_phrase(self.milestone)
        if self.situation is None:
            return "no figure yet"
        if self.target is None or self.target.value is None:
            return "by X%"
        now = self.situation
        how_much = method.change(100 * (self.target.value / now.value - 1) if now.value else _NAN)
        start, end = self.figure(now.value), self.figure(self.target.value)
        when = now.period_of(self.target.year or now.target_year)
        return f"from {start} to {end} by {when}" + (f" ({how_much})" if how_much else "")


def slot_now(
    slot: Slot, as_of: str, *, on_list: bool, promise: tuple[float, str] = NO_PROMISE, **stored: Any
) -> SlotNow:
    """Return a slot as it stands.

    Parameters
    ----------
    as_of : ISO day up to which figures are known.
    on_list : whether its priority stands on the long list.
    promise : target of a promise made already, in the slot's measure, and its words.
    stored : version, targets and milestone, as the store gives them.
    """
    standing = SlotNow(slot, **stored)
    if slot.kind != "measured":
        return replace(standing, gap=slot.to_collect)
    if not on_list:
        return _frozen(standing, _OFF)
    try:
        return replace(standing, situation=_situation(slot, as_of, promise))
    except CommitmentError as problem:
        return _frozen(standing, str(problem).removesuffix("."))


def _situation(slot: Slot, as_of: str, promise: tuple[float, str]) -> method.Situation:
    if slot.figure is not None:
        return _of_own_figure(slot, promise)
    if slot.indicator not in targets.measurable().index:
        raise CommitmentError("The figure that measured this is not here any more.")
    try:
        situation = _read(slot.indicator, slot.measure, as_of)
    except CommitmentError as problem:
        raise CommitmentError(_on_the_day(slot, as_of, problem)) from None
    if slot.measure not in ("spread", "gap"):
        situation = replace(situation, promise=promise[0], promise_words=promise[1])
    return situation


def _on_the_day(slot: Slot, as_of: str, problem: CommitmentError) -> str:
    """Say that a figure came out later, where that is why there is none."""
    try:
        _read(slot.indicator, slot.measure, date.max.isoformat())
    except CommitmentError:
        return str(problem)
    day = date.fromisoformat(as_of)
    return f"A figure of this kind came out only after {day_in_words(day)}, so that no target may rest on it."


@lru_cache(maxsize=512)
def _read(indicator: str, measure: str, as_of: str) -> method.Situation:
    """Read a figure once a day: the bundled tables do not change while the explorer runs."""
    day = date.fromisoformat(as_of)
    return method.measured(targets.situation(indicator, day), measure, targets.by_boroughs(indicator, day))


def _of_own_figure(slot: Slot, promise: tuple[float, str]) -> method.Situation:
    figure = slot.figure
    if figure is None:
        raise CommitmentError("There is no figure of one's own.")
    lower, upper = (_NAN if limit is None else limit for limit in (figure.lower, figure.upper))
    reading = {
        "period": figure.period, "year": figure.year, "years": 1, "value": figure.value, "lower": lower, "upper": upper,
    }  # fmt: skip
    return _of_reading(slot.name, figure.unit, slot.better, reading, source=figure.source, promise=promise)


def _of_reading(
    indicator: str,
    unit: str,
    better: str,
    reading: Mapping[str, Any],
    *,
    kind: str = "",
    source: str = "",
    promise: tuple[float, str] = NO_PROMISE,
) -> method.Situation:
    kind = kind or ("share" if unit.startswith("%") else "rate")
    return method.Situation(
        indicator=indicator, unit=unit, better=better, kind=kind, period=str(reading["period"]),
        year=int(reading["year"]), length=1, value=float(reading["value"]), target_year=int(reading["year"]) + 5,
        last_year=int(reading["year"]), lower=float(reading["lower"]), upper=float(reading["upper"]),
        series=pd.DataFrame([reading]), promise=promise[0], promise_words=promise[1], source=source,
    )  # fmt: skip


def frozen_figures(standing: SlotNow, candidate: method.Candidate) -> dict[str, Any]:
    """Return what a target rests on, as it is kept with it."""
    now = standing.situation
    if now is None:
        return {}
    limits = {
        "lower": None if math.isnan(now.lower) else now.lower,
        "upper": None if math.isnan(now.upper) else now.upper,
    }
    return {
        "indicator": now.indicator, "unit": now.unit, "better": now.better, "kind": now.kind, "period": now.period,
        "year": now.year, "value": now.value, **limits, "source": now.source, "basis": now.basis,
        "measure": standing.slot.measure, "method": candidate.words, "attainable": candidate.attainable,
        "chance": candidate.chance.words,
    }  # fmt: skip


def _frozen(standing: SlotNow, reason: str) -> SlotNow:
    """Return a slot with the figures that its target was chosen with, saying so; without a target it has none."""
    target = standing.target
    if target is None or not target.figures:
        return replace(standing, gap=f"{reason}.")
    figures = dict(target.figures)
    reading = figures | {name: _NAN if figures[name] is None else figures[name] for name in ("lower", "upper")}
    situation = _of_reading(
        figures["indicator"], figures["unit"], figures["better"], reading | {"years": 1}, kind=figures["kind"],
        source=figures["source"],
    )  # fmt: skip
    day = date.fromisoformat(target.as_of)
    gap = f"{reason}. These are the figures of {day_in_words(day)}, with which {target.who} chose the target."
    return replace(standing, situation=situation, gap=gap, is_frozen=True)
