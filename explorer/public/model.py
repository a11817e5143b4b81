"""The public view as it is frozen: nothing but what everybody may read, no number of a person, an answer or a row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Final, NamedTuple

from explorer.paper.model import Section

TITLE: Final = "London’s health and care vision: what we heard, and what comes of it"


class Figure(NamedTuple):
    """How many people, as it is published; None where it is not shown.

    Attributes
    ----------
    set_id : of the questions.
    question : their wording.
    audience : whose people.
    theme_id, theme : whom it counts: who speaks of the theme; 0 and "" for everybody who answered.
    people : a figure of `engagement.questions.releases`.
    """

    set_id: int
    question: str
    audience: str
    theme_id: int
    theme: str
    people: int | None

    def counts_the_same(self, earlier: Figure) -> bool:
        """Return whether an earlier figure counted the same people, also where themes were found anew since."""
        questions = self.set_id == earlier.set_id or self.question.casefold() == earlier.question.casefold()
        themes = self.theme.casefold() == earlier.theme.casefold() or 0 != self.theme_id == earlier.theme_id
        return questions and themes and self.audience == earlier.audience


class Share(NamedTuple):
    """People of an audience who speak of a theme: how many, of how many, share and its interval (0-1)."""

    audience: str
    people: int
    base: int
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Theme:
    """A theme that is shown: its name, its shares by audience (None where not shown), its cleared quotes."""

    name: str
    shares: tuple[Share | None, ...]
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What people were asked in their own words, which audiences are shown (with their base), and their themes."""

    wording: str
    bases: tuple[tuple[str, int], ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class Answer:
    """A public entry of the ledger: the question, the theme, what became of it."""

    question: str
    theme: str
    shares: tuple[Share, ...]
    state: str
    decided: str
    why: str
    by_whom: str
    by_when: str


@dataclass(frozen=True)
class Promise:
    """A commitment: life stage, name, sentence, state, and where each of its targets stands."""

    stage: str
    name: str
    sentence: str
    state: str
    progress: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What is public.

    Attributes
    ----------
    narrative : its sections, without places and without who changed what.
    questions, answers, promises : the other parts.
    progress : what is said of all promises together.
    is_sample : whether the answers are those of the sample, which nobody gave.
    """

    narrative: tuple[Section, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    promises: tuple[Promise, ...]
    progress: str
    is_sample: bool

    @property
    def frozen(self) -> str:
        """It as JSON, the same letters for the same view."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @property
    def sha256(self) -> str:
        """The hash by which it is known again."""
        return sha256(self.frozen)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
