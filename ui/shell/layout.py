"""What stands around every page: menu, sample notice, projector switch, name, and the closing line."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from explorer.sample import sample_in_use
from explorer.settings import settings
from ui.shell import clock_question, code_box, desk, state, style
from ui.shell.wording import plain

_NO_SIGN_IN = "This explorer runs on this computer only and has no sign-in: whoever uses the computer can use it."
_SHARED = (
    "This explorer runs on a shared server and has no sign-in of its own: whoever reaches the address can see it "
    "and change scores, weights and themes; what is the engagement officer's asks for a code."
)
_SHARED_OPEN = (
    "This explorer runs on a shared server and has no sign-in of its own: whoever reaches the address "
    "can see and change everything."
)


def menu_position() -> Literal["top", "hidden"]:
    """Return where the menu stands; a projector shows none."""
    return "hidden" if state.projector() else "top"


def headline(text: str) -> None:
    """Show the first line of a page: the finding, as its only main heading."""
    st.title(plain(text), anchor=False)


def begin() -> None:
    """Draw what stands above every page."""
    style.apply(projector=state.projector())
    notice, tools = st.columns([3, 2], vertical_alignment="center")
    with notice:
        if desk.now().keep(sample_in_use):
            st.badge("Sample responses: illustrative, written for this project", color="orange")
    with tools, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        state.projector_switch()
        with st.popover("Your name", help="Saved with what you change"):
            state.name_box()
    if settings().lets_everybody:
        st.warning(code_box.NO_CODE)
    clock_question.draw()
    sentence = state.sentence_to_say()
    if sentence:
        st.toast(plain(sentence), duration="long")


def end() -> None:
    """Draw what stands below every page."""
    for sentence in desk.refusals_without_button():
        st.toast(sentence, icon="⚠️", duration="infinite")
    if not state.projector():
        shared = _SHARED_OPEN if settings().lets_everybody else _SHARED
        st.caption(shared if settings().shared else _NO_SIGN_IN)
