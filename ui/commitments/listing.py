"""The commitments by life stage: a row each with its state, its sentence and how its targets stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from explorer.commitments import CommitmentNow
from ui.commitments import words
from ui.shell import state
from ui.shell.wording import plain

_NO_STAGE = "Without a life stage"


def draw(entries: Sequence[CommitmentNow]) -> None:
    """Draw every commitment under its life stage; its name opens it."""
    for stage, rows in groupby(entries, key=lambda entry: entry.commitment.life_stage or _NO_STAGE):
        st.subheader(plain(stage), anchor=False)
        for entry in rows:
            _row(entry)


def _row(entry: CommitmentNow) -> None:
    key = entry.commitment.commitment
    left, right = st.columns([2, 5], gap="small", vertical_alignment="top")
    with left, st.container(gap=None):
        st.button(
            plain(entry.commitment.name),
            key=f"open {key}",
            type="tertiary",
            icon=":material/chevron_right:",
            on_click=state.open_item,
            args=("commitment", key),
        )
        st.caption(plain(words.state_words(entry)))
    with right:
        st.markdown(words.sentence(entry))
