"""Long list: what do we know about each priority?"""

import streamlit as st

from explorer.long_list import long_list
from ui.long_list import card, criteria_part, edit_list, figure_scores, list_file
from ui.shell import desk, errors, layout, state

listed = desk.now().keep(long_list)
opened = card.opened_priority(listed.priorities)
layout.headline(card.headline(opened, listed))
st.caption(
    "Scores are draft judgements for the SROs to replace, unless a name stands beside them. "
    "Figures are as the board could have seen them in March 2019; a missing figure is left missing."
)
with errors.boundary():
    if opened is not None:
        card.choose(opened, listed.priorities)
        card.card(opened)
    else:
        view = state.choice("list_part", "Part", ["List", "Scores from figures", "Criteria", "Bring in, take away"])
        if view == "Scores from figures":
            figure_scores.draw()
        elif view == "Criteria":
            criteria_part.draw()
        elif view == "Bring in, take away":
            list_file.draw()
        else:
            card.draw_list(listed, card.choose(None, listed.priorities))
            edit_list.add()
