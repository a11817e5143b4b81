"""The order in which answers stand by nature: ages, amounts and times from low to high, then what says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

APART = re.compile(
    r"^(i )?((do(n'?t| not)|can'?t|cannot) (know|say|remember)|not sure|unsure|no opinion|no view|no answer|n ?/? ?a|dk"
    r"|(prefer|rather|choose|would rather|i'?d rather) not (to )?(say|answer|disclose)|not (applicable|relevant|stated"
    r"|known|answered|given|disclosed|used|experienced)|(this )?does(n'?t| not) apply( to me)?|unknown|undisclosed"
    r"|haven'?t (used|experienced|been)\b.*|prefer not say)\b.{0,40}$|.{0,40}\(n ?/? ?a\)$",
    re.IGNORECASE,
)
"""Answers that are given and say nothing on the question: they stand last, and outside a scale."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BELOW = re.compile(r"\b(under|below|less|fewer|up to|younger|before)\b|^<", re.IGNORECASE)
_ABOVE = re.compile(r"\b(over|above|more|older|after|plus|at least|or greater)\b|\+\s*$|^>", re.IGNORECASE)
# Days in each unit of time, so that "6 months" stands before "1 year".
_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_UNIT = re.compile(r"\b(hour|day|week|month|year)s?\b", re.IGNORECASE)
# Share of the answers that must hold a number for the numbers to give the order.
_MOST = 0.6


def plain_apostrophes(answer: str) -> str:
    """Return an answer with straight apostrophes and single spaces."""
    return " ".join(answer.replace("’", "'").split())


def is_apart(answer: str) -> bool:
    """Return whether an answer says "don't know", "prefer not to say", "not applicable" or the like."""
    return bool(APART.match(plain_apostrophes(answer).strip(" .")))


def natural_order(answers: Sequence[str]) -> list[str] | None:
    """Return answers in the order that numbers in them give; None where there is no such order.

    Parameters
    ----------
    answers : the different answers to a question.
    """
    opinions = [answer for answer in answers if not is_apart(answer)]
    numbered = [answer for answer in opinions if _NUMBER.search(answer)]
    if len(opinions) < 2 or len(numbered) < max(2, _MOST * len(opinions)):
        return None
    rest = [answer for answer in opinions if answer not in numbered]
    ends = [answer for answer in answers if is_apart(answer)]
    return [*sorted(numbered, key=_place), *rest, *ends]


def _place(answer: str) -> tuple[float, float, str]:
    words = answer.replace(",", "")
    number = _NUMBER.search(words)
    value = float(number.group()) if number and number.group().count(".") < 2 else 0.0
    unit = _UNIT.search(words)
    days = _UNITS[unit[1].lower()] if unit else 1.0
    side = -1.0 if _BELOW.search(words) else 1.0 if _ABOVE.search(words) else 0.0
    return (value * days, side, answer)
