"""Which points propose something: by how they are built, not by what they are about."""

from __future__ import annotations

import re
from typing import Final

from engagement.themes.direction_words import BARE_MORE, NOT_A_WISH, SENTENCE, WISH

# Articles open a bare noun phrase as often as a sentence: only what compares or adds counts by itself.
_ARTICLE: Final = re.compile(r"^(?:an?|the) ")
# Words: a longer phrase without a verb is rare, and a longer comparison often tells of what is. Not tuned.
_PHRASE: Final = 9
# Words: what is longer tells a story, in which a "should" is one of many things. Not tuned.
_POINT: Final = 40


def proposes(plain: str) -> bool:
    """Return whether a point, in small letters and with denials written in full, proposes something."""
    if plain.count(" ") >= _POINT or NOT_A_WISH.search(plain):
        return False
    if WISH.search(plain):
        return True
    return bool(BARE_MORE.match(plain)) and not _ARTICLE.match(plain) and is_phrase(plain)


def is_phrase(plain: str) -> bool:
    """Return whether a point is a phrase without a verb: "longer opening hours", "the waiting times"."""
    return plain.count(" ") < _PHRASE and not SENTENCE.search(plain)
