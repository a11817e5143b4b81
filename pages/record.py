"""Record: what was agreed, by whom, and how to take it away."""

import streamlit as st

from ui import cache
from ui.parts import downloads, standing, tables
from ui.record import entries, scenarios
from ui.shell import errors, layout, state, wording

saved = cache.scenarios()
layout.headline(
    f"{wording.count(len(saved), 'scenario')} saved. {entries.verdict(saved)}"
    if saved
    else "No scenario saved yet. Set the weights on the Ranking page and save them under a name."
)
view = state.choice("part", "Part of the record", ["Scenarios", "Downloads", "Who did what", "Backups"])

with errors.boundary():
    if view == "Scenarios" and saved:
        scenarios.draw(saved)
    elif view == "Downloads":
        downloads.draw(standing.now())
    elif view == "Who did what":
        changes, unbroken = cache.audit()
        st.write(
            "The record is unbroken." if unbroken else "The record was changed outside the explorer: do not rely on it."
        )
        tables.table(entries.entries(changes), name="record of changes")
    elif view == "Backups":
        entries.backup_shelf()
