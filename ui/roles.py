"""Who may do what: the engagement officer brings files in, opens words as they came, and deletes.

The rule is asked where the work is done (`officer_only` in `ui.acts`), not by hiding a button.
"""

from __future__ import annotations

import hmac

import streamlit as st

from explorer.settings import settings

_PASSED = "is_officer"


class NotAllowed(Exception):
    """An act that needs another role."""


def is_officer() -> bool:
    """Return whether this visit acts as engagement officer; where no code is set, every visit does."""
    return not settings().officer_code or bool(st.session_state.get(_PASSED))


def officer_only() -> None:
    """Raise `NotAllowed` unless this visit acts as engagement officer."""
    if not is_officer():
        raise NotAllowed(
            "Only the engagement officer may do this. Type the officer's code on the Responses page first."
        )


def code_box() -> None:
    """Draw the box for the officer's code, where one is set."""
    if not settings().officer_code:
        return
    if is_officer():
        st.caption("You act as engagement officer in this visit.")
        return
    typed = st.text_input("Code of the engagement officer", type="password", key="officer_code", max_chars=100)
    if typed and hmac.compare_digest(typed.encode(), settings().officer_code.encode()):
        st.session_state[_PASSED] = True
        st.rerun()
    if typed:
        st.error("This is not the code. Ask whoever set the explorer up.")
