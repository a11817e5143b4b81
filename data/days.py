"""Days and moments as people read them, on every screen, in every file and on record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

_LONDON: Final = ZoneInfo("Europe/London")


def day_in_words(day: date) -> str:
    """Return a date, or the date of a time, as it is read: "5 May 2019"."""
    return f"{day.day} {day:%B %Y}"


def moment_in_words(at: datetime | str) -> str:
    """Return a time with its zone, or one in ISO words, as London time: "5 May 2019, 14:05" with a short month.

    Raises
    ------
    ValueError
        Where the words are no ISO time.
    """
    when = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    local = when.astimezone(_LONDON)
    return f"{local.day} {local:%b %Y, %H:%M}"
