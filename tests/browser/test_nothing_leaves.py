"""Strict headers, which keep every request here and let nothing be framed: what is asked, see test_accessibility.py."""

from __future__ import annotations


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
