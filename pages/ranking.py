"""Ranking: what leads, and how firmly?"""

import streamlit as st

from explorer.long_list import long_list
from explorer.ranking_file import draft_sentence
from ui.parts import standing, tables
from ui.parts.drawer import drawer
from ui.ranking import board, news, opened_row, rank_shares, route_lines, save_box, stands, weight_methods
from ui.ranking.live_ranking import live_ranking
from ui.ranking.payload import payload
from ui.shell import desk, layout, navigation, state, weights, wording

ranking = standing.now()
layout.headline(ranking.sentence)
if problem := weights.link_problem():
    st.warning(wording.plain(problem))
with st.container(key="of_these_weights"):
    drafts = desk.now().keep(draft_sentence)
    routes = route_lines.what_moves(ranking.ranking)
    st.caption(wording.plain(" ".join([*ranking.own_sentences[: 1 if state.projector() else 2], drafts, routes])))
stages = desk.now().keep(long_list).stages
opened = opened_row.opened(ranking)
picture = {**payload(ranking, weights.link_to_mend(), stages), **news.news(desk.now()), **stands.stands()}
live_ranking({**picture, "opened": opened}, opened_row.open_row)

save_box.draw(ranking)
opened_row.draw(ranking, opened)
for sentence in ranking.own_sentences[2:]:
    st.write(wording.plain(sentence))
navigation.link(navigation.SEATS, "Seats: where the senior responsible owners stand, and the smallest step to agree")
weight_methods.draw()
route_lines.draw(ranking.ranking)
board.draw(ranking)
drawer(
    "The ranking as a table, to read and to download",
    "ranking_table",
    lambda: tables.table(standing.table(ranking), name="ranking", file=lambda: standing.file_of(ranking)),
)
drawer(
    "In what share of all possible weights each priority takes each rank",
    "rank_shares",
    lambda: rank_shares.draw(ranking),
)
