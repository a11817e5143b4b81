"""Finding themes, placing what came in later, and the start from a list of one's own."""

from __future__ import annotations

import time

import streamlit as st

from engagement import ThemedResponses, read_list
from explorer import themes
from ui.shell import desk, errors, state
from ui.shell.progress import time_left
from ui.shell.wording import count, plain
from ui.themes import tools


def draw(set_id: int, themed: ThemedResponses | None) -> None:
    """Draw the finding of themes, the placing of what came in later, undo and redo."""
    sentence = desk.refusal(themes.find)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        n_themes = _how_many()
        label = "Find themes" if themed is None else "Find themes again"
        pressed = st.button(
            label,
            type="secondary" if themed else "primary",
            disabled=bool(sentence),
            help=plain(sentence) if sentence else None,
            key="find_themes",
        )
        if themed is not None:
            tools.steps(set_id)
    desk.explain(themes.find)
    if pressed:
        with errors.boundary():
            _find(set_id, n_themes)
    if themed is None:
        _from_list(set_id)
        return
    st.caption(plain(themed.themes.reason))
    if themed.themes.stale:
        st.info(f"{count(themed.themes.stale, 'answer')} came in later and stand in no theme yet.")
        press = desk.Press("Place them into these themes", "place", primary=True, after=_say_placed)
        desk.act_button(press, themes.place_later, set_id)


def _how_many() -> int | None:
    """Draw the choice of how many themes; None lets the explorer suggest."""
    number = st.select_slider(
        "Fewer or more themes",
        options=["suggested", *range(4, 31)],
        key="n_themes",
        help="Few themes are broad, many are fine. There is no single right number.",
    )
    return None if number == "suggested" else int(number)


def _find(set_id: int, n_themes: int | None) -> None:
    """Find themes, telling what is being done; any click elsewhere stops it and leaves the old themes."""
    bar = st.progress(0.0, text="Reading the answers")
    st.button("Stop", key="stop_finding")
    began = time.monotonic()

    def tell(doing: str, share: float) -> None:
        bar.progress(min(share, 1.0), text=plain(doing + time_left(time.monotonic() - began, share)))

    desk.do(themes.find, set_id, themes.Wish(n_themes), tell)
    state.say("Themes found. Open one to read everything in it.")
    st.rerun()


def _say_placed(counts: tuple[int, int]) -> None:
    n_placed, n_without = counts
    sentence = f"{count(n_placed, 'answer')} placed"
    state.say(f"{sentence}, {count(n_without, 'answer')} in no theme. See History for what changed.")


def _from_list(set_id: int) -> None:
    """Draw the start from a team's own list of themes."""
    with st.expander("Start from a list of themes of your own"), errors.boundary():
        typed = st.text_area(
            "One theme a line: its name, a colon, and what it is about",
            key="codebook",
            placeholder="Waiting times: how long people wait\nHealthy streets: air, walking, cycling and parks",
        )
        lines = read_list(typed)
        if lines:
            st.caption(f"{count(len(lines), 'theme')}. Answers near to a line are placed; the others wait in no theme.")
        press = desk.Press(
            "Begin with these themes",
            "begin_list",
            disabled=not lines,
            after=lambda n: state.say(f"{count(len(lines), 'theme')} begun, {count(n, 'answer')} placed."),
        )
        desk.act_button(press, themes.begin_from_list, set_id, lines)
