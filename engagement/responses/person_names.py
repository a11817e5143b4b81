"""Finding people's names in free text, by what stands around them and by lists of names and of words that are none.

A name is told by a title ("Dr"), by an introduction ("my name is"), by a list of given names, or by being a capitalised
word in the middle of a sentence that is no English word, no place and no institution. The last sign needs no list of
names, so it works for names of any origin. It misses names that are everyday words ("Grace") without another sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

_FOLDER = Path(__file__).parent / "names"
_STRONG = "mr|mrs|ms|miss|mx|dr|drs|prof|professor|cllr|councillor|rev|mst"
_WEAK = (
    "doctor|nurse|matron|sister|lord|lady|sir|dame|auntie|aunty|uncle|pastor|chief|imam|sheikh|reverend|midwife|"
    "consultant|receptionist|physiotherapist|pharmacist|dentist"
)
_STRONG_TITLES = frozenset(_STRONG.split("|"))
_WEAK_TITLES = frozenset(_WEAK.split("|"))
_TITLES = _STRONG_TITLES | _WEAK_TITLES
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "abu",
        "umm",
        "da",
        "de",
        "di",
        "dos",
        "van",
        "von",
        "der",
        "le",
        "la",
        "ó",
        "ní",
        "mac",
        "begum",
        "bibi",
        "bey",
    ]
)
_RELATIVES = (
    "son|daughter|husband|wife|mum|mother|mam|dad|father|brother|sister|friend|partner|nan|gran|neighbou?r|carer|niece|"
    "nephew|aunt|uncle|cousin|grandson|granddaughter|grandmother|grandfather|boy|girl|colleague|mate|manager|teacher|"
    "landlord|keyworker|social worker|health visitor"
)

# Capitals of all Latin scripts: Turkish, Polish and Vietnamese names begin with letters beyond Western Europe's.
_CAPITALS = "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_CAPITALISED = rf"[A-Z{_CAPITALS}][^\W\d_]{{1,30}}+(?:['’-][^\W\d_]{{1,30}}+){{0,3}}+"
_OR_INITIAL = rf"(?:{_CAPITALISED}|O['’]{_CAPITALISED})"
_RUN = re.compile(rf"(?<![\w@'’]){_OR_INITIAL}(?: {_OR_INITIAL}){{0,7}}+")
_BEGINS = re.compile(r"(?:[.!?:;\n\r\"“”(\[•*–—/|]|\s-)[^\w]{0,8}\Z")
_TITLED = re.compile(rf"\b(?:({_STRONG})|{_WEAK})(?:\.? {{1,2}}|\.)\Z", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b(?:(my name(?:['’]?s| is)|named?|name['’]?s|names? (?:is|was|are)|signed|ask for|(?:kind )?regards|sincerely|"
    r"(?:best|kind) wishes)|called|yours|i am|i['’]m|thanks|thank you)[ ,:\n\r-]{1,3}\Z",
    re.IGNORECASE,
)
_RELATED = re.compile(rf"\b(?:my|our|his|her|their) (?:\w{{1,12}} )?(?:{_RELATIVES}),? \Z", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|a|an|this|these|those|each|every|any|some|no)\s\Z", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|near|around|across|towards|outside)\s\Z", re.IGNORECASE)
_SMALL_WORD = r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30})?"
_SMALL = re.compile(
    rf"\b(?:(mr|mrs|dr|prof|cllr)\.? |(?:{_STRONG}|{_WEAK})\.? |(my name(?:['’]?s| is) |named |regards,? |signed )|"
    rf"(?:i['’]?m |i am |called ))({_SMALL_WORD})(?: ({_SMALL_WORD}))?(?: ({_SMALL_WORD}))?"
)
_LETTERS = re.compile(r"[^\W\d_]{2,30}")
# Characters before a name in which a title or an introduction may stand.
_LOOKED_AT = 40
# Words of a name, of a place name; letters from which a word is long, and may have a slip of the pen.
_LONGEST_NAME = 4
_LONGEST_PLACE = 5
_LONG_WORD = 6
# Words that a capital at the beginning of a sentence is held against (docs/decisions/0011-names-by-context.md).
_FREQUENT = 20_000
_ALSO_FAMILY = frozenset({"hill", "green", "ward", "lane", "bridge"})

Span = tuple[int, int]


class Before(Enum):
    """What stands before a capitalised word."""

    STRONG_TITLE = auto()
    WEAK_TITLE = auto()
    STRONG_INTRODUCTION = auto()
    WEAK_INTRODUCTION = auto()
    RELATIVE = auto()
    SENTENCE = auto()
    ARTICLE = auto()
    WHERE = auto()
    WORDS = auto()


class Word(NamedTuple):
    """A capitalised word: where it stands in its run, in small letters without 's, how it is written."""

    start: int
    end: int
    plain: str
    shouted: bool
    possessive: bool


