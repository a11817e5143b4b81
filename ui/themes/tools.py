"""Owning a theme: rename, merge, split, nest, pin, retire, move comments, and take any of it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from engagement import ThemeModel
from engagement.themes import ThemeSet
from engagement.themes.codebook import read_list
from engagement.themes.curation.store import Part, free_name
from explorer import themes
from ui import acts, cache
from ui.shell import errors, state
from ui.shell.wording import count, moment, plain

_NEW = 0
_SUGGESTED = 5


def steps() -> None:
    """Draw undo and redo, each saying what it would do."""
    taken, again = cache.theme_steps()
    with st.container(horizontal=True):
        st.button(
            "Undo", key="undo_theme", disabled=not taken, help=taken and plain(taken), on_click=acts.undo_theme_act
        )
        st.button(
            "Redo", key="redo_theme", disabled=not again, help=again and plain(again), on_click=acts.redo_theme_act
        )


def history() -> None:
    """Draw what people did to the themes, newest first."""
    done = cache.theme_acts()
    st.write("Every act on themes, newest first. Undo takes back the last one that stands; nothing is ever lost.")
    for act in done.to_dict("records"):
        mark = {"undo": "Taken back: ", "redo": "Done again: "}.get(act["kind"], "")
        st.text(f"{moment(act['at'])}, {act['who']}: {mark}{act['what']}")


def tools(theme: Mapping[Any, Any], found: ThemeSet, points: pd.DataFrame, questions: list[str]) -> None:
    """Draw what can be done with one theme.

    Parameters
    ----------
    theme : a row of `found.themes`.
    points : its points with their words, as `finding.points_of` gives them.
    questions : of the survey; their words name nothing.
    """
    with st.expander("Change this theme: rename, merge, split, nest, keep or retire"), errors.boundary():
        _words(theme)
        _merge(theme, found)
        _split(theme, points, questions)
        _nest(theme, found)
        _keep_or_retire(theme)


def _words(theme: Mapping[Any, Any]) -> None:
    with st.form("rename", border=False):
        name = st.text_input("Another name for this theme", value=theme["name"], max_chars=80)
        told = st.text_input("What it is about, in a line", value=theme["description"], max_chars=300)
        if st.form_submit_button("Rename"):
            acts.change_theme_words(int(theme["theme_id"]), name, told, int(theme["version"]))
            st.rerun()


def _merge(theme: Mapping[Any, Any], found: ThemeSet) -> None:
    into, button = st.columns([3, 1], vertical_alignment="bottom")
    with into:
        other = _other_theme("Merge everything in it into", theme, found, key="merge_into")
    with button:
        if st.button("Merge", disabled=other is None, key="merge") and other is not None:
            versions = (int(theme["version"]), int(other["version"]))
            acts.merge_themes(int(theme["theme_id"]), int(other["theme_id"]), versions)
            state.open_item("theme", other["theme_id"])
            st.rerun()


def _split(theme: Mapping[Any, Any], points: pd.DataFrame, questions: list[str]) -> None:
    number, button = st.columns([3, 1], vertical_alignment="bottom")
    with number:
        wanted = st.number_input("Split it into how many", 2, 6, 2, key="split_into")
    with button:
        asked = st.button("Split", key="split", disabled=len(points) < wanted)
    if asked:
        with st.spinner("Looking for parts"):
            parts = _parts(points, int(wanted), questions)
        acts.split_theme(int(theme["theme_id"]), parts, int(theme["version"]))
        state.say(f"Split: {count(len(parts), 'new theme')} beside this one. Undo takes it back.")
        st.rerun()


def _parts(points: pd.DataFrame, wanted: int, questions: list[str]) -> list[Part]:
    """All parts but the largest, which keeps the theme's name."""
    model = ThemeModel(n_themes=wanted, engine="fast").fit(points["words"].tolist(), questions=questions)
    taken = {name.lower() for name in cache.theme_names()}
    parts = []
    for number, found in enumerate(model.themes_.to_dict("records")):
        inside = points.loc[model.labels_ == number, "point"]
        if number and len(inside):
            name = free_name(found["name"], taken)
            taken.add(name.lower())
            parts.append(Part(name, found["description"], found["phrases"], [int(point) for point in inside]))
    return parts


def _nest(theme: Mapping[Any, Any], found: ThemeSet) -> None:
    under, button = st.columns([3, 1], vertical_alignment="bottom")
    with under:
        above = _other_theme("Put it under another theme", theme, found, key="nest_under")
    with button:
        label = "Put under" if above is not None or not theme["under"] else "Let it stand by itself"
        if st.button(label, key="nest", disabled=above is None and not theme["under"]):
            acts.nest_theme(int(theme["theme_id"]), int(above["theme_id"]) if above else 0, int(theme["version"]))
            st.rerun()


