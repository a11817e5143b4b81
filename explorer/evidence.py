"""Where the two halves meet: what people said that speaks for each priority, point by point.

A point is suggested where its known topic belongs to the priority and its meaning comes close; a person confirms or
rejects it. It stands beside the scores and never counts in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from engagement.answers import store as answers
from engagement.evidence import choosing, store
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from explorer.speaking import topics_by_priority
from explorer.themes import every_themed, themed_of
from priorities import store as verdicts
from priorities.evidence import store as words

CONFIRMED: Final = "confirmed"
SUGGESTED: Final = "suggested"
REJECTED: Final = "rejected"
_START_WELL: Final = "START WELL"
_ADULTS: Final = "adult"


@dataclass(frozen=True, eq=False)
class Evidence:
    """What people said that speaks for one priority.

    Attributes
    ----------
    points : the columns of `spoken` and those of their answers; confirmed ones first, then suggested, then rejected.
    quotes : of the points that were not rejected, three to quote.
    people : audience, n (people behind points and themes not rejected), base (people of the audience who answered).
    themes : whole themes that people judged: theme_id, name, people, standing, who.
    """

    points: pd.DataFrame
    quotes: pd.DataFrame
    people: pd.DataFrame
    themes: pd.DataFrame

    @property
    def speaking(self) -> pd.DataFrame:
        """The points that were not rejected."""
        return self.points[self.points["standing"] != REJECTED]

    @property
    def anybody(self) -> bool:
        """Whether any point or whole theme that was not rejected speaks for it."""
        return not self.speaking.empty or bool((self.themes["standing"] == CONFIRMED).any())

    @property
    def withheld(self) -> int:
        """How many points are not quoted because their answer holds a word of harm."""
        return int((self.speaking["harm"] & ~self.speaking["chosen"]).sum())


def topics_in_force(now: Snapshot) -> pd.DataFrame:
    """Return which topics belong to which priority: priority, topic, extent ("all" or "part"), who (changed it)."""
    table = topics_by_priority(now.ask(words.topic_words))
    return table[table["extent"] != words.NO_PART].reset_index(drop=True)


def spoken(now: Snapshot) -> pd.DataFrame:
    """Return every point that speaks for a priority, or that a person judged.

    Returns
    -------
    pandas.DataFrame
        priority, point, response_id, start, end, topic, closeness (0-1), standing ("confirmed", "suggested" or
        "rejected"), who (decided; empty for a suggestion), text (the whole answer), words (of the point), harm
        (whether the answer holds a word of harm), chosen (whether a person confirmed it by itself); confirmed ones
        first, within one standing the closest first.
    """
    points = now.ask(store.points)
    topics = topics_by_priority(now.ask(words.topic_words)).rename(columns={"priority": "matter"})
    suggested = choosing.speaking(points, now.ask(store.near_matters), topics)
    suggested = _of_their_life(now, _with_words(now, suggested)).rename(columns={"matter": "priority"})
    judged = now.ask(words.point_verdicts)
    more = judged.merge(suggested[["priority", "point"]], how="left", indicator=True)
    more = more.loc[more["_merge"] == "left_only", ["priority", "point"]].merge(points, on="point")
    every = pd.concat([suggested, _with_words(now, more)], ignore_index=True)
    every = every[every["priority"].isin(now.keep(long_list).priorities.index)]
    every = every.merge(judged, on=["priority", "point"], how="left")
    standing = every["speaks_for_it"].map({True: CONFIRMED, False: REJECTED}).fillna(SUGGESTED)
    is_chosen = (every["by_itself"] == True) & (standing == CONFIRMED)  # noqa: E712  not judged is missing
    every = every.assign(standing=standing, who=every["who"].fillna(""), chosen=is_chosen)
    every = every.drop(columns=["speaks_for_it", "by_itself"])
    return _in_order(every.assign(harm=choosing.tells_of_harm(every, every["text"].tolist())))


def of_priority(now: Snapshot, priority: str, *, shared: bool = False) -> Evidence:
    """Return what people said that speaks for one priority.

    Parameters
    ----------
    shared : whether people are counted as a shared screen may show them: rounded, a few as none.
    """
    points = now.keep(spoken)
    points = points[points["priority"] == priority].drop(columns="text")
    points = points.merge(now.ask(answers.responses), on="response_id")
    themes = _themes_of(now, priority)
    speaking = points[points["standing"] != REJECTED]
    members = [_members(now, theme) for theme in themes.loc[themes["standing"] == CONFIRMED, "theme_id"]]
    behind = pd.concat([part[["respondent", "audience"]] for part in (speaking, *members)])
    people = choosing.people(behind, now.ask(answers.answered), shared=shared)
    return Evidence(points, choosing.quotes(speaking), people, themes)


def priorities_of_theme(now: Snapshot, theme_id: int) -> list[tuple[str, int]]:
    """Return the priorities that a theme's points speak for, each by name with how many of its people do."""
    themed = now.keep(themed_of, theme_id)
    if themed is None:
        return []
    points = now.keep(spoken)
    points = points[points["standing"] != REJECTED]
    assigned = themed.themes.assignments
    inside = choosing.within(points, assigned[assigned["theme_id"] == theme_id])
    people = inside.merge(now.ask(answers.responses)[["response_id", "respondent"]], on="response_id")
    counts = people.groupby("priority")["respondent"].nunique().sort_values(ascending=False, kind="stable")
    names = now.keep(long_list).names
    return [(str(names[str(priority)]), int(n)) for priority, n in counts.items()]


