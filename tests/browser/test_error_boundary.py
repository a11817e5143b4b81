"""The one error boundary, in a real server: what a person reads, and what the log keeps."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, free_port, settled, wait_for

SCRIPT = """
import streamlit as st
from engagement.errors import EmptyFile
st.title("A page")
if st.query_params.get("kind") == "domain":
    raise EmptyFile("The file is empty. Export the answers again.")
raise ValueError("enaJ ruobhgien ym"[::-1])
"""
APP = """
import streamlit as st
from ui.shell.errors import keep_words_out_of_the_log, show
keep_words_out_of_the_log()
app = st.App("broken.py", on_script_error=show)
"""


@pytest.fixture(name="broken")
def _broken(tmp_path):
    """A server whose only page fails."""
    (tmp_path / "broken.py").write_text(SCRIPT)
    (tmp_path / "app.py").write_text(APP)
    log, port = tmp_path / "log.txt", free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "none"}
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=out)
    wait_for(process, f"http://127.0.0.1:{port}/_stcore/health", log)
    yield f"http://127.0.0.1:{port}", log
    process.kill()
    process.wait()


def test_a_domain_error_is_one_sentence(page, broken):
    """A domain error shows its own sentence, and no trace."""
    address, _log = broken
    page.goto(f"{address}/?kind=domain")
    page.get_by_text("The file is empty. Export the answers again.").wait_for()

    assert "Traceback" not in page.inner_text("body")


def test_an_unexpected_error_is_a_reference(page, broken):
    """Anything else shows a reference; the log has the same reference with the places, never the words."""
    address, log = broken
    page.goto(address)
    page.get_by_text("Something went wrong").wait_for()
    settled(page)
    reference = re.search(r"reference ([0-9A-F]{8})", page.inner_text("body")).group(1)
    kept = log.read_text()

    assert f"Reference {reference}: ValueError" in kept
    assert "broken.py" in kept
    assert "neighbour" not in kept
    assert "neighbour" not in page.inner_text("body")
