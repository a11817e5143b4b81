"""Record: what was agreed, by whom, and how to take it away."""

import streamlit as st

from priorities import narrative
from ui.parts import downloads, standing
from ui.record import backup_shelf, entries, scenarios
from ui.shell import errors, layout, state, wording

ranking = standing.now()
saved = ranking.scenarios
if saved:
    verdict = narrative.compromise(ranking.ranking.scores, [scenario.weights for scenario in saved])
    layout.headline(f"{wording.count(len(saved), 'scenario')} saved. {verdict}")
else:
    layout.headline("No scenario saved yet. Set the weights on the Ranking page and save them under a name.")
view = state.choice("part", "Part of the record", ["Scenarios", "Downloads", "Who did what", "Backups"])

with errors.boundary():
    if view == "Scenarios" and saved:
        scenarios.draw(ranking.ranking.scores, saved)
    elif view == "Downloads":
        downloads.ranking(ranking)
        downloads.themes()
        downloads.answers()
    elif view == "Who did what":
        entries.draw()
    elif view == "Backups":
        backup_shelf.draw()
    else:
        st.write("Scenarios appear here once weights are saved on the Ranking page.")
