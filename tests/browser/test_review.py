"""From a reading to the frozen review and its Word file: the same bytes after later readings, on both widths."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
from playwright.sync_api import expect

from data import Stamp, connect
from explorer import commitments
from explorer.snapshot import Snapshot
from priorities.commitments.schema import Target
from priorities.progress import Place, Reading, store
from tests.browser.conftest import PHONE, picture, pressed, settled, visit
from tests.browser.test_accessibility import serious_faults

STAMP = Stamp("Bob", datetime(2026, 1, 1, tzinfo=UTC))
ROWS = "period,value,lower,upper,published,source\n2024/25,21.0,20.7,21.3,2025-11-04,NHS England\n"


def word_file(page):
    """The Word file, taken away."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Word").click()
    return Path(download.value.path()).read_bytes()


def test_from_a_reading_to_the_frozen_review(browser, serve):
    """Brought in, begun, written, frozen, taken away; a later reading changes not a byte; tampering is told."""
    server = serve(sample=False)
    with closing(connect(server.database)) as db:
        slot = commitments.commitments(Snapshot(server.database))[0].slot("C1-level")
        reason = "Ten councils like ours did it, and the borough plans add up to it."
        commitments.choose(db, STAMP, slot, Target("C1-level", "own", 20.8, 2022, reason, commitments.AS_OF))
    context = browser.new_context(accept_downloads=True, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    visit(page, server, "/progress?target=C1-level")
    page.get_by_text("Bring readings in").click()
    page.get_by_label("Paste the table here").fill(ROWS)
    page.get_by_label("Paste the table here").press("Control+Enter")
    page.get_by_role("button", name="Bring in 1 reading").click()
    page.get_by_role("heading", level=1, name=re.compile("21.0% in 2024.25")).wait_for(timeout=30_000)

    visit(page, server, "/review")
    page.get_by_role("button", name="Begin this review").click()
    page.get_by_label("Lessons").fill("Ask sooner.\nName an owner.")
    page.get_by_role("button", name="Keep these words").click()
    page.get_by_text("Your words are kept in the draft").wait_for(timeout=30_000)
    page.get_by_text("I have read it").click()
    pressed(page)
    page.get_by_role("button", name="Freeze this review").click()
    page.get_by_role("heading", level=1, name=re.compile("edition 1, frozen")).wait_for(timeout=30_000)
    settled(page)
    file = word_file(page)
    words = [line.text for line in docx.Document(BytesIO(file)).paragraphs]
    assert {"Ask sooner.", "Name an owner."} <= set(words)
    assert "21.0% in 2024/25 (20.7% to 21.3%)" in [
        cell.text for table in docx.Document(BytesIO(file)).tables for row in table.rows for cell in row.cells
    ]

    later = Reading("C1-level", "2025/26", 25.0, published="2025-12-01", source="NHS England")
    with closing(connect(server.database)) as db:
        store.bring_in_readings(db, STAMP, [(Place("C1-level", period="2017/18"), later)], date(2026, 1, 1))
    visit(page, server, "/review")
    expect(page.get_by_role("heading", level=1)).to_contain_text("one has changed beyond chance")
    assert word_file(page) == file
    picture(page, "review-frozen")
    assert not serious_faults(page)
    page.set_viewport_size(PHONE)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not serious_faults(page)
    picture(page, "review-on-a-phone")

    with closing(connect(server.database)) as db:
        db.execute("DROP TRIGGER review_frozen_no_update")
        db.execute("UPDATE review_frozen SET word = X'00'")
    visit(page, server, "/review")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not those that were frozen")
    assert page.get_by_role("button", name="Word").count() == 0
    context.close()
