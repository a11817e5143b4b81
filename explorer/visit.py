"""Who is at work, as what, and what they leave behind on a change."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from data import Stamp

__all__ = ["NotAllowed", "Role", "Stamp", "Visit"]


class Role(StrEnum):
    """What somebody may do; each role may do what the ones before it may.

    A participant of a workshop casts a ballot and sees nothing else. A reader looks. A member of a task and finish
    group sets weights, scores and words of themes. A facilitator runs workshops. The engagement officer brings files
    in, decides what counts, opens words as they came, deletes, and answers for the database.
    """

    PARTICIPANT = "participant"
    READER = "reader"
    MEMBER = "member"
    FACILITATOR = "facilitator"
    OFFICER = "officer"

    @property
    def rank(self) -> int:
        """Place in the order of roles, 0 for the least."""
        return list(Role).index(self)

    def covers(self, least: Role) -> bool:
        """Return whether this role may do what `least` may."""
        return self.rank >= least.rank


def moment() -> float:
    """Return the time, in seconds since 1970."""
    return time.time()


class NotAllowed(Exception):
    """An act that needs another role than the one who asked for it has; nothing was changed."""


@dataclass(frozen=True)
class Visit:
    """Somebody at work.

    Attributes
    ----------
    who : str
        The name they gave, as the record will show it.
    role : Role
        What they may do.
    seat : str
        The seat among the senior responsible owners that they hold, by its name; "" for none. It says whose weights
        and shares are theirs, and gives no more than their role does.
    until : datetime.datetime, optional
        When their sign-in ends; None where they needed none.
    """

    who: str
    role: Role = Role.MEMBER
    seat: str = ""
    until: datetime | None = None

    def has_ended(self) -> bool:
        """Return whether they must sign in again before they change anything."""
        return self.until is not None and moment() >= self.until.timestamp()

    def stamp(self, why: str = "") -> Stamp:
        """Return the stamp of a change that they make now."""
        return Stamp(self.who, datetime.now(UTC), why)
