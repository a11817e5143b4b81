"""Saving the weights of this visit as a scenario, and opening the weights of one that was saved."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data import NOBODY
from explorer.ranking import Standing, save_scenario
from priorities import Scenario
from priorities.errors import NameTaken
from priorities.scenarios.store import LONGEST_NOTE, scenarios, undo_scenario
from ui.parts import saved_weights, standing
from ui.shell import desk, errors, state
from ui.shell.weights import weights
from ui.shell.wording import plain

_NAME, _NOTE, _WHO = "scenario_name", "scenario_note", "scenario_who"
# Of this visit: the name that was proposed in the place of one that is taken, and the scenario saved last.
_PROPOSAL, _SAVED = "scenario_proposal", "scenario_saved"


def draw(ranking: Standing) -> None:
    """Draw the boxes for the scenario's name and reason, the button that saves, and the choice of one to open."""
    with st.form("scenario", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Save these weights as a scenario",
            key=_NAME,
            max_chars=60,
            placeholder="for example: NHS, first round",
        )
        st.text_input("Why these weights (optional)", key=_NOTE, max_chars=LONGEST_NOTE)
        if state.who() == NOBODY:
            st.text_input(
                "Your name or role", key=_WHO, max_chars=60, placeholder="written beside it, so that others know"
            )
        press = desk.Press("Save scenario", "save_scenario", primary=True, in_form=True, after=_say_saved)
        desk.work_button(press, save_scenario, _save)
    _draw_proposal()
    _draw_undo(ranking.scenarios)
    saved_weights.choose(ranking.scenarios)


def _save(proposal: str = "") -> Scenario:
    name = proposal or state.typed(_NAME)
    if not name:
        raise errors.NotReady("Give the weights a name first, for example “NHS, first round”.")
    state.be_called(state.typed(_WHO))
    st.session_state.pop(_PROPOSAL, None)
    try:
        number = desk.do(save_scenario, name, weights(), state.typed(_NOTE), lines=standing.lines())
    except NameTaken as taken:
        st.session_state[_PROPOSAL] = taken.proposal
        raise
    return next(entry for entry in desk.now().ask(scenarios) if entry.scenario_id == number)


def _say_saved(scenario: Scenario) -> None:
    st.session_state[_SAVED] = scenario.scenario_id
    version = scenario.version or 1
    as_version = f" as version {version}, beside the earlier ones" if version > 1 else ""
    state.say(f"Saved “{scenario.name}”{as_version}: it keeps these weights, and the list marks what moves against it.")
    for box in (_NAME, _NOTE):
        st.session_state[box] = ""


def _draw_proposal() -> None:
    """Draw the button that saves under a name that is free, where the one typed is somebody else's."""
    proposal = st.session_state.get(_PROPOSAL)
    if proposal:
        press = desk.Press(plain(f"Save it as “{proposal}”"), "save_proposal", after=_say_saved)
        desk.work_button(press, save_scenario, partial(_save, proposal))


def _draw_undo(in_use: tuple[Scenario, ...]) -> None:
    """Draw the button that takes back the save of this visit, for as long as it is the last word on the scenario."""
    number = st.session_state.get(_SAVED)
    saved = next((entry for entry in in_use if entry.scenario_id == number), None)
    if saved is None or saved.entry is None or saved.scenario_id is None:
        return
    press = desk.Press(plain(f"Undo: saving “{saved.name}”"), "undo_save", after=_say_undone)
    desk.act_button(press, undo_scenario, saved.scenario_id, saved.entry)


def _say_undone(_nothing: None) -> None:
    st.session_state.pop(_SAVED, None)
    state.say("Taken back: the scenario stands as it did before. Both versions stay on record.")
