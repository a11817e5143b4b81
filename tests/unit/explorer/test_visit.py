"""Who is at work, and as what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from explorer.visit import Role, Stamp, Visit

ORDER = [Role.PARTICIPANT, Role.READER, Role.MEMBER, Role.FACILITATOR, Role.OFFICER]


@pytest.mark.parametrize("place", range(len(ORDER)))
def test_each_role_covers_the_ones_before_it(place: int) -> None:
    """A participant casts a ballot, a reader looks, a member weighs, a facilitator runs a room, an officer does all."""
    assert [least for least in Role if ORDER[place].covers(least)] == ORDER[: place + 1]


def test_a_visit_is_a_members_unless_said() -> None:
    """Nobody becomes officer by leaving something out."""
    assert Visit("Ada").role is Role.MEMBER
    assert Visit("Ada").seat == ""


def test_a_stamp_says_who_when_and_why() -> None:
    """The time is the moment of the change, in UTC."""
    before = datetime.now(UTC)
    stamp = Visit("Ada", Role.OFFICER).stamp("asked for by letter")

    assert isinstance(stamp, Stamp)
    assert (stamp.who, stamp.why) == ("Ada", "asked for by letter")
    assert before <= stamp.at <= datetime.now(UTC)
    assert Visit("Ada").stamp().why == ""
