"""Scenarios by their names and weights, and opening one: its weights become those of the visit."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from priorities import DEFAULT_THRESHOLDS, Scenario, criterion_name, exact_percent, said_percent
from ui.shell import state
from ui.shell.weights import keep_weights
from ui.shell.wording import listing

_CHOICE = "scenario_to_open"


def in_words(weights: Mapping[str, float]) -> str:
    """Return weights as they are read: "collaboration 50%, health burden 30% and regional action 20%"."""
    return listing([f"{criterion_name(name)} {said_percent(share)}" for name, share in exact_percent(weights).items()])


def lines_in_words(lines: Mapping[str, float]) -> str:
    """Return lines between routes as they are read: "collaboration from 8", or "the usual ones"."""
    return listing([f"{criterion_name(name)} from {line:g}" for name, line in lines.items()]) or "the usual ones"


def name_and_author(scenario: Scenario) -> str:
    """Return a scenario's name, and who saved it."""
    return f"{scenario.name} ({state.author(scenario.who)})"


def choose(scenarios: tuple[Scenario, ...]) -> None:
    """Draw the choice of a scenario; its weights become those of this visit at once."""
    if not scenarios:
        return
    titles = {
        f"{name_and_author(scenario)}: {in_words(scenario.weights)}": scenario for scenario in reversed(scenarios)
    }
    st.selectbox(
        "Open a saved scenario",
        list(titles),
        index=None,
        key=_CHOICE,
        placeholder="its weights become yours",
        on_change=_open_chosen,
        args=(titles,),
    )


def _open_chosen(titles: Mapping[str, Scenario]) -> None:
    scenario = titles.get(str(st.session_state.get(_CHOICE)))
    if scenario is not None:
        take(scenario)
    st.session_state[_CHOICE] = None


def take(scenario: Scenario) -> None:
    """Make the weights of a scenario those of this visit; called between two runs of a page."""
    keep_weights(exact_percent(scenario.weights))
    for name, usual in DEFAULT_THRESHOLDS.items():
        st.session_state[f"line_{name}"] = float(scenario.lines.get(name, usual))
    lines = f" Lines between routes: {lines_in_words(scenario.lines)}." if scenario.lines else ""
    state.say(f"These are the weights of “{scenario.name}”, version {scenario.version}.{lines}")
