"""Who does something, when, and why: one value that travels with every change down to its entry on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

NOBODY: Final = "Name not given"
"""Who does something without saying who they are."""


@dataclass(frozen=True)
class Stamp:
    """Who does something, when, and why.

    Attributes
    ----------
    who : str
        The name the person gave, or `NOBODY`.
    at : datetime.datetime
        The time, with its zone.
    why : str
        The reason, in a line of the person's own; "" where none is asked.

    Raises
    ------
    ValueError
        Where the time has no zone: entries of the record would not stand in order.
    """

    who: str
    at: datetime
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse a time without its zone."""
        if self.at.tzinfo is None:
            raise ValueError("The time of a change needs its zone.")

    @property
    def utc(self) -> str:
        """The time as it is stored: in UTC, in words that sort by time."""
        return self.at.astimezone(UTC).isoformat()

    @property
    def is_named(self) -> bool:
        """Whether the person said who they are."""
        return bool(self.who.strip()) and self.who != NOBODY
