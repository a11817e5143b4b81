"""Waiting for long work with a bar that moves and a way to stop; short work shows nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Final, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.shell.wording import plain

T = TypeVar("T")
Tell = Callable[[float], None]
"""Is told the share (0-1) of the work that is behind."""

_SOON = 0.6
_STEP = 0.3
# Before a twentieth is done the time left is a guess; then it is not said.
_ENOUGH_TO_TELL: Final = 0.05


def wait_for(
    doing: str,
    work: Callable[[Event, Tell], T],
    *,
    key: str,
    on_stop: Callable[[], None],
    at_most: float | None = None,
    place: DeltaGenerator | None = None,
) -> T:
    """Do work in a thread of its own and return what it gives; errors come through.

    Parameters
    ----------
    doing : what is being done, in words.
    work : is given an event that is set once nobody waits any more, and what to tell how far it is; it touches nothing
        of Streamlit.
    key : unique on the page.
    on_stop : called where the person stops it.
    at_most : seconds that the work may take, for the bar, where it cannot tell how far it is.
    place : an empty place for the bar; None for one of its own, here.
    """
    stop = Event()
    behind = [0.0]
    pool = ThreadPoolExecutor(1, thread_name_prefix="explorer-work")
    place = place or st.empty()
    future = pool.submit(work, stop, lambda share: behind.__setitem__(0, share))
    try:
        wait([future], _SOON)
        if not future.done():
            with place.container():
                bar = st.progress(0.0, text=plain(doing))
                st.button("Stop", key=key, on_click=on_stop)
            _watch(future, bar, doing, at_most, behind)
        return future.result()
    finally:
        # A click anywhere ends this run of the page with an exception: the work hears of it here.
        stop.set()
        pool.shutdown(wait=False)
        place.empty()


def time_left(seconds_spent: float, share: float) -> str:
    """Return ", about 8 seconds left", as far as that can be said.

    Parameters
    ----------
    seconds_spent : since the work began.
    share : of the work that is behind (0-1).
    """
    seconds_left = seconds_spent / share - seconds_spent if share > _ENOUGH_TO_TELL else 0
    return f", about {seconds_left:.0f} seconds left" if seconds_left > 1 else ""


def _watch(
    future: Future[T], bar: DeltaGenerator, doing: str, at_most: float | None, behind: list[float]
) -> None:  # fmt: skip
    began = time.monotonic()
    while not future.done():
        spent = time.monotonic() - began
        if at_most is None:
            bar.progress(min(behind[0], 1.0), text=plain(doing + time_left(spent, behind[0])))
        else:
            share = min(spent / at_most, 0.95)
            bar.progress(share, text=f"{plain(doing)}: {spent:.0f} seconds of at most {at_most:.0f}")
        wait([future], _STEP)
