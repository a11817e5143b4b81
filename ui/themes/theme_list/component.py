"""Mounting the list of themes and hearing which one is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from ui.parts.scripts import joined
from ui.shell import state

_HERE = Path(__file__).parent
_KEY: Final = "theme_list"

_mount = st.components.v2.component(
    "explorer_theme_list",
    html='<table class="themes"></table>',
    css=(_HERE / "theme_list.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "theme_list.js"),
)


def theme_list(content: Mapping[str, Any]) -> None:
    """Draw the themes; a click on one opens it in this visit and its link.

    Parameters
    ----------
    content : what `ui.themes.rows.content` gives.
    """
    _mount(key=_KEY, data=dict(content), on_opened_change=_open)


def _open() -> None:
    theme_id = st.session_state[_KEY].opened
    if isinstance(theme_id, int):
        state.open_item("theme", theme_id)
