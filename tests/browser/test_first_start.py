"""A first start: the port answers at once, and a page says what is being prepared and how far it is."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from tests.browser.conftest import settled

# Seconds until the port answers on a first start, and on a machine whose cores others use: then the server's own
# seconds of a core count instead, which others cannot stretch.
AT_ONCE = 5.0
# The themes of the sample are found afresh, as for words that nobody found themes in before: seconds of work.
NOTHING_FOUND_BEFORE = """
import pathlib
from data import bundled
bundled.sample_finding = lambda: pathlib.Path("no such file")
"""
SHARE = re.compile(r"\((\d+)%\)")


def seconds_of_a_core(process_id: int) -> float:
    """What a process has used of a core, where the system says so; else without bound."""
    try:
        fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return float("inf")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_first_start_answers_at_once_and_tells_how_far_it_is(page, serve):
    """The port opens within five seconds; the page names what is done, its bar moves, and Home opens by itself."""
    began = time.monotonic()
    server = serve(sample=True, first=True, prepared=False, before=NOTHING_FOUND_BEFORE)
    waited, used = time.monotonic() - began, seconds_of_a_core(server.process.pid)
    assert min(waited, used) <= AT_ONCE

    page.goto(server.url)
    page.get_by_role("heading", name="The explorer is being prepared").wait_for(timeout=30_000)
    bar = page.locator("[data-testid='stProgress']")
    bar.wait_for(timeout=30_000)
    said, shares = set(), set()
    while bar.count() and len(shares) < 3:
        for line in bar.all_inner_texts():
            said.add(SHARE.split(line)[0].strip())
            shares.update(int(share) for share in SHARE.findall(line))
        page.wait_for_timeout(200)

    assert len(shares) >= 3, (said, shares)
    assert all(said)
    page.locator("h1", has_text="We have heard from").wait_for(timeout=120_000)
    settled(page)
    assert page.get_by_role("link", name="Open the ranking").is_visible()
