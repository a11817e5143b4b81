"""Mounting the live ranking and hearing what people did in it."""

from __future__ import annotations

from collections.abc import Mapping
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


def live_ranking(picture: Mapping[str, Any]) -> str | None:
    """Draw the live ranking; weights settle into the visit's state on release.

    Parameters
    ----------
    picture : mapping
        What `ui.firmness.picture` returns: criteria (3 to 6), rows, weights, regions, nearest, version and what
        others saved, and where the triangle does not show the first three criteria, triangle (their places).

    Returns
    -------
    str or None
        The priority whose row was just opened, in the run that follows only.
    """
    result = _mount(
        key=_KEY,
        data=dict(picture),
        default={"weights": picture["weights"], "seen": picture["version"]},
        on_weights_change=_settle,
        on_priority_change=lambda: None,
        on_seen_change=lambda: None,  # the list is another: the run itself is the answer
    )
    return result.priority if isinstance(result.priority, str) else None


def _settle() -> None:
    sent = st.session_state[_KEY].weights
    criteria = list(weights())
    if len(sent) == len(criteria) and all(isinstance(part, int) and part >= 0 for part in sent) and any(sent):
        keep_weights(of_parts(criteria, sent))
