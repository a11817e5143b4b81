"""What leads, how firmly, and whose weights these are."""

from __future__ import annotations

import streamlit as st

from explorer.ranking import Standing
from explorer.ranking_file import draft_sentence
from priorities import charts
from ui.parts import standing, tables
from ui.shell import desk, state
from ui.shell.wording import listing, plain

# Priorities that stand beside three more parts of a laptop's screen. By eye.
_MOST = 5


def draw(ranking: Standing) -> None:
    """Draw what leads with its scores, how firmly the first stands, and by whose weights."""
    drafts = desk.now().keep(draft_sentence)
    if drafts:
        st.caption(plain(drafts))
    if ranking.leaders:
        drawing = charts.leading(ranking.ranking.ordered, ranking.ranking.labels, first=_MOST, large=state.projector())
        words = f"What leads: {listing(standing.top(ranking, _MOST))}."
        tables.chart(drawing, standing.table(ranking).head(_MOST), name="what leads", alt_text=words)
    st.text(ranking.share_sentence)
    st.caption(plain(ranking.whose(state.author)))
