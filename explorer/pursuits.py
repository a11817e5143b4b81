"""A target with its readings as known on a day, and what is said of them: status, plan, next publication."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data import day_in_words
from explorer.commitments import CommitmentNow
from explorer.slots import SlotNow
from priorities import progress as method
from priorities.commitments import number
from priorities.commitments.schema import Target
from priorities.progress import Course, Place, Point, Reading


@dataclass(frozen=True, eq=False)
class Pursuit:
    """A target and what came of it, as known on a day.

    Attributes
    ----------
    entry, standing : the commitment and the slot that it belongs to.
    target : as it stands; its frozen figures are the baseline.
    readings : after the baseline and before, oldest first, the last known version of each period.
    every_reading : every version that is known, for each period the oldest first.
    course : how the series goes on, as a person said.
    as_of : the day.
    """

    entry: CommitmentNow
    standing: SlotNow
    target: Target
    readings: tuple[Reading, ...]
    every_reading: tuple[Reading, ...]
    course: Course
    as_of: date

    @property
    def key(self) -> str:
        """Key of the slot."""
        return self.standing.slot.slot

    @property
    def name(self) -> str:
        """What is counted."""
        return self.standing.slot.name

    @property
    def kind(self) -> str:
        """Kind of figure: "share", "count" and so on."""
        return str(self.target.figures["kind"])

    @property
    def better(self) -> str:
        """Whether lower or higher is better."""
        return str(self.target.figures["better"])

    @property
    def aim(self) -> float:
        """The target's value."""
        return float(self.target.value or 0.0)

    @property
    def year(self) -> int:
        """Year in which the period begins whose reading is to reach the target."""
        return int(self.target.year or 0)

    @cached_property
    def baseline(self) -> Point:
        """What the target started from, as it was frozen with it."""
        figures = self.target.figures
        return self.point(
            Reading(self.key, str(figures["period"]), float(figures["value"]), figures["lower"], figures["upper"])
        )

    def point(self, reading: Reading) -> Point:
        """Return a reading as a figure in time."""
        base = str(self.target.figures["period"])
        period = method.period_of(reading.period, base)
        lower, upper = (math.nan if end is None else end for end in (reading.lower, reading.upper))
        years = period.years if period else 1
        if self.standing.situation is not None and len(base) == len(reading.period):
            years = self.standing.situation.length if not self.standing.is_frozen else years
        start = period.start if period else math.nan
        return Point(value_of(reading), start, lower, upper, reading.period, years)

    @property
    def course_state(self) -> str:
        """How the series goes on, on the day: a period that was not over yet could not be published anyway."""
        since = method.period_of(self.course.since)
        is_over = since is not None and since.year < self.as_of.year
        return self.course.state if is_over else method.GOES_ON

    @cached_property
    def latest(self) -> Reading | None:
        """The last reading after the baseline that can be compared with it."""
        since = method.period_of(self.course.since) if self.course_state != method.GOES_ON else None
        base = self.baseline.start
        later = [
            reading
            for reading in self.readings
            if self.point(reading).start > base and (since is None or self.point(reading).start < since.start)
        ]
        return later[-1] if later else None

    @cached_property
    def status(self) -> method.Status:
        """Where the target stands."""
        point = None if self.latest is None else self.point(self.latest)
        return method.status(self.baseline, self.aim, self.better, point, kind=self.kind, course=self.course_state)

    def beside_plan(self, reading: Reading) -> method.Plan:
        """Return a reading beside the straight line to the target."""
        return method.beside_plan(self.baseline, self.aim, self.year, self.better, self.point(reading), kind=self.kind)

    @cached_property
    def plan(self) -> method.Plan | None:
        """The last reading beside the plan; None before the first, and where the series is over."""
        if self.latest is None or self.course_state != method.GOES_ON:
            return None
        return self.beside_plan(self.latest)

    @property
    def way(self) -> str:
        """How far on the way it is: "25% of the way"; "" where there is no way to go or no reading."""
        per_cent = self.status.per_cent
        if math.isnan(per_cent):
            return ""
        away = "" if per_cent >= 0 else "away from the target by "
        return f"{away}{abs(per_cent):.0f}% of the way"

    def figure(self, value: float) -> str:
        """Return a value as it is read, with the decimals of the baseline."""
        figures = self.target.figures
        return number(value, self.kind, str(figures["unit"]), float(figures["value"]))

    @property
    def place(self) -> Place:
        """What a reading of it must fit."""
        names = frozenset({" ".join(self.name.casefold().split())})
        current = {reading.period: reading for reading in self.every_reading}
        period = str(self.target.figures["period"])
        return Place(self.key, names, period, self.kind == "share", tuple(current.values()))

    @property
    def next_publication(self) -> str:
        """When the next reading comes out, in words."""
        if self.course_state != method.GOES_ON:
            what = "not published any more" if self.course_state == method.ENDED else "counted anew"
            return f"{what} from {self.course.since} on"
        if self.course.due >= self.as_of.isoformat():
            return day_in_words(date.fromisoformat(self.course.due))
        expected = method.rhythm([reading.published for reading in self.readings])
        if expected is None:
            return "not known"
        month, year = expected
        if (year, month) < (self.as_of.year, self.as_of.month):
            return f"by its rhythm it was due about {calendar.month_name[month]} {year}"
        return f"about {calendar.month_name[month]} {year}, as in earlier years"


def value_of(reading: Reading) -> float:
    """Return the value of a reading, missing where it was taken back."""
    return math.nan if reading.value is None else float(reading.value)
