"""What happens once, before the first visitor: open the database, delete what is due, bring in the sample."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import altair  # noqa: F401  imported here so that the first visitor does not wait for it
from streamlit import net_util

from data import Stamp, get_meta, set_meta, write
from data.errors import StorageError
from engagement.privacy import store as privacy_store
from explorer.sample import load_sample
from explorer.settings import settings
from explorer.workspace import database, workspace
from ui.shell import visits
from ui.shell.code_box import warnings_of
from ui.shell.errors import keep_words_out_of_the_log

log = logging.getLogger("explorer")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Prepare the server before it answers; `st.App` calls this."""
    visits.keep_few()
    begin()
    yield {}


def begin() -> None:
    """Open the workspace, load the sample into a database that never had it, and freeze what was imported.

    Objects that exist now live as long as the server; taking them out of garbage collection keeps every
    script run short (docs/decisions/0006-garbage-collection.md).
    """
    keep_words_out_of_the_log()
    look_up_no_address()
    for warning in warnings_of(settings()):
        log.warning(warning)
    if workspace().problem is None:
        _delete_what_is_due()
        if settings().load_sample:
            _first_sample()
    gc.collect()
    gc.freeze()


def look_up_no_address() -> None:
    """Keep Streamlit from asking other hosts for the address of this computer.

    It asks 8.8.8.8 and checkip.amazonaws.com to print more addresses at the start and to compare a foreign origin
    with. Neither is needed: whoever opens the explorer under any of its addresses comes from the same origin.
    """
    for look_up in ("get_internal_ip", "get_external_ip"):
        setattr(net_util, look_up, lambda: None)


def _delete_what_is_due() -> None:
    """Delete words as they came where their date has passed; a file that may only be read stays as it is."""
    with suppress(StorageError), database() as db:
        privacy_store.purge_if_due(db, Stamp("The explorer", datetime.now(UTC)))


def _first_sample() -> None:
    with database() as db:
        if get_meta(db, "sample_offered"):
            return
        load_sample(db, Stamp("The explorer", datetime.now(UTC)))
        with write(db):
            set_meta(db, "sample_offered", "yes")
