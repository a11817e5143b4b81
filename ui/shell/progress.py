"""Waiting for long work with a bar that moves and a way to stop; short work shows nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.shell.wording import plain

T = TypeVar("T")

_SOON = 0.6
_STEP = 0.3


def wait_for(doing: str, work: Callable[[Event], T], *, key: str, at_most: float, on_stop: Callable[[], None]) -> T:
    """Do work in a thread of its own and return what it gives; errors come through.

    Parameters
    ----------
    doing : what is being done, in words.
    work : is given an event that is set once nobody waits any more; it touches nothing of Streamlit.
    key : unique on the page.
    at_most : seconds that the work may take, for the bar.
    on_stop : called where the person stops it.
    """
    stop = Event()
    pool = ThreadPoolExecutor(1, thread_name_prefix="explorer-work")
    place = st.empty()
    future = pool.submit(work, stop)
    try:
        wait([future], _SOON)
        if not future.done():
            with place.container():
                bar = st.progress(0.0, text=plain(doing))
                st.button("Stop", key=key, on_click=on_stop)
            _watch(future, bar, doing, at_most)
        return future.result()
    finally:
        # A click anywhere ends this run of the page with an exception: the work hears of it here.
        stop.set()
        pool.shutdown(wait=False)
        place.empty()


def _watch(future: Future[T], bar: DeltaGenerator, doing: str, at_most: float) -> None:
    began = time.monotonic()
    while not future.done():
        spent = time.monotonic() - began
        bar.progress(min(spent / at_most, 0.95), text=f"{plain(doing)}: {spent:.0f} seconds of at most {at_most:.0f}")
        wait([future], _STEP)
