"""Other views of a set of themes: two audiences side by side, the map, what is set aside, and what was done."""

from __future__ import annotations

import streamlit as st

from engagement import ThemedResponses, charts
from explorer import likeness
from ui.parts import comments, tables
from ui.shell import desk, state
from ui.shell.wording import count, plain
from ui.themes import asked, overview, tools

_IN_TRAY = 30


def side_by_side(themed: ThemedResponses) -> None:
    """Draw the first two audiences side by side, theme by theme."""
    present = list(themed.base)
    if len(present) < 2:
        st.write("Only one audience was asked this. Put another question together with it to compare.")
        return
    first, second = present[:2]
    table = themed.compare_audiences(first, second)
    st.subheader(plain(overview.comparison_headline(table, first, second)), anchor=False)
    st.caption(
        "A difference is named only where it is more than chance after correction for comparing many themes. "
        "Of the people who answered: neither audience is a sample of London."
    )
    warning = overview.questions_differ(themed, first, second)
    if warning:
        st.info(plain(warning))
    tables.table(
        overview.compared(table, first, second),
        name="two audiences side by side",
        file=lambda: overview.compared(themed.shared.compare_audiences(first, second), first, second),
    )


def draw_map(themed: ThemedResponses) -> None:
    """Draw where comments lie, coloured by theme."""
    with st.spinner("Drawing the map"):
        selection = asked.without_question(state.selection())
        places = desk.now().keep(likeness.comment_map, themed.set_id, copies=state.copies(), selection=selection)
    st.subheader("Comments that are alike lie close together", anchor=False)
    table = overview.sizes(themed)
    title = f"A map of {count(len(places), 'comment')} in {count(len(table), 'theme')}; directions mean nothing."
    if places.empty:
        st.write("No comment stands in a theme yet.")
        return
    tables.chart(
        charts.comment_map(places),
        table,
        name="map of comments",
        alt_text=title,
        file=lambda: overview.sizes(themed.shared),
    )
    st.caption("Each dot is a comment, a part of an answer. Where colours mix, themes run into each other.")


def trays(themed: ThemedResponses) -> None:
    """Draw what is read whatever its number, what stands alone, and who had nothing to say."""
    remarks, unplaced = themed.safeguarding_remarks, themed.unplaced
    how_many = count(len(remarks), "answer") if themed.is_exact else "Answers"
    st.subheader(plain(f"{how_many} to read whatever their number"), anchor=False)
    st.caption("They hold a word of harm from a list of ours; it finds words, not meaning. Nothing is counted here.")
    comments.listed(remarks, of="remarks", size=_IN_TRAY)
    people = count(unplaced["respondent"].nunique(), "person", "people")
    how_many = f"{count(len(unplaced), 'answer')} of {people}" if themed.is_exact else "Answers"
    st.subheader(plain(f"{how_many} in no theme"), anchor=False)
    comments.listed(unplaced, of="unplaced", size=_IN_TRAY)
    if themed.nothing_said.empty:
        return
    st.subheader("Who answered with nothing to say", anchor=False)
    st.write("A worded “nothing” is an answer: these people stay in the base of every share.")
    tables.table(
        overview.nothing_said(themed.nothing_said),
        name="people with nothing to say",
        file=lambda: overview.nothing_said(themed.shared.nothing_said),
    )


def history(themed: ThemedResponses) -> None:
    """Draw what people did to the themes."""
    tools.history(themed.set_id)
