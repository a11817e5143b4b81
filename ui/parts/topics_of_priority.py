"""Which known topics belong to a priority: what points are chosen by, to be read and changed."""

from __future__ import annotations

from typing import Final

import streamlit as st

from explorer import speaking
from explorer.evidence import topics_in_force
from priorities.evidence import store as words
from ui.shell import desk, state
from ui.shell.wording import plain

_EXTENTS: Final[dict[str, str]] = {
    words.WHOLE: "whatever is said of it",
    words.PART: "only what comes close to the priority",
}


def draw(priority: str) -> None:
    """Draw the topics of a priority, each with a button that takes it away, and a form that adds one."""
    if state.projector():
        return
    belonging = desk.now().keep(topics_in_force)
    belonging = belonging[belonging["priority"] == priority]
    with st.expander(f"By which topics people's points are chosen ({len(belonging)})"):
        if belonging.empty:
            st.write("No topic belongs to it. Of a priority that never had one, points are chosen by meaning alone.")
        for topic in belonging.to_dict("records"):
            _topic(priority, str(topic["topic"]), str(topic["extent"]), str(topic["who"]))
        _more(priority, set(belonging["topic"]))


def _topic(priority: str, topic: str, extent: str, who: str) -> None:
    by = f" (given by {who})" if who else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(topic)}**: {_EXTENTS[extent]}{plain(by)}")
        press = desk.Press("Take it away", f"take {topic} from {priority}")
        desk.act_button(press, words.keep_topic, priority, topic, words.NO_PART)


def _more(priority: str, present: set[str]) -> None:
    names = [name for name in speaking.known_topics()["topic"] if name not in present]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        topic = st.selectbox("Another topic", names, index=None, key=f"topic for {priority}")
        extent = st.selectbox(
            "How much of it", list(_EXTENTS), format_func=_EXTENTS.__getitem__, key=f"extent for {priority}"
        )
        press = desk.Press("Give it this topic", f"give topic to {priority}", disabled=topic is None)
        desk.act_button(press, words.keep_topic, priority, str(topic), str(extent))
