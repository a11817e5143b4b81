"""Taking a seat: by its code, by sign-in, or freely on a computer of one's own; and giving it up."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

import streamlit as st

from explorer.guesses import Guesses
from explorer.settings import settings
from ui.shell import passing, state
from ui.shell.wording import count, plain

_BOX, _CHOICE, _WRONG = "seat_code", "seat_choice", "wrong seat code"
_BY_SIGN_IN: Final = "Your sign-in holds no seat. Whoever keeps the file of roles can give you one."
_NO_CODES: Final = (
    "Seats are taken by a code, and none is set on this shared server. Whoever runs it names them in EXPLORER_SEATS."
)

log = logging.getLogger("explorer")
guesses = Guesses()


def draw() -> None:
    """Draw the choice of a seat with the box for its code, or the seat that is held."""
    seat = state.visit().seat
    if seat:
        _draw_held(seat)
    elif passing.is_set_up():
        st.info(_BY_SIGN_IN)
    elif settings().shared and not any(settings().seat_codes):
        st.info(_NO_CODES)
    else:
        _draw_choice()


def _draw_held(seat: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"You hold the seat of **{plain(seat)}**.")
        if not passing.is_set_up():
            st.button("Give up this seat", key="leave_seat", on_click=partial(state.take_seat, ""))


def _draw_choice() -> None:
    if st.session_state.pop(_WRONG, False):
        st.error("This is not the code of that seat. Ask whoever set the explorer up.")
    wait = guesses.wait()
    if wait:
        st.info(f"Wrong codes were typed. {count(wait, 'second')} until another try.")
    with st.form("take_seat", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Which seat is yours?", settings().seats, key=_CHOICE)
        if any(settings().seat_codes):
            st.text_input("Its code", type="password", key=_BOX, max_chars=100)
        st.form_submit_button("Take this seat", key="take_seat_now", type="primary", on_click=_take)


def _take() -> None:
    """Compare what was typed with the code of the seat chosen, and leave nothing of it in the visit."""
    seat, typed = state.typed(_CHOICE), state.typed(_BOX)
    options = settings()
    code = dict(zip(options.seats, options.seat_codes, strict=True)).get(seat, "")
    if _BOX in st.session_state:
        st.session_state[_BOX] = ""
    if seat not in options.seats or (not code and options.shared):
        return
    if code:
        answer = guesses.attempt(typed, code)
        if not answer.right:
            st.session_state[_WRONG] = answer.looked_at
            log.warning("Wrong code of a seat: %d not forgotten yet, next try in %d s", answer.wrong, guesses.wait())
            return
    state.take_seat(seat)
