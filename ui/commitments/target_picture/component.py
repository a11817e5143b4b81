"""Mounting the picture of a slot and hearing where its handle was put."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from ui.parts.scripts import joined

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "explorer_target_picture",
    html='<div class="frame"><svg class="picture"></svg><p class="reading" aria-hidden="true"></p></div>',
    css=(_HERE / "target_picture.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "main.js"),
)


def target_picture(key: str, content: Mapping[str, Any], put: Callable[[float], None]) -> None:
    """Draw the picture; `put` is called with the value where somebody lets go of the handle.

    Parameters
    ----------
    key : unique on the page.
    content : what `ui.commitments.drawing.content` gives.
    put : takes the value, rounded to the step of the handle; it lies on the axis.
    """
    _mount(key=key, data=dict(content), default={"target": None}, on_target_change=partial(_hear, key, content, put))


def _hear(key: str, content: Mapping[str, Any], put: Callable[[float], None]) -> None:
    value = st.session_state[key].target
    if isinstance(value, (int, float)) and math.isfinite(value) and content["low"] <= value <= content["high"]:
        put(float(value))
