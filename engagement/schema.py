"""Column names and frozen records that the rooms of engagement share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import pandas as pd

from engagement.errors import MissingColumn

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
    "response_id", "import_id", "row", "respondent", "question", "text", *PERSON_COLUMNS, "answered_at", "tray",
    "campaign",
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


@dataclass(frozen=True)
class ColumnChoice:
    """Which column of an export holds what, as a person confirmed it.

    Attributes
    ----------
    text : columns with people's own words; each is a question, one at least.
    audience, forum, borough, age_band, organisation, identity, time : one column each, or None.
    attributes : further columns kept beside each answer.
    personal : columns that are never stored.
    """

    text: tuple[str, ...]
    audience: str | None = None
    forum: str | None = None
    borough: str | None = None
    age_band: str | None = None
    organisation: str | None = None
    identity: str | None = None
    time: str | None = None
    attributes: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()

    @classmethod
    def guess(cls, export: Export) -> ColumnChoice:
        """Return the choice that the guessed roles of an export amount to."""
        return cls.of_roles({name: role.kind for name, role in export.roles.items()})

    @classmethod
    def of_roles(cls, kinds: Mapping[str, str]) -> ColumnChoice:
        """Return the choice that column -> kind of role amounts to; of kinds that stand once, the first column wins."""
        by_kind: dict[str, list[str]] = {}
        for name, kind in kinds.items():
            by_kind.setdefault(kind, []).append(name)

        def first(kind: str) -> str | None:
            return by_kind.get(kind, [None])[0]

        return cls(
            text=tuple(by_kind.get("text", ())),
            audience=first("audience"),
            forum=first("forum"),
            borough=first("borough"),
            age_band=first("age_band"),
            organisation=first("organisation"),
            identity=first("person") or first("row"),
            time=first("time"),
            attributes=tuple(name for name, kind in kinds.items() if kind in ("choice", "choices", "rating", "number")),
            personal=tuple(by_kind.get("personal", ())),
        )

    def kinds(self, names: Iterable[str]) -> dict[str, str]:
        """Return column -> kind of role for the columns named, as `of_roles` takes it."""
        kind_of = {
            **dict.fromkeys(self.attributes, "choice"),
            **dict.fromkeys(self.personal, "personal"),
            **dict.fromkeys(self.text, "text"),
        }
        for kind in ("audience", "forum", "borough", "age_band", "organisation", "time"):
            if getattr(self, kind):
                kind_of[getattr(self, kind)] = kind
        if self.identity:
            kind_of[self.identity] = "person"
        return {name: kind_of.get(name, "ignore") for name in names}

    def check(self, frame: pd.DataFrame) -> None:
        """Raise `MissingColumn` where a chosen column is not in the table, or none holds words."""
        named = (
            self.audience,
            self.forum,
            self.borough,
            self.age_band,
            self.organisation,
            self.identity,
            self.time,
        )
        columns = [*self.text, *self.attributes, *(name for name in named if name)]
        missing = [name for name in columns if name not in frame.columns]
        if missing:
            raise MissingColumn(f"The file has no column called '{missing[0][:80]}'. Choose one of its columns.")
        if not self.text:
            raise MissingColumn("No column with people's own words was chosen. Choose at least one.")


class KnownAnswer(NamedTuple):
    """An answer that stands already: its number, and every wording of it that came in (none where it was deleted)."""

    response_id: int
    wordings: frozenset[str]


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


@dataclass(frozen=True)
class ImportPlan:
    """What an import would store, before anybody confirms it.

    Attributes
    ----------
    responses : one row an answer, in use or in a tray; columns row, respondent, question, text (masked), raw, tray,
        audience, forum, borough, system, age_band, organisation, attributes (JSON), answered_at, campaign (number from
        1 of the campaign it belongs to, its first copy included; 0 for none), replaces (number of the stored answer
        that a changed one would replace; 0 for none).
    counts : read, stored, already_there, and one entry a tray. The unit is the answer (rows x text columns), and
        read = stored + already_there + everything in trays, always.
    campaigns : the campaigns found.
    masked : before and after, one row an answer in which something was hidden.
    """

    responses: pd.DataFrame
    counts: dict[str, int]
    campaigns: tuple[Campaign, ...] = ()
    masked: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["Before", "After"]))
