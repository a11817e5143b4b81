"""One scenario: what became of it act by act, and what can be done with it."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from explorer.long_list import long_list
from explorer.ranking import rename_scenario
from priorities import Scenario
from priorities.scenarios.store import (
    out_of_use,
    put_back_scenario,
    retire_scenario,
    scenario_entries,
    scenarios,
    undo_scenario,
)
from ui.parts import saved_weights, tables
from ui.shell import desk, errors, navigation, state
from ui.shell.wording import listing, moment, plain


def draw() -> None:
    """Draw the choice of a scenario, its history, and the acts upon it; nothing where none was ever saved."""
    in_use, retired = desk.now().ask(scenarios), desk.now().ask(out_of_use)
    titles = {saved_weights.name_and_author(scenario): scenario for scenario in in_use}
    for scenario in retired:
        titles[f"{saved_weights.name_and_author(scenario)}, out of use, {scenario.scenario_id}"] = scenario
    if not titles:
        return
    st.subheader("Open a scenario again, rename it, take it out, undo", anchor=False)
    chosen_title = st.selectbox("Scenario", list(titles), len(in_use) - 1 if in_use else 0)
    scenario = titles[str(chosen_title)]
    _history(scenario)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if scenario in in_use:
            _open(scenario)
            _retire(scenario)
        else:
            _put_back(scenario)
        _undo(scenario)
    if scenario in in_use:
        _rename(scenario)


def _history(scenario: Scenario) -> None:
    entries = desk.now().ask(scenario_entries)
    entries = entries[entries["scenario"] == scenario.scenario_id]
    rows = pd.DataFrame(
        {
            "When": entries["at"].map(moment),
            "Who": [state.author(who or "not known") for who in entries["who"]],
            "What": entries["act"],
            "Name": entries["name"],
            "Version": entries["version"],
            "Weights": entries["weights"].map(saved_weights.in_words),
            "Lines between routes": entries["lines"].map(saved_weights.lines_in_words),
            "Why": entries["note"],
        }
    )
    tables.table(rows, name=f"what became of {scenario.name}")


def _open(scenario: Scenario) -> None:
    """The button that makes its weights those of the visit, where they fit the criteria of today."""
    missing = set(scenario.weights) ^ set(desk.now().keep(long_list).counting)
    st.button(
        "Use its weights",
        key="open_scenario",
        disabled=bool(missing),
        help="It weighs other criteria than those that count today." if missing else None,
        on_click=partial(saved_weights.take, scenario),
    )
    if not missing:
        navigation.link(navigation.RANKING, "Open the ranking")


def _retire(scenario: Scenario) -> None:
    press = desk.Press("Take it out of use", "retire_scenario", after=_say("It is out of use. Its versions are kept."))
    desk.act_button(press, retire_scenario, int(scenario.scenario_id or 0))


def _put_back(scenario: Scenario) -> None:
    press = desk.Press("Put it back into use", "put_back_scenario", after=_say("It is in use again."))
    desk.act_button(press, put_back_scenario, int(scenario.scenario_id or 0))


def _undo(scenario: Scenario) -> None:
    press = desk.Press("Undo the last act", "undo_scenario", after=_say("Undone. Press again to do it again."))
    desk.act_button(press, undo_scenario, int(scenario.scenario_id or 0), int(scenario.entry or 0))


def _say(sentence: str) -> partial[None]:
    return partial(_say_it, sentence)


def _say_it(sentence: str, _nothing: None) -> None:
    state.say(sentence)


def _rename(scenario: Scenario) -> None:
    box = f"name of scenario {scenario.scenario_id}"
    with st.form("rename_scenario_form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Another name", scenario.name, key=box, max_chars=60)
        press = desk.Press("Rename it", "rename_scenario", in_form=True, after=_say("Renamed. Its versions are kept."))
        give_name = partial(_give_name, scenario, box)
        desk.work_button(press, rename_scenario, give_name, int(scenario.scenario_id or 0))


def _give_name(scenario: Scenario, box: str) -> None:
    if state.typed(box) == scenario.name:
        raise errors.NotReady("Type another name first.")
    desk.do(rename_scenario, int(scenario.scenario_id or 0), state.typed(box))


def apart(saved: tuple[Scenario, ...]) -> None:
    """Say which scenarios weigh other criteria than those of today, and are therefore compared with none."""
    if saved:
        names = listing([f"“{scenario.name}”" for scenario in saved])
        verb = "weighs" if len(saved) == 1 else "weigh"
        st.info(
            plain(
                f"{names} {verb} other criteria than those that count today, so no sentence, picture or table "
                "compares them. To compare, set weights for today's criteria and save them as a scenario."
            )
        )
