"""Beside the plan: the straight line from the baseline to the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from priorities.commitments.directions import sign_of
from priorities.commitments.steps import Z
from priorities.commitments.wording import decimals_of
from priorities.progress.schema import Point
from priorities.progress.status import error_of

BEHIND, ON, AHEAD = "behind", "on", "ahead"
_CHANCE: Final = {True: ", beyond chance", False: ", by no more than chance", None: " (limits not published)"}


@dataclass(frozen=True)
class Plan:
    """A reading beside the plan.

    Attributes
    ----------
    word : "behind", "on" or "ahead".
    line : where the plan would be at that reading.
    beyond_chance : whether the line lies outside the reading's limits; None where these are not known.
    """

    word: str
    line: float
    beyond_chance: bool | None = None

    @property
    def words(self) -> str:
        """As it is read: "behind plan, beyond chance"."""
        return (
            "on plan"
            if self.word == ON
            else f"{self.word} {'of ' * (self.word == AHEAD)}plan" + _CHANCE[self.beyond_chance]
        )


def line_at(baseline: Point, target: float, year: int, start: float) -> float:
    """Return where the straight line from baseline to target is at a time; from the target's year on it is flat."""
    share = (start - baseline.start) / (year - baseline.start)
    return baseline.value + (target - baseline.value) * min(max(share, 0.0), 1.0)


def beside_plan(baseline: Point, target: float, year: int, better: str, reading: Point, *, kind: str = "") -> Plan:
    """Say whether a reading is behind the plan, on it, or ahead.

    Parameters
    ----------
    year : in which the period of the reading begins that is to reach the target; after the baseline's.
    kind : "count" for cases, of which chance is known without limits.

    Raises
    ------
    CommitmentError
        Where better is neither "lower" nor "higher".
    """
    line = line_at(baseline, target, year, reading.start)
    error = error_of(reading, kind)
    beyond = None if error is None else not _inside(line, reading, error)
    decimals = decimals_of(kind, baseline.value)
    if round(line, decimals) == round(reading.value, decimals):
        return Plan(ON, line, beyond)
    is_ahead = (reading.value - line) * sign_of(better) > 0
    return Plan(AHEAD if is_ahead else BEHIND, line, beyond)


def _inside(line: float, reading: Point, error: float) -> bool:
    if reading.has_limits:
        return reading.lower <= line <= reading.upper
    return abs(line - reading.value) <= Z * error
