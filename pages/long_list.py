"""Long list: what do we know about each priority?"""

import streamlit as st

from data import bundled
from ui import cache, errors, frame, long_list_view, state, tables, words

drafts, scores = bundled.long_list(), cache.scores()
missing = int(scores.isna().any(axis=1).sum())
frame.headline(
    f"{words.count(len(drafts), 'priority', 'priorities')} over the life course, "
    + (f"{missing} of them not fully scored yet." if missing else "all of them scored.")
)
st.caption(
    "Scores are draft judgements for the SROs to replace, unless a name stands beside them. "
    "Figures are as the board could have seen them in March 2019; a missing figure is left missing."
)
opened = long_list_view.open_priority(drafts)
if opened is None:
    stage = state.choice("stage", "Life stage", ["All", *drafts["life_stage"].unique()])
    shown = drafts if stage == "All" else drafts[drafts["life_stage"] == stage]
    tables.table(long_list_view.overview(shown, scores), name="long list")
else:
    st.button("Back to the whole list", on_click=state.open_item, args=("priority", None))
    with errors.boundary():
        long_list_view.card(opened, scores)
