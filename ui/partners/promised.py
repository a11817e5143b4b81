"""What is promised already: priority by partner, what came of earlier promises, and writing one down."""

from __future__ import annotations

import streamlit as st

from explorer import promises
from explorer.long_list import long_list
from ui.partners import promise_forms
from ui.parts import promises as promise_lines
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import listing, plain


def headline() -> str:
    """Return the first line: how much stands already, and on what nobody has promised anything."""
    return desk.now().keep(promises.headline)


def draw() -> None:
    """Draw what came of earlier promises, the matrix, every promise, and the forms."""
    now = desk.now()
    silent = now.keep(promises.without_partner)
    if silent:
        st.write(plain(f"No partner has promised anything on: {listing(silent, 10)}."))
    _precedents()
    st.subheader("Who has promised what", anchor=False)
    table, listed = now.keep(promises.matrix), now.keep(long_list).priorities
    stage = state.choice("stage", "Life stage", ["All", *filter(None, listed["life_stage"].unique())])
    if stage != "All":
        table = table[listed.loc[table.index, "life_stage"] == stage]
    columns = table.rename(columns={"priority": "Priority", "promises": "Promises"}).reset_index(drop=True)
    tables.table(columns, name="promises by priority and partner")
    if state.projector():
        return
    _every_promise()
    promise_forms.add()
    promise_forms.change()


def _precedents() -> None:
    judged = desk.now().keep(promises.precedents)
    if judged.empty:
        return
    st.subheader("What was promised before, and what came", anchor=False)
    tables.table(promise_lines.lines(judged), name="what was promised and what came")


def _every_promise() -> None:
    promised = desk.now().keep(promises.of_partners)
    names = desk.now().keep(long_list).names
    with st.expander("Every promise, with its source"):
        tables.table(
            promise_lines.lines(promised),
            name="promises already made",
            file=lambda: promise_lines.whole(promised, names),
        )
        st.caption(
            "In our words, from strategies published by 15 March 2019. Some pages are secondary: confirm a number with "
            "its publisher before a board sees it. No page is opened from here."
        )
