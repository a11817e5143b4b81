"""Who is at work, and as what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer.visit import Role, Stamp, Visit


@pytest.mark.parametrize(
    ("role", "covered"),
    [
        (Role.READER, {Role.READER}),
        (Role.MEMBER, {Role.READER, Role.MEMBER}),
        (Role.OFFICER, {Role.READER, Role.MEMBER, Role.OFFICER}),
    ],
)
def test_each_role_covers_the_ones_before_it(role: Role, covered: set[Role]) -> None:
    """A reader looks, a member weighs and scores, an officer does everything."""
    assert {least for least in Role if role.covers(least)} == covered


def test_a_visit_is_a_members_unless_said() -> None:
    """Nobody becomes officer by leaving something out."""
    assert Visit("Ada").role is Role.MEMBER


def test_a_stamp_says_who_when_and_why() -> None:
    """The time is the moment of the change, in UTC."""
    before = datetime.now(UTC)
    stamp = Visit("Ada", Role.OFFICER).stamp("asked for by letter")

    assert isinstance(stamp, Stamp)
    assert (stamp.who, stamp.why) == ("Ada", "asked for by letter")
    assert before <= stamp.at <= datetime.now(UTC)
    assert Visit("Ada").stamp().why == ""
