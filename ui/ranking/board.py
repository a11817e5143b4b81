"""The ranking as the board reads it, by life stage."""

from __future__ import annotations

import streamlit as st

from explorer import framework
from explorer.ranking import Standing
from ui.parts import board_columns, principles
from ui.shell import desk, navigation
from ui.shell.wording import plain


def draw(standing: Standing) -> None:
    """Draw the three columns with the lens of a principle."""
    with st.expander("As the board reads it: start well, live well, age well"):
        principle = principles.choose()
        if principle is not None:
            st.write(plain(framework.principle_sentence(desk.now(), standing, principle)))
        board_columns.draw(standing, principle)
        st.caption(
            "Ranks are those of the whole list, equals marked with =. A principle is a lens: no score moves by it."
        )
        navigation.link(navigation.PARTNERS, "Open the framework and the principles")
