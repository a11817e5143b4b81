"""Who signed out on every device stays out through a restart, until the sign-in would have ended."""

from __future__ import annotations

import stat

import pytest

from explorer.door import LOOKS_ON, Door
from explorer.signed_out import SignedOut
from tests.unit.explorer.test_door import RULES, Clock, sign_in

KEY = b"the key of the cookie"


@pytest.fixture(name="file")
def _file(tmp_path):
    return tmp_path / "explorer.sqlite.signed-out"


@pytest.fixture(name="start")
def _start(file):
    """Start the server: a door that knows nothing but the file."""
    return lambda clock: Door(clock, lambda: SignedOut(file, KEY, clock.now))


def test_a_restart_lets_nobody_in_who_signed_out_everywhere(start, file):
    """The other device's sign-in is over, a later one holds, others' hold; the file is private and names nobody."""
    clock = Clock()
    entry = start(clock)
    entry.let_in(sign_in(), "phone", RULES)
    entry.sign_out(sign_in(), "chrome", everywhere=True)
    again = start(clock)

    assert again.let_in(sign_in(), "phone", RULES) is None
    assert again.let_in(sign_in(iat=1001, exp=4601), "phone", RULES) is not None
    assert again.let_in(sign_in(sub="b-2"), "phone", RULES) is not None
    text = file.read_text(encoding="ascii")
    assert not any(part in text for part in (sign_in().person, "a-1", "Ada", "example"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_is_forgotten_with_the_sign_in(start, file):
    """Once its cookie would let nobody in any more, the next person who comes takes it off the disk."""
    clock = Clock()
    start(clock).sign_out(sign_in(), "chrome", everywhere=True)
    clock.now = 4600 + LOOKS_ON
    start(clock).let_in(sign_in(sub="b-2", iat=clock.now, exp=clock.now + 60), "phone", RULES)

    assert not file.exists()


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 3}', '{"a": ["x", "y"]}', "\N{SNOWMAN}"])
def test_a_damaged_file_lets_nobody_in_on_an_earlier_sign_in(start, file, content):
    """Whoever signed in before the server began signs in once more."""
    file.write_text(content, encoding="utf-8")
    clock = Clock()
    clock.now = 2000

    assert start(clock).let_in(sign_in(), "phone", RULES) is None
    assert start(clock).let_in(sign_in(iat=2001), "phone", RULES) is not None


def test_a_disk_that_cannot_be_written_is_told(file, caplog):
    """It holds until a restart, and the log says so without a name."""
    file.with_name(file.name + ".new").mkdir()
    signed_out = SignedOut(file, KEY)
    signed_out.add("somebody", (1.0, 2.0))

    assert signed_out.end_of("somebody") == (1.0, 2.0)
    assert "until a restart only" in caplog.text
