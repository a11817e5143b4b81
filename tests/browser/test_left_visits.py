"""Visits that left do not use up the files that a process may open, 256 on macOS."""

from __future__ import annotations

import pytest

from tests.browser.conftest import visit
from tests.browser.raw_visit import RawVisit


@pytest.mark.parametrize("asks", [True, False], ids=["pages", "websockets alone"])
def test_320_visits_that_left_and_one_that_comes(page, serve, asks):
    """With 256 files at most, 320 visits in a row are served, each left, and then a browser's visit is."""
    server = serve(most_files=256)

    for _ in range(320):
        with RawVisit(server.port) as raw:
            assert raw.status == 101
            if asks:
                raw.run()
    visit(page, server)

    assert page.locator("h1").inner_text()


def test_a_visit_that_was_cut_off_comes_back(page, serve):
    """A browser whose websocket breaks finds its visit as it was, with what was typed in it."""
    server = serve()
    sockets = []
    page.add_init_script(
        "const Own = WebSocket; window.opened = [];"
        "window.WebSocket = class extends Own { constructor(...a) { super(...a); window.opened.push(this); } };"
    )
    page.on("websocket", lambda opened: sockets.append(opened.url))
    visit(page, server)
    page.get_by_role("button", name="Your name").click()
    page.get_by_label("Name or role").fill("SRO for a borough")
    page.get_by_label("Name or role").press("Enter")
    page.wait_for_timeout(500)

    page.evaluate("window.opened.at(-1).close()")
    for _ in range(100):
        if len(sockets) > 1:
            break
        page.wait_for_timeout(200)
    page.wait_for_timeout(1000)

    assert len(sockets) > 1
    assert page.get_by_label("Name or role").input_value() == "SRO for a borough"
