"""Mounting the marked words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from ui.parts.scripts import joined
from ui.shell import state

_HERE = Path(__file__).parent

_mount = st.components.v2.component(
    "explorer_marked_text",
    html='<ol class="words"></ol>',
    css=(_HERE / "marked_text.css").read_text(encoding="utf-8"),
    js=joined(_HERE / "marked_text.js"),
)


class Marked(NamedTuple):
    """One comment: its words, the characters (start, end) to mark, and what is said below it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    below: str = ""


def marked_text(comments: Sequence[Marked], *, key: str, meaning: str) -> None:
    """Show comments with parts of them marked; none on a projector.

    Parameters
    ----------
    comments : what to show, in this order.
    key : unique on the page.
    meaning : what a mark means, for screen readers: "about this theme".
    """
    if state.projector():
        st.caption("People's words are hidden in projector mode.")
        return
    payload = [{"pieces": list(_pieces(comment)), "below": comment.below} for comment in comments]
    _mount(key=key, data={"comments": payload, "meaning": meaning})


def _pieces(comment: Marked) -> list[tuple[str, bool]]:
    """Cut the words where marks begin and end; Python and browsers count characters differently."""
    pieces, end = [], 0
    for start, stop in sorted(comment.spans):
        if stop <= end:
            continue
        pieces += [(comment.text[end : max(start, end)], False), (comment.text[max(start, end) : stop], True)]
        end = stop
    return [piece for piece in [*pieces, (comment.text[end:], False)] if piece[0]]
