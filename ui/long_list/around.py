"""What stands around a priority: promises, other cities, what must be in place, and the principles it keeps."""

from __future__ import annotations

import streamlit as st

from explorer import promises
from ui.parts import cities, needs, principles, tables
from ui.parts import promises as promise_lines
from ui.shell import desk, navigation
from ui.shell.wording import plain


def draw(priority: str, name: str) -> None:
    """Draw what stands around a priority."""
    _promises(priority, name)
    with st.expander("Other cities"):
        cities.draw(priority, name)
    with st.expander("What must be in place"):
        tables.table(needs.of_priority(priority), name=f"what must be in place, {name}")
        navigation.link(
            navigation.PARTNERS, "Say what it needs", priority=priority, partners_part="What must be in place"
        )
    with st.expander("The five principles"):
        tables.table(principles.of_priority(priority), name=f"principles, {name}")
        navigation.link(navigation.PARTNERS, "Mark a principle", priority=priority, partners_part="Principles")


def _promises(priority: str, name: str) -> None:
    st.subheader("Commitments that exist", anchor=False)
    now = desk.now()
    promised = now.keep(promises.beside, priority)
    if promised.empty:
        st.write(plain(f"No partner has promised anything on {name} in the strategies read so far."))
    for row in promised[promised["status"] == "missed"].to_dict("records"):
        st.write(plain(f"Promised before: {row['commitment']} ({row['document']}). {row['came']}"))
    if len(promised):
        tables.table(promise_lines.lines(promised), name=f"promises on {name}")
    drafts = now.keep(promises.own_drafts, priority)
    for commitment in drafts["commitment"]:
        st.caption(plain(f"The board's own draft of March 2019: {commitment}."))
