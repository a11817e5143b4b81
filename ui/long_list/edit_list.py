"""What stands on the long list: putting a priority on it, renaming it, taking it off and putting it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data import bundled
from explorer.long_list import off_the_list
from priorities import LIFE_STAGES
from priorities.long_list import store
from priorities.long_list.store import Entry
from ui.shell import desk, state
from ui.shell.wording import plain

_NO_STAGE = "No life stage"


def add() -> None:
    """Draw the form for a new priority, and the priorities that were taken off."""
    with st.expander("Put a priority on the list, or put one back"):
        with st.form("new priority", border=False, clear_on_submit=True):
            name = st.text_input("Name of the priority", max_chars=120)
            stage = st.selectbox("Life stage", [_NO_STAGE, *LIFE_STAGES])
            if st.form_submit_button("Put it on the list"):
                if not name.strip():
                    st.error("Name the priority first.")
                    return
                desk.do(
                    store.keep_entry, bundled.long_list(), Entry(None, name, "" if stage == _NO_STAGE else str(stage))
                )
                state.say(f"“{name}” is on the long list, without scores yet.")
                st.rerun()
        for priority, row in desk.now().keep(off_the_list).iterrows():
            if st.button(plain(f"Put back: {row['name']}"), key=f"put back {priority}"):
                desk.do(store.keep_entry, bundled.long_list(), Entry(str(priority), row["name"], row["life_stage"]))
                state.say(f"“{row['name']}” is back on the long list, with its scores.")
                st.rerun()


def change(priority: str, row: Mapping[Any, Any]) -> None:
    """Draw renaming a priority, and taking it off the list."""
    name = st.text_input("Name", value=row["name"], max_chars=120, key=f"name of {priority}")
    with st.container(horizontal=True):
        if st.button("Rename it", disabled=not name or name == row["name"]):
            desk.do(store.keep_entry, bundled.long_list(), Entry(priority, name, row["life_stage"]))
            state.say(f"Renamed to “{name}”.")
            st.rerun()
        if st.button("Take it off the list"):
            desk.do(
                store.keep_entry, bundled.long_list(), Entry(priority, row["name"], row["life_stage"], on_list=False)
            )
            state.open_item("priority", None)
            state.say(f"“{row['name']}” is off the list. Its scores are kept; put it back at any time.")
            st.rerun()
