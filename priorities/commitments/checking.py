"""What cannot be promised, in one plain sentence each; nothing is stored of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from priorities.commitments.schema import BETTER, KINDS, MEASURES, Commitment, Milestone, Slot, Target
from priorities.errors import CommitmentError

LONGEST_SENTENCE: Final = 600
"""Three times the longest of the nine drafts."""

LONGEST_JUSTIFICATION: Final = 2_000
"""A page; what is longer belongs into a paper of its own."""

LONGEST_NAME: Final = 200
MOST_YEARS: Final = 15
"""From the baseline to the target, as the specification has it: nobody answers today for what is further away."""


@dataclass(frozen=True)
class Baseline:
    """Where a measured slot stands, and how a target for it may look.

    Attributes
    ----------
    value : the baseline; `year` is the one in which its period begins.
    better : "lower" or "higher".
    is_share : whether it is a share of people in per cent, 0 to 100.
    """

    value: float
    year: int
    better: str
    is_share: bool = False


def _is_worse(value: float, baseline: Baseline) -> bool:
    """Return whether a target lies on the wrong side of the baseline."""
    return value > baseline.value if baseline.better == "lower" else value < baseline.value


def check_target(target: Target, baseline: Baseline) -> None:
    """Raise a sentence where a target cannot be stored.

    Raises
    ------
    CommitmentError
        Where value or year is missing or beyond what can be, or a target worse than today has no justification.
    """
    value, year = target.value, target.year
    if value is None or not math.isfinite(value):
        raise CommitmentError("The target is not a number. Type one, for example 20.8.")
    if baseline.is_share and not 0 <= value <= 100:
        raise CommitmentError("A share of people lies between 0 and 100 per cent. Choose a target between them.")
    if value < 0:
        raise CommitmentError("The target lies below nothing. Choose 0 or more.")
    _check_year(year, baseline.year)
    _check_text(target.justification, "justification", LONGEST_JUSTIFICATION)
    if _is_worse(value, baseline) and not target.justification.strip():
        raise CommitmentError("This target is worse than today. Say in the justification why it shall be so.")


def _check_year(year: int | None, baseline_year: int) -> None:
    """Raise a sentence where a target's year is missing, not after the baseline, or too far away."""
    if year is None:
        raise CommitmentError("The target has no year. Say by when it shall be reached.")
    if year <= baseline_year:
        raise CommitmentError(f"The target's year must come after that of the baseline, {baseline_year}.")
    if year > baseline_year + MOST_YEARS:
        raise CommitmentError(
            f"The target's year is more than {MOST_YEARS} years after the baseline. "
            f"Choose one up to {baseline_year + MOST_YEARS}."
        )


def check_milestone(milestone: Milestone) -> None:
    """Raise a sentence where a milestone has no owner, or its date is none.

    Raises
    ------
    CommitmentError
        With what is missing.
    """
    if not milestone.owner.strip():
        raise CommitmentError("The milestone has no owner. Name who sees to it.")
    _check_text(milestone.owner, "owner", LONGEST_NAME)
    try:
        date.fromisoformat(milestone.due)
    except ValueError:
        raise CommitmentError("The milestone has no date. Say by which day it shall be done.") from None


def check_commitment(commitment: Commitment) -> None:
    """Raise a sentence where a commitment's name or sentence is empty or too long."""
    _needed(commitment.name, "name", LONGEST_NAME)
    _needed(commitment.sentence, "sentence", LONGEST_SENTENCE)


def check_slot(slot: Slot) -> None:
    """Raise a sentence where a slot lacks what its kind asks for."""
    if slot.kind not in KINDS:
        raise CommitmentError("Say whether the slot is measured, a milestone, or not measured yet.")
    _needed(slot.name, "name", LONGEST_NAME)
    if slot.kind == "unmeasured":
        _needed(slot.to_collect, "line on which figure to collect", LONGEST_SENTENCE)
    if slot.kind == "measured":
        _check_measured(slot)


def _check_measured(slot: Slot) -> None:
    if slot.measure not in MEASURES or slot.better not in BETTER:
        raise CommitmentError("Say what is measured, and whether lower or higher is better.")
    if slot.figure is None:
        if not slot.indicator:
            raise CommitmentError("A measured slot needs an indicator, or a figure of your own with its source.")
        return
    figure = slot.figure
    if not figure.source.strip():
        raise CommitmentError("No figure without a source. Say who published it and where.")
    if not math.isfinite(figure.value):
        raise CommitmentError("The figure is not a number. Type one, for example 74.0.")
    if not figure.year:
        raise CommitmentError("The figure has no year. Say of when it is, for example 2017/18.")
    limits = (figure.lower, figure.upper)
    if None in limits and limits != (None, None):
        raise CommitmentError("Give both limits of the figure or neither.")
    if figure.lower is not None and figure.upper is not None and not figure.lower <= figure.value <= figure.upper:
        raise CommitmentError("The figure must lie between its limits. Correct one of the three.")
    for text, name in ((figure.source, "source"), (figure.unit, "unit"), (figure.period, "period")):
        _check_text(text, name, LONGEST_NAME)


def _needed(text: str, name: str, most: int) -> None:
    if not text.strip():
        raise CommitmentError(f"The {name} is empty. Fill it in.")
    _check_text(text, name, most)


def _check_text(text: str, name: str, most: int) -> None:
    if len(text) > most:
        raise CommitmentError(f"The {name} is too long. Use at most {most:,} characters.")
