"""Long lists a page at a time: which part is shown, how much there is, and the way to the rest."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from ui.shell import state
from ui.shell.wording import count, number, plain

# As many comments as a person reads in one go, and a browser draws at once without a wait.
SIZE = 50


class Part(NamedTuple):
    """The part of a list that is shown: how many come before it, and how many it holds."""

    first: int
    most: int


def part(length: int, of: str = "", *, size: int = SIZE) -> Part:
    """Return the part of a list that the link opens; a page beyond the end is the last one.

    Parameters
    ----------
    length : of the whole list.
    of : the name of the list, where a screen shows several.
    size : how many a page holds.
    """
    last = max(1, -(-length // size))
    return Part((min(state.page(of), last) - 1) * size, size)


def turn(length: int, of: str = "", *, size: int = SIZE, noun: str = "answer", below: bool = False) -> None:
    """Draw "1 to 50 of 1,310 answers" with the ways back and on; nothing where all fits on one page.

    Parameters
    ----------
    noun : what the list holds, one of them.
    below : whether this stands below the list, where only the ways are repeated.
    """
    if length <= size:
        return
    first = part(length, of, size=size).first
    page, last = first // size + 1, -(-length // size)
    where = "below" if below else "above"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{number(first + 1)} to {number(min(first + size, length))} of {count(length, noun)}")
        _way("Previous", page - 1, of, where, there=page > 1)
        _way("Next", page + 1, of, where, there=page < last)


def _way(label: str, to: int, of: str, where: str, *, there: bool) -> None:
    st.button(plain(label), key=f"{label} {of} {where}", disabled=not there, on_click=state.turn_to, args=(to, of))
