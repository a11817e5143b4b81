"""What stands around every page: menu, sample notice, projector switch, name, and the closing line."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from explorer.sample import sample_in_use
from explorer.settings import settings
from ui.shell import clock_question, code_box, desk, navigation, passing, sign_in, state, style
from ui.shell.wording import plain

_NO_SIGN_IN = "This explorer runs on this computer only and has no sign-in: whoever uses the computer can use it."
_SHARED = (
    "This explorer runs on a shared server and has no sign-in of its own: whoever reaches the address can see it "
    "and change scores, weights and themes; what is the engagement officer's asks for a code."
)
_READERS_ONLY = (
    "This explorer runs on a shared server and has no sign-in of its own: whoever reaches the address can see it, "
    "and nobody can change anything."
)
_SIGNED_IN = (
    "This explorer is for people who sign in with their organisation; each change carries the name of who made it."
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
        if state.projector():
            navigation.menu()
        if desk.now().keep(sample_in_use):
            st.badge("Sample responses: illustrative, written for this project", color="orange")
    with tools, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        state.projector_switch()
        if passing.is_set_up():
            sign_in.who_is_in()
        else:
            with st.popover("Your name", help="Saved with what you change"):
                state.name_box()
    if not passing.is_set_up() and settings().readers_only:
        st.warning(code_box.NO_CODE)
    sign_in.notice()
    clock_question.draw()
    sentence = state.sentence_to_say()
    if sentence:
        st.toast(plain(sentence), duration="long")


def end() -> None:
    """Draw what stands below every page."""
    for sentence in desk.refusals_without_button():
        st.toast(sentence, icon="⚠️", duration="infinite")
    _about_the_door()


def _about_the_door() -> None:
    """Say who reaches this explorer, and what they may; on a shared server on every page, a projector's too."""
    if passing.is_set_up():
        st.caption(_SIGNED_IN)
    elif settings().shared:
        st.caption(_READERS_ONLY if settings().readers_only else _SHARED)
    elif not state.projector():
        st.caption(_NO_SIGN_IN)
