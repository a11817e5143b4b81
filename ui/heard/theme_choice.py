"""Of whom: everybody selected, or those of them who spoke of a theme."""

from __future__ import annotations

import streamlit as st

from explorer.themes import every_themed
from ui.shell import desk, state

_KEY = "heard_theme"


def theme() -> int:
    """Draw the choice and return the theme's number; 0 for everybody, and where no themes were found."""
    if not state.sees_exact_counts():
        return 0
    names = {
        int(number): str(name)
        for themed in desk.now().keep(every_themed)
        for number, name in themed.ranked[["theme_id", "name"]].itertuples(index=False)
    }
    if not names:
        return 0
    options = [0, *names]
    label = {0: "Everybody selected", **names}
    return int(st.selectbox("Who spoke of", options, format_func=lambda number: label.get(number, ""), key=_KEY))
