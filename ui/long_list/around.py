"""What stands around a priority: what partners have promised on it."""

from __future__ import annotations

import streamlit as st

from explorer import promises
from ui.parts import promises as promise_lines
from ui.parts import tables
from ui.shell import desk
from ui.shell.wording import plain


def draw(priority: str, name: str) -> None:
    """Draw what is promised on a priority already, and what came of it."""
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
