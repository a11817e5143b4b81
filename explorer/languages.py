"""Which answers are in languages that the engine does not read."""

from __future__ import annotations

from typing import NamedTuple

from engagement.themes.languages import FEWEST_ANSWERS, numbers_of_answers, title
from explorer.snapshot import Snapshot
from explorer.themes import themed_responses


class OtherLanguages(NamedTuple):
    """Answers of a set in other languages than English.

    Attributes
    ----------
    answers : how many there are in each language by its name, those with most first.
    themes : the languages whose answers have a theme of their own.
    by_words : whether so few answers are in English that all were grouped by their words.
    """

    answers: dict[str, int]
    themes: tuple[str, ...] = ()
    by_words: bool = False


def other_languages(now: Snapshot, set_id: int) -> OtherLanguages:
    """Return which answers to the questions of a set are in languages that the engine does not read."""
    themed = now.keep(themed_responses, set_id)
    if themed is None:
        return OtherLanguages({})
    numbers = numbers_of_answers(themed.responses["text"].tolist())
    names = set(themed.themes.themes["name"])
    own = tuple(name for name in numbers if title(name) in names)
    return OtherLanguages(numbers, own, themed.n_answers - sum(numbers.values()) < FEWEST_ANSWERS)
