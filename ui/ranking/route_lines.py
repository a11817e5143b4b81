"""The lines between routes, which a visit may move; the link carries them, and a scenario keeps them."""

from __future__ import annotations

from typing import Final

import streamlit as st

from priorities import DEFAULT_THRESHOLDS, Ranking, criterion_name
from ui.shell.wording import count, listing, plain

PARTNERSHIP: Final = "partnership"
HEALTH_BURDEN: Final = "health_burden"


def draw(ranking: Ranking) -> None:
    """Draw the three lines, and say which priorities go another way than under the usual ones."""
    with st.expander("Lines between the routes: partnership, single partner, borough"):
        st.caption(
            "To the partnership goes what scores at least its line on collaboration and on regional action, however "
            "large or small its health burden: it needs many partners and the region. Burden decides about the rest: "
            "what reaches its line goes to a single partner or the boroughs, what does not is watched. Lines never "
            "change a score or a rank; they are saved with a scenario."
        )
        if small := small_burden(ranking):
            st.caption(plain(small))
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
        st.write(plain(what_moves(ranking) or "Every priority goes the way that the usual lines give."))


def small_burden(ranking: Ranking) -> str:
    """Name what goes to the partnership although its health burden is below the line; "" for nothing."""
    line = {**DEFAULT_THRESHOLDS, **(ranking.thresholds or {})}[HEALTH_BURDEN]
    burden = ranking.scores.frame[HEALTH_BURDEN]
    to_partnership = ranking.routes["route"] == PARTNERSHIP
    names = [str(name) for name in burden.index[to_partnership & (burden < line)]]
    return f"To the partnership with a burden below the line: {listing(names)}." if names else ""


def what_moves(ranking: Ranking) -> str:
    """Say which priorities go another way than under the usual lines; "" where none does."""
    usual, routes_now = ranking.scores.routes(None), ranking.routes
    movers = routes_now.index[routes_now["route"] != usual["route"]]
    if not len(movers):
        return ""
    routes = [f"{name} (now {routes_now.loc[name, 'route']})" for name in movers]
    verb = "goes" if len(routes) == 1 else "go"
    changed = count(len(routes), "priority", "priorities")
    return f"{changed} {verb} another way than under the usual lines: {listing(routes)}."