def find_names(text: str) -> list[Span]:
    """Return the characters (start, end) of each name in a text, in order.

    Parameters
    ----------
    text : one answer, as it came.
    """
    spans = [span for run in _RUN.finditer(text) for span in _in_context(text, run)]
    small = text if text.islower() or not text.isupper() else text.lower()
    if len(small) == len(text):
        spans += _in_small_letters(small, alone=small.islower())
    return list(_merged(sorted(spans, key=lambda span: (span[0], -span[1]))))


def _merged(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for start, stop in spans:
        if start >= end:
            yield start, stop
            end = stop


def _in_context(text: str, run: re.Match[str]) -> Iterator[Span]:
    start = run.start()
    before = _before(text[max(0, start - _LOOKED_AT) : start])
    for first, last in _in_run(run.group(), before):
        yield start + first, start + last


def _before(words: str) -> Before:
    titled = _TITLED.search(words)
    if titled:
        return Before.STRONG_TITLE if titled.group(1) else Before.WEAK_TITLE
    introduced = _INTRODUCED.search(words)
    if introduced:
        return Before.STRONG_INTRODUCTION if introduced.group(1) else Before.WEAK_INTRODUCTION
    if _RELATED.search(words):
        return Before.RELATIVE
    if not words.strip() or _BEGINS.search(words):
        return Before.SENTENCE
    if _THE.search(words):
        return Before.ARTICLE
    return Before.WHERE if _WHERE.search(words) else Before.WORDS


@lru_cache(maxsize=50_000)
def _in_run(run: str, before: Before) -> tuple[Span, ...]:
    """The names in a run of capitalised words, each a single space from the next."""
    words = list(_words(run))
    spans = []
    place = 0
    while place < len(words):
        length = _place_length(words, place) if before not in (Before.STRONG_TITLE, Before.WEAK_TITLE) else 0
        if not length:
            length = _name_length(words, place, before)
            if length:
                spans.append((words[place].start, words[place + length - 1].end))
        place += max(length, 1)
        before = _between(words[place - 1].plain)
    return tuple(spans)


def _words(run: str) -> Iterator[Word]:
    start = 0
    for token in run.split(" "):
        possessive = len(token) > 2 and token[-2] in "'’" and token[-1] in "sS"
        stem = token[:-2] if possessive else token
        yield Word(start, start + len(stem), stem.lower().replace("’", "'"), _is_shouted(stem), possessive)
        start += len(token) + 1


def _is_shouted(token: str) -> bool:
    """Whether capitals stand inside a word, as in NHS and WhatsApp; McDonagh and O'Brien are names."""
    if token[1:2] in "'’":
        return token[3:].isupper()
    inner = any(a.islower() and b.isupper() for a, b in pairwise(token))
    return token[1:2].isupper() or (inner and token[:2] not in ("Mc", "Ma", "Fi", "De", "Le"))


def _between(word: str) -> Before:
    """What a word before another in one run makes of it."""
    if word in _STRONG_TITLES:
        return Before.STRONG_TITLE
    if word in _WEAK_TITLES:
        return Before.WEAK_TITLE
    return Before.ARTICLE if word in ("the", "a", "an", "this", "that") else Before.WORDS


def _name_length(words: list[Word], place: int, before: Before) -> int:
    """How many words from `place` on are one person's name; 0 if none."""
    word = words[place]
    if word.plain in _list("no_names") or word.shouted or word.plain in _TITLES:
        return 0
    length = _extended(words, place)
    if _is_announced(word.plain, before) or _is_given(word.plain, before, length):
        return length
    if length > 1 and word.plain in _list("family_first"):
        return length
    if length > 1 and (word.plain in _list("given_common") or word.plain in _list("family")):
        return length if _is_second_name(words[place + 1].plain, after=word.plain) else 0
    return length if _is_unknown(word.plain) and _stands_as_name(word, before, length) else 0


def _is_given(word: str, before: Before, length: int) -> bool:
    # "the Elizabeth line", "the Francis report": an article makes a name a thing.
    return word in _list("given") and len(word) > 1 and (before is not Before.ARTICLE or length > 1)


def _is_announced(word: str, before: Before) -> bool:
    """Whether a title, an introduction or a relative before a word makes it a name."""
    listed = word in _list("given") or word in _list("given_common")
    if before is Before.STRONG_TITLE:
        return listed or word in _list("family") or (len(word) > 1 and word not in _list("everyday"))
    if before is Before.WEAK_TITLE:
        return listed or word in _list("family") or _is_unknown(word)
    if before in (Before.STRONG_INTRODUCTION, Before.RELATIVE):
        return listed or _is_unknown(word)
    return before is Before.WEAK_INTRODUCTION and (word in _list("given") or _is_unknown(word))


def _extended(words: list[Word], place: int) -> int:
    """How many words from `place` on may stand in one name."""
    sure = words[place].plain in _list("given")
    if words[place].plain in _list("family_first"):
        return _syllables(words, place)
    length = 1
    for step in range(1, _LONGEST_NAME):
        if place + step == len(words) or _place_length(words, place + step):
            break
        word = words[place + step]
        if word.shouted or word.plain in _list("no_names"):
            break
        family = sure and step == 1 and len(word.plain) > 3
        if family or word.plain in _list("given") or word.plain in _list("family") or _is_unknown(word.plain):
            length = step + 1
        elif len(word.plain) > 4 and word.plain not in _PARTICLES:
            break
    return length


def _is_second_name(word: str, *, after: str) -> bool:
    is_name = word in _list("given") or (after in _list("given_common") and word in _list("family"))
    return is_name or _is_unknown(word) or word not in _list("everyday")


def _syllables(words: list[Word], place: int) -> int:
    """How many words a name spans whose family name stands first, as in "Cheung Ka Ming" and "Tran Van Duc"."""
    length = 1
    while length < _LONGEST_NAME and place + length < len(words) and _is_syllable(words[place + length]):
        length += 1
    return length


def _is_syllable(word: Word) -> bool:
    return len(word.plain) < _LONG_WORD + 1 and not word.shouted and word.plain not in _list("no_names")


def _stands_as_name(word: Word, before: Before, length: int) -> bool:
    """Whether a word that is in no list stands where a person would."""
    if before is Before.SENTENCE:
        return length > 1 or word.possessive or (len(word.plain) > 3 and not _is_misspelt(word.plain))
    return length > 1 or before not in (Before.ARTICLE, Before.WHERE)


def _in_small_letters(text: str, *, alone: bool) -> Iterator[Span]:
    """Names in small letters after a title or an introduction; where the text is `alone` small, given names too."""
    for match in _SMALL.finditer(text):
        surely = bool(match.group(1) or match.group(2))
        first, *rest = (word.replace("’", "'") for word in match.group(3, 4, 5) if word)
        if _is_small_name(first, surely=surely, titled=bool(match.group(1))):
            length = next((n for n, word in enumerate(rest) if not _is_small_name(word, surely=True)), len(rest))
            yield match.start(3), match.end(3 + length)
    if alone:
        for match in _LETTERS.finditer(text):
            if len(match.group()) > 3 and match.group() in _list("given"):
                yield match.span()


def _is_small_name(word: str, *, surely: bool, titled: bool = False) -> bool:
    if len(word) < 3 or word in _list("no_names"):
        return False
    if word in _list("given") or not surely:
        return word in _list("given")
    family = word in _list("family") and (titled or word not in _frequent())
    return family or (_is_unknown(word) and len(word) > 3)


@lru_cache(maxsize=50_000)
def _is_unknown(word: str) -> bool:
    """Whether a word is no English word, no place and no institution, in any of its usual forms."""
    if len(word) < 3:
        return word in _list("family") and word not in _list("everyday")
    forms = {word, word.replace("'", ""), *(part for part in re.split("['-]", word) if len(part) > 2)}
    forms |= {word.removesuffix(ending) for ending in ("s", "es", "ed", "ing", "er", "ers", "ish", "ian", "ians", "'")}
    return not any(form in _list(name) for form in forms for name in ("everyday", "elsewhere", "known", "no_names"))


@lru_cache(maxsize=20_000)
def _is_misspelt(word: str) -> bool:
    """Whether a word is one or two slips away from a frequent English word that begins with the same letter."""
    if not word.isascii():
        return False
    slips = 1 if len(word) < _LONG_WORD + 2 else 2
    closest = extractOne(word, _beginning(word[0]), scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return closest is not None


def _place_length(words: list[Word], place: int) -> int:
    """How many words from `place` on name a place or an institution; 0 if none."""
    plain = [word.plain for word in words[place : place + _LONGEST_PLACE]]
    for length in range(len(plain), 0, -1):
        if " ".join(plain[:length]) in _places():
            return length
    if plain[0] in _list("no_names"):
        return 0
    for length, last in enumerate(plain[1:], start=2):
        if last in _list("place_words"):
            return 0 if last in _ALSO_FAMILY and plain[0] in _list("given") else length
        if last in _list("no_names"):
            break
    return 2 if len(plain) > 1 and plain[0] in ("st", "saint") else 0


@cache
def _places() -> frozenset[str]:
    several = frozenset(place for place in _list("elsewhere") if " " in place)
    return _list("places") | several | frozenset(place.replace("'s", "") for place in _list("places"))


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_lines("everyday")[:_FREQUENT])


@cache
def _beginning(letter: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in _frequent() if word[0] == letter))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
