"""Random words full of marks are drawn by Streamlit exactly as they were typed, and nothing is made of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, free_port, settled, wait_for

NIGHTLY = bool(os.environ.get("EXPLORER_NIGHTLY"))
END = "All words are drawn."
_READ = """
() => [...document.querySelectorAll('[class*=st-key-case]')].map((one) => {
  const words = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
  const made = 'a[href], img, .katex, [class*=stMarkdownC], del, code, em, h1, h2, h3, li, hr, table, [role=img]';
  return {
    typed: words(one.querySelector('[data-testid=stText]')),
    shown: [...one.querySelectorAll('[data-testid=stMarkdownContainer]')].map(words),
    made: [...one.querySelectorAll(made)].map((node) => node.outerHTML),
  };
})
"""
# Streamlit brings what draws labels after the labels' places.
_DRAWN = """
() => [...document.querySelectorAll('[class*=st-key-case]')].every((one) =>
  !one.querySelector('[data-testid=stText]').textContent.trim()
  || one.querySelectorAll('[data-testid=stMarkdownContainer]').length === 3)
"""


@pytest.fixture(name="address")
def _address(tmp_path):
    """A Streamlit of its own that draws the words."""
    port, log = free_port(), tmp_path / "marks.log"
    command = [sys.executable, "-m", "streamlit", "run", "tests/browser/marks_page.py", "--server.port", str(port)]
    with log.open("wb") as out:
        running = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    wait_for(running, f"http://127.0.0.1:{port}", log)
    yield f"http://127.0.0.1:{port}"
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def test_random_words_are_drawn_as_typed(page, address):
    """A paragraph, a button, and bold words in a sentence each read as the text-only element does."""
    cases = 0
    for seed in range(1, 26 if NIGHTLY else 3):
        page.goto(f"{address}/?seed={seed}&cases=200")
        page.get_by_text(END).wait_for(timeout=60_000)
        settled(page)
        page.wait_for_load_state("networkidle")
        page.wait_for_function(_DRAWN, timeout=60_000)
        for case in page.evaluate(_READ):
            typed = case["typed"]
            if typed:
                assert case["shown"] == [typed, typed, f"{typed} ({typed})"], typed
            assert case["made"] == [], typed
            cases += 1

    assert cases == (5_000 if NIGHTLY else 400)
