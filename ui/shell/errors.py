"""The one error boundary: a domain error becomes one plain sentence, anything else a reference number."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import streamlit as st

from data.errors import StorageError
from engagement.errors import EngagementError
from explorer.paper.errors import PaperError
from explorer.public.errors import PublicError
from explorer.visit import NotAllowed
from priorities.errors import PrioritiesError
from ui.shell.wording import plain


class NotReady(Exception):
    """Something must be typed or chosen before the act can be done; its message says what."""


DOMAIN_ERRORS = (EngagementError, PrioritiesError, StorageError, PaperError, PublicError, NotAllowed, NotReady)

_SIGNING_IN = ("starlette_auth_routes", "streamlit.auth_util")

log = logging.getLogger("explorer")


def keep_words_out_of_the_log() -> None:
    """Let nothing that people typed reach the log through an error: its message may quote it.

    Streamlit's own record of an uncaught error is silenced, as `show` has written one without words. Its other records
    of errors (a download that could not be made, a callback of the server) keep the kind and the places of the error.
    """
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.msg != "Uncaught app execution")
    logging.setLogRecordFactory(_record_without_words)


def _record_without_words(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = logging.LogRecord(*args, **kwargs)
    if record.name.endswith(_SIGNING_IN):
        # What an identity provider answers may hold an address; the sentence around it says enough.
        record.msg, record.args = str(record.msg).replace("%s", "[..]").replace("%d", "[..]"), ()
    error = record.exc_info[1] if record.exc_info else None
    if error is not None and record.name.startswith("streamlit"):
        record.msg, record.args = f"{record.getMessage()}: {_kind_and_places(error)}", ()
        record.exc_info = None
    return record


def _kind_and_places(error: BaseException) -> str:
    """Return the kind of an error and where it arose, its causes first, without any message."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    places = f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
    return f"{_kind_and_places(before)}which led to {places}" if before else places


def show(error: Exception) -> bool:
    """Show an uncaught error on the page; `st.App` calls this.

    Returns
    -------
    bool
        Always True: the sentence stands in place of Streamlit's own display.
    """
    st.error(sentence(error))
    return True


def sentence(error: Exception) -> str:
    """Return what a person reads; an unexpected error goes to the log under the reference it shows."""
    if isinstance(error, DOMAIN_ERRORS):
        return plain(error)
    reference = uuid4().hex[:8].upper()
    # The message of an unexpected error may hold words people typed, so only its kind and places are logged.
    log.error("Reference %s: %s", reference, _kind_and_places(error))
    return (
        f"Something went wrong. Nothing that was saved is lost. Reload the page; if it happens again, "
        f"pass on the reference {reference}."
    )


@contextmanager
def boundary() -> Iterator[None]:
    """Turn whatever is raised inside a part of a page into its sentence, so that the rest of the page stands."""
    try:
        yield
    except Exception as error:
        st.error(sentence(error))
