"""What progress is read from: readings, how a series goes on, and changes of level that a person marked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

GOES_ON, ENDED, REDEFINED = "goes on", "ended", "redefined"
COURSES: Final = (GOES_ON, ENDED, REDEFINED)
"""How a series goes on after the baseline."""


@dataclass(frozen=True)
class Point:
    """A figure of a period.

    Attributes
    ----------
    value : in the unit of the series; `lower` and `upper` are its limits of 95 %, missing where none were published.
    start : when the period begins, as a year: 2018.0, or 2018.25 for April.
    years : how many years it covers.
    """

    value: float
    start: float
    lower: float = math.nan
    upper: float = math.nan
    period: str = ""
    years: int = 1

    @property
    def has_limits(self) -> bool:
        """Whether limits of some width were published."""
        return self.upper > self.lower


@dataclass(frozen=True)
class Reading:
    """A reading that people brought in.

    Attributes
    ----------
    series : key of the slot that it belongs to.
    period : as it was published.
    value : None takes the reading back.
    published : ISO day ("2019-10-10"), or month ("2019-10").
    source : who published it and where.
    version, who, at : given when it is stored; version 0 stands for a figure of the explorer's own tables.
    """

    series: str
    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    published: str = ""
    source: str = ""
    version: int = 0
    who: str = ""
    at: str = ""

    @property
    def figures(self) -> tuple[object, ...]:
        """What it says, without who and when."""
        return self.value, self.lower, self.upper, self.published, self.source


@dataclass(frozen=True)
class Course:
    """How a series goes on, as a person said.

    Attributes
    ----------
    state : one of `COURSES`.
    since : first period that is not published any more, or that is counted anew; "" where it goes on.
    due : ISO day of the next publication, "" where it is not known.
    reason : where this is known from.
    """

    series: str
    state: str = GOES_ON
    since: str = ""
    due: str = ""
    reason: str = ""
    version: int = 0
    who: str = ""
    at: str = ""


@dataclass(frozen=True)
class Step:
    """A change of level of a monthly series, from a month on; `in_use` False takes it away again."""

    series: str
    month: str
    reason: str
    in_use: bool = True
    version: int = 0
    who: str = ""
    at: str = ""
