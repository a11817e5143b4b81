"""Slips of the pen, so that a title is spelled rightly and a word misspelt counts as the word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from engagement.responses.name_words import correction, is_frequent, is_unknown

# Letters from which a word is looked at: shorter ones are one slip from many.
_SHORTEST = 5
# Letters from which a word in no list is a slip though nobody here spells it rightly ("acommodation"); of shorter ones
# too many are names of things ("Jupyter" is no "jupiter").
_SURELY_A_SLIP = 9


def corrections(words: Iterable[str]) -> dict[str, str]:
    """Return for each misspelt word the word that was meant.

    Parameters
    ----------
    words : in small letters, as often as they occur.

    Returns
    -------
    dict
        Only for words in no list that are a slip or two from a frequent one which somebody here writes too, or which
        is missed in several ways, or which is long.
    """
    vocabulary = Counter(words)
    targets = {word: right for word in vocabulary if (right := _target(word)) is not None}
    ways = Counter(targets.values())
    return {
        word: right
        for word, right in targets.items()
        if right in vocabulary or ways[right] > 1 or len(word) >= _SURELY_A_SLIP
    }


def _target(word: str) -> str | None:
    """The frequent word that a word in no list is a slip of."""
    if len(word) < _SHORTEST or not word.isalpha() or is_frequent(word) or not is_unknown(word):
        return None
    return correction(word)
