"""The lines between routes, which a visit may move; the link carries them."""

from __future__ import annotations

import streamlit as st

from priorities import DEFAULT_THRESHOLDS, Ranking, criterion_name
from ui.shell.wording import count, listing, plain


def draw(ranking: Ranking) -> None:
    """Draw the three lines, and say which priorities go another way than under the usual ones."""
    with st.expander("Lines between the routes: partnership, single partner, borough"):
        st.caption(
            "To the partnership goes what scores at least its line on collaboration and on regional action; of the "
            "rest, what reaches the line on health burden goes to a single partner or the boroughs. Lines never change "
            "a score or a rank."
        )
        columns = st.columns(len(DEFAULT_THRESHOLDS))
        for column, (name, usual) in zip(columns, DEFAULT_THRESHOLDS.items(), strict=True):
            with column:
                st.slider(
                    f"Line on {plain(criterion_name(name))}",
                    0.0,
                    10.0,
                    usual,
                    0.5,
                    key=f"line_{name}",
                    bind="query-params",
                    persist_state="session",
                )
        st.write(plain(_what_moves(ranking)))


def _what_moves(ranking: Ranking) -> str:
    """What the lines change."""
    usual, routes_now = ranking.scores.routes(None), ranking.routes
    movers = routes_now.index[routes_now["route"] != usual["route"]]
    if not len(movers):
        return "Every priority goes the way that the usual lines give."
    routes = [f"{name} (now {routes_now.loc[name, 'route']})" for name in movers]
    verb = "goes" if len(routes) == 1 else "go"
    changed = count(len(routes), "priority", "priorities")
    return f"{changed} {verb} another way than under the usual lines: {listing(routes)}."