def _keep_or_retire(theme: Mapping[Any, Any]) -> None:
    told = (int(theme["theme_id"]), int(theme["version"]))
    with st.container(horizontal=True):
        pinned = bool(theme["pinned"])
        if st.button("Let go of it" if pinned else "Keep it as it is when themes are found again", key="pin"):
            acts.pin_theme(*told, pinned=not pinned)
            st.rerun()
        if st.button("Retire this theme", key="retire"):
            acts.retire_theme(*told)
            state.open_item("theme", None)
            state.say("Retired. Its comments stand in no theme; Undo takes it back.")
            st.rerun()


def _other_theme(label: str, theme: Mapping[Any, Any], found: ThemeSet, *, key: str) -> dict[Any, Any] | None:
    others = {t["theme_id"]: t for t in found.themes.to_dict("records") if t["theme_id"] != theme["theme_id"]}
    chosen = st.selectbox(
        label, list(others), index=None, format_func=lambda n: others[n]["name"], placeholder="Choose a theme", key=key
    )
    return others.get(chosen)


def move(theme: Mapping[Any, Any], found: ThemeSet, points: pd.DataFrame) -> None:
    """Draw the moving of comments out of a theme, to another, to a new one, or to none."""
    with st.expander("Move comments out of this theme"), errors.boundary():
        words = dict(zip(points["point"], points["words"], strict=True))
        picked = st.multiselect(
            "Comments to move",
            list(words),
            format_func=lambda point: f"{point}: {words[point][:90]}",
            key=f"picked {theme['theme_id']} {theme['version']}",
        )
        names = {
            t["theme_id"]: t["name"] for t in found.themes.to_dict("records") if t["theme_id"] != theme["theme_id"]
        }
        to = st.selectbox(
            "Move them to",
            [*names, _NEW, None],
            index=None,
            format_func=lambda n: {_NEW: "A new theme of their own", None: "No theme"}.get(n) or names[n],
            placeholder="Choose where",
            key="move_to",
        )
        name = st.text_input("Name of the new theme", max_chars=80, key="new_theme") if to == _NEW else ""
        if st.button(f"Move {count(len(picked), 'comment')}", key="move", disabled=not picked):
            if to == _NEW:
                acts.begin_theme(Part(name, "", (), picked))
            else:
                acts.move_points(picked, to)
            state.say(f"Moved {count(len(picked), 'comment')}. Undo takes it back.")
            st.rerun()


def suggestions(theme: Mapping[Any, Any], found: ThemeSet) -> None:
    """Draw comments elsewhere that speak like those in this theme; a person decides about each."""
    with st.expander("Comments elsewhere that may belong here"):
        if not st.toggle("Look for them", key=f"look {theme['theme_id']}"):
            st.caption("Learnt from what stands in the themes, also from what you moved. Nothing is moved by itself.")
            return
        near = cache.similar_elsewhere(found.run_id, int(theme["theme_id"]), _SUGGESTED)
        if near.empty:
            st.write("Nothing elsewhere speaks more like this theme than like its own.")
        for one in near.to_dict("records"):
            with st.container(border=True):
                st.text(one["words"])
                st.caption(plain(f"Now in {one['theme']}"))
                st.button(
                    "Move it here", key=f"take {one['point']}", on_click=acts.move_points,
                    args=([int(one["point"])], int(theme["theme_id"])),
                )  # fmt: skip


def begin(found: ThemeSet, responses: pd.DataFrame) -> None:
    """Draw the beginning of a theme from a search."""
    with st.expander("Begin a theme of your own from a search"), errors.boundary():
        search = st.text_input("Comments that say", key="begin_search", placeholder="for example: night bus")
        if not search.strip():
            return
        points = themes.points_saying(found, responses, search)
        st.caption(
            f"{count(len(points), 'comment')} hold these words, in any form. They leave the themes they stand in."
        )
        name = st.text_input(
            "Name of the theme", value=search.strip().capitalize()[:80], key="begin_name", max_chars=80
        )
        if st.button("Begin this theme", key="begin", disabled=points.empty):
            number = acts.begin_theme(Part(name, "", (), [int(point) for point in points["point"]]))
            state.open_item("theme", number)
            st.rerun()


def from_list() -> None:
    """Draw the start from a team's own list of themes."""
    with st.expander("Start from a list of themes of your own"), errors.boundary():
        typed = st.text_area(
            "One theme a line: its name, a colon, and what it is about",
            key="codebook",
            placeholder="Waiting times: how long people wait\nHealthy streets: air, walking, cycling and parks",
        )
        lines = read_list(typed)
        if lines:
            st.caption(
                f"{count(len(lines), 'theme')}. Comments near to a line are placed; the others wait in no theme."
            )
        if st.button("Begin with these themes", key="begin_list", disabled=not lines):
            placed = acts.begin_from_list(lines)
            state.say(f"{count(len(lines), 'theme')} begun, {count(placed, 'response')} placed.")
            st.rerun()
