"""The scores of one priority: every source, the ways to put another in use, and the form for one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from explorer.long_list import long_list
from priorities import criterion_name, store
from priorities.long_list import store as list_store
from ui.parts import tables
from ui.parts.score_sources import criterion_title, score_words, sources
from ui.shell import desk, errors, state
from ui.shell.wording import plain


def draw(priority: str, name: str) -> None:
    """Draw the sources of every score, the ways to put another in use, and the form for one's own."""
    st.subheader("Scores, 0 to 10", anchor=False)
    table = sources(priority)
    rows = pd.DataFrame(
        {
            "Criterion": [criterion_title(criterion) for criterion in table["criterion"]],
            "Score": [score_words(value) for value in table["value"]],
            "In use": ["in use" if is_in_use else "" for is_in_use in table["in_use"]],
            "From": table["origin_words"],
            "Why": table["reason"],
        }
    )
    tables.table(rows, name=f"scores of {name}")
    _other_sources(priority, table)
    _form(priority)


def _other_sources(priority: str, table: pd.DataFrame) -> None:
    """One button for each draft or proposal that is not in use."""
    unused = table[~table["in_use"] & (table["origin"] != "person") & table["value"].notna()]
    for source in unused.to_dict("records"):
        name, value = criterion_name(source["criterion"]), f"{source['value']:g}"
        is_draft = source["origin"] == "draft"
        label = f"Use the {'draft' if is_draft else 'figures'} for {name}: {value}"
        press = desk.Press(
            plain(label), f"use {source['origin']} {priority} {source['criterion']}", after=_say_now(name, value)
        )
        work = partial(_use_draft if is_draft else _use_figures, priority, source)
        desk.work_button(press, store.set_score if is_draft else list_store.take_proposals, work)


def _use_draft(priority: str, source: Mapping[Any, Any]) -> None:
    why = f"The draft again. {source['reason']}"
    desk.do_because(why, store.set_score, priority, source["criterion"], source["value"])


def _use_figures(priority: str, source: Mapping[Any, Any]) -> None:
    desk.do(list_store.take_proposals, pd.DataFrame([{**source, "priority": priority, "why": source["reason"]}]))


def _say_now(name: str, value: str) -> Callable[[None], None]:
    return lambda _nothing: state.say(f"The {name} of this priority is now {value}. Every other score stays on record.")


def _form(priority: str) -> None:
    criteria = desk.now().keep(long_list).criteria
    with st.expander("Change a score"), st.form("score", border=False):
        st.selectbox("Criterion", list(criteria.index), format_func=criterion_title, key="score_criterion")
        for row in criteria.to_dict("records"):
            st.caption(plain(_anchors(row)))
        # Without bounds: a browser keeps back a number beyond them, and nobody would hear why.
        st.number_input("Score", step=0.5, value=None, key="score_value")
        st.checkbox("Leave it unscored", key="score_unscored")
        st.text_input("Why, in one line", max_chars=200, key="score_reason")
        press = desk.Press("Keep this score", "keep_score", in_form=True, after=_say_kept)
        desk.work_button(press, store.set_score, partial(_keep, priority))


def _keep(priority: str) -> None:
    """Keep the score that the form holds."""
    reason, value, unscored = (
        state.typed("score_reason"),
        state.number_in("score_value"),
        state.ticked("score_unscored"),
    )
    if not reason or (value is None and not unscored):
        raise errors.NotReady("Give a score (or leave it unscored) and the reason in a line.")
    if value is not None and not unscored and not 0 <= value <= 10:
        raise errors.NotReady(f"A score lies between 0 and 10, and {value:g} does not. Nothing was kept.")
    desk.do_because(reason, store.set_score, priority, state.typed("score_criterion"), None if unscored else value)


def _say_kept(_nothing: None) -> None:
    """Say so, and empty the boxes: what was refused stays in them to be mended."""
    state.say("The score is kept, with your reason. The draft stays on record.")
    st.session_state.update({"score_value": None, "score_unscored": False, "score_reason": ""})


def _anchors(row: Mapping[Any, Any]) -> str:
    meanings = [f"{score} means: {row[f'anchor_{score}']}" for score in (0, 5, 10) if row[f"anchor_{score}"]]
    return f"{row['name']}. {' '.join(meanings) or row['question']}"
