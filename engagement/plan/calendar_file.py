"""The plan as a calendar file: plain text that every calendar takes in (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from engagement.plan.activity import CANCELLED, PLANNED, Activity

# RFC 5545, 3.1: a line holds 75 octets at most, its end not counted.
_OCTETS: Final = 75
_END: Final = "\r\n"
_STATUS: Final = {PLANNED: "TENTATIVE", CANCELLED: "CANCELLED"}


@dataclass(frozen=True)
class Entry:
    """An activity with when it was first written down, when last, and how often it was changed since."""

    activity: Activity
    begun: str
    changed: str
    n_changes: int


def calendar_file(entries: Iterable[Entry]) -> str:
    """Return a calendar in which each activity is an event of whole days.

    Notes
    -----
    B. Desruisseaux (ed.), Internet Calendaring and Scheduling Core Object Specification (iCalendar), RFC 5545 (2009).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Health engagement explorer//Engagement plan//EN",
             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]  # fmt: skip
    for entry in entries:
        lines += _event(entry)
    return "".join(_folded(line) + _END for line in [*lines, "END:VCALENDAR"])


def _event(entry: Entry) -> list[str]:
    activity = entry.activity
    first, last = activity.days
    places = ", ".join(activity.boroughs) or "All of London"
    facts = [
        activity.aim,
        f"For: {activity.audience}" if activity.audience else "",
        f"Groups: {'; '.join(activity.groups)}" if activity.groups else "",
        f"Led by: {activity.partner}" if activity.partner else "",
        f"Expected: {activity.expected:,}",
        f"State: {activity.state}",
    ]
    # Another database may have an activity of the same number: when it was first written down tells them apart.
    identity = sha256(f"{activity.number} {entry.begun}".encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{identity}@engagement-plan",
        f"DTSTAMP:{_moment(entry.changed)}",
        f"SEQUENCE:{entry.n_changes}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(activity.name)}",
        f"DESCRIPTION:{_escaped(chr(10).join(filter(None, facts)))}",
        f"LOCATION:{_escaped(places)}",
        f"CATEGORIES:{_escaped(activity.track)},{_escaped(activity.kind)}",
        f"STATUS:{_STATUS.get(activity.state, 'CONFIRMED')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _moment(stamp: str) -> str:
    return f"{datetime.fromisoformat(stamp).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Text as RFC 5545 (3.3.11) has it; control characters, which it does not allow, are left out."""
    for mark, written_mark in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written_mark)
    return "".join(letter for letter in text if letter >= " " and letter != "\x7f")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each further one begun by a space; no letter is cut."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return _END.join([*pieces, piece])
