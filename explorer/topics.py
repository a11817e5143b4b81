"""Which list of known topics themes are found with: one of bundled, a team's own, or none."""

from __future__ import annotations

from collections.abc import Sequence

from engagement.themes.store import NO_TOPICS, Topics
from engagement.themes.topics import TopicList, bundled_lists, read_typed, suggested

_OWN = "A list of our own"


def list_of(topics: Topics) -> TopicList | None:
    """Return the list that a finding is to use; None for none, also where it came with another release."""
    if topics.typed:
        return read_typed(topics.typed, _OWN)
    return next((entry for entry in bundled_lists() if entry.name == topics.name), None)


def own(typed: str) -> Topics:
    """Return a team's own list as it is kept.

    Raises
    ------
    ThemeError
        Where no line of it holds a name.
    """
    return Topics(read_typed(typed, _OWN).name, typed.strip())


def suggestion(texts: Sequence[str]) -> Topics:
    """Return the list that explains enough of what people wrote; none where none does."""
    topics = suggested(texts)
    return NO_TOPICS if topics is None else Topics(topics.name, "")


def shipped() -> tuple[Topics, ...]:
    """Return the lists that come with the explorer."""
    return tuple(Topics(entry.name, "") for entry in bundled_lists())
