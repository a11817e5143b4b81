"""What the record page shows: what scenarios agree on, the entries of the record, backups."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from priorities import Scenario, narrative
from ui import acts
from ui.parts import standing
from ui.shell import backups, state
from ui.shell.wording import moment


def verdict(saved: tuple[Scenario, ...]) -> str:
    """Return what the saved scenarios agree on."""
    ranking = standing.now()
    return narrative.compromise(ranking.board.scores, [scenario.weights for scenario in saved])


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
