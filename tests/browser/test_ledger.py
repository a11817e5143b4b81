"""From what people said to what was done: answered, told to the second of two, parted and put in place, taken away."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx

from data import Stamp, connect
from engagement.ledger import store
from engagement.themes.curation import store as curation
from engagement.themes.curation.store import Part
from tests.browser.conftest import LAPTOP, PHONE, picture, pressed, visit
from tests.browser.test_accessibility import serious_faults
from tests.browser.walk import unfold

STAMP = Stamp("Bob", datetime(2026, 1, 1, tzinfo=UTC))
FOLD = "Answer a theme, or change an answer"


def part_the_first(server):
    """Somebody else takes nine comments out of the theme that was answered."""
    with closing(connect(server.database)) as db:
        (version,) = store.versions(db)
        theme = version.answer.theme_id
        points = curation._points(db, theme)[:9]
        (number,) = db.execute("SELECT version FROM theme WHERE theme_id = ?", [theme]).fetchone()
        curation.split(db, STAMP, theme, [Part("Waiting rooms", "", (), points)], version=number)


def test_from_an_answer_to_the_file(browser, serve):
    """Each step is seen by the second window; only what was marked stands in the file; nothing runs out of sight."""
    server = serve(sample=True)
    context = browser.new_context(viewport=LAPTOP, accept_downloads=True, bypass_csp=True, reduced_motion="reduce")
    page, second = context.new_page(), context.new_page()
    for window in (page, second):
        visit(window, server, "/ledger")
        unfold(window, FOLD)
    page.get_by_label("What was decided").fill("<b>Open</b> on [Saturdays](http://example.org)")
    second.get_by_label("What was decided").fill("Open on Sundays")
    page.get_by_role("button", name="Keep the answer").click()
    page.get_by_role("heading", level=1, name=re.compile("no answer yet; 1 heard")).wait_for(timeout=30_000)
    second.get_by_role("button", name="Keep the answer").click()
    second.get_by_text("Somebody else answered this theme meanwhile").wait_for(timeout=30_000)
    assert second.get_by_label("What was decided").input_value() == "Open on Sundays"
    assert second.get_by_role("cell", name="<b>Open</b> on [Saturdays](http://example.org).").count() == 1

    part_the_first(server)
    page.reload()
    page.get_by_text("To which part does this answer belong?").wait_for(timeout=30_000)
    assert not serious_faults(page)
    page.get_by_role("button", name="Put it there").click()
    page.get_by_text("To which part does this answer belong?").wait_for(state="detached", timeout=30_000)
    unfold(page, FOLD)
    page.get_by_role("button", name="Mark it for the public").click()
    page.get_by_role("button", name="Take it back from the public").wait_for(timeout=30_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="We asked, you said, we did").click()
    (table,) = docx.Document(BytesIO(Path(download.value.path()).read_bytes())).tables
    assert "<b>Open</b> on [Saturdays](http://example.org)" in table.rows[1].cells[2].text

    visit(page, server, "/ledger")
    unfold(page, FOLD)
    assert not serious_faults(page)
    picture(page, "ledger-answered")
    page.set_viewport_size(PHONE)
    pressed(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    picture(page, "ledger-phone")
    context.close()
