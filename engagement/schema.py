"""Column names and frozen records that the rooms of engagement share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import pandas as pd

from engagement.errors import DoubledRole, MissingColumn

if TYPE_CHECKING:
    from engagement.parsing import Export

IN_USE: Final = ""
BLANK: Final = "blank"
NO_ANSWER: Final = "no_answer"
NOTHING: Final = "nothing"
PRAISE: Final = "praise"
CRITICISM: Final = "criticism"
REPEAT: Final = "repeat"
CAMPAIGN: Final = "campaign"
CHANGED: Final = "changed"
KEPT_EARLIER: Final = "kept_earlier"
DELETED: Final = "deleted"
KNOWN: Final = "known"

TRAYS: Final = (BLANK, NO_ANSWER, NOTHING, PRAISE, CRITICISM, REPEAT, CAMPAIGN, CHANGED)
"""Where an import puts an answer that is not in use; `KNOWN` answers are here already and are not stored again.

`PRAISE` and `CRITICISM` hold a bare "nothing" under a question that asks what to improve, or what was good. `CHANGED`
answers of people who are here already wait for a decision; `KEPT_EARLIER` ones were decided against, and `DELETED` ones
hold no words any more.
"""

PERSON_COLUMNS: Final = ("audience", "forum", "borough", "system", "age_band", "organisation")
RESPONSE_COLUMNS: Final = (
    "response_id", "import_id", "survey_id", "question_id", "row", "respondent", "question", "text", *PERSON_COLUMNS,
    "answered_at", "tray", "campaign",
)  # fmt: skip


QuestionKind = Literal["open", "choice", "choices", "rating", "number"]
Asks = Literal["faults", "good", "yesno", "open"]
"""What an open question asks for: faults or changes, good things, yes or no, or anything."""


@dataclass(frozen=True)
class Question:
    """A question of a survey.

    Attributes
    ----------
    text : as people saw it.
    kind : how it is answered: in people's own words, by one choice or several, by a rating, by a number.
    columns : the columns of the export that hold its answers; several where each choice has one.
    asks : of an open question, what a bare "no" under it means.
    """

    text: str
    kind: QuestionKind
    columns: tuple[str, ...]
    asks: Asks = "open"


ONCE: Final = (
    "person", "row", "question", "time", "audience", "forum", "borough", "age_band", "organisation",
)  # fmt: skip
"""Kinds of role that one column alone can hold."""

SEVERAL: Final = ("text", "choice", "choices", "rating", "number", "personal")
"""Kinds of role that several columns can hold."""

_CLOSED: Final = ("choice", "choices", "rating", "number")


@dataclass(frozen=True)
class ColumnChoice:
    """Which column of an export holds what, as a person confirmed it.

    Attributes
    ----------
    text : columns with people's own words; each is a question.
    person, row, question, time, audience, forum, borough, age_band, organisation : one column each, or None. `person`
        says who answered and may repeat, `row` is the row's own number, and `question` says which question a row
        answers, in a file of one row an answer.
    choice, choices, rating, number : columns with answers to closed questions.
    personal : columns that are never stored.
    asks : what open questions ask for, by their text, where a person said it.
    same_people : whether people whose numbers were in an earlier round, and who say other things now, are the same ones
        answering again; None where nobody said so, and their numbers tell.
    """

    text: tuple[str, ...] = ()
    audience: str | None = None
    forum: str | None = None
    borough: str | None = None
    age_band: str | None = None
    organisation: str | None = None
    person: str | None = None
    row: str | None = None
    question: str | None = None
    time: str | None = None
    choice: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    rating: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    asks: tuple[tuple[str, Asks], ...] = ()
    same_people: bool | None = None

    @classmethod
    def guess(cls, export: Export) -> ColumnChoice:
        """Return the choice that the guessed roles of an export amount to; of a kind that stands once, the first."""
        kinds: dict[str, str] = {}
        for name, role in export.roles.items():
            is_second = role.kind in ONCE and role.kind in kinds.values()
            kinds[name] = "ignore" if is_second else role.kind
        return cls.of_roles(kinds)

    @classmethod
    def of_roles(cls, kinds: Mapping[str, str]) -> ColumnChoice:
        """Return the choice that column -> kind of role amounts to.

        Raises
        ------
        DoubledRole
            Where a kind that stands once was given to two columns.
        """
        columns: dict[str, list[str]] = {}
        for name, kind in kinds.items():
            columns.setdefault(kind, []).append(name)
        for kind in ONCE:
            _refuse_doubled(kind, columns.get(kind, []))
        once = {kind: columns[kind][0] for kind in ONCE if kind in columns}
        several = {kind: tuple(columns[kind]) for kind in SEVERAL if kind in columns}
        return cls(**once, **several)  # type: ignore[arg-type]

    def kinds(self, names: Iterable[str]) -> dict[str, str]:
        """Return column -> kind of role for the columns named, as `of_roles` takes it."""
        kind_of = {name: kind for kind in SEVERAL for name in getattr(self, kind)}
        kind_of |= {getattr(self, kind): kind for kind in ONCE if getattr(self, kind)}
        return {name: kind_of.get(name, "ignore") for name in names}

    @property
    def closed(self) -> tuple[str, ...]:
        """Columns with answers to closed questions."""
        return tuple(name for kind in _CLOSED for name in getattr(self, kind))

    def check(self, frame: pd.DataFrame) -> None:
        """Raise `MissingColumn` where a chosen column is not in the table, or none holds an answer."""
        named = (*self.text, *self.closed, *(getattr(self, kind) for kind in ONCE))
        missing = [name for name in named if name and name not in frame.columns]
        if missing:
            raise MissingColumn(f"The file has no column called '{missing[0][:80]}'. Choose one of its columns.")
        if not self.text and not self.closed:
            raise MissingColumn("No column with answers was chosen. Choose at least one.")


def _refuse_doubled(kind: str, names: Sequence[str]) -> None:
    if len(names) > 1:
        raise DoubledRole(kind, names[0], names[1])


class KnownAnswer(NamedTuple):
    """An answer that stands already: its number, and every wording of it that came in (none where it was deleted)."""

    response_id: int
    wordings: frozenset[str]


class StoredState(NamedTuple):
    """What is stored already, as far as an import is held against it.

    Attributes
    ----------
    answers : the answer in people's own words by respondent, question and entry (blank for the first or only answer of
        a person to a question).
    closed : answers to closed questions that stand in the same survey: respondent, question, value.
    elsewhere : codes of the respondents of other surveys.
    salt : of the survey, as `engagement.responses.people.salted` takes it.
    """

    answers: Mapping[tuple[str, str, str], KnownAnswer] = MappingProxyType({})
    closed: pd.DataFrame = pd.DataFrame(columns=["respondent", "question", "value"], dtype=str)
    elsewhere: frozenset[str] = frozenset()
    salt: str = ""


@dataclass(frozen=True)
class Campaign:
    """Answers that copy one text.

    Attributes
    ----------
    text : the most common wording, masked.
    rows : numbers of the data rows (from 1) that carry it, edited ones included.
    edited : those of `rows` whose wording differs from `text`.
    question : the question it answers.
    """

    text: str
    rows: tuple[int, ...]
    edited: tuple[int, ...]
    question: str = ""


class AnsweredBefore(NamedTuple):
    """People of a file who say other things under numbers that an earlier round held.

    Attributes
    ----------
    people : how many of them there are.
    of : people of the file.
    same : whether they are taken for the same ones answering again; else they are other people, counted anew.
    """

    people: int
    of: int
    same: bool


@dataclass(frozen=True)
class ImportPlan:
    """What an import would store, before anybody confirms it.

    Attributes
    ----------
    responses : one row an answer in people's own words, in use or in a tray; columns row, respondent, entry (blank for
        the first or only answer of a person to a question), question, text (masked), raw, tray, audience, forum,
        borough, system, age_band, organisation, answered_at, campaign (number from 1 of the campaign it belongs to,
        its first copy included; 0 for none), replaces (number of the stored answer that a changed one would replace; 0
        for none).
    counts : read, stored, already_there, and one entry a tray. The unit is the answer in people's own words, and
        read = stored + already_there + everything in trays, always.
    questions : the questions of the file, in its order.
    people : one row a person: respondent, audience, forum, borough, system, age_band, organisation, answered_at.
    closed : answers to closed questions that are new or changed: respondent, question, value; one row a ticked choice.
    campaigns : the campaigns found.
    masked : before and after, one row an answer in which something was hidden.
    again : the people whose numbers were in an earlier round, where most of them say other things now; else None.
    """

    responses: pd.DataFrame
    counts: dict[str, int]
    questions: tuple[Question, ...]
    people: pd.DataFrame
    closed: pd.DataFrame
    campaigns: tuple[Campaign, ...] = ()
    masked: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["Before", "After"]))
    again: AnsweredBefore | None = None

    @property
    def brings_something(self) -> bool:
        """Whether anything in the file is new or changed."""
        return self.counts["stored"] + self.counts[CHANGED] + len(self.closed) > 0


class Receipt(NamedTuple):
    """What an import came to.

    Its number; answers in people's own words, read = stored + already_there + those in each tray; how many people the
    file holds, and how many of their answers to closed questions were stored.
    """

    import_id: int
    read: int
    stored: int
    already_there: int
    trays: dict[str, int]
    people: int = 0
    closed: int = 0

    @property
    def set_aside(self) -> int:
        """Answers in all trays."""
        return sum(self.trays.values())


class Upload(NamedTuple):
    """The file of an import: its name, SHA-256, tool (blank if unknown), and the fingerprint of its headers."""

    name: str
    sha256: str
    tool: str
    fingerprint: str
