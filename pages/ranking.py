"""Ranking: what leads, and how firmly?"""

import streamlit as st

from explorer.ranking import save_scenario
from ui.parts import standing, tables
from ui.ranking import opened_row, route_lines, weight_methods
from ui.ranking.live_ranking import live_ranking
from ui.ranking.payload import payload
from ui.shell import desk, errors, layout, state, wording

ranking = standing.now()
layout.headline(ranking.sentence)
opened = live_ranking(payload(ranking))

with st.container(horizontal=True, vertical_alignment="bottom"), errors.boundary():
    name = st.text_input(
        "Save these weights as a scenario",
        key="scenario_name",
        max_chars=60,
        placeholder="for example: NHS, first round",
    )
    if st.button("Save scenario", type="primary", disabled=not name):
        desk.do(save_scenario, name, ranking.ranking.weights)
        state.say(f"Saved “{name}”: it keeps these weights, and the list marks what moves against it.")
        st.rerun()

opened_row.draw(ranking, opened)
for sentence in ranking.more_sentences:
    st.write(wording.plain(sentence))
weight_methods.draw()
route_lines.draw(ranking.ranking)
with st.expander("The ranking as a table, to read and to download"):
    tables.table(standing.table(ranking), name="ranking")
with st.expander("In what share of all weightings each priority takes each rank"):
    tables.table(standing.shares(ranking), name="shares of ranks")
