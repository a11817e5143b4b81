"""Who answers: the two audiences of the engagement, what was noted down at events, and their order and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pandas as pd

PROFESSIONALS: Final = "Professionals"
LONDONERS: Final = "Londoners"
EVENT_NOTES: Final = "Event notes"
"""What somebody wrote down at an event: a line is a note, not a person, and nobody knows how many speak in it."""

_NOUNS: Final = {
    PROFESSIONALS: ("professional", "professionals"),
    LONDONERS: ("Londoner", "Londoners"),
    EVENT_NOTES: ("event note", "event notes"),
}


def audiences(responses: pd.DataFrame) -> list[str]:
    """Return the audiences present, the two of the engagement first, others by the alphabet.

    Parameters
    ----------
    responses : with a column audience; blank where nobody said it.
    """
    return in_order(name for name in responses["audience"].unique() if name)


def in_order(names: Iterable[str]) -> list[str]:
    """Return audiences in the order in which they are named; notes are no audience of people and come last."""
    return sorted(names, key=lambda name: (name == EVENT_NOTES, name not in _NOUNS, name != PROFESSIONALS, name))


def nouns(audience: str) -> tuple[str, str]:
    """Return what one and what several of an audience are called: ("professional", "professionals")."""
    return _NOUNS.get(audience, ("person", "people"))


def units(names: Iterable[str]) -> tuple[str, str]:
    """Return what one and what several of these audiences together are: people, or notes where all are notes."""
    return nouns(EVENT_NOTES) if set(names) == {EVENT_NOTES} else ("person", "people")


def of_people(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of a table that tell of people; those that tell of notes taken at events are left out.

    Parameters
    ----------
    frame : with a column audience.
    """
    return frame[frame["audience"] != EVENT_NOTES]


def who_answered(names: Iterable[str]) -> str:
    """Return what the base of a share is made of: "who answered"; "event notes"; or both."""
    present = set(names)
    if EVENT_NOTES not in present:
        return "who answered"
    return "event notes" if present == {EVENT_NOTES} else "people who answered and event notes"
