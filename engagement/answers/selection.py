"""Which answers are looked at: the filters of a screen, as its link holds them and as people say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from data import day_in_words

_NUMBERS: Final = ("survey", "round", "question")
FACTS: Final = ("audience", "forum", "borough", "system", "age_band", "organisation")
"""What people tell of themselves, in the order in which filters stand."""
_DATES: Final = ("since", "until")
FIELDS: Final = (*_NUMBERS, *FACTS, *_DATES, "closed", "search")
"""The names of the filters, which are those in the link as well."""

# The largest number that SQLite stores; a link may hold any.
_LARGEST: Final = 2**63 - 1
# No choice that is stored is longer, and no search that a person types: what a link holds beyond is cut.
_LONGEST: Final = 200
# More answers at once than anybody chooses from a list; a link with thousands would become a query of thousands.
_MOST_CLOSED: Final = 40
# No survey is older or from later; boxes for dates stand between the same years.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]+")

Closed = tuple[tuple[int, str], ...]


class Filter(NamedTuple):
    """One filter in force: its name, its value as the link holds it, and the selection without it."""

    name: str
    value: str
    without: Selection


@dataclass(frozen=True)
class Names:
    """What numbers in a selection are called: surveys, rounds and questions by number; one missing is not there."""

    surveys: tuple[tuple[int, str], ...] = ()
    rounds: tuple[tuple[int, str], ...] = ()
    questions: tuple[tuple[int, str], ...] = ()

    def of(self, name: str, number: int) -> str:
        """Return what a survey, round or question is called."""
        table = {"survey": self.surveys, "round": self.rounds, "question": self.questions}[name]
        return dict(table).get(number, f"a {name} that is not here")


@dataclass(frozen=True)
class Selection:
    """Filters over answers; what is 0 or blank lets everything through. All of them hold at once.

    Attributes
    ----------
    survey, round, question : numbers; a round is an import of the survey.
    audience, forum, borough, system, age_band, organisation : what people tell of themselves, exactly.
    since, until : first and last day of the answer, ISO ("2026-03-05").
    closed : answers to closed questions, each the number of the question and the answer; of one question any may be
        given, of several questions one of each must be.
    search : as `engagement.answers.search` reads it.
    """

    survey: int = 0
    round: int = 0
    question: int = 0
    audience: str = ""
    forum: str = ""
    borough: str = ""
    system: str = ""
    age_band: str = ""
    organisation: str = ""
    since: str = ""
    until: str = ""
    closed: Closed = ()
    search: str = ""

    @classmethod
    def from_link(cls, link: Mapping[str, Sequence[str]]) -> Selection:
        """Return the selection that a link holds.

        Parameters
        ----------
        link : the parameters of the link, each with all of its values; those that are no filters are passed over, and
            so is what cannot be read. No link is an error.
        """
        last = {name: _clean(values[-1]) for name, values in link.items() if name in FIELDS and values}
        texts = {name: last[name] for name in (*FACTS, "search") if name in last}
        numbers = {name: _number(last[name]) for name in _NUMBERS if name in last}
        dates = {name: _day(last[name]) for name in _DATES if name in last}
        return cls(**texts, **numbers, **dates, closed=_closed(link.get("closed", ())))  # type: ignore[arg-type]

    def to_link(self) -> dict[str, list[str]]:
        """Return the parameters by which a link holds this selection; filters that let everything through have none."""
        values = {name: getattr(self, name) for name in FIELDS if name != "closed" and getattr(self, name)}
        link = {name: [str(value)] for name, value in values.items()}
        return link | ({"closed": [f"{question}:{value}" for question, value in self.closed]} if self.closed else {})

    def with_closed(self, question: int, values: Iterable[str]) -> Selection:
        """Return this selection with these answers to a closed question in place of those chosen before."""
        rest = [pair for pair in self.closed if pair[0] != question]
        return replace(self, closed=tuple(sorted({*rest, *((question, value) for value in values)})))

    def closed_by_question(self) -> dict[int, tuple[str, ...]]:
        """Return the chosen answers of each closed question."""
        values: dict[int, tuple[str, ...]] = {}
        for question, value in self.closed:
            values[question] = (*values.get(question, ()), value)
        return values

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters in force, in their order; each closed question is one, named by "closed" and its answers."""
        single = [
            Filter(name, str(getattr(self, name)), replace(self, **{name: type(getattr(self, name))()}))
            for name in FIELDS
            if name != "closed" and getattr(self, name)
        ]
        closed = [
            Filter(f"closed {question}", " or ".join(values), self.with_closed(question, ()))
            for question, values in self.closed_by_question().items()
        ]
        return (*single, *closed)

    @property
    def of_words(self) -> Selection:
        """What of this selection may narrow a file of answers: survey, question and search, and nothing of people.

        Two files by two filters of people would tell by their difference who is in one of them.
        """
        return Selection(survey=self.survey, question=self.question, search=self.search)

    def words(self, names: Names) -> str:
        """Return the selection as people say it: "Londoners in Brent, asked “What matters most?”, in March 2026".

        Parameters
        ----------
        names : what surveys, rounds and questions are called.
        """
        who = self.audience or "Everybody"
        where = " and ".join(place for place in (self.borough, self.system) if place)
        parts = [f"{who} in {where}" if where else who]
        parts += [
            value for value in (self.forum, self.age_band and f"aged {self.age_band}", self.organisation) if value
        ]
        parts += [names.of(name, getattr(self, name)) for name in ("survey", "round") if getattr(self, name)]
        if self.question:
            parts.append(f"asked “{names.of('question', self.question)}”")
        for question, values in self.closed_by_question().items():
            parts.append(f"who answered {' or '.join(values)} to “{names.of('question', question)}”")
        parts += [period for period in (period_in_words(self.since, self.until),) if period]
        if self.search:
            parts.append(f"saying {self.search}")
        return ", ".join(parts)


EVERYTHING: Final = Selection()
"""No filter at all."""


def period_in_words(since: str, until: str) -> str:
    """Return a period as people say it: "in March 2026", "from 5 March 2026", "5 March 2026 to 9 May 2026"; or ""."""
    if not since and not until:
        return ""
    if not until:
        return f"from {day_in_words(date.fromisoformat(since))}"
    last = date.fromisoformat(until)
    if not since:
        return f"until {day_in_words(last)}"
    first = date.fromisoformat(since)
    whole_month = first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last)
    if whole_month:
        return f"in {first:%B %Y}"
    return f"on {day_in_words(first)}" if first == last else f"{day_in_words(first)} to {day_in_words(last)}"


def months_in_words(first: str, last: str) -> str:
    """Return the months from one ISO day to another: "May 2025", "May to Jun 2025", "Dec 2024 to Jan 2025"."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{end:%b %Y}"
    return f"{begin:%b} to {end:%b %Y}" if begin.year == end.year else f"{begin:%b %Y} to {end:%b %Y}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _clean(value: str) -> str:
    return _UNREADABLE.sub(" ", str(value))[:_LONGEST].strip()


def _number(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 20 else 0
    return number if number <= _LARGEST else 0


def _day(value: str) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return ""
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else ""


def _closed(values: Sequence[str]) -> Closed:
    pairs = set()
    for value in list(values)[:_MOST_CLOSED]:
        question, _, answer = _clean(value).partition(":")
        if _number(question) and answer.strip():
            pairs.add((_number(question), answer.strip()))
    return tuple(sorted(pairs))
