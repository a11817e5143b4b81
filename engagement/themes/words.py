"""Words of a text: tokens, stems, and which words carry no meaning of their own."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from nltk.stem.snowball import SnowballStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

_FILLERS = Path(__file__).with_name("fillers.txt")
_UNNAMING = Path(__file__).with_name("unnaming.txt")
_TOKEN = re.compile(r"[a-z][a-z']+")
_MASK = re.compile(r"\[[A-Za-z ]{2,20}\]")


@cache
def stop_words() -> frozenset[str]:
    """Return words without a subject of their own: grammar, fillers and tone."""
    return frozenset(ENGLISH_STOP_WORDS) | _lines(_FILLERS)


@cache
def unnaming_words() -> frozenset[str]:
    """Return words that never name a theme: those without a subject, and words of manner, pace and degree."""
    return stop_words() | _lines(_UNNAMING)


def _lines(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def tokens(text: str) -> list[str]:
    """Return the lower-case words of a text, masks left out."""
    return [_bare(word) for word in _TOKEN.findall(_MASK.sub(" ", text).lower().replace("’", "'"))]


def _bare(word: str) -> str:
    return word.removesuffix("'s").replace("'", "") if "'" in word else word


def has_content(text: str) -> bool:
    """Return whether any word of a text carries meaning of its own."""
    plain, empty = _MASK.sub(" ", text).lower().replace("’", "'"), stop_words()
    return any(_bare(match.group()) not in empty for match in _TOKEN.finditer(plain))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's stem (Porter2; the Snowball stemmer of nltk)."""
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> SnowballStemmer:
    return SnowballStemmer("english")
