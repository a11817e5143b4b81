"""The scores of one priority: every source, the ways to put another in use, and the form for one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from explorer.long_list import long_list
from priorities import criterion_name, store
from priorities.long_list import store as list_store
from ui.parts import tables
from ui.parts.score_sources import criterion_title, score_words, sources
from ui.shell import desk, state
from ui.shell.wording import plain


def draw(priority: str, name: str) -> None:
    """Draw the sources of every score, the ways to put another in use, and the form for one's own."""
    st.subheader("Scores, 0 to 10", anchor=False)
    table = sources(priority)
    shown = pd.DataFrame(
        {
            "Criterion": [criterion_title(criterion) for criterion in table["criterion"]],
            "Score": [score_words(value) for value in table["value"]],
            "In use": ["in use" if used else "" for used in table["in_use"]],
            "From": table["origin_words"],
            "Why": table["reason"],
        }
    )
    tables.table(shown, name=f"scores of {name}")
    _other_sources(priority, table)
    _form(priority)


def _other_sources(priority: str, table: pd.DataFrame) -> None:
    """One button for each draft or proposal that is not in use."""
    unused = table[~table["in_use"] & (table["origin"] != "person") & table["value"].notna()]
    for source in unused.to_dict("records"):
        name, value = criterion_name(source["criterion"]), f"{source['value']:g}"
        is_draft = source["origin"] == "draft"
        label = f"Use the {'draft' if is_draft else 'figures'} for {name}: {value}"
        if st.button(plain(label), key=f"use {source['origin']} {priority} {source['criterion']}"):
            _use(priority, source, is_draft=is_draft)
            state.say(f"The {name} of this priority is now {value}. Every other score stays on record.")
            st.rerun()


def _use(priority: str, source: Mapping[Any, Any], *, is_draft: bool) -> None:
    if is_draft:
        why = f"The draft again. {source['reason']}"
        desk.do_because(why, store.set_score, priority, source["criterion"], source["value"])
    else:
        proposal = pd.DataFrame([{**source, "priority": priority, "why": source["reason"]}])
        desk.do(list_store.take_proposals, proposal)


def _form(priority: str) -> None:
    criteria = desk.now().keep(long_list).criteria
    with st.expander("Change a score"), st.form("score", border=False, clear_on_submit=True):
        criterion = st.selectbox("Criterion", list(criteria.index), format_func=criterion_title)
        for row in criteria.to_dict("records"):
            st.caption(plain(_anchors(row)))
        value = st.number_input("Score", min_value=0.0, max_value=10.0, step=0.5, value=None)
        unscored = st.checkbox("Leave it unscored")
        reason = st.text_input("Why, in one line", max_chars=200)
        if st.form_submit_button("Keep this score"):
            if not reason.strip() or (value is None and not unscored):
                st.error("Give a score (or leave it unscored) and the reason in a line.")
                return
            desk.do_because(reason.strip(), store.set_score, priority, criterion, None if unscored else value)
            state.say("The score is kept, with your reason. The draft stays on record.")
            st.rerun()


def _anchors(row: Mapping[Any, Any]) -> str:
    meanings = [f"{score} means: {row[f'anchor_{score}']}" for score in (0, 5, 10) if row[f"anchor_{score}"]]
    return f"{row['name']}. {' '.join(meanings) or row['question']}"
