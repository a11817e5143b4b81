"""What stands on the long list: putting a priority on it, renaming it, taking it off and putting it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from data import bundled
from explorer.long_list import off_the_list
from priorities import LIFE_STAGES
from priorities.long_list import store
from priorities.long_list.store import Entry
from ui.shell import desk, errors, state
from ui.shell.wording import plain

_NO_STAGE = "No life stage"


def add() -> None:
    """Draw the form for a new priority, and the priorities that were taken off."""
    with st.expander("Put a priority on the list, or put one back"):
        with st.form("new priority", border=False):
            st.text_input("Name of the priority", max_chars=120, key="new_priority")
            st.selectbox("Life stage", [_NO_STAGE, *LIFE_STAGES], key="new_stage")
            press = desk.Press("Put it on the list", "put_on_list", in_form=True, after=_say_put_on)
            desk.work_button(press, store.keep_entry, _put_on)
        for priority, row in desk.now().keep(off_the_list).iterrows():
            entry = Entry(str(priority), row["name"], row["life_stage"])
            press = desk.Press(plain(f"Put back: {entry.name}"), f"put back {priority}", after=_say_back(entry.name))
            desk.act_button(press, store.keep_entry, bundled.long_list(), entry)


def _put_on() -> str:
    """Put the priority of the form on the list; return the sentence that says so."""
    name, stage = state.typed("new_priority"), state.typed("new_stage")
    if not name:
        raise errors.NotReady("Name the priority first.")
    desk.do(store.keep_entry, bundled.long_list(), Entry(None, name, "" if stage == _NO_STAGE else stage))
    return f"“{name}” is on the long list, without scores yet."


def _say_put_on(sentence: str) -> None:
    """Say so, and empty the box: what was refused stays in it to be mended."""
    state.say(sentence)
    st.session_state["new_priority"] = ""


def _say_back(name: str) -> Callable[[str], None]:
    return lambda _priority: state.say(f"“{name}” is back on the long list, with its scores.")


def change(priority: str, row: Mapping[Any, Any]) -> None:
    """Draw renaming a priority, and taking it off the list."""
    box, earlier, stage = f"name of {priority}", str(row["name"]), str(row["life_stage"])
    name = st.text_input("Name", value=earlier, max_chars=120, key=box)

    def rename() -> str:
        desk.do(store.keep_entry, bundled.long_list(), Entry(priority, state.typed(box), stage))
        return f"Renamed to “{state.typed(box)}”."

    def say_off(_priority: str) -> None:
        state.open_item("priority", None)
        state.say(f"“{earlier}” is off the list. Its scores are kept; put it back at any time.")

    with st.container(horizontal=True):
        same = not name or name == earlier
        hint = "Type another name first." if same else None
        press = desk.Press("Rename it", "rename_priority", disabled=same, help=hint, after=state.say)
        desk.work_button(press, store.keep_entry, rename)
        press = desk.Press("Take it off the list", "take_off_list", after=say_off)
        desk.act_button(press, store.keep_entry, bundled.long_list(), Entry(priority, earlier, stage, on_list=False))
