"""The file of roles: claims and addresses to roles and seats; a slip of the pen gives nothing away."""

from __future__ import annotations

import os

import pytest

from explorer.roles import RolesError, rules_from, rules_of
from explorer.settings import ROOT
from explorer.visit import Role

FILE = """
look_in = ["roles", "realm_access.roles"]
[officer]
values = ["Explorer.Officer"]
emails = ["Ada@Example.nhs.uk"]
[facilitator]
values = ["Explorer.Facilitator"]
[member]
domains = ["example.nhs.uk"]
[seat.NHS]
values = ["Owner.NHS"]
[seat."London Councils"]
values = ["Owner.Councils"]
"""


@pytest.fixture(name="path")
def _path(tmp_path):
    path = tmp_path / "roles.toml"
    path.write_text(FILE)
    return path


def verified(email):
    return {"email": email, "email_verified": True}


@pytest.mark.parametrize(
    ("claims", "role", "seat"),
    [
        ({}, Role.READER, ""),
        ({"roles": ["Something.Else"]}, Role.READER, ""),
        ({"roles": "Explorer.Officer"}, Role.OFFICER, ""),
        ({"roles": ["Explorer.Facilitator", "Explorer.Officer"]}, Role.OFFICER, ""),
        ({"roles": ["explorer.officer"]}, Role.READER, ""),
        ({"groups": ["Explorer.Officer"]}, Role.READER, ""),
        ({"realm_access": {"roles": ["Explorer.Facilitator", 7]}}, Role.FACILITATOR, ""),
        ({"realm_access.roles": ["Explorer.Facilitator"]}, Role.FACILITATOR, ""),
        ({"realm_access": "Explorer.Officer"}, Role.READER, ""),
        (verified("ada@example.NHS.uk"), Role.OFFICER, ""),
        (verified("bob@example.nhs.uk"), Role.MEMBER, ""),
        (verified("bob@sub.example.nhs.uk"), Role.READER, ""),
        (verified("bob@example.nhs.uk@evil.example"), Role.READER, ""),
        ({"email": "bob@example.nhs.uk"}, Role.READER, ""),
        ({"email": "bob@example.nhs.uk", "email_verified": False}, Role.READER, ""),
        ({"email": "bob@example.nhs.uk", "email_verified": "true"}, Role.READER, ""),
        ({"email": ["bob@example.nhs.uk"], "email_verified": True}, Role.READER, ""),
        ({"roles": ["Owner.NHS"]}, Role.MEMBER, "NHS"),
        ({"roles": ["Owner.Councils", "Owner.NHS"]}, Role.MEMBER, "NHS"),
        ({"roles": ["Owner.Councils", "Explorer.Officer"]}, Role.OFFICER, "London Councils"),
    ],
)
def test_the_greatest_role_that_fits(path, claims, role, seat):
    """Values as they are spelt, verified addresses in any letters; where nothing fits, a reader."""
    assert rules_of(path).role_and_seat(claims) == (role, seat)


def test_unverified_addresses_count_where_the_file_says_so():
    """Some providers never say that an address was verified; whoever sets the explorer up decides."""
    rules = rules_from({"unverified_emails": True, "member": {"domains": ["@Example.nhs.uk"]}})

    assert rules.role_and_seat({"email": "bob@example.nhs.uk"}) == (Role.MEMBER, "")
    assert rules.role_and_seat({}) == (Role.READER, "")


def test_no_address_is_no_domain():
    """Somebody without an address is not of the domain "" nor of "@"."""
    rules = rules_from({"officer": {"domains": ["@"]}, "member": {"emails": ["@"]}, "unverified_emails": True})

    for email in ("", "@", None):
        assert rules.role_and_seat({"email": email})[0] is Role.READER


def test_a_change_of_the_file_holds_at_once(path):
    """No restart: the file is looked at each time."""
    assert rules_of(path).role_and_seat({"roles": "Explorer.Officer"})[0] is Role.OFFICER
    path.write_text('[member]\nvalues = ["Explorer.Officer"]\n')
    os.utime(path, ns=(1, 1))

    assert rules_of(path).role_and_seat({"roles": "Explorer.Officer"})[0] is Role.MEMBER


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[oficer]\nvalues = ['x']", "neither a role nor a setting"),
        ("[participant]\nvalues = ['x']", "neither a role nor a setting"),
        ("[officer]\nvalue = ['x']", "nothing else"),
        ("officer = 'x'", "nothing else"),
        ("[officer]\nvalues = 'x'", "list of texts"),
        ("[officer]\ndomains = ['']", "none of them empty"),
        ("[officer]\nemails = [7]", "list of texts"),
        ("look_in = 'roles'", "list of texts"),
        ("unverified_emails = 'yes'", "true or false"),
        ("seat = 'NHS'", "[seat.NAME]"),
        ("[officer", "not valid TOML"),
    ],
)
def test_a_slip_of_the_pen_is_told(tmp_path, content, words):
    """Rather than heeded in part: the whole file gives no role then."""
    path = tmp_path / "roles.toml"
    path.write_text(content)

    with pytest.raises(RolesError) as error:
        rules_of(path)
    assert words in str(error.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    """By its setting's name."""
    with pytest.raises(RolesError, match="EXPLORER_ROLES"):
        rules_of(tmp_path / "roles.toml")


def test_the_example_is_a_file_of_roles():
    """What docs/ show can be copied: every role that the file may give, and three seats."""
    rules = rules_of(ROOT / "docs" / "roles.example.toml")

    assert list(rules.seats) == ["NHS", "London Councils", "PHE"]
    assert {*rules.roles} == {Role.MEMBER, Role.FACILITATOR, Role.OFFICER}
    assert rules.role_and_seat({"groups": ["Explorer.Owner.NHS"]}) == (Role.MEMBER, "NHS")
