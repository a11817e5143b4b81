"""Mounting the live ranking and hearing what people did in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from priorities import of_parts
from ui.parts.scripts import joined
from ui.shell.weights import keep_weights, weights

_HERE = Path(__file__).parent
_KEY = "live_ranking"

_mount = st.components.v2.component(
    "explorer_live_ranking",
    html=(_HERE / "live_ranking.html").read_text(encoding="utf-8"),
    css=(_HERE / "live_ranking.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "main.js"),
)


def live_ranking(picture: Mapping[str, Any], open_row: Callable[[str], None]) -> None:
    """Draw the live ranking; weights settle into the visit's state on release.

    Parameters
    ----------
    picture : mapping
        What `ui.firmness.picture` returns: criteria (3 to 6), rows, weights, regions, nearest, version and what
        others saved, and where the triangle does not show the first three criteria, triangle (their places).
    open_row : takes the name of the priority whose row was pressed.
    """

    def pressed() -> None:
        name = st.session_state[_KEY].priority
        if isinstance(name, str):
            open_row(name)

    _mount(
        key=_KEY,
        data=dict(picture),
        default={"weights": picture["weights"], "seen": picture["version"]},
        on_weights_change=_settle,
        on_priority_change=pressed,
        on_seen_change=lambda: None,  # the list is another: the run itself is the answer
    )


def _settle() -> None:
    sent = st.session_state[_KEY].weights
    criteria = list(weights())
    if len(sent) == len(criteria) and all(isinstance(part, int) and part >= 0 for part in sent) and any(sent):
        keep_weights(of_parts(criteria, sent))
