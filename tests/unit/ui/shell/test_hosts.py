"""Which requests are for this explorer, by the name they ask for and the page they come from."""

from __future__ import annotations

import pytest

from ui.shell.hosts import is_own


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8501", "LocalHost.:8501", "127.0.0.1:8501", "[::1]", "[::1]:8501"]
)
def test_this_computer_is_known_under_its_names(host):
    """Local names are answered without any setting, with a port or without."""
    assert is_own(host, None, ())


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost@evil.example", "127.0.0.2",
     "localhost:x", "localhost:99999", "localhost/a", "localhost?a", "localhost#a", "10.0.0.1", "[::2]", "[::1"],
)  # fmt: skip
def test_every_other_name_is_foreign(host):
    """A name that is not set, an address next door, and what is no name and port are refused."""
    assert not is_own(host, None, ())


def test_names_are_set_in_full_or_below_one():
    """A set name is that name alone; ``*.`` is every name below, not the name itself; ``*`` is any."""
    assert is_own("a.example:1", None, ("a.example",))
    assert not is_own("b.a.example", None, ("a.example",))
    assert is_own("b.a.example", None, ("*.a.example",))
    assert not is_own("a.example", None, ("*.a.example",))
    assert not is_own("xa.example", None, ("*.a.example",))
    assert is_own("[2001:db8::1]:8501", None, ("[2001:db8::1]",))
    assert is_own("whatever", None, ("*",))


def test_a_page_may_ask_its_own_server_only():
    """The page's address is that which is asked for, port included; even where any name is answered."""
    assert is_own("localhost:8501", "http://localhost:8501", ())
    assert is_own("a.example", "https://A.example", ("a.example",))
    assert not is_own("localhost:8501", "http://localhost:3000", ())
    assert not is_own("localhost:8501", "http://127.0.0.1:8501", ())
    assert not is_own("localhost:8501", "null", ())
    assert not is_own("localhost:8501", "http://[localhost", ())
    assert not is_own("localhost:8501", "file://localhost:8501", ())
    assert not is_own("a.example", "https://evil.example", ("*",))
