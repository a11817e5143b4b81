"""What people say of a theme, comment by comment, with a box to tick before each; what is ticked can be moved."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from engagement import ThemedResponses
from engagement.answers import store as answers
from engagement.themes.curation import store
from ui.parts import comments, filters, pages
from ui.shell import desk, errors, state
from ui.shell.wording import count, number

_NEW: Final = 0
_NO_THEME: Final = -1
# Comments of one page: more boxes to tick than a person looks through before doing something.
_PAGE: Final = 12

Theme = Mapping[Any, Any]


def draw(theme: Theme, themed: ThemedResponses) -> None:
    """Draw the comments of a theme, the most telling first, searched, and the moving of those that are ticked."""
    of_theme = themed.points[themed.points["theme_id"] == theme["theme_id"]]
    if of_theme.empty:
        st.write("Nobody speaks of it in the answers shown. Take filters away, move comments here, or retire it.")
        return
    selection = state.selection()
    filters.search_box(selection)
    if selection.search.strip():
        says_it = of_theme["response_id"].isin(desk.now().ask(answers.saying, selection.search))
        st.caption(f"{count(int(says_it.sum()), 'comment')} of {number(len(of_theme))} in answers that say it.")
        of_theme = of_theme[says_it]
    of_theme = of_theme.sort_values(["strength", "point"], ascending=[False, True], kind="stable")
    ticks = f"ticks {theme['theme_id']} {theme['version']}"
    with errors.boundary():
        _move(theme, themed, ticks)
    first, most = pages.part(len(of_theme), "theme", size=_PAGE)
    pages.turn(len(of_theme), "theme", size=_PAGE, noun="comment")
    page = of_theme.iloc[first : first + most]
    origins = themed.responses.set_index("response_id").loc[page["response_id"]].assign(question="")
    comments.tickable(_rows(page, origins), ticks)
    pages.turn(len(of_theme), "theme", size=_PAGE, noun="comment", below=True)


def _rows(page: pd.DataFrame, origins: pd.DataFrame) -> list[tuple[int, str, str]]:
    """Each comment: the number of its point, its words, and where they come from."""
    sources = [comments.origin(response) for response in origins.to_dict("records")]
    points = page["point"].astype(int).tolist()
    return list(zip(points, page["words"].str.strip().tolist(), sources, strict=True))


def _move(theme: Theme, themed: ThemedResponses, ticks: str) -> None:
    """Draw the moving of what is ticked: to another theme, to a new one, or to none."""
    points = state.ticks(ticks)
    rows = themed.themes.themes[themed.themes.themes["theme_id"] != theme["theme_id"]]
    names = dict(zip(rows["theme_id"], rows["name"], strict=True))
    names |= {_NEW: "A new theme of their own", _NO_THEME: "No theme"}
    choice, button = st.columns([3, 2], vertical_alignment="bottom")
    with choice:
        to = st.selectbox(
            "Move what you tick to",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Choose a theme",
            key="move_to",
        )
        if to == _NEW:
            st.text_input("Name of the new theme", max_chars=80, key="new_theme")
    hint = "Tick the comments, and choose where they go." if not points or to is None else None
    press = desk.Press(
        f"Move {count(len(points), 'comment')}", "move", disabled=bool(hint), help=hint, after=_say_moved
    )
    work = partial(_do_move, themed.set_id, points, to)
    with button:
        desk.work_button(press, store.create if to == _NEW else store.move, work)


def _do_move(set_id: int, points: list[int], to: int | None) -> int:
    if to is None:
        raise errors.NotReady("Choose where the comments go. Nothing was moved.")
    if to == _NEW:
        desk.do(store.create, set_id, store.Part(state.typed("new_theme"), "", (), points))
    else:
        desk.do(store.move, set_id, points, None if to == _NO_THEME else int(to))
    return len(points)


def _say_moved(n_moved: int) -> None:
    state.say(f"Moved {count(n_moved, 'comment')}. Undo takes it back.")
