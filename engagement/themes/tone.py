"""The tone of a point, in numbers: words that praise or blame, turned round where they are denied.

Scores of words are those of VADER (Hutto and Gilbert, VADER: a parsimonious rule-based model for sentiment analysis of
social media text, ICWSM 2014); how they are counted is ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import log1p, sqrt
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from engagement.themes.direction_words import AMISS, BETTER, DENIALS, FAULTLESS, MEASURE, SHORT_OF, THANKS, TURNS

Numbers = npt.NDArray[np.float64]

_FILE = Path(__file__).parent / "models" / "tone.txt"
_WORD: Final = re.compile(r"[a-z][a-z']*|\d+|[!?]")
_SHORT: Final = (
    (re.compile(r"\b(?:can|ca)n'?t\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\b(are|could|did|does|do|had|has|have|is|should|was|were|would)n'?t\b"), r"\1 not"),
)
# Words behind a denial that it turns round, as VADER has it.
_REACH: Final = 3
# What is left of a score that is denied, and how fast a sum of scores fills up: VADER's own (0.74 and 15).
_DENIED: Final = 0.74
_FULL: Final = 15.0


N_NUMBERS: Final = 21
"""How many numbers `tones` gives."""


def plain(text: str) -> str:
    """Return a text in small letters, with denials written in full ("couldn't" as "could not")."""
    text = text.lower().replace("’", "'")
    for short, full in _SHORT:
        text = short.sub(full, text)
    return text


def faultless(text: str) -> bool:
    """Return whether a plain text says that nothing is amiss, and does not turn from it ("but")."""
    return bool(FAULTLESS.search(text)) and TURNS.isdisjoint(text.split()) and not AMISS.search(text)


def falls_short(text: str) -> bool:
    """Return whether a plain text denies praise: "not good enough", "not happy with"."""
    return bool(SHORT_OF.search(text))


def blames(text: str) -> bool:
    """Return whether a plain text holds a word of blame."""
    scores = _scores()
    return bool(AMISS.search(text)) or any(scores.get(word, 0.0) < 0 for word in _WORD.findall(text))


def has_tone(text: str) -> bool:
    """Return whether anything in a plain text praises, blames, denies or measures; bare facts do not."""
    words, scores = _WORD.findall(text), _scores()
    return (
        any(word in scores or word in DENIALS or word in TURNS or word == "!" for word in words)
        or not text.isascii()
        or any(pattern.search(text) for pattern in (AMISS, BETTER, THANKS, MEASURE))
    )


def words_and_pairs(text: str) -> list[str]:
    """Return the words of a plain text, each by itself and with the one that follows."""
    words = _WORD.findall(text)
    return words + [f"{a} {b}" for a, b in pairwise(words)]


def tones(texts: Sequence[str]) -> Numbers:
    """Return the tone of plain texts: (n, `N_NUMBERS`)."""
    return np.array([_tone_of(text) for text in texts], dtype=np.float64).reshape(len(texts), N_NUMBERS)


class _Balance(NamedTuple):
    """What the words of a text praise and blame, plainly and denied, before and behind the first turn ("but")."""

    good: float = 0.0
    bad: float = 0.0
    good_denied: float = 0.0
    bad_denied: float = 0.0
    before: float = 0.0
    behind: float = 0.0
    denials: int = 0
    is_turned: bool = False


def _sums(words: Sequence[str]) -> _Balance:
    scores = _scores()
    sums = {(good, denied): 0.0 for good in (True, False) for denied in (True, False)}
    sides = [0.0, 0.0]
    since, denials, turned = _REACH + 1, 0, False
    for word in words:
        if word in DENIALS:
            since, denials = 0, denials + 1
            continue
        since += 1
        turned = turned or word in TURNS
        score = scores.get(word, 0.0)
        if score:
            denied = since <= _REACH
            sums[score > 0, denied] += abs(score)
            sides[turned] += -_DENIED * score if denied else score
    return _Balance(
        sums[True, False], sums[False, False], sums[True, True], sums[False, True], sides[0], sides[1], denials, turned
    )


def _tone_of(text: str) -> list[float]:
    """Return the tone of one plain text.

    Returns
    -------
    list of `N_NUMBERS` floats
        Praise and blame said, both where they are denied, their balance (-1 to 1) in all, before and behind the first
        turn ("but"), the lesser of both; then signs: turns, denials, length, marks, what is amiss or faultless.
    """
    words = _WORD.findall(text)
    sums = _sums(words)
    long = sqrt(max(1, len(words)))
    return [
        sums.good / long,
        sums.bad / long,
        sums.good_denied / long,
        sums.bad_denied / long,
        _balance(sums.before + sums.behind),
        _balance(sums.before),
        _balance(sums.behind),
        min(sums.good, sums.bad + sums.good_denied) / long,
        float(sums.is_turned),
        sums.denials / long,
        *_signs(text, words),
    ]


def _signs(text: str, words: Sequence[str]) -> list[float]:
    scores = _scores()
    return [
        log1p(len(words)) / 3,
        float(len(words) <= 2),
        float(len(words) <= 4),
        float("?" in words),
        float("!" in words),
        float(any(word.isdigit() for word in words)),
        float(bool(FAULTLESS.search(text))),
        min(2, len(AMISS.findall(text))) / 2,
        min(2, len(BETTER.findall(text))) / 2,
        float(bool(THANKS.search(text))),
        float(not any(word in scores for word in words)),
    ]


def _balance(total: float) -> float:
    return total / sqrt(total * total + _FULL)


@cache
def _scores() -> dict[str, float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {word: float(score) for word, _, score in (line.partition(" ") for line in lines)}