def mention_shares(now: Snapshot) -> pd.Series[float]:
    """Return, by priority, the percentage of the people who answered who speak for it in what people confirmed."""
    answered = now.ask(answers.answered)["respondent"].nunique()
    points = now.keep(spoken)
    points = points.loc[points["standing"] == CONFIRMED, ["priority", "response_id"]]
    by_point = points.merge(now.ask(answers.responses)[["response_id", "respondent"]], on="response_id")
    themes = _judged_themes(now)
    themes = themes[themes["standing"] == CONFIRMED]
    by_theme = [
        _members(now, int(theme))[["respondent"]].assign(priority=priority)
        for priority, theme in zip(themes["priority"], themes["theme_id"], strict=True)
    ]
    people = pd.concat([by_point[["priority", "respondent"]], *by_theme])
    if not answered or people.empty:
        return pd.Series(dtype=float)
    return (100 * people.groupby("priority")["respondent"].nunique() / answered).astype(float)


def _with_words(now: Snapshot, points: pd.DataFrame) -> pd.DataFrame:
    texts = now.ask(answers.responses)[["response_id", "text"]]
    points = points.merge(texts, on="response_id")
    spans = zip(points["text"], points["start"], points["end"], strict=True)
    return points.assign(words=[text[start:end].strip() for text, start, end in spans])


def _of_their_life(now: Snapshot, points: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is said of another life: of grown-ups under START WELL, of children where adults are meant."""
    listed = now.keep(long_list).priorities
    children = listed.index[listed["life_stage"] == _START_WELL]
    adults = listed.index[listed["name"].str.lower().str.contains(_ADULTS)]
    return choosing.of_their_life(points, set(children), set(adults))


def _in_order(points: pd.DataFrame) -> pd.DataFrame:
    place = points["standing"].map({CONFIRMED: 0, SUGGESTED: 1, REJECTED: 2})
    ordered = points.assign(place=place).sort_values(
        ["priority", "place", "closeness", "point"], ascending=[True, True, False, True], kind="stable"
    )
    return ordered.drop(columns="place").reset_index(drop=True)


def _themes_of(now: Snapshot, priority: str) -> pd.DataFrame:
    every = _judged_themes(now)
    return every[every["priority"] == priority]


def _judged_themes(now: Snapshot) -> pd.DataFrame:
    """Whole themes that stand and that people judged: priority, theme_id, name, people, standing, who."""
    judged = now.ask(verdicts.evidence_verdicts).rename(columns={"theme": "theme_id"})
    columns = ["theme_id", "name", "people"]
    every = [themed.ranked[columns] for themed in now.keep(every_themed)]
    standing = pd.concat(every) if every else pd.DataFrame(columns=columns)
    judged = judged.merge(standing, on="theme_id")
    return judged.assign(standing=judged["speaks_for_it"].map({True: CONFIRMED, False: REJECTED}))


def _members(now: Snapshot, theme_id: int) -> pd.DataFrame:
    themed = now.keep(themed_of, int(theme_id))
    return themed.members(int(theme_id)) if themed is not None else now.ask(answers.responses).head(0)
