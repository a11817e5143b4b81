"""Owning a theme: rename, merge, split, nest, keep, retire, move comments, and take any of it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import streamlit as st

from engagement import ThemedResponses
from engagement.themes import placing
from engagement.themes.curation import store
from engagement.themes.log import store as log
from explorer import likeness
from ui.shell import desk, errors, state
from ui.shell.wording import count, moment, plain

_SUGGESTED: Final = 5

Theme = Mapping[Any, Any]


def steps(set_id: int) -> None:
    """Draw undo and redo, each saying what it would do."""
    undo, redo = desk.now().ask(log.steps, set_id)
    with st.container(horizontal=True, width="content"):
        _step(set_id, log.undo, undo, "There is nothing to undo.", "Undone")
        _step(set_id, log.redo, redo, "There is nothing to bring again.", "Done again")


def _step(set_id: int, step: Callable[..., str | None], act: str | None, nothing: str, verb: str) -> None:
    def say(sentence: str | None) -> None:
        state.say(f"{verb}: {sentence}." if sentence else nothing)

    back = step is log.undo
    key = "undo_theme" if back else "redo_theme"
    press = desk.Press("Undo" if back else "Redo", key, disabled=not act, help=plain(act) if act else None, after=say)
    desk.act_button(press, step, set_id, expected=act)


def history(set_id: int) -> None:
    """Draw what people did to the themes, newest first."""
    acts = desk.now().ask(log.acts, set_id)
    st.write("Every act on themes, newest first. Undo takes back the last one that stands; nothing is ever lost.")
    for act in acts.to_dict("records"):
        mark = {"undo": "Taken back: ", "redo": "Done again: "}.get(act["kind"], "")
        st.text(f"{moment(act['at'])}, {act['who']}: {mark}{act['what']}")


def draw(theme: Theme, themed: ThemedResponses) -> None:
    """Draw everything that can be done with one theme.

    Parameters
    ----------
    theme : a row of `themed.themes.themes`.
    """
    with errors.boundary():
        _words(theme)
        _merge(theme, themed)
        _split(theme, themed)
        _nest(theme, themed)
        _keep_or_retire(theme)
    _suggestions(theme, themed.set_id)


def _words(theme: Theme) -> None:
    theme_id, version = int(theme["theme_id"]), int(theme["version"])
    name, about = f"name of {theme_id} {version}", f"about {theme_id} {version}"

    def rename() -> None:
        words = {"name": state.typed(name), "description": state.typed(about)}
        desk.do(store.change_words, theme_id, version=version, **words)

    with st.form("rename", border=False):
        st.text_input("Another name for this theme", value=theme["name"], max_chars=80, key=name)
        st.text_input("What it is about, in a line", value=theme["description"], max_chars=300, key=about)
        desk.work_button(desk.Press("Rename", "rename_theme", in_form=True), store.change_words, rename)


def _merge(theme: Theme, themed: ThemedResponses) -> None:
    into, button = st.columns([3, 1], vertical_alignment="bottom")
    with into:
        target = _another_theme("Merge everything in it into", theme, themed, key="merge_into")
    with button:
        number, version = (int(target["theme_id"]), int(target["version"])) if target else (0, 0)
        press = desk.Press(
            "Merge",
            "merge",
            disabled=target is None,
            help=None if target else "Choose the theme that takes it in.",
            after=lambda _nothing: state.open_item("theme", number),
        )
        desk.act_button(press, store.merge, int(theme["theme_id"]), number, versions=(int(theme["version"]), version))


def _split(theme: Theme, themed: ThemedResponses) -> None:
    points = themed.points[themed.points["theme_id"] == theme["theme_id"]]
    number, button = st.columns([3, 1], vertical_alignment="bottom")
    with number:
        n_parts = int(st.number_input("Split it into how many", 2, 6, 2, key="split_into"))

    def split() -> int:
        questions = themed.responses["question"].unique().tolist()
        names = themed.themes.themes["name"].tolist()
        parts = placing.parts_of(points, int(state.number_in("split_into") or n_parts), questions, names)
        desk.do(store.split, int(theme["theme_id"]), parts, version=int(theme["version"]))
        return len(parts)

    with button:
        few = len(points) < n_parts
        press = desk.Press(
            "Split",
            "split",
            disabled=few,
            help=f"It has {count(len(points), 'comment')}: too few to split so." if few else None,
            after=lambda n: state.say(f"Split: {count(n, 'new theme')} beside this one. Undo takes it back."),
        )
        desk.work_button(press, store.split, split)


def _nest(theme: Theme, themed: ThemedResponses) -> None:
    under, button = st.columns([3, 1], vertical_alignment="bottom")
    with under:
        above = _another_theme("Put it under another theme", theme, themed, key="nest_under")
    with button:
        label = "Put under" if above is not None or not theme["under"] else "Let it stand by itself"
        number = int(above["theme_id"]) if above else 0
        off = above is None and not theme["under"]
        press = desk.Press(label, "nest", disabled=off, help="Choose the theme above it." if off else None)
        desk.act_button(press, store.nest, int(theme["theme_id"]), number, version=int(theme["version"]))


def _keep_or_retire(theme: Theme) -> None:
    theme_id, version, pinned = int(theme["theme_id"]), int(theme["version"]), bool(theme["pinned"])
    with st.container(horizontal=True):
        label = "Let go of it" if pinned else "Keep it as it is when themes are found again"
        desk.act_button(desk.Press(label, "pin"), store.pin, theme_id, pinned=not pinned, version=version)
        press = desk.Press("Retire this theme", "retire", after=_say_retired)
        desk.act_button(press, store.retire, theme_id, version=version)


def _say_retired(_nothing: None) -> None:
    state.open_item("theme", None)
    state.say("Retired. Its comments stand in no theme; Undo takes it back.")


def _another_theme(label: str, theme: Theme, themed: ThemedResponses, *, key: str) -> dict[Any, Any] | None:
    rows = {row["theme_id"]: row for row in themed.themes.themes.to_dict("records")}
    del rows[theme["theme_id"]]
    theme_id = st.selectbox(
        label, list(rows), index=None, format_func=lambda n: rows[n]["name"], placeholder="Choose a theme", key=key
    )
    return rows.get(theme_id)


def _suggestions(theme: Theme, set_id: int) -> None:
    """Draw comments elsewhere that speak like those in this theme; a person decides about each."""
    theme_id = int(theme["theme_id"])
    with st.expander("Comments elsewhere that may belong here"):
        if not st.toggle("Look for them", key=f"look {theme_id}"):
            st.caption("Learnt from what stands in the themes, also from what you moved. Nothing is moved by itself.")
            return
        similar = desk.now().keep(likeness.similar_elsewhere, theme_id, _SUGGESTED)
        if similar.empty:
            st.write("Nothing elsewhere speaks more like this theme than like its own.")
        for point in similar.to_dict("records"):
            with st.container(border=True):
                st.text(point["words"])
                st.caption(plain(f"Now in {point['theme']}"))
                desk.act_button(
                    desk.Press("Move it here", f"take {point['point']}"),
                    store.move,
                    set_id,
                    [int(point["point"])],
                    theme_id,
                )


def begin(themed: ThemedResponses) -> None:
    """Draw the beginning of a theme from a search."""
    with errors.boundary():
        search = st.text_input("Comments that say", key="begin_search", placeholder="for example: night bus")
        if not search.strip():
            return
        points = themed.points_saying(search)
        st.caption(
            f"{count(len(points), 'comment holds', 'comments hold')} these words, in any form. "
            "A comment is a part of an answer; it leaves the theme it stands in."
        )
        st.text_input("Name of the theme", value=search.strip().capitalize()[:80], key="begin_name", max_chars=80)
        selection = [int(point) for point in points["point"]]

        def create() -> int:
            return desk.do(store.create, themed.set_id, store.Part(state.typed("begin_name"), "", (), selection))

        press = desk.Press(
            "Begin this theme",
            "begin",
            disabled=points.empty,
            help="No comment holds these words." if points.empty else None,
            after=lambda number: state.open_item("theme", number),
        )
        desk.work_button(press, store.create, create)
