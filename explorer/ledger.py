"""What became of it: each theme with what people said, what was decided, and the answers whose theme stands no more."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from engagement import ThemedResponses
from engagement.ledger import STATES, UNANSWERED, Whereabouts, store
from engagement.ledger.store import Version
from engagement.themes.sets.store import QuestionSet
from explorer.snapshot import Snapshot
from explorer.themes import sets, themed_responses


class Said(NamedTuple):
    """How many people speak of a theme.

    Attributes
    ----------
    group : "all", or an audience.
    people, base : who speak of it, of how many who answered; people is None where it is not shown.
    share, low, high : 0-1, with its 95% interval; None where people is.
    """

    group: str
    people: int | None
    base: int
    share: float | None
    low: float | None
    high: float | None


class ThemeName(NamedTuple):
    """A theme that stands: its number, name, and the question it answers."""

    theme_id: int
    name: str
    question: str


@dataclass(frozen=True)
class Entry:
    """An answer as it stands.

    Attributes
    ----------
    version : its last version.
    choice : the themes of which a person must say to which it belongs; empty where that is clear.
    absence : why it stands under no theme, as a sentence; "" where it stands under one.
    """

    version: Version
    choice: tuple[ThemeName, ...] = ()
    absence: str = ""


@dataclass(frozen=True)
class Line:
    """A theme that stands, what people said, and what became of it.

    Attributes
    ----------
    theme : the theme.
    everybody : how many of all speak of it.
    audiences : how many of each audience do.
    entries : the answers to it, the oldest first; two where themes with an answer each were merged.
    """

    theme: ThemeName
    everybody: Said
    audiences: tuple[Said, ...]
    entries: tuple[Entry, ...]

    @property
    def state(self) -> str:
        """The state of its answer, or `UNANSWERED`."""
        return self.entries[0].version.answer.state if self.entries else UNANSWERED


@dataclass(frozen=True)
class Ledger:
    """The ledger: a line a theme, question by question; answers whose theme stands no more; those taken away."""

    lines: tuple[Line, ...]
    tray: tuple[Entry, ...]
    taken_away: tuple[Version, ...]

    @property
    def unanswered(self) -> tuple[Line, ...]:
        """Themes without an answer."""
        return tuple(line for line in self.lines if not line.entries)

    @property
    def to_choose(self) -> tuple[tuple[Line, Entry], ...]:
        """Answers under a theme that was parted: a person says to which part they belong."""
        return tuple((line, entry) for line in self.lines for entry in line.entries if entry.choice)

    @property
    def public(self) -> tuple[tuple[Line, Entry], ...]:
        """Answers that were marked for the public, of themes that stand, none that waits for a choice."""
        every = ((line, entry) for line in self.lines for entry in line.entries)
        return tuple((line, entry) for line, entry in every if entry.version.is_public and not entry.choice)

    @property
    def themes(self) -> tuple[ThemeName, ...]:
        """The themes that stand."""
        return tuple(line.theme for line in self.lines)


class PublicEntry(NamedTuple):
    """An answer that was marked for the public, with counts as everybody may see them; nobody is named."""

    number: str
    theme: str
    question: str
    everybody: Said
    audiences: tuple[Said, ...]
    state: str
    decision: str
    reason: str
    owner: str
    due: str


def ledger(now: Snapshot, *, exact: bool) -> Ledger:
    """Return the ledger.

    Parameters
    ----------
    exact : whether counts of people are as they are; else rounded, and small ones not shown.
    """
    names, places, versions = now.keep(_names, exact=exact), now.ask(store.whereabouts), now.ask(store.versions)
    under: dict[int, list[Entry]] = {}
    tray = []
    for version in versions:
        if version.answer.in_use:
            place = places[version.answer.number]
            entry = _entry(now, version, place, names)
            if entry.absence or place.theme_id is None:
                tray.append(entry)
            else:
                under.setdefault(place.theme_id, []).append(entry)
    lines = tuple(
        Line(theme, everybody, audiences, tuple(under.get(theme.theme_id, ())))
        for entry in now.keep(sets)
        for theme, everybody, audiences in now.keep(_figures, entry, exact=exact)
    )
    taken_away = tuple(version for version in versions if not version.answer.in_use)
    return Ledger(lines, tuple(tray), taken_away)


def headline(current: Ledger) -> str:
    """Return the first line: "14 of 22 themes have no answer yet; 5 will do, 3 done.", or that there are no themes."""
    if not current.lines:
        return "No themes yet, so there is nothing to answer."
    n_unanswered, n_themes = len(current.unanswered), len(current.lines)
    states = Counter(line.state for line in current.lines if line.entries)
    rest = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    if not n_unanswered:
        return f"all {n_themes} themes have an answer: {rest}."
    verb = "has" if n_unanswered == 1 else "have"
    return f"{n_unanswered} of {n_themes} themes {verb} no answer yet{'; ' if rest else ''}{rest}."


def public_entries(now: Snapshot) -> tuple[PublicEntry, ...]:
    """Return what is public: answers marked so, of themes that stand, none that waits for a choice between parts."""
    return tuple(
        PublicEntry(answer.number, line.theme.name, line.theme.question, line.everybody, line.audiences,
                    answer.state, answer.decision, answer.reason, answer.owner, answer.due)
        for line, entry in now.keep(ledger, exact=False).public
        for answer in [entry.version.answer]
    )  # fmt: skip


def _names(now: Snapshot, *, exact: bool) -> dict[int, ThemeName]:
    """The themes that stand in a question that is read, by number; `exact` as in `ledger`, whose figures they share."""
    every = (row for entry in now.keep(sets) for row in now.keep(_figures, entry, exact=exact))
    return {theme.theme_id: theme for theme, _, _ in every}


def _figures(now: Snapshot, of: QuestionSet, *, exact: bool) -> tuple[tuple[ThemeName, Said, tuple[Said, ...]], ...]:
    """Each theme of a set, with how many of all and of each audience speak of it; those first that most speak of."""
    themed = now.keep(themed_responses, of.set_id)
    if themed is None:
        return ()
    counted = themed if exact else themed.shared
    question = " / ".join(dict.fromkeys(question.text for question in of.questions))
    by_theme = _by_theme(counted)
    return tuple(
        (ThemeName(int(row["theme_id"]), str(row["name"]), question), _count_of("all", row, row["people"]),
         by_theme.get(str(row["name"]), ()))
        for row in counted.ranked.to_dict("records")
    )  # fmt: skip


def _by_theme(counted: ThemedResponses) -> dict[str, tuple[Said, ...]]:
    counts: dict[str, list[Said]] = {}
    for row in counted.shares.to_dict("records"):
        counts.setdefault(str(row["theme"]), []).append(_count_of(str(row["audience"]), row, row["n"]))
    return {theme: tuple(rows) for theme, rows in counts.items()}


def _count_of(group: str, row: dict[Any, Any], people: Any) -> Said:
    if pd.isna(people):
        return Said(group, None, int(row["base"]), None, None, None)
    share, low, high = (float(row[name]) for name in ("share", "low", "high"))
    return Said(group, int(people), int(row["base"]), share, low, high)


def _entry(now: Snapshot, version: Version, place: Whereabouts, names: dict[int, ThemeName]) -> Entry:
    choice = tuple(names[theme] for theme in sorted(place.choice) if theme in names)
    if place.theme_id in names:
        is_clear = [theme.theme_id for theme in choice] == [place.theme_id]
        return Entry(version, () if is_clear else choice)
    return Entry(version, choice, _absence(now, version, place))


def _absence(now: Snapshot, version: Version, place: Whereabouts) -> str:
    """Why an answer stands under no theme."""
    if not any(entry.set_id == version.set_id for entry in now.keep(sets)):
        return "Its question is not read by itself now: it was put together with another, or its import was undone."
    if place.theme_id is not None:
        return "No comment in use speaks of the theme any more."
    if place.choice:
        return "The theme was parted, and no part holds more than half of it."
    return "The theme was retired, and its comments stand in no theme."
