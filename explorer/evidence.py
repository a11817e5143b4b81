"""Where the two halves meet: which themes of the engagement speak for which priority.

A link is suggested by similarity of words, and confirmed or rejected by a person. It stands beside the scores and
never counts in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd

from engagement import ThemedResponses, similarity
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from explorer.themes import every_themed
from priorities import store

CONFIRMED: Final = "confirmed"
_SUGGESTED: Final = "suggested"
REJECTED: Final = "rejected"
_COLUMNS: Final = ("priority", "theme_id", "name", "similarity", "standing", "who")

# By eye on the sample: below it most suggestions are far-fetched. Themes titled by known topics would allow more.
_ALIKE: Final = 0.3
# What a person looks through beside one priority without losing patience.
_MOST: Final = 3


def links(now: Snapshot) -> pd.DataFrame:
    """Return which themes speak for which priorities.

    Returns
    -------
    pandas.DataFrame
        priority, theme_id, name (of the theme), similarity (0-1), standing ("confirmed", "suggested" or "rejected"),
        who (decided; empty for a suggestion). Of suggestions the three likest themes of each priority.
    """
    every = now.keep(every_themed)
    if not every:
        return pd.DataFrame(columns=list(_COLUMNS))
    pairs = _pairs(now, pd.concat([themed.themes.themes for themed in every], ignore_index=True))
    verdicts = now.ask(store.evidence_verdicts).rename(columns={"theme": "theme_id"})
    pairs = pairs.merge(verdicts, on=["priority", "theme_id"], how="left")
    judged = pairs["speaks_for_it"].notna()
    suggested = (pairs["place"] < _MOST) & (pairs["similarity"] >= _ALIKE)
    standing = pairs["speaks_for_it"].map({True: CONFIRMED, False: REJECTED})
    pairs = pairs.assign(standing=standing.fillna(_SUGGESTED), who=pairs["who"].fillna(""))[judged | suggested]
    order = pairs["standing"].map({CONFIRMED: 0, _SUGGESTED: 1, REJECTED: 2})
    pairs = pairs.assign(order=order).sort_values(["order", "similarity"], ascending=[True, False], kind="stable")
    return pairs[list(_COLUMNS)].reset_index(drop=True)


def _pairs(now: Snapshot, themes: pd.DataFrame) -> pd.DataFrame:
    """Every priority with every theme: similarity of words, and the theme's place (0 first) for the priority."""
    listed = now.keep(long_list).priorities
    abouts = [f"{t['name']}. {', '.join(t['phrases'])}. {t['description']}" for t in themes.to_dict("records")]
    questions = [f"{row['name']}. {row['indicator']}" for row in listed.to_dict("records")]
    table = pd.DataFrame(similarity(questions, abouts), index=listed.index, columns=themes["theme_id"])
    pairs = table.rename_axis(index="priority").reset_index().melt(
        id_vars="priority", var_name="theme_id", value_name="similarity"
    )  # fmt: skip
    place = pairs.groupby("priority")["similarity"].rank(method="first", ascending=False) - 1
    names = themes.set_index("theme_id")["name"]
    return pairs.assign(place=place, name=pairs["theme_id"].map(names), theme_id=pairs["theme_id"].astype(int))


def links_of_priority(now: Snapshot, priority: str) -> pd.DataFrame:
    """Return the links of one priority, those rejected included."""
    every = now.keep(links)
    return every[every["priority"] == priority]


def priorities_of_theme(now: Snapshot, theme_id: int) -> list[tuple[str, str]]:
    """Return the priorities that a theme speaks for, each by name with the standing of the link."""
    every, names = now.keep(links), now.keep(long_list).names
    speaks = every[(every["theme_id"] == theme_id) & (every["standing"] != REJECTED)]
    return [(str(names[p]), str(s)) for p, s in zip(speaks["priority"], speaks["standing"], strict=True)]


def mention_shares(now: Snapshot) -> pd.Series[float]:
    """Return, by priority, the percentage of the people who answered who speak for it in themes confirmed."""
    every, linked = now.keep(every_themed), now.keep(links)
    confirmed = linked[linked["standing"] == CONFIRMED]
    n_people = len(set().union(*(themed.answered["respondent"] for themed in every)))
    if not n_people or confirmed.empty:
        return pd.Series(dtype=float)
    shares = {
        priority: 100 * len(_people(every, set(group["theme_id"]))) / n_people
        for priority, group in confirmed.groupby("priority")
    }
    return pd.Series(shares, dtype=float)


def _people(every: Iterable[ThemedResponses], themes: set[int]) -> set[str]:
    """Everybody who speaks of one of these themes, in whichever set it stands."""
    speaking = (themed.members(theme) for themed in every for theme in themes & set(themed.themes.themes["theme_id"]))
    return set().union(*(members["respondent"] for members in speaking))
