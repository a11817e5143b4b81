"""What a person reads of an error, and what the log keeps."""

from __future__ import annotations

import logging
import re

from engagement.errors import EmptyFile
from ui.shell.errors import keep_words_out_of_the_log, sentence


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


def test_streamlits_own_record_is_silenced(caplog):
    """Streamlit's record of an uncaught error, which holds its message, does not reach the log."""
    keep_words_out_of_the_log()
    logger = logging.getLogger("streamlit.error_util")
    logger.error("Uncaught app execution", exc_info=ValueError("private"))

    assert "private" not in caplog.text
