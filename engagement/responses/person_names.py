"""Finding people's names in free text, by what stands around them and by lists of names and of words that are none.

A name is told by a title ("Dr"), by an introduction ("my name is"), by a list of given names, or by being a capitalised
word that is no English word, no place, no institution and no tool, where a person would stand. The last sign needs no
list of names, so it works for names of any origin; at the beginning of a sentence, where every word has a capital, the
word must be spelt as names are. Names that are everyday words ("Grace") are found beside another sign alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from engagement.responses.name_context import (
    ARTICLES,
    CUES,
    LOOKED_AT,
    STRONG_CUES,
    THING_WORDS,
    TITLES,
    After,
    Before,
    Span,
    after,
    before,
)
from engagement.responses.name_words import is_misspelt, is_unknown, likeness, listed, people
from engagement.responses.small_names import find_small_names

_PARTICLES = frozenset(
    ["al", "el", "bin", "bint", "ibn", "abu", "umm", "da", "de", "di", "dos", "van", "von", "der", "den", "ter", "le",
     "la", "ó", "ní", "mac", "begum", "bibi", "bey"]
)  # fmt: skip
# Capitals of all Latin scripts: Turkish, Polish and Vietnamese names begin with letters beyond Western Europe's.
_CAPITALS = "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_CAPITALISED = rf"[A-Z{_CAPITALS}][^\W\d_]{{1,30}}+(?:['’-][^\W\d_]{{1,30}}+){{0,3}}+"
_OR_INITIAL = rf"(?:{_CAPITALISED}|O['’]{_CAPITALISED})"
_RUN = re.compile(rf"(?<![\w@'’&]){_OR_INITIAL}(?: {_OR_INITIAL}){{0,7}}+(?![\w@_])")
# Small words that stand inside a family name: "van der Merwe".
_LEADING_PARTICLES = re.compile(
    r"\b(?:van|von|de|da|di|del|della|dos|el|al|bin|ibn|ter)(?: (?:der|den|la|las|los|de))? \Z"
)
# Words of a name, of a place name.
_LONGEST_NAME = 4
_LONGEST_PLACE = 5
_LONGEST_SYLLABLE = 6
# Characters on both sides of a word in which the other items of a list may stand; words of an item; parts of a list,
# the two that the word itself cuts included. Not tuned.
_LIST_LOOKED_AT = 60
_LONGEST_ITEM = 3
_SHORTEST_LIST = 3
_ALSO_FAMILY = frozenset({"hill", "green", "ward", "lane", "bridge", "cross", "heath", "fields", "common"})
_LIST = re.compile(r"\s*(?:[,;/]|\b(?:and|or|etc)\b)\s*")
_SENTENCE_END = re.compile(r"[.!?:\n]\s|[()\n]")
_MOUNT = re.compile(
    r"\b(?:mount|st|saint|lake|port|fort|north|south|east|west|upper|lower|great|little|new|old) \Z", re.IGNORECASE
)
# Ends of English places that family names share; without another sign such a word is a place.
_PLACE_END = re.compile(
    r".{2,}(?:way|ford|ham|ton|bury|hurst|beck|worth|wick|combe|dale|field|fields|gate|hall|haven|hill|hithe|hythe|leigh|"
    r"mere|minster|mouth|pool|port|stead|thorpe|town|wood|cester|chester|bourne|bridge|brook|harbour|borough|burgh)"
)
# What the spelling of an unlisted word must say (`likeness`) for it to be hidden: at the beginning of a sentence most
# unlisted words are no names; after "use", "on" and such words most are tools, medicines or places. Tried on the
# fixtures of the tests and on five exports of surveys.
_LIKE_A_NAME = {Before.SENTENCE: 2.0, Before.TOOL: 2.0, Before.WORDS: -1.0, Before.PERSON: -4.0}
# "Krasimira from the hostel": what stands behind a word is worth four of that measure. Not tuned by itself.
_PERSON_AFTER_IS_WORTH = 4.0
_THINGS_FOLLOW = ARTICLES | {Before.WHERE, Before.THING}


class Word(NamedTuple):
    """A capitalised word: where it stands in its run, in small letters without 's, how it is written."""

    start: int
    end: int
    plain: str
    shouted: bool
    possessive: bool


class Around(NamedTuple):
    """What stands around a run of words.

    Attributes
    ----------
    before, after : what the words before it and after it make of it.
    usual : those of its words that belong to the survey.
    lone : whether nothing else stands in the sentence.
    listing : whether it stands in a list beside an abbreviation, a tool, a medicine or a brand.
    """

    before: Before
    after: After
    usual: frozenset[str]
    lone: bool
    listing: bool


def find_names(text: str, vocabulary: frozenset[str] = frozenset(), *, capitals: bool = True) -> list[Span]:
    """Return the characters (start, end) of each name in a text, in order.

    Parameters
    ----------
    text : one answer, as it came.
    vocabulary : words, in small letters, that are no person unless a title or an introduction stands before.
    capitals : whether a capital is a sign of a name; in German every noun has one.
    """
    spans: list[Span] = []
    if not text.islower():
        runs = (run for run in _RUN.finditer(text) if not _is_ordinary(run.group()))
        spans = [span for run in runs for span in _in_context(text, run, vocabulary, capitals)]
    small = text if text.islower() or not text.isupper() else text.lower()
    if len(small) == len(text):
        spans += find_small_names(small, vocabulary, alone=capitals and small.islower())
    return list(_merged(sorted(spans, key=lambda span: (span[0], -span[1]))))


