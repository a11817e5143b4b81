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
        is missed in several ways, or which is long; and for its letters in another order ("ecomony").
    """
    vocabulary = Counter(words)
    reordered = {_letters(word): word for word in sorted(vocabulary) if is_frequent(word)}
    targets = {
        word: right
        for word in vocabulary
        if _may_be_a_slip(word) and (right := correction(word) or reordered.get(_letters(word))) is not None
    }
    ways = Counter(targets.values())
    return {
        word: right
        for word, right in targets.items()
        if right in vocabulary or ways[right] > 1 or len(word) >= _SURELY_A_SLIP
    }


def _may_be_a_slip(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not is_frequent(word) and is_unknown(word)


def _letters(word: str) -> tuple[str, str]:
    """The first letter and all letters, by the alphabet."""
    return word[:1], "".join(sorted(word))
