"""What a facilitator says to open a workshop, checked; and codes and addresses as they are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from priorities.errors import WorkshopError
from priorities.workshop.room import FrozenList

LONGEST_NAME: Final = 60
"""One line on a projector."""

MOST_PEOPLE: Final = 1000
"""Twice what was measured."""


@dataclass(frozen=True)
class Opening:
    """What a facilitator says to open a workshop: its name, the address of this server, how many people come."""

    name: str
    base: str
    expected: int
    listed: FrozenList


def checked_opening(opening: Opening) -> Opening:
    """Return an opening as it is kept.

    Raises
    ------
    WorkshopError
        Where the name, the address or the number of people cannot be used, or nothing can be weighed.
    """
    name, base = " ".join(opening.name.split()), checked_base(opening.base)
    if not name or len(name) > LONGEST_NAME:
        raise WorkshopError(f"Give the workshop a name of 1 to {LONGEST_NAME} characters.")
    if not 1 <= opening.expected <= MOST_PEOPLE:
        raise WorkshopError(f"Say how many people come: 1 to {MOST_PEOPLE:,}.")
    if len(opening.listed.criteria) < 2 or not opening.listed.priorities:
        raise WorkshopError("A workshop weighs at least two criteria over a long list. Fill the list first.")
    return replace(opening, name=name, base=base)


def checked_base(base: str) -> str:
    """Return an address without the slash at its end.

    Raises
    ------
    WorkshopError
        Where it is no http or https address of a server.
    """
    tidy = base.strip().rstrip("/")
    scheme, _, rest = tidy.partition("://")
    if scheme not in ("http", "https") or not rest or any(c.isspace() or c in "?#\"'<>\\" for c in rest):
        raise WorkshopError("Write the address as phones reach it, for example http://192.168.1.20:8501.")
    return tidy


def tidy_code(code: str) -> str:
    """Return a code as it is kept, however it was typed."""
    return "".join(c for c in code.upper()[:40] if c.isalnum())
