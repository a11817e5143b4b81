"""Giving the browser the visitor's name to keep, and taking it back after the page was loaded again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from ui.shell import passing, state

_KEY: Final = "kept_name"

_mount = st.components.v2.component(
    "explorer_kept_name",
    html="<span></span>",
    js=(Path(__file__).parent / "kept_name.js").read_text(encoding="utf-8"),
)


def keep() -> None:
    """Keep the name that was typed in this tab alone, so that a page loaded again knows it; with sign-in, nothing."""
    if not passing.is_set_up():
        _mount(key=_KEY, data={"name": state.typed_name()}, default={"name": ""}, on_name_change=_take)


def _take() -> None:
    name = st.session_state[_KEY].name
    if isinstance(name, str) and not state.typed_name():
        state.be_called(name.strip()[: state.LONGEST_NAME])
