"""The words of one theme: all of them a page at a time, searched, with the parts that speak of it marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from engagement import ThemedResponses
from engagement.answers import store
from explorer import files
from ui.parts import comments, filters, pages, tables
from ui.shell import desk, state
from ui.shell.wording import count, number


def draw(theme: Mapping[Any, Any], themed: ThemedResponses) -> None:
    """Draw what people say of a theme, the most telling first."""
    theme_id = int(theme["theme_id"])
    members = themed.members(theme_id)
    st.subheader("What people say; the marked part is about this theme", anchor=False)
    if members.empty:
        st.write("Nobody speaks of it in the answers shown. Take filters away, move comments here, or retire it.")
        return
    selection = state.selection()
    _file(theme)
    filters.search_box(selection)
    if state.projector():
        comments.show(members)
    elif not selection.search.strip():
        _listed(members, theme_id)
    else:
        says_it = members[members["response_id"].isin(desk.now().ask(store.saying, selection.search))]
        st.caption(f"{count(len(says_it), 'answer')} of {number(len(members))} in this theme say it.")
        comments.listed(says_it, of="theme", search=selection.search)


def _file(theme: Mapping[Any, Any]) -> None:
    """Offer the words of a theme, whoever's they are; none where few people speak of it."""
    rows = desk.now().keep(files.answers_in_theme, int(theme["theme_id"]))
    if rows.empty:
        st.caption("So few people speak of it that there is no file of their words.")
        return
    tables.csv_button(rows, f"answers in {theme['name']}")


def _listed(members: pd.DataFrame, theme_id: int) -> None:
    first, most = pages.part(len(members), "theme")
    page = members.iloc[first : first + most]
    pages.turn(len(members), "theme")
    comments.marked(page, page["spans"].tolist(), key=f"words {theme_id}", meaning="about this theme")
    pages.turn(len(members), "theme", below=True)
