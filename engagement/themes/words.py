"""Words of a text: tokens, stems, and which words carry no meaning of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from nltk.stem.snowball import SnowballStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

_FILLERS = Path(__file__).with_name("fillers.txt")
_UNNAMING = Path(__file__).with_name("unnaming.txt")
# A letter of any script, with the marks that some scripts put above and below it.
_MARKS = r"\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0980-\u0983\u09bc-\u09cd\u0a3c-\u0a4d"
_LETTER = rf"[^\W\d_][{_MARKS}]*"


def _patterns(letters: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a word is, and what words joined by hyphens are."""
    token = re.compile(
        rf"a ?& ?e\b"  # accident and emergency, however it is spaced
        rf"|24/7"
        rf"|{letters}(?:['&]{letters}|\d+)*"  # words, don't, R&D, B12
        rf"|\d+{letters}|\d+",  # 20mph, 111
        re.IGNORECASE,
    )
    return token, re.compile(rf"\b{letters}(?:-{letters})+\b")


_OF_ANY_SCRIPT = _patterns(rf"(?:{_LETTER})+")
# The same for texts of these letters alone, in a third of the time.
_OF_ASCII = _patterns("[A-Za-z]+")
_MASK = re.compile(r"\[[A-Za-z ]{2,20}\]")
# Letters of a part from which a word with a hyphen is read as its parts ("mental-health"); shorter parts ("X-ray",
# "drop-in") mean nothing alone. Not tuned.
_PART = 4
# Numbers that are names: of emergency and health lines, and of being open always.
_NUMBERS = frozenset({"101", "111", "119", "999", "24/7"})
# Written in capitals these are things (computers, an illness, support at school, a health body), else grammar.
_CAPITALS = frozenset({"IT", "ME", "SEND", "WHO"})
# Words of an answer in capitals throughout: then capitals tell nothing.
_FEW_WORDS = 2


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
    """Return the words of a text in small letters, masks left out; A&E, 111, B12, X-ray and 20mph are words.

    "IT", "ME", "SEND" and "WHO" stay in capitals where their writer chose capitals for them.
    """
    return [word for word, _ in spelled_tokens(text)]


def spelled_tokens(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as `tokens` does, each with how it was written; in small letters if all is shouted."""
    return list(_spelled(text))


def _spelled(text: str) -> Iterator[tuple[str, str]]:
    plain = _MASK.sub(lambda mask: " " * len(mask.group()), text) if "[" in text else text
    plain = plain.replace("’", "'")
    shouting = plain.upper() == plain and len(plain.split()) > _FEW_WORDS
    return ((_word(form, shouting), form.lower() if shouting else form) for form in _forms(plain))


def _forms(plain: str) -> Iterator[str]:
    """Words as they were written, and words with a hyphen whole where a part is short."""
    token, hyphened = _OF_ASCII if plain.isascii() else _OF_ANY_SCRIPT
    at = 0
    for joined in hyphened.finditer(plain) if "-" in plain else ():
        if min(len(part) for part in joined.group().split("-")) < _PART:
            yield from token.findall(plain, at, joined.start())
            yield joined.group()
            at = joined.end()
    yield from token.findall(plain, at)


def _word(form: str, shouting: bool) -> str:
    if form in _CAPITALS and not shouting:
        return form
    word = form.lower().replace(" ", "")
    return word.removesuffix("'s").replace("'", "") if "'" in word else word


def is_empty(word: str) -> bool:
    """Return whether a word of `tokens` has no subject of its own: grammar, fillers, tone, most numbers, one letter."""
    if word in _CAPITALS or word in _NUMBERS:
        return False
    return word in stop_words() or word.isdigit() or (len(word) < 2 and word.isascii())


def has_content(text: str) -> bool:
    """Return whether any word of a text carries meaning of its own."""
    return any(not is_empty(word) for word, _ in _spelled(text))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a word's stem (Porter2; the Snowball stemmer of nltk); one in capitals is its own."""
    return word if word in _CAPITALS else str(_stemmer().stem(word))


@cache
def _stemmer() -> SnowballStemmer:
    return SnowballStemmer("english")
