"""Who may do what: the engagement officer brings files in, opens words as they came, and deletes.

The rule is asked where the work is done (`officer_only` in `ui.acts`), not by hiding a button.
"""

from __future__ import annotations

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


def act_as_officer() -> None:
    """Let this visit act as engagement officer; called once the right code was typed."""
    st.session_state[_PASSED] = True
