"""Mounting the list of priorities and hearing which one is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from ui.parts.scripts import joined
from ui.shell import state

_HERE = Path(__file__).parent
_KEY: Final = "priority_list"

_mount = st.components.v2.component(
    "explorer_priority_list",
    html='<p class="key"></p><button type="button" class="skip">Skip the list</button>'
    '<table class="priorities" role="table"></table>'
    '<span class="after" tabindex="-1"></span>',
    css=(_HERE / "priority_list.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "priority_list.js"),
)


def priority_list(content: Mapping[str, Any]) -> None:
    """Draw the priorities; a press on one opens it in this visit and its link.

    Parameters
    ----------
    content : what `ui.long_list.rows.content` gives.
    """
    _mount(key=_KEY, data=dict(content), on_opened_change=_open)


def _open() -> None:
    priority = st.session_state[_KEY].opened
    if isinstance(priority, str):
        state.open_item("priority", priority)
