"""The box for the officer's code, with the wait that wrong codes bring on everybody; what is told where none is set."""

from __future__ import annotations

import logging
from typing import Final

import streamlit as st

from data.errors import StorageError
from explorer.guesses import Answer, Guesses, tell_record
from explorer.settings import Settings, settings
from explorer.visit import Role
from ui.shell import passing, state
from ui.shell.wording import count, plain

NO_CODE: Final = (
    "This shared server has neither sign-in nor a code, so it serves readers only. Whoever runs it sets one up "
    "(docs/deployment.md)."
)
BLANK_CODE: Final = "EXPLORER_OFFICER_CODE is set but blank, which is as if it were not set."
_UNASKED_CODE: Final = "EXPLORER_FACILITATOR_CODE is set without EXPLORER_OFFICER_CODE, so it is not asked for."
_NAMES: Final = {Role.OFFICER: "engagement officer", Role.FACILITATOR: "facilitator"}
# Pixels: as wide as a code of a few words needs.
_WIDTH: Final = 480
_BOX, _WRONG = "officer_code", "wrong officer code"

log = logging.getLogger("explorer")
guesses = Guesses()


def draw(least: Role = Role.OFFICER) -> None:
    """Draw the box for a code, where one is set, nobody signs in, and this visit does not act as this role yet."""
    codes = settings().codes
    if not codes or passing.is_set_up():
        return
    role = state.visit().role
    if role in codes:
        st.caption(f"You act as {_NAMES[role]} in this visit.")
    if role.covers(least):
        return
    if st.session_state.pop(_WRONG, False):
        st.error("This is not the code. Ask whoever set the explorer up.")
    if guesses.wait():
        st.fragment(_countdown, run_every=1)()
    else:
        names = " or ".join(_NAMES[name] for name in codes if name.covers(least))
        st.text_input(
            f"Code of the {plain(names)}", type="password", key=_BOX, max_chars=100, on_change=_compare, width=_WIDTH
        )


def warnings_of(options: Settings) -> list[str]:
    """Return what whoever runs this server should know about its code."""
    readers_only = options.readers_only and not passing.is_set_up()
    unasked = bool(options.facilitator_code) and not options.codes
    return (
        [BLANK_CODE] * options.code_is_blank
        + [_UNASKED_CODE] * unasked
        + [NO_CODE] * readers_only
        + list(passing.problems(options))
    )


def _countdown() -> None:
    seconds = guesses.wait()
    if not seconds:
        st.rerun()
    st.info(f"Wrong codes were typed. {count(seconds, 'second')} until another try.")


def _compare() -> None:
    """Look at what was typed, once, and leave nothing of it in the visit."""
    typed = str(st.session_state.get(_BOX) or "")
    st.session_state[_BOX] = ""
    if not typed:
        return
    codes = settings().codes
    answer = guesses.attempt(typed, *codes.values())
    if answer.right:
        state.act_as(list(codes)[answer.place])
    elif answer.looked_at:
        st.session_state[_WRONG] = True
        _tell(answer)


def _tell(answer: Answer) -> None:
    log.warning("Wrong officer's code: %d not forgotten yet, next try in %d s", answer.wrong, guesses.wait())
    if not answer.to_record:
        return
    try:
        tell_record(answer.to_record, state.visit().stamp())
    except StorageError as error:
        log.warning("Wrong officer's codes could not be put on record: %s", type(error).__name__)
