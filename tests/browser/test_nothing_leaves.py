"""No request to another host, strict headers, no formatting out of people's words: on every screen."""

from __future__ import annotations

from urllib.parse import urlparse

import pytest

from tests.browser.conftest import LAPTOP, PHONE, settled, visit
from ui.shell.navigation import SCREENS

NAMES = [screen.name for screen in SCREENS]


@pytest.mark.parametrize("name", NAMES)
def test_every_request_stays_here(page, sample_server, name):
    """Each screen, on a laptop and as the window narrows to a phone, asks no other host and logs no refused content."""
    page.set_viewport_size(LAPTOP)
    asked, refused = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)

    visit(page, sample_server, f"/{name}" if name != "home" else "/")
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        settled(page)
        page.wait_for_timeout(500)

    hosts = {urlparse(url).hostname for url in asked if urlparse(url).scheme in ("http", "https", "ws", "wss")}
    assert hosts == {"127.0.0.1"}
    assert not refused


def test_security_headers_on_the_page(page, sample_server):
    """The page comes with a content policy for this server only, and may not be framed or sniffed."""
    headers = page.request.get(sample_server.url).headers

    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
