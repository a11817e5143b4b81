"""What the server does before it answers, and what goes on beside the first visits."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import altair  # noqa: F401  imported here so that the first visitor does not wait for it
from streamlit import net_util
from websockets import http11

from explorer.opening import open_beside_visits
from explorer.settings import settings
from ui.shell import visits
from ui.shell.code_box import warnings_of
from ui.shell.errors import keep_words_out_of_the_log

# As uvicorn has it for the headers of other requests.
_LONGEST_LINE: Final = 64 * 1024

log = logging.getLogger("explorer")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Prepare the server before it answers; `st.App` calls this."""
    visits.keep_few()
    voice = logging.StreamHandler()
    log.addHandler(voice)
    log.setLevel(logging.INFO)
    keep_words_out_of_the_log()
    look_up_no_address()
    take_long_cookies()
    for warning in warnings_of(settings()):
        log.warning(warning)
    open_beside_visits(freeze)
    yield {}
    log.removeHandler(voice)


def look_up_no_address() -> None:
    """Keep Streamlit from asking other hosts for the address of this computer.

    It asks 8.8.8.8 and checkip.amazonaws.com to print more addresses at the start and to compare a foreign origin
    with. Neither is needed: whoever opens the explorer under any of its addresses comes from the same origin.
    """
    for look_up in ("get_internal_ip", "get_external_ip"):
        setattr(net_util, look_up, lambda: None)


def take_long_cookies() -> None:
    """Let a browser open its websocket with every cookie that a sign-in has.

    Somebody of a hundred groups brings 9 kB of them in one line, and 8 is all that a websocket takes by itself: the
    page would stay on its loading screen. The limit is that of the server's ordinary requests.
    """
    http11.MAX_LINE_LENGTH = _LONGEST_LINE


def freeze() -> None:
    """Take what exists now out of garbage collection: it lives as long as the server.

    It keeps every script run short (docs/decisions/0006-garbage-collection.md).
    """
    gc.collect()
    gc.freeze()
