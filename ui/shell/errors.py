"""The one error boundary: a domain error becomes one plain sentence, anything else a reference number."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import streamlit as st

from data.errors import StorageError
from engagement.errors import EngagementError
from explorer.visit import NotAllowed
from priorities.errors import PrioritiesError
from ui.shell.wording import plain

DOMAIN_ERRORS = (EngagementError, PrioritiesError, StorageError, NotAllowed)

log = logging.getLogger("explorer")


def keep_words_out_of_the_log() -> None:
    """Silence Streamlit's own record of an uncaught error: it holds the message, which may quote what people typed."""
    logging.getLogger("streamlit.error_util").addFilter(lambda told: told.msg != "Uncaught app execution")


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
    places = "".join(traceback.format_tb(error.__traceback__))
    log.error("Reference %s: %s\n%s", reference, type(error).__name__, places)
    return (
        f"Something went wrong. Nothing that was saved is lost. Reload the page; if it happens again, "
        f"pass on the reference {reference}."
    )


@contextmanager
def boundary() -> Iterator[None]:
    """Turn a domain error inside a part of a page into its sentence, so that the rest of the page stands."""
    try:
        yield
    except DOMAIN_ERRORS as error:
        st.error(plain(error))
