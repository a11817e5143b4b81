"""A drawer: something that is made when somebody opens it, and costs a page nothing while it is shut."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def drawer(label: str, key: str, draw: Callable[[], None], *, opened: bool = False) -> None:
    """Draw a line that opens to what `draw` draws; it runs only while the drawer is open.

    Parameters
    ----------
    label : our own words.
    key : unique on the page.
    opened : whether it stands open at first, as where the link chooses something in it.
    """
    box = st.expander(label, opened, key=key, on_change="rerun")
    if box.open:
        with box:
            draw()
