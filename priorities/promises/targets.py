"""The number, unit and year of a promise, read from how it is written."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from typing import Final

LOWEST: Final = "lowest in the country"

_NUMBER: Final = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[^;]*)")
_THREE_SHARES: Final = re.compile(r"(?P<first>\d+)-\d+-\d+")
_OPEN: Final = re.compile(r"\b[Xx]\s?(?:%|per cent)|^[Xx]$")
# What a number counts ends where the sentence goes on to say of whom, with what or why.
_ENDS_A_NOUN: Final = {
    "with", "who", "that", "to", "get", "take", "takes", "from", "in", "of", "for", "a", "by", "at", "have", "per",
}  # fmt: skip
# Longer is a sentence, not a unit.
_LONGEST_UNIT: Final = 6
_YEAR: Final = re.compile(r"\b(20\d\d)(?:\s?[/-]\s?(\d\d|20\d\d))?\b")
_SPAN: Final = re.compile(r"^\s*(\d{1,2}) years?\b")


@dataclass(frozen=True)
class Target:
    """What a promise promises, as far as its words can be read.

    Attributes
    ----------
    number : None where none stands there, or where it was left open.
    unit : "%", or what the number counts; "" where it cannot be told.
    is_open : whether the number was left open ("X%").
    """

    number: float | None = None
    unit: str = ""
    is_open: bool = False


def read_target(target: str, commitment: str = "") -> Target:
    """Read how much is promised.

    Parameters
    ----------
    target : as it is written: "10%", "345,000", "X%", "95-95-95", "lowest", "all", or nothing.
    commitment : its sentence, where a bare count is looked for to learn what is counted.
    """
    text = " ".join(target.split())
    if _OPEN.search(text):
        return Target(unit="%", is_open=True)
    if text.casefold() == "all":
        return Target(100.0, "%")
    if text.casefold().startswith("lowest"):
        return Target(unit=LOWEST)
    shares = _THREE_SHARES.match(text)
    if shares:
        first = float(shares["first"])
        return Target(first, "%" if first else "")
    match = _NUMBER.search(text)
    if match is None:
        return Target()
    unit = match["unit"].strip().replace("per cent", "%")
    return Target(float(match["number"].replace(",", "")), unit or _counted(match["number"], commitment))


def _counted(number: str, commitment: str) -> str:
    """What stands behind the same number in the sentence: "345,000 more children and young people with ..."."""
    head, mark, tail = commitment.partition(number)
    if not mark or head[-1:] in (",", *string.digits):
        return ""
    noun: list[str] = []
    for word in re.split(r"[;.](?:\s|$)", tail.strip())[0].split():
        if word.casefold() in _ENDS_A_NOUN or len(noun) == _LONGEST_UNIT:
            break
        if word.casefold() != "more":
            noun.append(word)
    return " ".join(noun).strip(" ,")


def read_year(target_year: str, document: str = "") -> int | None:
    """Return the calendar year in which a promise falls due; None where it names none, or holds every year.

    Parameters
    ----------
    target_year : as it is written: "2028", "2023/24" (due when the year ends, in 2024), "Mar 2021", "10 years".
    document : a span of years runs from the year in its name.
    """
    match = _YEAR.search(target_year)
    if match:
        first, last = int(match[1]), match[2]
        return first if last is None else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    span, published = _SPAN.match(target_year), _YEAR.search(document)
    return int(published[1]) + int(span[1]) if span and published else None
