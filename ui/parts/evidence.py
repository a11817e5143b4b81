"""What people said that speaks for a priority, with the decision on each theme; and for a theme, its priorities."""

from __future__ import annotations

import streamlit as st

from engagement import ThemedResponses
from explorer.evidence import CONFIRMED, REJECTED, links_of_priority, priorities_of_theme
from explorer.themes import themed_of
from priorities import store
from ui.parts import comments, people
from ui.shell import desk, navigation, state
from ui.shell.wording import count, listing, plain


def draw(priority: str) -> None:
    """Draw what people said that speaks for a priority, with the decision on each theme."""
    st.subheader("What people said", anchor=False)
    links = desk.now().keep(links_of_priority, priority)
    if links.empty:
        st.write("No theme speaks for this priority so far.")
        navigation.link(navigation.THEMES, "See the themes")
        return
    st.caption(
        "Suggested by likeness of words until a person decides. It stands beside the scores and never counts in them."
    )
    for link in links.to_dict("records"):
        theme = (int(link["theme_id"]), str(link["name"]))
        _link(priority, theme, str(link["standing"]), str(link["who"]))


def lines(priority: str) -> list[str]:
    """Return a line for each theme that speaks for a priority: its name, who, how many, and its standing."""
    links = desk.now().keep(links_of_priority, priority)
    links = links[links["standing"] != REJECTED]
    if links.empty:
        return ["No theme of the engagement speaks for it so far."]
    return [
        f"People said: {link['name']} ({_counts(int(link['theme_id']))}, {link['standing']})."
        for link in links.to_dict("records")
    ]


def of_theme(theme_id: int) -> None:
    """Say which priorities a theme speaks for."""
    pairs = desk.now().keep(priorities_of_theme, theme_id)
    if pairs:
        names = listing([f"{name} ({standing})" for name, standing in pairs])
        st.caption(plain(f"Speaks for {count(len(pairs), 'priority', 'priorities')} of the long list: {names}."))


def _themed(theme_id: int) -> ThemedResponses | None:
    """The set of a theme with their counts as they are, or on a projector as everybody may see them."""
    themed = desk.now().keep(themed_of, theme_id)
    return themed.shared if themed is not None and state.projector() else themed


def _counts(theme_id: int) -> str:
    themed = _themed(theme_id)
    counts = {} if themed is None else themed.count_by_audience(theme_id)
    shares = [people.share_of(audience, n, themed.base[audience]) for audience, n in counts.items() if themed]
    return listing(shares) or "a few people"


def _link(priority: str, theme: tuple[int, str], standing: str, who: str) -> None:
    theme_id, name = theme
    with st.container(border=True):
        by = f", {standing} by {who}" if who else f", {standing}"
        st.markdown(f"**{plain(name)}** ({plain(_counts(theme_id))}{plain(by)})")
        themed = _themed(theme_id)
        if standing != REJECTED and themed is not None:
            comments.show(themed.members(theme_id).head(2), rest=False)
        with st.container(horizontal=True):
            if standing != CONFIRMED:
                _decide("It speaks for this priority", priority, theme_id, speaks_for_it=True)
            if standing != REJECTED:
                _decide("It does not", priority, theme_id, speaks_for_it=False)


def _decide(label: str, priority: str, theme_id: int, *, speaks_for_it: bool) -> None:
    press = desk.Press(label, f"{label} {priority} {theme_id}")
    desk.act_button(press, store.judge_evidence, priority, theme_id, speaks_for_it=speaks_for_it)
