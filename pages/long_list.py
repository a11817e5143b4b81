"""Long list: what do we know about each priority?"""

import streamlit as st

from priorities import counting
from ui import cache, criteria_view, errors, figure_scores, frame, list_file, listing, long_list_view, state, tables

listed, scores = cache.long_list(), cache.scores()
opened = long_list_view.opened_priority(listed)
frame.headline(long_list_view.headline(opened, listed, scores[counting(cache.criteria())]))
st.caption(
    "Scores are draft judgements for the SROs to replace, unless a name stands beside them. "
    "Figures are as the board could have seen them in March 2019; a missing figure is left missing."
)
with errors.boundary():
    if opened is not None:
        long_list_view.choose(opened, listed)
        long_list_view.card(opened)
    else:
        view = state.choice("list_part", "Part", ["List", "Scores from figures", "Criteria", "Bring in, take away"])
        if view == "Scores from figures":
            figure_scores.draw()
        elif view == "Criteria":
            criteria_view.draw()
        elif view == "Bring in, take away":
            list_file.draw()
        else:
            long_list_view.choose(opened, listed)
            shown = long_list_view.of_stage(listed)
            tables.table(long_list_view.overview(shown, scores), name="long list")
            listing.add()
