"""The themes page: one theme with its words, and all of them ranked, compared, mapped and set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from engagement import ThemedResponses, charts
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from engagement.themes.sets.store import QuestionSet
from explorer import themes
from ui.parts import comments, evidence, filters, tables
from ui.shell import desk, layout, state
from ui.shell.wording import count, number, percent, plain
from ui.themes import asked, finding, overview, tools, words

_IN_TRAY: Final = 30


def draw_theme(theme: Mapping[Any, Any], themed: ThemedResponses) -> None:
    """Draw one theme: who speaks of it, its words, and what can be done with it."""
    themed, theme_id = _of_screen(themed), int(theme["theme_id"])
    theme = next(row for row in themed.ranked.to_dict("records") if row["theme_id"] == theme_id)
    layout.headline(overview.theme_headline(theme, themed))
    _filters(themed)
    with st.container(horizontal=True):
        st.button("Back to all themes", on_click=state.open_item, args=("theme", None))
        tools.steps(themed.set_id)
    st.caption(plain(overview.line(theme)))
    if not state.projector():
        tools.draw(theme, themed)
    _who_and_when(theme, themed)
    _neighbours(theme_id, themed)
    evidence.of_theme(theme_id)
    words.draw(theme, themed)


def _of_screen(themed: ThemedResponses) -> ThemedResponses:
    """The counts as they are, or on a projector as everybody may see them."""
    return themed.shared if state.projector() else themed


def _who_and_when(theme: Mapping[Any, Any], themed: ThemedResponses) -> None:
    theme_id = int(theme["theme_id"])
    with st.expander("Who says it, and when"):
        tables.table(
            overview.who_says_it(themed.who_says_it(theme_id)),
            name=f"who speaks of {theme['name']}",
            file=lambda: overview.who_says_it(themed.shared.who_says_it(theme_id)),
        )
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


def _neighbours(theme_id: int, themed: ThemedResponses) -> None:
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


def draw_all(of: QuestionSet, themed: ThemedResponses | None, n_waiting: int) -> None:
    """Draw the finding of themes, and the themes that stand in the view that is chosen."""
    themed = None if themed is None else _of_screen(themed)
    layout.headline(overview.headline(themed, n_waiting))
    with st.container(horizontal=True, vertical_alignment="center"):
        asked.choose(of)
        with st.popover("Questions together", key="together"):
            asked.together(of)
    if of.is_joined:
        st.caption(plain(asked.in_words(of)))
    if themed is not None:
        _filters(themed)
        if asked.without_question(state.selection()).filters and not themed.n_people:
            return
    finding.draw(of.set_id, themed)
    if themed is not None:
        view = state.choice("view", "What to see", list(_VIEWS))
        _VIEWS[view](themed)


def _filters(themed: ThemedResponses) -> None:
    """Draw the filters, and say whose shares are told: nobody else's count in anything below."""
    selection, set_id = asked.without_question(filters.row(search=False, question=False, survey=False)), themed.set_id
    if selection.filters and not themed.n_people:
        filters.nothing(selection, partial(_people, set_id))
    elif selection.filters and not state.projector():
        who, everybody = selection.words(desk.now().ask(store.names)), _people(set_id, EVERYTHING)
        st.caption(plain(f"{who}: {number(themed.n_people)} of the {number(everybody)} people who answered."))


def _people(set_id: int, selection: Selection) -> int:
    """How many people answered in a selection: the base that its shares would have."""
    themed = desk.now().keep(themes.themed_responses, set_id, copies=state.copies(), selection=selection)
    return themed.n_people if themed is not None else 0


