"""Our target against theirs: only where both speak of the same figure; England's counts as London's share."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from priorities.promises.targets import Target


@dataclass(frozen=True)
class Aim:
    """A target of ours for an indicator.

    Attributes
    ----------
    indicator_id : whose figure it is.
    value : the level aimed at, in the indicator's unit.
    year : until when.
    better : "lower" or "higher".
    """

    indicator_id: str
    value: float
    year: int
    better: str


def in_london(target: Target, scope: str, share: float) -> str:
    """Return England's count as London's part of it, in words that say it is derived; "" where there is none.

    Parameters
    ----------
    share : of England's people who live in London, 0 to 1.
    """
    is_share = target.unit == "%" or target.unit.startswith("m")
    if scope != "England" or not target.number or is_share:
        return ""
    return f"about {_two_figures(target.number * share):,} of them in London, if spread by people (derived)"


def beside_ours(own: Aim | None, indicator_id: str, aim: float | None, due: int | None) -> str:
    """Say how our target stands to a promise.

    Parameters
    ----------
    own : ours; None where nothing is chosen yet.
    indicator_id, aim, due : of the promise: its indicator, the level it came to, the year it falls due.
    """
    if own is None:
        return "No target of ours is chosen yet."
    if aim is None or not indicator_id:
        return "It names no level that ours can be set beside."
    if indicator_id != own.indicator_id:
        return "It speaks of another figure than ours: shown, not compared."
    ahead = (own.value - aim) * (1 if own.better == "higher" else -1)
    words = "asks the same as" if abs(ahead) < 5e-4 else "asks more than" if ahead > 0 else "asks less than"
    later = ", and later" if due is not None and own.year > due else ""
    until = "" if due is None else f" by {due}"
    return f"Ours ({own.value:.3g} by {own.year}) {words} this promise ({aim:.3g}{until}){later}."


def _two_figures(value: float) -> int:
    """Round to two figures that count: a share by people knows no more."""
    unit = 10 ** max(floor(log10(value)) - 1, 0)
    return int(round(value / unit) * unit)
