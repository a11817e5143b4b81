"""What leads, how firmly, and whose weights these are."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from explorer.ranking import Standing
from explorer.scores import drafted
from priorities import charts, equal_weights, said_percent
from ui.parts import standing, tables
from ui.parts.score_sources import criterion_title
from ui.shell import desk, state, weights
from ui.shell.wording import listing, plain

# Priorities that stand beside three more parts of a laptop's screen. By eye.
_MOST = 5


def draw(ranking: Standing) -> None:
    """Draw what leads with its scores, how firmly the first stands, and by whose weights."""
    drafts = desk.now().keep(drafted)
    if drafts:
        st.caption(f"Draft scores: {len(drafts)} of {len(ranking.ranking.ordered)} priorities rest on them.")
    if ranking.leaders:
        drawing = charts.leading(ranking.ranking.ordered, ranking.ranking.labels, first=_MOST, large=state.projector())
        words = f"What leads: {listing(standing.top(ranking, _MOST))}."
        tables.chart(drawing, standing.table(ranking).head(_MOST), name="what leads", alt_text=words)
    st.text(ranking.share_sentence)
    st.caption(plain(whose(weights.weights(), ranking)))


def whose(shares: Mapping[str, float], ranking: Standing) -> str:
    """Return whose weights these are: "Equal weights.", "Weights of the scenario NHS, saved by Ada: ..."."""
    parts = listing([f"{criterion_title(name)} {said_percent(weight)}" for name, weight in shares.items()])
    for scenario in ranking.scenarios:
        if all(abs(scenario.weights.get(name, 0) - weight) < 0.5 for name, weight in shares.items()):
            by = f", saved by {state.author(scenario.who)}" if scenario.who else ""
            return f"Weights of the scenario “{scenario.name}”{by}: {parts}."
    if dict(shares) == equal_weights(list(shares)):
        return f"Equal weights, which nobody has chosen yet: {parts}."
    return f"Weights of this visit, not saved: {parts}."
