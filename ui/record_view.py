"""What the record page shows: scenarios side by side, the entries of the record, backups."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from priorities import CRITERIA, Scenario, criterion_name, in_order, rank, rank_labels, sentences
from ui import acts, backups, firmness, state, tables
from ui.words import moment


def verdict(saved: tuple[Scenario, ...]) -> str:
    """Return what the saved scenarios agree on."""
    standing = firmness.now()
    return sentences.compromise(standing.scores, [scenario.weights for scenario in saved])


def scenarios(saved: tuple[Scenario, ...]) -> None:
    """Draw up to four scenarios side by side."""
    by_name = {scenario.name: scenario for scenario in saved}
    chosen = st.multiselect("Compare up to four", list(by_name), default=list(by_name)[-3:], max_selections=4)
    standing = firmness.now()
    weights = pd.DataFrame(
        [
            {"Scenario": s.name, "Saved by": s.who, "When": moment(s.at)}
            | {criterion_name(c).capitalize(): f"{s.weights.get(c, 0):g}%" for c in CRITERIA}
            for s in (by_name[name] for name in chosen)
        ]
    )
    tables.table(weights, name="scenarios")
    if chosen:
        ranks = {name: rank(standing.scores, by_name[name].weights) for name in chosen}
        shown = pd.DataFrame({name: rank_labels(ranking) for name, ranking in ranks.items()})
        order = in_order(ranks[chosen[0]]).index
        tables.table(shown.loc[order].rename_axis("Priority").reset_index(), name="ranks by scenario")


def entries(held: pd.DataFrame) -> pd.DataFrame:
    """Return the record's entries as they are read."""
    return pd.DataFrame(
        {
            "When": held["at"].map(moment),
            "Who": held["who"],
            "What": held["what"],
            "Of": held["target"],
            "Before": held["before"],
            "After": held["after"],
            "Why": held["reason"],
        }
    )


def backup_shelf() -> None:
    """Draw making a backup and going back to one."""
    st.write(
        "A backup is a checked copy of everything, made while the explorer runs. Keep one where the original is not."
    )
    if st.button("Make a backup now"):
        state.say(f"Backup made and checked: {acts.make_backup().name}.")
        st.rerun()
    chosen = backups.choose()
    if chosen is None:
        st.write("No backup yet.")
        return
    sure = st.checkbox("Go back to it: what stands now is kept aside")
    if st.button("Go back to this backup", disabled=not sure):
        acts.restore_backup(chosen.path)
        state.say("The backup is in place. What stood before is kept beside it.")
        st.rerun()
