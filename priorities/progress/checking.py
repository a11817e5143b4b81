"""What cannot be a reading, a course or a step, in one plain sentence each; nothing is stored of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from priorities.errors import ProgressError
from priorities.progress.periods import period_of
from priorities.progress.schema import COURSES, GOES_ON, Course, Reading, Step

LONGEST: Final = 300
"""Letters of a source or a reason: three lines; what is longer belongs into a paper."""


@dataclass(frozen=True)
class Place:
    """What a reading must fit.

    Attributes
    ----------
    series : key of the slot; names : what it may be called in a table.
    period : of its baseline, "" for none.
    is_share : whether it is a share of people in per cent.
    current : the figure that stands of each period that is known.
    """

    series: str
    names: frozenset[str] = frozenset()
    period: str = ""
    is_share: bool = False
    current: tuple[Reading, ...] = ()

    def reading_of(self, period: str) -> Reading | None:
        """Return what stands of a period."""
        return next((reading for reading in self.current if reading.period == period), None)


def check_reading(reading: Reading, place: Place, today: date) -> None:
    """Raise a sentence where a reading cannot stand.

    Raises
    ------
    ProgressError
        With what is wrong and what to write.
    """
    begins = period_of(reading.period, place.period)
    if begins is None:
        raise ProgressError("The period cannot be read. Write it like 2018, 2018/19, 2016-18 or 2018-04.")
    base = period_of(place.period)
    if base is not None and not begins.is_month and not base.is_month and begins.years != base.years:
        raise ProgressError(
            f"The period covers {_years(begins.years)}, the baseline ({place.period}) {_years(base.years)}. "
            "They cannot be set beside each other."
        )
    _check_value(reading, is_share=place.is_share)
    _check_published(reading.published, begins.year, today)
    if not reading.source.strip():
        raise ProgressError("No reading without a source. Say who published it and where.")
    _check_text(reading.source, "source")


def _check_value(reading: Reading, *, is_share: bool) -> None:
    value, ends = reading.value, (reading.lower, reading.upper)
    if value is None or not math.isfinite(value):
        raise ProgressError("The value is not a number. Write digits only, for example 24.8.")
    figures = [value, *(end for end in ends if end is not None)]
    if is_share and not all(0 <= figure <= 100 for figure in figures):
        raise ProgressError("A share of people lies between 0 and 100 per cent. Correct the value or its limits.")
    if value < 0:
        raise ProgressError("The value lies below nothing. Write 0 or more.")
    if None in ends and ends != (None, None):
        raise ProgressError("Give both limits or neither.")
    if reading.lower is not None and reading.upper is not None and not reading.lower <= value <= reading.upper:
        raise ProgressError("The value must lie between its limits. Correct one of the three.")


def _check_published(published: str, year: int, today: date) -> None:
    try:
        day = date.fromisoformat(published if len(published) > 7 else f"{published}-01")
    except ValueError:
        raise ProgressError("The day of publication cannot be read. Write it like 2019-10-10 or 2019-10.") from None
    if day > today:
        raise ProgressError("The day of publication has not come yet. Write the day on which the figure came out.")
    if day.year < year:
        raise ProgressError("It would have been published before its period began. Correct the period or the day.")


def check_course(course: Course) -> None:
    """Raise a sentence where what is said of a series cannot stand."""
    if course.state not in COURSES:
        raise ProgressError("Say whether the series goes on, ended, or is counted anew.")
    if course.state == GOES_ON and course.since:
        raise ProgressError("A series that goes on has no period in which it ended. Leave it empty.")
    if course.state != GOES_ON and period_of(course.since) is None:
        raise ProgressError("Say from which period on, for example 2019/20.")
    if course.due:
        try:
            date.fromisoformat(course.due)
        except ValueError:
            raise ProgressError("The day of the next publication cannot be read. Choose a day.") from None
    if (course.due or course.state != GOES_ON) and not course.reason.strip():
        raise ProgressError("Say where this is known from: a page, a release calendar, a letter.")
    _check_text(course.reason, "reason")


def check_step(step: Step) -> None:
    """Raise a sentence where a change of level cannot be marked."""
    begins = period_of(step.month)
    if begins is None or not begins.is_month:
        raise ProgressError("Choose the month from which the level is another.")
    if not step.reason.strip():
        raise ProgressError("Say what changed in that month. A change of level is never drawn without a reason.")
    _check_text(step.reason, "reason")


def _check_text(text: str, name: str) -> None:
    if len(text) > LONGEST:
        raise ProgressError(f"The {name} is too long. Use at most {LONGEST} characters.")


def _years(n: int) -> str:
    return "one year" if n == 1 else f"{n} years"
