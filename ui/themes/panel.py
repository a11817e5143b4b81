"""One theme, open beside the list: how many speak of it, quotes, who says it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from engagement import ThemedResponses, charts
from explorer import files
from ui.parts import comments, evidence, tables
from ui.shell import desk, state
from ui.shell.wording import count, number, percent, plain
from ui.themes import checks, moving, overview, tools

_QUOTES: Final = 3
_CHECK: Final = "Check 20"

Theme = Mapping[Any, Any]


def draw(theme: Theme, themed: ThemedResponses) -> None:
    """Draw one theme.

    Parameters
    ----------
    theme : a row of `themed.ranked`.
    """
    theme_id = int(theme["theme_id"])
    with st.container(horizontal=True, vertical_alignment="top"):
        st.subheader(plain(theme["name"]), anchor=False)
        st.button("All themes", key="close_theme", on_click=state.open_item, args=("theme", None))
    st.caption(plain(overview.line(theme, themed)))
    if state.projector():
        _who(theme, themed)
        return
    place = st.container()
    part = state.choice("of_theme", "What of this theme", list(_PARTS))
    if part != _CHECK:  # who checks should not be led by what others took for telling
        with place:
            _quotes(theme_id, themed)
    _PARTS[part](theme, themed)


def _quotes(theme_id: int, themed: ThemedResponses) -> None:
    quotes = themed.quotes(theme_id, most=_QUOTES).assign(question="")
    comments.marked(quotes, quotes["spans"].tolist(), key=f"quotes {theme_id}", meaning="about this theme")
    evidence.of_theme(theme_id)


def _who(theme: Theme, themed: ThemedResponses) -> None:
    """Draw who speaks of it, and when."""
    theme_id = int(theme["theme_id"])
    tables.table(
        overview.who_says_it(themed.who_says_it(theme_id)),
        name=f"who speaks of {theme['name']}",
        file=lambda: overview.who_says_it(themed.shared.who_says_it(theme_id)),
    )
    _together(theme_id, themed)
    months = themed.by_month(theme_id)
    if months.empty:
        st.caption("No trend: the answers carry no dates, or all of one month.")
        return
    first, last = months.iloc[0], months.iloc[-1]
    title = (
        f"{number(first['n'])} of {number(first['base'])} people in the first month ({percent(first['share'])}), "
        f"{number(last['n'])} of {number(last['base'])} in the last ({percent(last['share'])})."
    )
    st.write(title)
    tables.chart(
        charts.over_time(months),
        months,
        name=f"{theme['name']} by month",
        alt_text=title,
        file=lambda: themed.shared.by_month(theme_id),
    )


def _together(theme_id: int, themed: ThemedResponses) -> None:
    together = themed.said_together(theme_id)
    if together.empty:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("The same people also speak of:")
        for neighbour in together.to_dict("records"):
            st.button(
                f"{plain(neighbour['name'])} ({count(neighbour['people'], 'person', 'people')})",
                key=f"beside_{neighbour['theme_id']}",
                on_click=state.open_item,
                args=("theme", neighbour["theme_id"]),
            )


def _words(theme: Theme, themed: ThemedResponses) -> None:
    """Draw everything that is said of it, and the way to take it away."""
    moving.draw(theme, themed)
    rows = desk.now().keep(files.answers_in_theme, int(theme["theme_id"]))
    if rows.empty:
        st.caption("So few people speak of it that there is no file of their words.")
    else:
        tables.csv_button(rows, f"answers in {theme['name']}")


_PARTS: Final[dict[str, Callable[[Theme, ThemedResponses], None]]] = {
    "What people say": _words,
    "Who says it": _who,
    _CHECK: checks.draw,
    "Change it": tools.draw,
}
