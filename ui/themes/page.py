"""The themes page: a question at the top, its themes one line each, and the theme that is open beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from engagement import ThemedResponses
from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from engagement.themes.sets.store import QuestionSet
from explorer import themes
from explorer.languages import other_languages
from ui.parts import evidence, filters, tables
from ui.shell import desk, layout, state
from ui.shell.wording import number, plain
from ui.themes import asked, checks, finding, judge, overview, panel, rows, tools, views
from ui.themes.theme_list import theme_list

_LIST: Final = "Themes"
_VIEWS: Final[dict[str, Callable[[ThemedResponses], None]]] = {
    "Side by side": views.side_by_side,
    "Map": views.draw_map,
    "Trays": views.trays,
    "History": views.history,
}
# Beside an open theme the list keeps its titles and bars; the theme's words need the wider part. By eye.
_LIST_AND_THEME: Final = (5, 6)


def draw(of: QuestionSet, themed: ThemedResponses | None, n_waiting: int) -> None:
    """Draw the question, its finding, and its themes in the view that is chosen.

    Parameters
    ----------
    of : the set of themes in view.
    themed : its themes with the selected answers; None before any were found.
    n_waiting : answers to its questions that were not read yet.
    """
    themed = themed.shared if themed is not None and state.projector() else themed
    with st.container(key="themes_page"):
        opened = overview.opened_theme(themed)
        with st.container(key="themes_headline_opened" if opened else "themes_headline"):
            layout.headline(overview.headline(themed, n_waiting))
        if state.projector():
            _room(of, themed)
        else:
            _officer(of, themed, is_opened=opened is not None)


def _officer(of: QuestionSet, themed: ThemedResponses | None, *, is_opened: bool) -> None:
    """Draw the question and the controls above the themes; on a phone they stand below."""
    with st.container(key="themes_controls_opened" if is_opened else "themes_controls"):
        with st.container(horizontal=True, vertical_alignment="center"):
            _question(of, themed)
        if themed is None:
            finding.first(of)
            return
        if _nobody(of, themed):
            return
        view, direction = _controls(of, themed)
        _notes(of, themed)
    _show(themed, view, direction)


def _room(of: QuestionSet, themed: ThemedResponses | None) -> None:
    """Draw the themes large for a room, and the ways to other questions and views below them."""
    st.write(plain(" ".join(question.text for question in of.questions)))
    if themed is None or _nobody(of, themed):
        return
    place = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        view = state.choice("view", "What to see", [_LIST, *_VIEWS])
        _question(of, themed)
    _notes(of, themed)
    with place:
        _show(themed, view, "")


def _nobody(of: QuestionSet, themed: ThemedResponses) -> bool:
    """Say so where the filters leave nobody."""
    selection = asked.without_question(state.selection())
    if not selection.filters or themed.n_people:
        return False
    filters.nothing(selection, partial(_people, of.set_id))
    return True


def _show(themed: ThemedResponses, view: str, direction: str) -> None:
    """Draw the view that is chosen, narrowed to a direction."""
    if view == _LIST:
        _list(themed.towards(direction) if direction else themed, direction)
    else:
        _VIEWS[view](themed)


def _question(of: QuestionSet, themed: ThemedResponses | None) -> None:
    """Draw the choice of survey and question, and the filters of people."""
    asked.choose(of)
    if not state.projector():
        with st.popover("Read together", key="together"):
            asked.together(of)
    if themed is not None:
        filters.row(search=False, question=False, survey=False)
        judge.choose(of.set_id)


def _controls(of: QuestionSet, themed: ThemedResponses) -> tuple[str, str]:
    """Draw the one row of controls; return the view and the direction that are chosen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        view, direction = state.choice("view", "What to see", [_LIST, *_VIEWS]), ""
        if view == _LIST and len(themed.directions):
            words = {name: way for way, name in rows.DIRECTIONS.items()}
            name = state.choice("speaks", "Which way people speak", ["Everything", *words])
            direction = words.get(name, "")
        wish = finding.again(of, themed) or finding.known_topics(themed)
        with st.popover("Begin a theme", key="begin_a_theme"):
            tools.begin(themed)
        tools.steps(themed.set_id)
    if wish is not None:
        finding.run(of, wish)
    return view, direction


def _notes(of: QuestionSet, themed: ThemedResponses) -> None:
    """Say which questions are read together, whose shares are told, and what came in later."""
    selection = asked.without_question(state.selection())
    lines = [asked.in_words(of)] if of.is_joined and not state.projector() else []
    if selection.filters and not state.projector():
        who, everybody = selection.words(desk.now().ask(store.names)), _people(of.set_id, EVERYTHING)
        lines.append(f"{who}: {number(themed.n_people)} of the {number(everybody)} people who answered")
    if themed.themes.topics.name:
        lines.append(overview.topics(themed).removesuffix("."))
    if themed.is_exact and (not_read := overview.not_read(desk.now().keep(other_languages, of.set_id))):
        lines.append(not_read)
    if not themed.is_exact:
        lines.append("Counts are rounded to 5, and small ones are not shown")
    if len(themed.directions) and not state.projector():
        lines.append(judge.in_words(desk.now().keep(themes.judged_by, of.set_id)))
    if lines:
        st.caption(plain(". ".join(lines)))
    finding.place(of, themed)
    evidence.not_looked_through()


def _people(set_id: int, selection: Selection) -> int:
    """How many people answered in a selection: the base that its shares would have."""
    themed = desk.now().keep(themes.themed_responses, set_id, copies=state.copies(), selection=selection)
    return themed.n_people if themed is not None else 0


def _list(themed: ThemedResponses, direction: str) -> None:
    """Draw all themes, and the one that is open beside them."""
    opened = overview.opened_theme(themed)
    if opened is None:
        _all(themed, 0, direction)
        return
    beside, place = st.columns(_LIST_AND_THEME, gap="medium")
    with beside, st.container(key="themes_beside"):
        _all(themed, int(opened["theme_id"]), direction)
    with place, st.container(key="theme_opened"):
        panel.draw(opened, themed)


def _all(themed: ThemedResponses, opened: int, direction: str) -> None:
    theme_list(rows.content(themed, opened, sure=checks.sure()))
    nothing = overview.silent(themed)
    if nothing and not direction:
        st.caption(plain(f"Beside the themes: {nothing}."))
    with st.expander("The numbers behind this"):
        tables.table(
            overview.table(themed.shares),
            name="themes by audience",
            file=lambda: overview.table(themed.shared.shares),
        )