def _ranked(themed: ThemedResponses) -> None:
    if not state.projector():
        tools.begin(themed)
        with st.expander("How many themes there might be"):
            st.write("There is no single right number. More themes are finer and less firm; few are broad and firm.")
            tables.table(overview.choices(themed.themes), name="numbers of themes")
    title = overview.headline(themed, 0)
    table = overview.table(themed.shares)
    st.caption(plain(overview.of_whom(themed)))
    tables.chart(
        charts.ranked_themes(themed.shares),
        table,
        name="themes by audience",
        alt_text=title,
        file=lambda: overview.table(themed.shared.shares),
    )
    _nothing_said(themed)
    names = themed.ranked.set_index("theme_id")["name"]
    for theme in themed.ranked.to_dict("records"):
        with st.container(border=True):
            st.subheader(plain(theme["name"]), anchor=False)
            above = f" Under {names[theme['under']]}." if theme["under"] in names.index else ""
            st.caption(plain(overview.line(theme) + above))
            comments.show(themed.quotes(int(theme["theme_id"]), most=2), rest=False)
            st.button(
                plain(f"Open all {overview.answers(theme)}"),
                key=f"open_{theme['theme_id']}",
                on_click=state.open_item,
                args=("theme", theme["theme_id"]),
            )


def _nothing_said(themed: ThemedResponses) -> None:
    if themed.nothing_said.empty:
        return
    with st.expander("Who answered with nothing to say, question by question"):
        st.write("A worded “nothing” is an answer: these people stay in the base of every share.")
        tables.table(
            overview.nothing_said(themed.nothing_said),
            name="people with nothing to say",
            file=lambda: overview.nothing_said(themed.shared.nothing_said),
        )


def _side_by_side(themed: ThemedResponses) -> None:
    present = list(themed.base)
    if len(present) < 2:
        st.write("Only one audience was heard so far. Bring in another one to compare.")
        return
    first, second = present[:2]
    table = themed.compare_audiences(first, second)
    st.subheader(plain(overview.comparison_headline(table, first, second)), anchor=False)
    st.caption(
        "A difference is named only where it is more than chance after correction for comparing many themes. "
        "Of the people who answered: neither audience is a sample of London."
    )
    warning = overview.questions_differ(themed, first, second)
    if warning:
        st.info(plain(warning))
    tables.table(
        overview.compared(table, first, second),
        name="two audiences side by side",
        file=lambda: overview.compared(themed.shared.compare_audiences(first, second), first, second),
    )


def _map(themed: ThemedResponses) -> None:
    with st.spinner("Drawing the map"):
        selection = replace(state.selection(), search="")
        places = desk.now().keep(themes.comment_map, themed.set_id, copies=state.copies(), selection=selection)
    st.subheader("Comments that are alike lie close together", anchor=False)
    table = overview.sizes(themed)
    title = f"A map of {count(len(places), 'comment')} in {count(len(table), 'theme')}; directions mean nothing."
    if places.empty:
        st.write("No comment stands in a theme yet.")
        return
    tables.chart(
        charts.comment_map(places),
        table,
        name="map of comments",
        alt_text=title,
        file=lambda: overview.sizes(themed.shared),
    )
    st.caption("Each dot is a comment, a part of an answer. Where colours mix, themes run into each other.")


def _trays(themed: ThemedResponses) -> None:
    remarks, unplaced = themed.safeguarding_remarks, themed.unplaced
    how_many = count(len(remarks), "answer") if themed.is_exact else "Answers"
    st.subheader(plain(f"{how_many} to read whatever their number"), anchor=False)
    st.caption("They hold a word of harm from a list of ours; it finds words, not meaning. Nothing is counted here.")
    comments.listed(remarks, of="remarks", size=_IN_TRAY)
    how_many = _people_and_answers(unplaced) if themed.is_exact else "Answers"
    st.subheader(plain(f"{how_many} in no theme"), anchor=False)
    comments.listed(unplaced, of="unplaced", size=_IN_TRAY)
    _nothing_said(themed)


def _people_and_answers(rows: pd.DataFrame) -> str:
    people = rows["respondent"].nunique()
    return f"{count(len(rows), 'answer')} of {count(people, 'person', 'people')}"


def _history(themed: ThemedResponses) -> None:
    tools.history(themed.set_id)


_VIEWS: Final[dict[str, Callable[[ThemedResponses], None]]] = {
    "Ranked": _ranked,
    "Side by side": _side_by_side,
    "Map": _map,
    "Trays": _trays,
    "History": _history,
}
