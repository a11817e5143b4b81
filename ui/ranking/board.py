"""The ranking as the board reads it, by life stage."""

from __future__ import annotations

from functools import partial

import streamlit as st

from explorer import framework
from explorer.ranking import Standing
from ui.parts import board_columns, principles
from ui.parts.drawer import drawer
from ui.shell import desk, navigation
from ui.shell.wording import plain


def draw(standing: Standing) -> None:
    """Draw a drawer with the three columns and the lens of a principle."""
    drawer(
        "As the board reads it: start well, live well, age well",
        "board",
        partial(_inside, standing),
        opened="lens" in st.query_params,
    )


def _inside(standing: Standing) -> None:
    principle = principles.choose()
    if principle is not None:
        st.write(plain(framework.principle_sentence(desk.now(), standing, principle)))
    board_columns.draw(standing, principle)
    st.caption("Ranks are those of the whole list, equals marked with =. A principle is a lens: no score moves by it.")
    navigation.link(navigation.PARTNERS, "Open the framework and the principles")
