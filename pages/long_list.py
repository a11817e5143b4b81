"""Long list: what do we know about each priority?"""

import streamlit as st

from data import bundled
from ui import cache, errors, frame, long_list_view, state, tables

drafts, scores = bundled.long_list(), cache.scores()
opened = long_list_view.opened_priority(drafts)
frame.headline(long_list_view.headline(opened, drafts, scores))
st.caption(
    "Scores are draft judgements for the SROs to replace, unless a name stands beside them. "
    "Figures are as the board could have seen them in March 2019; a missing figure is left missing."
)
long_list_view.choose(opened, drafts)
if opened is None:
    stage = state.choice("stage", "Life stage", ["All", *drafts["life_stage"].unique()])
    shown = drafts if stage == "All" else drafts[drafts["life_stage"] == stage]
    tables.table(long_list_view.overview(shown, scores), name="long list")
else:
    with errors.boundary():
        long_list_view.card(opened, scores)
