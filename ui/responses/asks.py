"""What each open question of an upload asks for: our guess, corrected on screen; it decides what a bare "no" means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from engagement import asks_of
from engagement.schema import Asks
from ui.parts.asking import ASKS, MEANS
from ui.shell.wording import plain


def choose(questions: Sequence[str], mark: str) -> tuple[tuple[str, Asks], ...]:
    """Draw what each question asks for, and return the choice that stands: question, what it asks for.

    Parameters
    ----------
    questions : texts of the open questions.
    mark : keeps the choices of one file apart from those of the next.
    """
    if not questions:
        return ()
    with st.expander("What each question asks for: it decides what a bare “no” means"):
        return tuple((question, _choice(question, mark)) for question in questions)


def _choice(question: str, mark: str) -> Asks:
    title, box, meaning = st.columns([4, 3, 5], vertical_alignment="top", gap="small")
    with title:
        st.text(question)
    with box:
        asks = st.selectbox(
            f"What “{plain(question[:80])}” asks for",
            list(ASKS),
            index=list(ASKS).index(asks_of(question)),
            format_func=lambda kind: f"Asks for {ASKS[kind]}",
            key=f"asks {mark} {question}",
            label_visibility="collapsed",
        )
    with meaning:
        st.text(MEANS[asks])
    return cast("Asks", asks)
