"""Could a change be told from chance, and from which year on."""

import math
from typing import Final, NamedTuple

from priorities.commitments.directions import sign_of
from priorities.commitments.situation import COUNT, Situation
from priorities.commitments.steps import Z
from priorities.commitments.trend import WIDTHS_OF_95

MOST_POOLED: Final = 5
"""Years put together beyond which a board would no longer wait for an answer."""


ROUNDING: Final = 1e-9
"""The least change that could be told is told, whatever floating point makes of it."""


class Chance(NamedTuple):
    """Whether a change could be told from chance.

    Attributes
    ----------
    beyond : yes or no; None where it cannot be said.
    year : first reading in which it could be told, if the change comes evenly; None where there is none.
    words : the same as a sentence.
    """

    beyond: bool | None
    year: int | None
    words: str


def told_from_chance(situation: Situation, target: float) -> Chance:
    """Say whether a target lies further off than chance alone would carry a reading, and from when one could tell.

    Two readings as firm as the baseline differ at 5 % beyond 1.96 sqrt(2) SE; two counts n and m where
    (n - m) / sqrt(n + m) is 1.96 or more. The change is taken to come evenly, year by year.
    """
    gain = (target - situation.value) * sign_of(situation.better)
    if gain <= 0:
        return Chance(None, None, "No improvement is asked for, so there is none to tell.")
    if situation.kind != COUNT and not situation.upper > situation.lower:
        return Chance(None, None, "Published without limits: nobody could tell it from chance.")
    last = max(situation.years, 1)
    first = next((n for n in range(1, last + 1) if _beyond(situation, gain * n / last)), None)
    if first is None:
        return Chance(beyond=False, year=None, words=_pooled(situation, gain))
    year = situation.year + first
    when = situation.period_of(year)
    return Chance(beyond=True, year=year, words=f"Could be told from chance from {when} on, if it came evenly.")


def _beyond(situation: Situation, gain: float, pooled: int = 1) -> bool:
    """Whether this gain could be told, with so many years put together on either side."""
    if situation.kind == COUNT:
        together = pooled * (2 * situation.value + gain * sign_of(situation.better))
        return together > 0 and pooled * gain / math.sqrt(together) >= Z
    error = (situation.upper - situation.lower) / WIDTHS_OF_95 / math.sqrt(pooled)
    return gain >= Z * math.sqrt(2) * error * (1 - ROUNDING)


def _pooled(situation: Situation, gain: float) -> str:
    """Say how many years together could tell it; averages over several years are not put together, they overlap."""
    single = "One reading could not tell it from chance"
    if situation.length > 1:
        return f"{single}."
    enough = next((n for n in range(2, MOST_POOLED + 1) if _beyond(situation, gain, n)), None)
    if enough is None:
        return f"{single}, nor could {MOST_POOLED} years together."
    return f"{single}; {enough} years together could."
