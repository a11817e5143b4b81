"""Record: what was agreed, by whom, and how to take it away."""

import streamlit as st

from ui import cache, downloads, errors, firmness, frame, record_view, scenario_view, state, tables, words

saved = cache.scenarios()
frame.headline(
    f"{words.count(len(saved), 'scenario')} saved. {record_view.verdict(saved)}"
    if saved
    else "No scenario saved yet. Set the weights on the Ranking page and save them under a name."
)
view = state.choice("part", "Part of the record", ["Scenarios", "Downloads", "Who did what", "Backups"])

with errors.boundary():
    if view == "Scenarios" and saved:
        scenario_view.draw(saved)
    elif view == "Downloads":
        downloads.draw(firmness.now())
    elif view == "Who did what":
        entries, unbroken = cache.audit()
        st.write(
            "The record is unbroken." if unbroken else "The record was changed outside the explorer: do not rely on it."
        )
        tables.table(record_view.entries(entries), name="record of changes")
    elif view == "Backups":
        record_view.backup_shelf()
