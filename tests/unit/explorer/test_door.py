"""The door: for whom a sign-in was made out, when it ends, who signed out meanwhile, who comes back from where."""

from __future__ import annotations

import pytest

from explorer import door
from explorer.door import LOOKS_ON, UNNAMED, Door, Refused, Way, display_name, sign_in_of
from explorer.roles import NOBODY, rules_from
from explorer.visit import Role

US = "explorer-at-example"
CLAIMS = {
    "iss": "https://sign-in.example",
    "sub": "a-1",
    "aud": US,
    "iat": 1000,
    "exp": 4600,
    "name": "Ada Lovelace",
    "email": "ada@example.nhs.uk",
    "roles": ["Officers"],
}
RULES = rules_from({"officer": {"values": ["Officers"]}})


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture(name="clock")
def _clock():
    return Clock()


@pytest.fixture(name="entry")
def _entry(clock):
    return Door(clock)


def sign_in(**claims):
    return sign_in_of({**CLAIMS, **claims}, US)


def test_somebody_is_let_in_until_their_sign_in_ends(entry, clock):
    """As the role that the file gives now; a visit that begins after the end must sign in."""
    passed = entry.let_in(sign_in(), "chrome", RULES)
    assert (passed.name, passed.role, passed.seat) == ("Ada Lovelace", Role.OFFICER, "")
    assert entry.let_in(sign_in(), "chrome", NOBODY).role is Role.READER
    clock.now = 4599
    assert not entry.let_in(sign_in(), "chrome", RULES).has_ended(clock.now)
    clock.now = 4600

    assert passed.has_ended(clock.now)
    assert entry.let_in(sign_in(), "chrome", RULES) is None


def test_an_open_visit_looks_on_for_a_while(entry, clock):
    """It is let in as ended, so that what was typed stays; some hours later it is not."""
    clock.now = 4600 + LOOKS_ON - 1
    assert entry.let_in(sign_in(), "chrome", RULES, is_open=True).has_ended(clock.now)
    clock.now += 1

    assert entry.let_in(sign_in(), "chrome", RULES, is_open=True) is None


def test_signing_in_again_in_another_tab_holds_for_both(entry, clock):
    """The same person at the same browser; nobody else, and nowhere else; the new claims count."""
    clock.now = 4700
    later = {"iat": 4650, "exp": 8250, "roles": []}
    entry.let_in(sign_in(**later), "chrome", RULES)

    renewed = entry.let_in(sign_in(), "chrome", RULES, is_open=True)
    assert not renewed.has_ended(clock.now)
    assert renewed.role is Role.READER
    assert entry.let_in(sign_in(sub="b-2"), "chrome", RULES, is_open=True).has_ended(clock.now)
    assert entry.let_in(sign_in(), "firefox", RULES, is_open=True).has_ended(clock.now)
    assert entry.let_in(sign_in(iss="https://elsewhere.example"), "chrome", RULES) is None


def test_browsers_without_a_name_share_nothing(entry, clock):
    """Neither a later sign-in nor where somebody was: they cannot be told apart."""
    entry.let_in(sign_in(iat=4_000, exp=7_600), "", RULES)
    entry.keep_way("", Way("ranking"))
    clock.now = 4_700

    assert entry.let_in(sign_in(), "", RULES) is None
    assert entry.take_way("") is None


def test_signing_out_ends_every_tab_of_a_browser(entry):
    """An open tab at once, another browser not; the next sign-in is let in."""
    for browser in ("chrome", "firefox"):
        entry.let_in(sign_in(), browser, RULES)
    entry.sign_out(sign_in(), "chrome", everywhere=False)

    assert entry.let_in(sign_in(), "chrome", RULES, is_open=True) is None
    assert entry.let_in(sign_in(), "firefox", RULES) is not None
    assert entry.let_in(sign_in(iat=1001), "chrome", RULES) is not None


def test_signing_out_everywhere_ends_every_browser(entry):
    """Also one where the person signed in later; somebody else goes on."""
    entry.let_in(sign_in(), "chrome", RULES)
    entry.let_in(sign_in(iat=1200, exp=4800), "firefox", RULES)
    entry.let_in(sign_in(sub="b-2"), "firefox", RULES)
    entry.sign_out(sign_in(), "chrome", everywhere=True)

    for browser in ("chrome", "firefox", "a cookie taken elsewhere"):
        assert entry.let_in(sign_in(iat=1200, exp=4800), browser, RULES, is_open=True) is None
    assert entry.let_in(sign_in(sub="b-2"), "firefox", RULES) is not None
    assert entry.let_in(sign_in(iat=1201, exp=4801), "firefox", RULES) is not None


def test_what_lets_nobody_in_any_more_is_forgotten(entry, clock):
    """Memory does not grow with everybody who ever signed in."""
    for number in range(50):
        entry.let_in(sign_in(sub=str(number)), "chrome", RULES)
        entry.sign_out(sign_in(sub=str(number)), "chrome", everywhere=True)
    clock.now = 4600 + LOOKS_ON
    entry.let_in(sign_in(iat=clock.now, exp=clock.now + 60), "chrome", RULES)

    assert [len(kept) for kept in (entry._latest, entry._out, entry._everywhere._ends)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"aud": "another"}, "another application"),
        ({"aud": ["another", "third"]}, "another application"),
        ({"aud": None}, "another application"),
        ({"iss": None}, "who signed in"),
        ({"sub": ""}, "who signed in"),
        ({"sub": 7}, "who signed in"),
        ({"exp": None}, "when it ends"),
        ({"exp": True}, "when it ends"),
        ({"iat": "1000"}, "when it ends"),
    ],
)
def test_what_lets_nobody_in(claims, why):
    """Each lacks what a sign-in has; the reason quotes nothing of it."""
    with pytest.raises(Refused, match=why) as error:
        sign_in(**claims)
    assert "ada" not in str(error.value).lower()


def test_one_of_several_audiences_is_enough():
    """Providers may name more than one; without a name of our own nobody is meant."""
    assert sign_in(aud=["another", US]).name == "Ada Lovelace"
    with pytest.raises(Refused):
        sign_in_of({**CLAIMS, "aud": ""}, "")


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": " Ada \n Lovelace "}, "Ada Lovelace"),
        ({"name": "x" * 100}, "x" * 60),
        ({"given_name": "Ada", "family_name": "Lovelace"}, "Ada Lovelace"),
        ({"name": "ada@example.nhs.uk", "given_name": "Ada"}, "Ada"),
        ({"name": "ada@example.nhs.uk"}, UNNAMED),
        ({"preferred_username": "alovelace1"}, UNNAMED),
        ({}, UNNAMED),
    ],
)
def test_the_name_is_never_an_address(claims, name):
    """What stands on record is a name, or that none was given."""
    assert display_name(claims) == name


def test_a_digest_tells_no_name():
    """The same person has the same; nothing of issuer or subject is in it."""
    assert sign_in().person == sign_in(iat=5).person != sign_in(sub="b-2").person
    assert "a-1" not in sign_in().person


def test_people_come_back_to_where_they_were(entry, monkeypatch):
    """Once each; who never comes back is forgotten once there are too many."""
    monkeypatch.setattr(door, "_MOST_WAYS", 2)
    for browser in ("first", "second", "third"):
        entry.keep_way(browser, Way("ranking", {"collaboration": ["70"]}))

    assert entry.take_way("first") is None
    assert entry.take_way("third") == Way("ranking", {"collaboration": ["70"]})
    assert entry.take_way("third") is None
