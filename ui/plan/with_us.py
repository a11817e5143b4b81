"""Who must be with us: organisations by interest and influence, and who has not been met."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from engagement.plan import LEVELS, LONGEST_ORGANISATION, Stakeholder, fields, met_words, not_met
from engagement.plan.store import keep_stakeholder
from explorer.plan import off_the_map, stakeholders
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import count, listing, plain

_NEW = "a new one"
# Organisations that a sentence names. By eye.
_NAMED = 4


def draw() -> None:
    """Draw the sentence, the map as a table of four fields, the list, and the form."""
    st.subheader("Who must be with us", anchor=False)
    known_here = desk.now().keep(stakeholders)
    st.write(plain(finding(known_here)))
    if known_here:
        lines = fields(known_here)
        by_influence = {"Influence": [f"{influence} influence" for influence in reversed(LEVELS)]}
        by_interest = {
            f"{interest.capitalize()} interest": [_field(lines, influence, interest) for influence in reversed(LEVELS)]
            for interest in LEVELS
        }
        tables.table(pd.DataFrame({**by_influence, **by_interest}), name="stakeholders by interest and influence",
                     file=lambda: _list(known_here))  # fmt: skip
    if not state.projector():
        _form(known_here)


def finding(known_here: tuple[Stakeholder, ...]) -> str:
    """Return "2 of 5 organisations have not been met; of high influence: NHS England."."""
    if not known_here:
        return "No organisation is on the map yet."
    waiting = not_met(known_here)
    if not waiting:
        return f"Every organisation on the map has been met: {len(known_here)}."
    sentence = f"{len(waiting)} of {count(len(known_here), 'organisation')} {_have(len(waiting))} not been met"
    strong = [entry.organisation for entry in waiting if entry.influence == "high"]
    return f"{sentence}; of high influence: {listing(strong, _NAMED)}." if strong else f"{sentence}."


def _have(n_waiting: int) -> str:
    return "has" if n_waiting == 1 else "have"


def _field(lines: dict[tuple[str, str], list[str]], influence: str, interest: str) -> str:
    stance = Stakeholder("", interest, influence).stance
    return f"{stance.capitalize()}: {'; '.join(lines[influence, interest]) or 'nobody'}"


def _list(entries: tuple[Stakeholder, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Organisation": [entry.organisation for entry in entries],
            "Interest": [entry.interest for entry in entries],
            "Influence": [entry.influence for entry in entries],
            "What is done": [entry.stance for entry in entries],
            "Met": [met_words(entry) for entry in entries],
        }
    )


def _form(known_here: tuple[Stakeholder, ...]) -> None:
    with st.expander("Put an organisation on the map, or say when it was met"):
        labels = {"": _NEW, **{entry.number: entry.organisation for entry in known_here}}
        chosen_number = st.selectbox(
            "Which organisation", list(labels), format_func=lambda key: labels.get(key, _NEW), key="stakeholder"
        )
        entry = next((one_entry for one_entry in known_here if one_entry.number == chosen_number), None)
        key = entry.number if entry else "new"
        start = entry or Stakeholder("", "low", "low")
        with st.form(f"stakeholder {key}", border=False):
            st.text_input(
                "Organisation (no private person)", start.organisation, max_chars=LONGEST_ORGANISATION,
                key=f"organisation {key}",
            )  # fmt: skip
            st.selectbox("Its interest in the plan", LEVELS, LEVELS.index(start.interest), key=f"interest {key}")
            st.selectbox("Its influence on it", LEVELS, LEVELS.index(start.influence), key=f"influence {key}")
            day = pd.Timestamp(start.met).date() if start.met else None
            st.date_input("Last met (empty: not yet)", day, format="YYYY-MM-DD", key=f"met {key}")
            press = desk.Press("Keep it", f"keep stakeholder {key}", in_form=True, after=_say_kept)
            desk.work_button(press, keep_stakeholder, lambda: _keep(key, start.number))
        if entry is not None:
            press = desk.Press("Take it off the map", f"take off the map {key}", after=_say_away)
            desk.act_button(press, keep_stakeholder, replace(entry, in_use=False))
        for former in desk.now().keep(off_the_map):
            press = desk.Press(plain(f"Put back: {former.organisation}"), f"put back {former.number}", after=_say_kept)
            desk.act_button(press, keep_stakeholder, replace(former, in_use=True))


def _keep(key: str, number: str) -> str:
    organisation, interest, influence, met = (
        state.typed(f"{name} {key}") for name in ("organisation", "interest", "influence", "met")
    )
    return desk.do(keep_stakeholder, Stakeholder(organisation, interest, influence, met, number))


def _say_kept(_number: str) -> None:
    state.say("It stands on the map.")


def _say_away(_number: str) -> None:
    state.say("Taken off the map. Put it back at any time; it stays on record.")
