"""Left visits: how many Streamlit keeps, in case their browser comes back, against the files a process may open."""

from __future__ import annotations

import sys
from typing import Final

import streamlit as st
from streamlit import runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage

# A left visit holds three handles (the event loop of its script). Of 256, the least that computers give (macOS),
# sixteen left visits take 48 and the server itself some 20; the rest is for visits that are there.
HANDLES_FOR_ONE: Final = 16
# Streamlit's own number; more would be memory for nothing.
MOST: Final = 128
# Where there are fewer handles still, the network of a few people may drop out at once.
LEAST: Final = 8
# Handles to ask the computer for where it gives fewer: a room of 200 people, each with a websocket, its script's
# loop, a database connection and what a browser keeps open beside them.
WANTED_HANDLES: Final = 4096


def keep_few() -> None:
    """Let this process open more files where it may, and keep no more left visits than they allow.

    Called once at the start. Streamlit offers a setting for how long a left visit is kept, and none for how many.
    """
    seconds = st.get_option("server.disconnectedSessionTTL")
    storage = MemorySessionStorage(maxsize=most_kept(_handles()), ttl_seconds=seconds)
    runtime.get_instance()._session_mgr._session_storage = storage  # type: ignore[attr-defined]


def most_kept(handles: int) -> int:
    """Return how many left visits are kept where so many files may be open."""
    return max(LEAST, min(MOST, handles // HANDLES_FOR_ONE))


def _handles() -> int:
    """Raise the number of files that may be open as far as is allowed and useful; return it."""
    if sys.platform == "win32":  # no such limit there
        return WANTED_HANDLES
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    goal = WANTED_HANDLES if hard == unlimited else min(WANTED_HANDLES, hard)
    if soft == unlimited or soft >= goal:
        return WANTED_HANDLES if soft == unlimited else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (goal, hard))
    return goal
