"""The parts of the themes page: one theme with its words, and all of them ranked, compared, mapped and set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from engagement import charts
from engagement.themes import ThemeSet
from engagement.themes.safeguarding import safeguarding
from explorer import themes
from ui import acts, cache
from ui.parts import comments, evidence, tables
from ui.parts.marked_text import marked_text
from ui.parts.people import audiences
from ui.shell import errors, layout, state
from ui.shell.wording import count, number, percent, plain
from ui.themes import overview, tools

_SHOWN = 50


def draw(theme: Mapping[Any, Any], found: ThemeSet, responses: pd.DataFrame) -> None:
    """Draw one theme: who speaks of it, its words, and what can be done with it."""
    inside = overview.members(theme, found, responses)
    points = themes.points_of(found, responses)
    points = points[points["theme_id"] == theme["theme_id"]]
    layout.headline(overview.theme_headline(theme, inside, responses))
    with st.container(horizontal=True):
        st.button("Back to all themes", on_click=state.open_item, args=("theme", None))
        tools.steps()
    st.caption(plain(overview.line(theme, responses)))
    if not state.projector():
        tools.tools(theme, found, points, responses["question"].unique().tolist())
        tools.move(theme, found, points)
        tools.suggestions(theme, found)
    _who_and_when(theme, inside, responses)
    _neighbours(theme, found)
    evidence.of_theme(int(theme["theme_id"]))
    st.subheader("What people say; the marked part is about this theme", anchor=False)
    tables.csv_button(inside[["audience", "forum", "borough", "text"]], f"responses in {theme['name']}")
    marked_text(overview.marked(inside, _SHOWN), key=f"words {theme['theme_id']}", told="about this theme")
    if len(inside) > _SHOWN:
        st.caption(f"{number(len(inside) - _SHOWN)} more; download them all.")


def _who_and_when(theme: Mapping[Any, Any], inside: pd.DataFrame, responses: pd.DataFrame) -> None:
    with st.expander("Who says it, and when"):
        tables.table(overview.who_says_it(inside, responses), name=f"who speaks of {theme['name']}")
        months = overview.by_month(inside, responses)
        if months.empty:
            st.caption("No trend: the answers carry no dates, or all of one month.")
            return
        first, last = months.iloc[0], months.iloc[-1]
        told = f"{percent(first['share'])} of what was said in the first month, {percent(last['share'])} in the last."
        st.write(told)
        tables.chart(charts.over_time(months), months, name=f"{theme['name']} by month", alt_text=told)


def _neighbours(theme: Mapping[Any, Any], found: ThemeSet) -> None:
    together = overview.said_together(theme, found)
    if together.empty:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Often said together with:")
        for other in together.to_dict("records"):
            st.button(
                f"{plain(other['name'])} ({number(other['responses'])})",
                key=f"beside_{other['theme_id']}",
                on_click=state.open_item,
                args=("theme", other["theme_id"]),
            )


def find(found: ThemeSet | None) -> None:
    """Draw the finding of themes, the placing of what came in later, undo and redo."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = overview.how_many()
        label = "Find themes" if found is None else "Find themes again"
        asked = st.button(label, type="primary" if found is None else "secondary")
        if found is not None:
            tools.steps()
    if asked:
        with errors.boundary():
            overview.find(wanted)
    if found is None:
        tools.from_list()
        return
    st.caption(plain(found.reason))
    if found.stale:
        st.info(f"{count(found.stale, 'response')} came in later and stand in no theme yet.")
        st.button("Place them into these themes", key="place", type="primary", on_click=acts.place_responses)


def _ranked(found: ThemeSet, responses: pd.DataFrame) -> None:
    if not state.projector():
        tools.begin(found, responses)
        with st.expander("How many themes there might be"):
            st.write("There is no single right number. More themes are finer and less firm; few are broad and firm.")
            tables.table(overview.choices(found), name="numbers of themes")
    shares = overview.shares(found, responses)
    told = overview.headline(found, responses)
    tables.chart(charts.ranked_themes(shares), overview.table(shares), name="themes by audience", alt_text=told)
    names = found.themes.set_index("theme_id")["name"]
    for theme in found.themes.to_dict("records"):
        with st.container(border=True):
            st.subheader(plain(theme["name"]), anchor=False)
            above = f" Under {names[theme['under']]}." if theme["under"] in names.index else ""
            st.caption(plain(overview.line(theme, responses) + above))
            comments.show(overview.quotes(theme, found, responses, most=2), rest=False)
            st.button(
                f"Open all {count(theme['size'], 'response')}",
                key=f"open_{theme['theme_id']}",
                on_click=state.open_item,
                args=("theme", theme["theme_id"]),
            )


def _side_by_side(found: ThemeSet, responses: pd.DataFrame) -> None:
    present = audiences(responses)
    if len(present) < 2:
        st.write("Only one audience was heard so far. Bring in another one to compare.")
        return
    one, other = present[0], present[1]
    table = overview.side_by_side(found, responses, one, other)
    st.subheader(plain(overview.comparison_headline(table, one, other)), anchor=False)
    st.caption(
        "A difference is named only where it is more than chance after correction for comparing many themes. "
        "Of the people who answered: neither audience is a sample of London."
    )
    tables.table(overview.compared(table, one, other), name="two audiences side by side")


def _map(found: ThemeSet, _responses: pd.DataFrame) -> None:
    with st.spinner("Drawing the map"):
        places = cache.comment_map(found.run_id)
    st.subheader("Comments that are alike lie close together", anchor=False)
    told = f"A map of {count(len(places), 'comment')} in {count(len(found.themes), 'theme')}; directions mean nothing."
    table = found.themes[["name", "size"]].rename(columns={"name": "Theme", "size": "Responses"})
    tables.chart(charts.comment_map(places), table, name="map of comments", alt_text=told)
    st.caption("Each dot is a part of an answer. Where colours mix, themes run into each other.")


def _trays(found: ThemeSet, responses: pd.DataFrame) -> None:
    grave = responses[safeguarding(responses["text"].tolist())]
    st.subheader(f"{count(len(grave), 'remark')} to read whatever their number", anchor=False)
    st.caption("They hold a word of harm from a list of ours; it finds words, not meaning. Nothing is counted here.")
    comments.show(grave, most=30)
    unplaced = responses[~responses["response_id"].isin(found.assignments["response_id"])]
    st.subheader(f"{count(len(unplaced), 'response')} in no theme", anchor=False)
    comments.show(unplaced, most=30)


def _history(_found: ThemeSet, _responses: pd.DataFrame) -> None:
    tools.history()


VIEWS: Final[dict[str, Callable[[ThemeSet, pd.DataFrame], None]]] = {
    "Ranked": _ranked,
    "Side by side": _side_by_side,
    "Map": _map,
    "Trays": _trays,
    "History": _history,
}
