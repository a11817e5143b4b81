"""Saving the weights of this visit as a scenario."""

from __future__ import annotations

import streamlit as st

from explorer.ranking import save_scenario
from ui.shell import desk, state
from ui.shell.weights import weights

_NAME = "scenario_name"


def draw() -> None:
    """Draw the box for the scenario's name and the button that saves."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            "Save these weights as a scenario",
            key=_NAME,
            max_chars=60,
            placeholder="for example: NHS, first round",
        )
        hint = None if name else "Give the weights a name first."
        press = desk.Press(
            "Save scenario", "save_scenario", primary=True, disabled=not name, help=hint, after=_say_saved
        )
        desk.work_button(press, save_scenario, _save)


def _save() -> str:
    desk.do(save_scenario, state.typed(_NAME), weights())
    return state.typed(_NAME)


def _say_saved(name: str) -> None:
    state.say(f"Saved “{name}”: it keeps these weights, and the list marks what moves against it.")
