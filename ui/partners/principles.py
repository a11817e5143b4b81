"""The five principles: per priority yes, partly, no or not judged, with reason and name; no score moves."""

from __future__ import annotations

import streamlit as st

from explorer import framework
from explorer.long_list import long_list
from priorities.framework import MARKS, NOT_JUDGED, Mark
from priorities.framework.store import keep_mark
from ui.partners.priority import choose_priority
from ui.parts import standing, tables
from ui.parts.principles import of_priority
from ui.shell import desk, errors, state
from ui.shell.wording import plain


def headline() -> str:
    """Return the first line: on which principle the leading priorities say least."""
    return framework.principle_sentence(desk.now(), standing.now())


def draw() -> None:
    """Draw the hints, priority by principle, and the form for a mark."""
    st.caption("A principle is a lens: marks are people's, with their reasons, and no score moves by them.")
    st.write(plain(f"Parity, a hint: {framework.parity_hint(desk.now(), standing.now())}"))
    if not state.projector():
        _mark()
    table = desk.now().keep(framework.mark_table).rename(columns={"priority": "Priority"})
    tables.table(table.reset_index(drop=True), name="priorities by principle")


def _mark() -> None:
    names = desk.now().keep(long_list).names
    if names.empty:
        return
    st.subheader("Mark a priority", anchor=False)
    priority = choose_priority(list(names.index), names, key="marked_priority")
    st.caption(plain(f"Inequalities, a hint: {framework.inequality_hint(desk.now(), priority)}"))
    tables.table(of_priority(priority), name=f"principles, {names[priority]}", download=False)
    st.selectbox("Principle", framework.principles(), key="marked_principle")
    st.radio(
        "Does it keep the principle?", [*MARKS, NOT_JUDGED], index=None, format_func=plain, horizontal=True, key="mark"
    )
    st.text_input("Why, in one line", max_chars=300, key="mark_reason")

    def keep() -> str:
        if not state.typed("mark"):
            raise errors.NotReady("Choose yes, partly, no or not judged first.")
        mark = Mark(priority, state.typed("marked_principle"), state.typed("mark"), state.typed("mark_reason"))
        desk.do(keep_mark, mark)
        return "The mark is kept, with your reason and name. No score moved."

    desk.work_button(desk.Press("Keep the mark", "keep_mark", after=state.say), keep_mark, keep)
