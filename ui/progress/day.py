"""The day that is looked from: today, or one of the half-years since the board met."""

from __future__ import annotations

import streamlit as st

from explorer.progress import REPLAY, today
from ui.shell import state
from ui.shell.wording import day_of, plain

_LINK = "known_by"
_KEY = "progress known by"


def as_of() -> str:
    """Return the ISO day that the link names; today where it names none."""
    day = state.opened(_LINK)
    return day if day in REPLAY else today().isoformat()


def draw(day: str) -> None:
    """Draw the slider, in words, and say what it does."""
    options = [*REPLAY, today().isoformat()]
    st.select_slider(
        "What was known by",
        options,
        value=day,
        format_func=lambda option: "today" if option == options[-1] else day_of(option),
        key=_KEY,
        on_change=_choose,
    )
    if day != options[-1]:
        sentence = (
            f"As it was known on {day_of(day)}: readings that came out later are left out. Targets are those of today; "
            "no target knows a later reading."
        )
        st.caption(plain(sentence))


def _choose() -> None:
    day = st.session_state.get(_KEY)
    state.open_item(_LINK, day if day in REPLAY else None)
