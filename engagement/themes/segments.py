"""Splitting an answer into the points it makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

_SENTENCE = r"(?<=[.!?;])[\"')\]]*\s+"
_TURN = r"(?:but|however|although|whereas|on the other hand)\s+"
_SIGN = r"\s+(?:[-–—•*]\s+|" + _TURN + r")|,\s+" + _TURN
_END = re.compile(rf"{_SENTENCE}|\s*\n+\s*|{_SIGN}", re.IGNORECASE)
# The same where there is no line break, in a seventh of the time.
_END_ON_ONE_LINE = re.compile(rf"{_SENTENCE}|{_SIGN}", re.IGNORECASE)
# Scripts that write vowels as marks, which are no letters: one letter and a mark are a word.
_MARKED = r"[^\W\d_][\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e30-\u0e4e\u1000-\u109f\u1780-\u17ff]"
_WORD = re.compile(rf"[^\W\d_]{{2,}}|{_MARKED}|\b[A-Za-z] ?& ?[A-Za-z]\b|\b(?:101|111|119|999|24/7)\b")
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
    ends = [match.span() for match in (_END if "\n" in text else _END_ON_ONE_LINE).finditer(text)]
    if not ends:
        return [(0, len(text))] if _WORD.search(text) else []
    cuts = [0, *chain.from_iterable(ends), len(text)]
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
