"""The day up to which figures are known to a target: that of the board unless somebody chooses another."""

from __future__ import annotations

from datetime import date

import streamlit as st

from explorer.commitments import AS_OF
from ui.shell import state
from ui.shell.wording import day_of, plain

_KEY = "as_of"


def as_of() -> str:
    """Return the ISO day that the link names; the board's where it names none."""
    text = state.opened(_KEY) or AS_OF
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return AS_OF


def draw(day: str) -> None:
    """Say what the figures know, and let the day be changed; a projector shows the room for the picture instead."""
    if state.projector():
        return
    sentence = f"Figures are those published by {day_of(day)}, nothing later."
    if day != AS_OF:
        sentence += f" The board met on {day_of(AS_OF)}."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(f"{sentence} Sentences are drafts for the board to word."), width="stretch")
        with st.popover("Another day"):
            st.date_input("Figures known by", value=date.fromisoformat(day), format="DD/MM/YYYY", key="known by")
            st.button("Look from this day", key="look from day", on_click=_choose)


def _choose() -> None:
    chosen_day = st.session_state.get("known by")
    if isinstance(chosen_day, date):
        state.open_item(_KEY, None if chosen_day.isoformat() == AS_OF else chosen_day.isoformat())
