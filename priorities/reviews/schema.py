"""What an annual review holds, and the one way in which it is written down: the same review gives the same letters."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

FORMAT: Final = 1
"""Of the letters that a review is written in; a later release that writes more reads this one still."""


@dataclass(frozen=True)
class Draft:
    """A review before it is frozen.

    Attributes
    ----------
    year : the year that its day lies in, by which it is called.
    edition : 1, and one more each time that it was opened again.
    day : ISO day that it looks from.
    changed : what changed and why, in people's words.
    lessons : in people's words.
    reason : why it was opened again; "" for the first edition.
    version, who, at : given when it is stored.
    """

    year: int
    edition: int
    day: str
    changed: str = ""
    lessons: str = ""
    reason: str = ""
    version: int = 0
    who: str = ""
    at: str = ""


@dataclass(frozen=True)
class Line:
    """A target as it is reviewed; words as they are read, and the numbers that a comparison needs.

    Attributes
    ----------
    key, commitment, sentence, state : of the slot, the commitment's name, its sentence filled, and its state.
    name, area, measure : what is counted, of whom, and by which figure and unit.
    start, aim : "23.1% in 2017/18", "20.8% by 2022/23".
    period, figure, limits : of the last reading as they are read, "" before the first and where none are published.
    value, lower, upper : the same as numbers.
    begins, years : when its period begins (2018.25 for April) and how many years it covers.
    kind, better : "count" for cases; "lower" or "higher".
    status, way, plan, due, note : what is said of it; source and day of publication of the reading.
    """

    key: str
    commitment: str
    sentence: str
    state: str
    name: str
    area: str
    measure: str
    start: str
    aim: str
    kind: str
    better: str
    status: str
    way: str = ""
    plan: str = ""
    due: str = ""
    note: str = ""
    period: str = ""
    figure: str = ""
    limits: str = ""
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    begins: float | None = None
    years: int = 1
    source: str = ""
    published: str = ""

    @property
    def reading(self) -> str:
        """The last reading as it is read: "24.0% in 2023/24"."""
        return f"{self.figure} in {self.period}" if self.period else "no reading yet"


@dataclass(frozen=True)
class Event:
    """Something that a person changed between two reviews: the ISO day, what, and the reason that was given."""

    day: str
    what: str
    why: str


@dataclass(frozen=True)
class CityLine:
    """What may be said of another city beside London, with its source."""

    topic: str
    city: str
    kind: str
    sentence: str
    source: str


@dataclass(frozen=True)
class Comparison:
    """A target in the review before and in this one: both readings, both status words, and what is to be said."""

    name: str
    before: str
    now: str
    words: str


@dataclass(frozen=True)
class Earlier:
    """The review that this one is compared with: year, edition, SHA-256 of its content, when it was frozen (ISO)."""

    year: int
    edition: int
    sha256: str
    at: str


@dataclass(frozen=True)
class Review:
    """An annual review with everything that is frozen of it.

    Attributes
    ----------
    year, edition, day, reason, changed, lessons : as in `Draft`.
    finding, lines : where the targets stand.
    unmeasured : commitments without a target, and what their slots lack, a sentence each.
    months : what is read month by month, a sentence each.
    earlier, since, comparisons : the review before, what changed since in one sentence, and target by target.
    events : what people changed since, with their reasons.
    cities_finding, cities, cities_since : other cities, and what is said otherwise of them than the year before.
    """

    year: int
    edition: int
    day: str
    reason: str
    changed: str
    lessons: str
    finding: str
    lines: tuple[Line, ...]
    unmeasured: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    earlier: Earlier | None = None
    since: str = ""
    comparisons: tuple[Comparison, ...] = ()
    events: tuple[Event, ...] = ()
    cities_finding: str = ""
    cities: tuple[CityLine, ...] = ()
    cities_since: tuple[str, ...] = ()


def to_json(review: Review) -> str:
    """Return a review as letters: the same review always the same ones, all of ASCII."""
    return json.dumps({"format": FORMAT, **asdict(review)}, sort_keys=True, allow_nan=False, separators=(",", ":"))


def from_json(letters: str) -> Review:
    """Return the review that was written down.

    Raises
    ------
    ValueError, KeyError, TypeError
        Where the letters are none.
    """
    content: dict[str, Any] = json.loads(letters)
    content.pop("format")
    records = {"lines": Line, "comparisons": Comparison, "events": Event, "cities": CityLine}
    for name, kind in records.items():
        content[name] = tuple(kind(**row) for row in content[name])
    for name in ("unmeasured", "months", "cities_since"):
        content[name] = tuple(content[name])
    content["earlier"] = Earlier(**content["earlier"]) if content["earlier"] else None
    return Review(**content)
