"""In what share of all possible weights each priority takes each rank."""

from __future__ import annotations

import streamlit as st

from explorer.ranking import Standing
from ui.parts import standing, tables
from ui.shell.wording import plain


def draw(ranking: Standing) -> None:
    """Draw the table of shares, and why a column may not add up to 100%."""
    tables.table(standing.shares(ranking), name="shares of ranks")
    sums = standing.sums(ranking)
    if sums:
        st.caption(plain(sums))
