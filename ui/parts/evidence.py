"""Where the two halves meet: which themes of the engagement speak for which priority.

A link is suggested by likeness of words, and confirmed or rejected by a person. It stands beside the scores and never
counts in them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from engagement.themes.similarity import similarity
from ui import acts, cache
from ui.parts import comments
from ui.parts.people import audiences
from ui.shell import navigation, state
from ui.shell.wording import count, listing, number, plain
from ui.themes import overview

CONFIRMED, SUGGESTED, REJECTED = "confirmed", "suggested", "rejected"
COLUMNS: Final = ("priority", "theme_id", "name", "likeness", "standing", "who")
_ALIKE = 0.3
_MOST = 3


def links() -> pd.DataFrame:
    """Return which themes speak for which priorities.

    Returns
    -------
    pandas.DataFrame
        priority, theme_id, name (of the theme), likeness (0-1), standing ("confirmed", "suggested" or "rejected"), who
        (decided; empty for a suggestion). Of suggestions the three likest themes of each priority.
    """
    found = cache.themes()
    if found is None:
        return pd.DataFrame(columns=list(COLUMNS))
    key = (cache.version(), found.run_id)
    return state.worked_out("evidence", key, _links)


def _links() -> pd.DataFrame:
    found, drafts = cache.themes(), cache.long_list()
    if found is None:
        return pd.DataFrame(columns=list(COLUMNS))
    themes = found.themes
    told = [f"{t['name']}. {', '.join(t['phrases'])}. {t['description']}" for t in themes.to_dict("records")]
    asked = [f"{row['name']}. {row['indicator']}" for row in drafts.to_dict("records")]
    near = similarity(asked, told)
    verdicts = {(v["priority"], v["theme"]): v for v in cache.evidence_verdicts().to_dict("records")}
    rows = []
    for at, priority in enumerate(drafts.index):
        suggested = [place for place in np.argsort(-near[at], kind="stable")[:_MOST] if near[at, place] >= _ALIKE]
        for place, theme in enumerate(themes.to_dict("records")):
            verdict = verdicts.get((priority, theme["theme_id"]))
            if verdict is not None:
                standing = CONFIRMED if verdict["speaks_for_it"] else REJECTED
                rows.append((priority, theme["theme_id"], theme["name"], near[at, place], standing, verdict["who"]))
            elif place in suggested:
                rows.append((priority, theme["theme_id"], theme["name"], near[at, place], SUGGESTED, ""))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    order = table["standing"].map({CONFIRMED: 0, SUGGESTED: 1, REJECTED: 2})
    return table.assign(order=order).sort_values(["order", "likeness"], ascending=[True, False]).drop(columns="order")


def draw(priority: str) -> None:
    """Draw what people said that speaks for a priority, with the decision on each theme."""
    st.subheader("What people said", anchor=False)
    mine = links()
    mine = mine[mine["priority"] == priority]
    if mine.empty:
        st.write("No theme speaks for this priority so far.")
        navigation.link(navigation.THEMES, "See the themes")
        return
    st.caption(
        "Suggested by likeness of words until a person decides. It stands beside the scores and never counts in them."
    )
    for link in mine.to_dict("records"):
        _link(priority, int(link["theme_id"]), str(link["name"]), str(link["standing"]), str(link["who"]))


def lines(priority: str) -> list[str]:
    """Return a line for each theme that speaks for a priority: its name, who, how many, and its standing."""
    found, responses = cache.themes(), cache.responses()
    mine = links()
    mine = mine[(mine["priority"] == priority) & (mine["standing"] != REJECTED)]
    if found is None or mine.empty:
        return ["No theme of the engagement speaks for it so far."]
    told = []
    for link in mine.to_dict("records"):
        inside = overview.members({"theme_id": int(link["theme_id"])}, found, responses)
        told.append(f"People said: {link['name']} ({_heard(inside, responses)}, {link['standing']}).")
    return told


def _heard(inside: pd.DataFrame, responses: pd.DataFrame) -> str:
    said = inside["audience"].value_counts()
    return listing([f"{number(said.get(one, 0))} {one}" for one in audiences(responses)])


def _link(priority: str, theme_id: int, name: str, standing: str, who: str) -> None:
    found, responses = cache.themes(), cache.responses()
    if found is None:
        return
    inside = overview.members({"theme_id": theme_id}, found, responses)
    heard = _heard(inside, responses)
    with st.container(border=True):
        by = f", {standing} by {who}" if who else f", {standing}"
        st.markdown(f"**{plain(name)}** ({plain(heard)}{plain(by)})")
        if standing != REJECTED:
            comments.show(inside.head(2), rest=False)
        with st.container(horizontal=True):
            if standing != CONFIRMED:
                _decide("It speaks for this priority", priority, theme_id, speaks_for_it=True)
            if standing != REJECTED:
                _decide("It does not", priority, theme_id, speaks_for_it=False)


def _decide(label: str, priority: str, theme_id: int, *, speaks_for_it: bool) -> None:
    st.button(
        label,
        key=f"{label} {priority} {theme_id}",
        on_click=acts.judge_evidence,
        args=(priority, theme_id),
        kwargs={"speaks_for_it": speaks_for_it},
    )


def of_theme(theme_id: int) -> None:
    """Say which priorities a theme speaks for."""
    mine = links()
    mine = mine[(mine["theme_id"] == theme_id) & (mine["standing"] != REJECTED)]
    if mine.empty:
        return
    names = cache.long_list()["name"]
    told = [f"{names[p]} ({s})" for p, s in zip(mine["priority"], mine["standing"], strict=True)]
    st.caption(plain(f"Speaks for {count(len(told), 'priority', 'priorities')} of the long list: {listing(told)}."))
