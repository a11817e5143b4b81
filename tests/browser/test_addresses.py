"""The explorer answers under its own addresses only: a page elsewhere cannot borrow a visitor's browser."""

from __future__ import annotations

import http.client
from contextlib import closing

import pytest

from tests.browser.raw_visit import RawVisit


def page_of(port: int, host: str, path: str = "/", **headers: str) -> tuple[int, str]:
    """Status and text of a page asked for under a host."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as asked:
        asked.request("GET", path, headers={"Host": host, **headers})
        answer = asked.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_the_names_of_this_computer_are_answered(sample_server, name):
    """Under each local name the page comes and the websocket opens."""
    host = f"{name}:{sample_server.port}"

    assert page_of(sample_server.port, host)[0] == 200
    with RawVisit(sample_server.port, host=host, origin=f"http://{host}") as visit:
        assert visit.status == 101


def test_a_borrowed_name_is_refused(sample_server):
    """DNS rebinding: a foreign name that points here gets neither page nor file nor number nor websocket."""
    host = f"evil.example:{sample_server.port}"

    for path in ("/", "/ranking", "/_stcore/health", "/ranking-news"):
        status, text = page_of(sample_server.port, host, path)
        assert status == 403
        assert "EXPLORER_HOSTS" in text
    with RawVisit(sample_server.port, host=host, origin=f"http://{host}") as visit:
        assert visit.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "http://localhost:3000", "null"])
def test_a_page_from_elsewhere_is_refused(sample_server, origin):
    """A websocket or request from another site, from another port of this computer, or from nowhere gets 403."""
    with RawVisit(sample_server.port, origin=origin) as visit:
        assert visit.status == 403
    assert page_of(sample_server.port, f"127.0.0.1:{sample_server.port}", Origin=origin)[0] == 403


def test_one_setting_names_the_addresses_of_a_shared_server(serve):
    """A name in EXPLORER_HOSTS is answered, whatever the port; others still are not; the log says so once."""
    server = serve(explorer_hosts="explorer.nhs.example, *.trust.example")

    for host in ("explorer.nhs.example", "explorer.nhs.example:8443", "a.trust.example", "127.0.0.1"):
        with RawVisit(server.port, host=host, origin=f"https://{host}") as visit:
            assert visit.status == 101
    for host in ("trust.example", "nhs.example", "explorer.nhs.example.evil.example"):
        with RawVisit(server.port, host=host, origin=f"https://{host}") as visit:
            assert visit.status == 403
    assert server.log.read_text().count("EXPLORER_HOSTS") == 1
