"""Splitting an answer into the points it makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_END = re.compile(
    r"(?<=[.!?;])[\"')\]]*\s+|\s*\n+\s*|\s+[-–—•*]\s+|,?\s+(?:but|however|although|whereas|on the other hand)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}|\b[A-Za-z] ?& ?[A-Za-z]\b|\b(?:101|111|119|999|24/7)\b")
# Not tuned: shorter parts ("And so on.", "Thank you") hold no point of their own: chosen by eye.
_LEAST_WORDS = 4


class Segment(NamedTuple):
    """One point of an answer: the answer's position, and the characters from `start` to `end` (exclusive)."""

    text: int
    start: int
    end: int


def split(texts: Sequence[str]) -> list[Segment]:
    """Split answers at sentence ends, line breaks and turns ("but", "however").

    Parameters
    ----------
    texts : answers by position.

    Returns
    -------
    list of Segment
        In order; pieces of under four words stay with the piece before them; an answer without words gives none.
    """
    return [Segment(position, *span) for position, text in enumerate(texts) for span in spans_of(text)]


def spans_of(text: str) -> list[tuple[int, int]]:
    """Return the characters (start, end) of each point of one answer."""
    if not _END.search(text):
        return [(0, len(text))] if _WORD.search(text) else []
    cuts = [0, *(place for match in _END.finditer(text) for place in (match.start(), match.end())), len(text)]
    pieces = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if text[start:end].strip()]
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        words = len(_WORD.findall(text[start:end]))
        if joined and (words < _LEAST_WORDS or _too_short(text, joined[-1])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [span for span in joined if _WORD.search(text[span[0] : span[1]])]


def _too_short(text: str, span: tuple[int, int]) -> bool:
    return len(_WORD.findall(text[span[0] : span[1]])) < _LEAST_WORDS
