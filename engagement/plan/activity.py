"""An activity of the engagement plan: what is done, for whom, where, when and by whom, over six months."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from engagement.errors import PlanError

LEADERS, LONDONERS = "System leaders", "Londoners"
TRACKS: Final = (LEADERS, LONDONERS)
KINDS: Final = ("survey", "workshop", "forum or meeting", "event in public", "interviews", "panel")
STATES: Final = ("planned", "under way", "done", "cancelled")

PLANNED: Final = "planned"
COMING: Final = ("planned", "under way")
"""States in which people are still to be heard."""
CANCELLED: Final = "cancelled"

MONTHS: Final = 6
"""Months that a plan covers: the board's paper of March 2019, section 3.1."""

LONGEST: Final = {"name": 80, "aim": 300, "audience": 120, "partner": 80}
"""Characters: what a line of the calendar, and of the paper's appendix, holds."""

# More than live in London: not tuned.
_MOST_PEOPLE: Final = 10_000_000


@dataclass(frozen=True)
class Activity:
    """Something that is planned to hear people.

    Attributes
    ----------
    name, aim : what it is called, and what for.
    track : one of `TRACKS`.
    kind : one of `KINDS`.
    first, last : days ("2019-05-01"), the last included.
    expected : people who are expected to take part; 1 or more.
    audience : for whom, in words; may be "".
    partner : the organisation that leads it; may be "".
    boroughs : names of boroughs; none: all of London.
    groups : "age: 65-74", "sex: Female", "ethnic group: White"; none: everybody.
    state : one of `STATES`.
    number : "A01"; "" before it is kept for the first time.
    in_use : False where it was taken away.
    """

    name: str
    aim: str
    track: str
    kind: str
    first: str
    last: str
    expected: int
    audience: str = ""
    partner: str = ""
    boroughs: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    state: str = PLANNED
    number: str = ""
    in_use: bool = True

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return date.fromisoformat(self.first), date.fromisoformat(self.last)


@dataclass(frozen=True)
class Period:
    """The six months of a plan: their first and last day."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """Its days in words: "1 April to 30 September 2019"."""
        return span(self.first, self.last)

    def holds(self, first: date, last: date) -> bool:
        """Whether all of it lies in the six months."""
        return self.first <= first and last <= self.last


def six_months(first: date) -> Period:
    """Return the six months that begin on a day: from 15 March to 14 September.

    Raises
    ------
    PlanError
        Where the calendar ends before.
    """
    years, month = divmod(first.month - 1 + MONTHS, 12)
    try:
        year = first.year + years
        day = min(first.day, calendar.monthrange(year, month + 1)[1])
        return Period(first, date(year, month + 1, day) - timedelta(days=1))
    except (ValueError, OverflowError) as error:
        raise PlanError("This day is too late: six months after it there is no calendar.") from error


def span(first: date, last: date) -> str:
    """Return days in words: "3 May 2019", "3 to 5 May 2019", "28 April to 2 May 2019"."""
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%B}{year} to {end}"


def checked_activity(
    activity: Activity, period: Period, standing: Iterable[Activity], *, boroughs: Sequence[str], groups: Sequence[str]
) -> Activity:
    """Return an activity with its blanks tidied.

    Parameters
    ----------
    period : the six months.
    standing : the activities in use, this one left out or in.
    boroughs, groups : names that there are.

    Raises
    ------
    PlanError
        Where something is missing, too long or unknown, the end lies before the start, it lies outside the six months,
        or the same activity stands already.
    """
    texts = {name: tidy_text(getattr(activity, name), name, longest) for name, longest in LONGEST.items()}
    tidy = replace(activity, name=texts["name"], aim=texts["aim"], audience=texts["audience"], partner=texts["partner"])
    if not tidy.name:
        raise PlanError("Give the activity a name.")
    if not tidy.aim:
        raise PlanError("Say in a line what the activity is for.")
    for name, options in (("track", TRACKS), ("kind", KINDS), ("state", STATES)):
        if getattr(tidy, name) not in options:
            raise PlanError(f"Choose the {name}: {', '.join(options)}.")
    _check_days(tidy, period)
    if not 1 <= tidy.expected <= _MOST_PEOPLE:
        raise PlanError("Say how many people are expected: 1 or more.")
    for name, chosen_names, known_names in (("borough", tidy.boroughs, boroughs), ("group", tidy.groups, groups)):
        strange = [entry for entry in chosen_names if entry not in known_names]
        if strange:
            raise PlanError(f"London has no {name} called '{strange[0][:60]}'. Choose from the list.")
    _check_twice(tidy, standing)
    return replace(tidy, boroughs=_in_order(tidy.boroughs, boroughs), groups=_in_order(tidy.groups, groups))


def tidy_text(text: object, name: str, longest: int) -> str:
    """Return a line with single spaces and no control characters.

    Raises
    ------
    PlanError
        Where it is longer than `longest` characters.
    """
    letters = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in str(text))
    line = " ".join(letters.split())
    if len(line) > longest:
        raise PlanError(f"The {name} is too long: {len(line):,} characters, and {longest} are the most. Shorten it.")
    return line


def day_of(text: str, name: str) -> date:
    """Return a day written as 2019-05-01.

    Raises
    ------
    PlanError
        Where it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlanError(f"Give the {name} as year, month and day, for example 2019-05-01.") from error


def double_booked(activities: Iterable[Activity]) -> list[str]:
    """Say which partners lead two activities on the same days."""
    led = [activity for activity in activities if activity.partner and activity.state != CANCELLED]
    return [
        f"{a.partner} leads two at once: {a.name} and {b.name} ({_both_days(a, b)})."
        for place, a in enumerate(led)
        for b in led[place + 1 :]
        if key_of(a.partner) == key_of(b.partner) and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    ]


def _both_days(a: Activity, b: Activity) -> str:
    return span(max(a.days[0], b.days[0]), min(a.days[1], b.days[1]))


def key_of(name: str) -> str:
    """By what a name is known: no case, one space between words, letters composed."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_days(activity: Activity, period: Period) -> None:
    first, last = day_of(activity.first, "first day"), day_of(activity.last, "last day")
    if last < first:
        raise PlanError(f"It ends before it starts: {span(last, last)} is before {span(first, first)}.")
    if not period.holds(first, last):
        raise PlanError(f"It lies outside the six months of the plan: {period.words}.")


def _check_twice(activity: Activity, standing: Iterable[Activity]) -> None:
    for entry in standing:
        same = key_of(entry.name) == key_of(activity.name) and entry.first == activity.first
        if same and entry.number != activity.number:
            raise PlanError(f"This activity stands already as {entry.number}, {span(*entry.days)}. Change that one.")


def _in_order(names: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in set(names))
