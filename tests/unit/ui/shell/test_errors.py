"""What a person reads of an error, and what the log keeps."""

from __future__ import annotations

import logging
import re

import pytest

from engagement.errors import EmptyFile
from ui.shell.errors import keep_words_out_of_the_log, sentence

WORDS = "my neighbour Jane"


def test_a_domain_error_speaks_for_itself():
    """The sentence of a domain error is shown as it is."""
    assert sentence(EmptyFile("The file is empty.")).replace("\\", "") == "The file is empty."


def test_anything_else_becomes_a_reference(caplog):
    """An unexpected error shows a reference; the log has its kind and place, never its message."""
    with caplog.at_level(logging.ERROR, logger="explorer"):
        told = sentence(KeyError("private words"))
    reference = re.search(r"reference ([0-9A-F]{8})", told).group(1)

    assert f"Reference {reference}: KeyError" in caplog.text
    assert "private words" not in caplog.text + told


@pytest.fixture(name="guarded")
def _guarded():
    """The log as it is on a server; afterwards as it was."""
    factory = logging.getLogRecordFactory()
    keep_words_out_of_the_log()
    yield
    logging.setLogRecordFactory(factory)


def _download():
    try:
        return {}[WORDS]
    except KeyError as error:
        raise ValueError(f"Callable execution failed: {error}") from error


@pytest.mark.usefixtures("guarded")
def test_a_download_that_fails_tells_no_words(caplog):
    """Streamlit's record of a download that could not be made keeps kinds and places, also of what caused it."""
    logger = logging.getLogger("streamlit.runtime.backend_operation_handler")
    try:
        _download()
    except ValueError:
        logger.exception("Error executing deferred callable for file_id %s", "1a2b")

    (record,) = caplog.records
    assert record.getMessage().startswith("Error executing deferred callable for file_id 1a2b: KeyError")
    assert "which led to ValueError" in caplog.text
    assert "test_errors.py" in caplog.text
    assert WORDS not in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.usefixtures("guarded")
def test_streamlits_own_record_is_silenced(caplog):
    """Streamlit's record of an uncaught error, which holds its message, does not reach the log."""
    logger = logging.getLogger("streamlit.error_util")
    logger.error("Uncaught app execution", exc_info=ValueError("private"))

    assert "private" not in caplog.text
