"""Ranking: what leads, and how firmly?"""

import streamlit as st

from ui import acts, errors, firmness, frame, opened_row, route_lines, state, tables, weight_methods, words
from ui.live_ranking import live_ranking

standing = firmness.now()
frame.headline(standing.sentence)
opened = live_ranking(firmness.picture(standing))

with st.container(horizontal=True, vertical_alignment="bottom"), errors.boundary():
    name = st.text_input(
        "Save these weights as a scenario",
        key="scenario_name",
        max_chars=60,
        placeholder="for example: NHS, first round",
    )
    if st.button("Save scenario", type="primary", disabled=not name):
        acts.save_scenario(name, standing.weights)
        state.say(f"Saved “{name}”: it keeps these weights, and the list marks what moves against it.")
        st.rerun()

opened_row.draw(standing, opened)
for sentence in standing.more_sentences:
    st.write(words.plain(sentence))
weight_methods.draw()
route_lines.draw(standing)
with st.expander("The ranking as a table, to read and to download"):
    tables.table(standing.table, name="ranking")
with st.expander("In what share of all weightings each priority takes each rank"):
    tables.table(standing.shares, name="shares of ranks")