@lru_cache(maxsize=50_000)
def _is_ordinary(run: str) -> bool:
    """Whether every word of a run is an English word and nobody's name, as most at the beginning of sentences are."""
    return all(word in _ordinary() for word in run.lower().split(" "))


@cache
def _ordinary() -> frozenset[str]:
    return (listed("everyday") | listed("no_names")) - people() - TITLES


def _merged(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for start, stop in spans:
        if start >= end:
            yield start, stop
            end = stop


def _in_context(text: str, run: re.Match[str], vocabulary: frozenset[str], capitals: bool) -> Iterator[Span]:
    start, end = run.span()
    words = text[max(0, start - LOOKED_AT) : start]
    particle = _LEADING_PARTICLES.search(words)
    kind = before(words[: particle.start()] if particle else words)
    if (not capitals and kind not in CUES) or _MOUNT.search(words):
        return
    behind = text[end : end + LOOKED_AT]
    tokens = run.group().lower().replace("’", "'").split(" ")
    usual = frozenset(form for token in tokens for form in (token, token.removesuffix("'s")) if form in vocabulary)
    lone = kind is Before.SENTENCE and not behind.strip(" .!?)\n")[:1]
    around = Around(kind, after(behind), usual, lone or behind[:1] == "\n", _is_in_list(text, start, end))
    for first, last in _in_run(run.group(), around):
        yield start + first - (len(particle.group()) if particle and not first else 0), start + last


def _is_in_list(text: str, start: int, end: int) -> bool:
    """Whether a run of words is one of several short items, one of which is an abbreviation or a listed thing."""
    left = _LIST.split(_SENTENCE_END.split(text[max(0, start - _LIST_LOOKED_AT) : start])[-1])
    right = _LIST.split(_SENTENCE_END.split(text[end : end + _LIST_LOOKED_AT])[0])
    if left[-1].strip() or len(left) + len(right) < _SHORTEST_LIST:
        left = left[-1:]
    if right[0].strip():
        right = right[:1]
    items = [item.strip() for item in (*reversed(left[:-1]), *right[1:])]
    return any(_is_thing(item) for item in items if len(item.split()) <= _LONGEST_ITEM)


def _is_thing(item: str) -> bool:
    words = item.split()
    return any(len(word) > 1 and (_is_shouted(word) or word.lower() in _things()) for word in words)


@cache
def _things() -> frozenset[str]:
    return frozenset().union(*(listed(name) for name in ("tools", "medicines", "illnesses", "brands", "known")))


@lru_cache(maxsize=50_000)
def _in_run(run: str, around: Around) -> tuple[Span, ...]:
    """The names in a run of capitalised words, each a single space from the next."""
    words = list(_words(run))
    spans: list[Span] = []
    place = spans_end = 0
    while place < len(words):
        titled = around.before in (Before.STRONG_TITLE, Before.WEAK_TITLE)
        length = 0 if titled else _place_length(words, place)
        if not length:
            length = _name_length(words, place, around)
            if length and not _is_called_after(words, place, length, around):
                first = place - 1 if spans_end < place and place and _is_double(words[place - 1]) else place
                spans_end = place + length
                spans.append((words[first].start, words[place + length - 1].end))
        place += max(length, 1)
        around = around._replace(before=_between(words[place - 1], around.before), lone=False)
    return tuple(spans)


def _is_double(word: Word) -> bool:
    """Whether a word that is in no list is a double name, as "Jean-Baptiste" before "Mukendi"."""
    return "-" in word.plain and any(part in people() for part in word.plain.split("-"))


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


def _between(word: Word, kind: Before) -> Before:
    """What a word before another in one run makes of it; `kind` is what stood before that word."""
    signs = before(f"x {word.plain} ")
    if signs is not Before.WORDS or kind is Before.SENTENCE:
        return signs
    # A capital in the middle of a sentence on a word that needs none: a heading, a body, a programme.
    heading = word.shouted or (word.plain in listed("everyday") and word.plain not in people())
    return Before.THING if heading else signs


def _is_called_after(words: list[Word], place: int, length: int, around: Around) -> bool:
    """Whether a name is that of a thing: "Martha's Rule", "Stephen Lawrence centre", "Fortran code"."""
    last = place + length
    if around.before in CUES:
        return False
    if last < len(words):
        return after(" " + " ".join(word.plain for word in words[last : last + 2])) is After.THING
    return around.after is After.THING


def _name_length(words: list[Word], place: int, around: Around) -> int:
    """How many words from `place` on are one person's name; 0 if none."""
    word = words[place]
    called = word.plain in listed("given_common") and around.before in STRONG_CUES
    if (word.plain in listed("no_names") and not called) or word.shouted or word.plain in TITLES:
        return 0
    if word.plain in around.usual and around.before not in STRONG_CUES:
        return 0
    length = _extended(words, place, around.usual)
    # "the Elizabeth line", "the Margaret Pyke": the article makes a name a thing.
    thing = around.before is Before.THE and around.after is not After.PERSON
    is_name = _is_announced(word.plain, around.before) or (not thing and _is_person(words, place, length, around))
    return length if is_name else 0


def _is_person(words: list[Word], place: int, length: int, around: Around) -> bool:
    word = words[place]
    if _is_given(word.plain, around, length) or (length > 1 and word.plain in listed("family_first")):
        return True
    if length > 1 and (word.plain in listed("given_common") or word.plain in listed("family")):
        return _is_second_name(words[place + 1].plain, after=word.plain)
    return is_unknown(word.plain) and _stands_as_name(words, place, length, around)


def _is_given(word: str, around: Around, length: int) -> bool:
    if word not in listed("given") or len(word) < 2:
        return False
    # A given name that is also a brand ("Nando's"), or stands where things do, needs a second one.
    alone = around.before in ARTICLES or around.before is Before.THING or word in _things()
    return length > 1 or not (alone or around.listing)


def _is_announced(word: str, before: Before) -> bool:
    """Whether a title, an introduction or a relative before a word makes it a name."""
    name = word in listed("given") or word in listed("given_common")
    if before is Before.STRONG_TITLE:
        return name or word in listed("family") or (len(word) > 1 and word not in listed("everyday"))
    if before is Before.WEAK_TITLE:
        return name or word in listed("family") or is_unknown(word)
    if before in (Before.STRONG_INTRODUCTION, Before.RELATIVE):
        return name or is_unknown(word)
    return before is Before.WEAK_INTRODUCTION and (word in listed("given") or is_unknown(word))


def _extended(words: list[Word], place: int, usual: frozenset[str]) -> int:
    """How many words from `place` on may stand in one name."""
    if words[place].plain in listed("family_first"):
        return _syllables(words, place)
    length = 1
    for step in range(1, _LONGEST_NAME):
        if place + step == len(words) or words[place + step - 1].possessive or _place_length(words, place + step):
            break
        word = words[place + step]
        if word.shouted or word.plain in listed("no_names") or word.plain in usual or word.plain in THING_WORDS:
            break
        family = step == 1 and len(word.plain) > 3 and words[place].plain in listed("given")
        if family or word.plain in listed("given") or word.plain in listed("family") or is_unknown(word.plain):
            length = step + 1
        elif len(word.plain) > 4 and word.plain not in _PARTICLES:
            break
    return length


def _is_second_name(word: str, *, after: str) -> bool:
    is_name = word in listed("given") or (after in listed("given_common") and word in listed("family"))
    return is_name or is_unknown(word)


def _syllables(words: list[Word], place: int) -> int:
    """How many words a name spans whose family name stands first, as in "Cheung Ka Ming" and "Tran Van Duc"."""
    length = 1
    while length < _LONGEST_NAME and place + length < len(words) and _is_syllable(words[place + length]):
        length += 1
    return length


def _is_syllable(word: Word) -> bool:
    return len(word.plain) <= _LONGEST_SYLLABLE and not word.shouted and word.plain not in listed("no_names")


def _stands_as_name(words: list[Word], place: int, length: int, around: Around) -> bool:
    """Whether a word that is in no list stands where a person would, and is spelt as one."""
    word = words[place]
    person = around.after is After.PERSON and place + length == len(words)
    spelt = sum(likeness(part.plain) for part in words[place : place + length])
    least = _LIKE_A_NAME.get(around.before, _LIKE_A_NAME[Before.WORDS]) - (_PERSON_AFTER_IS_WORTH if person else 0)
    if length > 1:
        # Two words in a row are stronger evidence than one: both would have to be unknown.
        listed_too = any(part.plain in people() for part in words[place + 1 : place + length])
        return not around.listing and (listed_too or spelt > min(least, 0))
    if around.before in _THINGS_FOLLOW or around.lone or around.listing or re.search(r"-.\Z", word.plain):
        return False
    if not person and (is_misspelt(word.plain) or (_PLACE_END.fullmatch(word.plain) and word.plain not in people())):
        return False
    return spelt > least


def _place_length(words: list[Word], place: int) -> int:
    """How many words from `place` on name a place or an institution; 0 if none."""
    plain = [word.plain for word in words[place : place + _LONGEST_PLACE]]
    for length in range(len(plain), 0, -1):
        if " ".join(plain[:length]) in _places():
            return length
    if plain[0] in listed("no_names"):
        return 0
    for length, last in enumerate(plain[1:], start=2):
        if last in listed("place_words"):
            return 0 if last in _ALSO_FAMILY and plain[0] in listed("given") else length
        if last in listed("no_names"):
            break
    return 2 if len(plain) > 1 and plain[0] in ("st", "saint") else 0


@cache
def _places() -> frozenset[str]:
    several = frozenset(place for name in ("elsewhere", "towns", "brands") for place in listed(name) if " " in place)
    return listed("places") | several | frozenset(place.replace("'s", "") for place in listed("places"))
