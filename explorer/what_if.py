"""What weighting those heard, or hearing more of them, would change: two questions asked of themes that stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from engagement import ThemedResponses, reach, share_interval
from engagement.answers.selection import Selection
from explorer.reach import facts_of, fitted_values
from explorer.snapshot import Snapshot
from explorer.themes import every_themed

_Line = tuple[str, int, float, float, float, float]


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What would be said if those heard were weighted to be like those who live in London.

    Attributes
    ----------
    themes : theme, people, share, low, high (0-1, as counted) and weighted (0-1); moves (bool): outside the interval.
    raking : the weights.
    n_people : how many people were weighted.
    """

    themes: pd.DataFrame
    raking: reach.Raking
    n_people: int


def what_if(now: Snapshot, selection: Selection, kinds: tuple[str, ...]) -> WhatIf:
    """Weight the people selected by chosen facts, and count every theme again."""
    facts = now.keep(facts_of, selection)
    values = fitted_values(facts)
    groups = {kind: values[kind] for kind in kinds}
    frame = pd.DataFrame({kind: facts[kind].map(fitted.groups) for kind, fitted in groups.items()}, index=facts.index)
    raking = reach.rake(frame, {kind: fitted.people for kind, fitted in groups.items()})
    weights = dict(zip(facts["respondent"], raking.weights, strict=True))
    lines = [line for themed in every_themed(now) for line in _weighed(themed, weights)]
    columns = ["theme", "people", "share", "low", "high", "weighted"]
    themes = pd.DataFrame(lines, columns=columns)
    moves = (themes["weighted"] < themes["low"]) | (themes["weighted"] > themes["high"])
    return WhatIf(themes.assign(moves=moves.astype(bool)), raking, len(facts))


@dataclass(frozen=True, eq=False)
class Enough:
    """Whether more people would bring more themes, of one set of questions.

    Attributes
    ----------
    name : the questions.
    curve : people (0, 50, 100 ...) and themes (the mean over all orders).
    last : how many themes the last 50 people added.
    n_people, n_themes : who answered, and the themes that stand.
    """

    name: str
    curve: pd.DataFrame
    last: float
    n_people: int
    n_themes: int


STEP: Final = 50
"""People a step: the specification's "new themes per further 50 people"."""


def enough(now: Snapshot) -> tuple[Enough, ...]:
    """Return for every set of themes how many themes fewer people would have brought."""
    return tuple(_enough(themed) for themed in every_themed(now) if themed.n_people > STEP)


def _weighed(themed: ThemedResponses, weights: Mapping[str, float]) -> list[_Line]:
    """Each theme of a set with its share as counted and as weighted, of the people in `weights` who answered.

    Where none of them was asked there is no share: the set is left out.
    """
    base = [person for person in themed.answered["respondent"].unique() if person in weights]
    if not base:
        return []
    total = sum(weights[person] for person in base)
    lines = []
    for theme, name in themed.ranked[["theme_id", "name"]].itertuples(index=False):
        speakers = [person for person in themed.members(theme)["respondent"].unique() if person in weights]
        weighted = sum(weights[person] for person in speakers) / total if total else 0.0
        share = len(speakers) / len(base)
        lines.append((str(name), len(speakers), share, *share_interval(len(speakers), len(base)), weighted))
    return lines


def _enough(themed: ThemedResponses) -> Enough:
    speakers, people = themed.ranked["people"].tolist(), themed.n_people
    steps = [*range(0, people, STEP), people]
    curve = pd.DataFrame({"people": steps, "themes": [reach.themes_expected(speakers, people, n) for n in steps]})
    names = " / ".join(dict.fromkeys(themed.answered["question"]))
    last = reach.new_themes(speakers, people, STEP)
    return Enough(names, curve, last, people, sum(count > 0 for count in speakers))
