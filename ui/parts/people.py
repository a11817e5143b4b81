"""Who was heard and what to do next, as the sentences of the home page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import bundled
from engagement.themes import ThemeSet
from ui import cache
from ui.parts.standing import Standing
from ui.shell import state
from ui.shell.wording import count, listing

PROFESSIONALS, LONDONERS = "Professionals", "Londoners"


@dataclass(frozen=True)
class Heard:
    """Whom the explorer has heard from, in words."""

    sentence: str
    lines: tuple[str, ...]
    not_heard: tuple[str, ...]
    nobody: bool


def heard() -> Heard:
    """Return who was heard so far."""
    people = cache.heard(copies=state.copies())
    if people.empty or not people["respondents"].sum():
        return Heard("", (), (), nobody=True)
    boroughs = bundled.boroughs()["borough"].tolist()
    answered = cache.responses()
    present = set(answered.loc[answered["audience"] == LONDONERS, "borough"])
    missing = tuple(name for name in boroughs if name not in present)
    parts = [_part(row, len(boroughs) - len(missing), len(boroughs)) for row in people.to_dict("records")]
    return Heard(
        sentence=f"We have heard from {listing(parts)}.",
        lines=tuple(
            f"{row['audience']}: {count(row['respondents'], 'person', 'people')}" for row in people.to_dict("records")
        ),
        not_heard=missing,
        nobody=False,
    )


def _part(row: Mapping[Any, Any], boroughs: int, of: int) -> str:
    people, audience, forums = int(str(row["respondents"])), str(row["audience"]), int(str(row["forums"]))
    if audience == LONDONERS:
        return f"{count(people, 'Londoner', 'Londoners')} from {boroughs} of {of} boroughs"
    where = f" in {count(forums, 'forum')}" if forums else ""
    noun = audience.lower()
    return f"{count(people, noun.rstrip('s'), noun)}{where}"


def next_steps(themes: ThemeSet | None, standing: Standing) -> list[str]:
    """Return what is worth doing next, most useful first."""
    who = heard()
    steps = []
    if who.nobody:
        steps.append("Bring in what people said.")
    elif themes is None:
        steps.append("Find themes in the responses.")
    elif themes.stale:
        steps.append(f"{count(themes.stale, 'response')} not in a theme yet: find themes again.")
    if standing.unscored:
        how_many = count(len(standing.unscored), "priority", "priorities")
        steps.append(f"{how_many} not fully scored: {listing(standing.unscored, 3)}.")
    if who.not_heard:
        steps.append(f"Nobody heard from {listing(who.not_heard, 4)}.")
    if not cache.scenarios():
        steps.append("Save the weights you agree on as a scenario.")
    return steps or ["Take the result away: open the record."]


def audiences(responses: pd.DataFrame) -> list[str]:
    """Return the audiences present, the two of the engagement first."""
    present = [name for name in responses["audience"].unique() if name]
    return sorted(present, key=lambda name: (name not in (PROFESSIONALS, LONDONERS), name != PROFESSIONALS, name))
