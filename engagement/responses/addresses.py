"""Street addresses: the number or the name of a house with its street, a flat with its house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engagement.responses.name_words import listed

_STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|crescent|cres|gardens|gdns|terrace|grove|court|ct|parade|mews|place|pl|"
    "square|sq|drive|dr|way|rise|hill|row|walk|wharf|quay|yard|villas|vale|approach|path|passage|gate|park|green|"
    "embankment|circus|broadway|common|bank|end|view|mount|croft|heights|estate"
)
_HOUSES = (
    "house|court|building|buildings|tower|towers|heights|point|lodge|mansions|estate|block|apartments|hall|lodgings"
)
_STEMS = tuple({f" {word}" for word in (*_STREETS.split("|"), *_HOUSES.split("|")) if len(word) > 3} | {
    " way", " st ", " rd", " ave", " ln", " ct", " pl ", " sq", " dr ", " st.", " st,", " row", " end"})  # fmt: skip
_UNIT = r"(?:flat|apartment|apt\.?|unit|room|block|maisonette|studio)"
_CAPITALISED = r"[A-Z][\w.]{0,20}+(?:['’-][\w]{1,20})?"
_NUMBER = r"(?<![\w£$€.,/:-])\d{1,4}[A-Za-z]?(?: ?[-–&/] ?\d{1,4}[A-Za-z]?| (?:and|to) \d{1,4}[A-Za-z]?)?"
_FLAT = rf"{_UNIT} ?[A-Za-z]?\d{{0,3}}[A-Za-z]?"
_CAPITAL_STREET = re.compile(rf"(?:(?i:\b{_FLAT}),? )?{_NUMBER},? (?:{_CAPITALISED} ){{1,4}}(?i:{_STREETS})\b(?!['’]s)")
_SMALL_STREET = re.compile(
    rf"(?P<flat>\b{_FLAT},? )?{_NUMBER},? (?P<name>(?:[a-z][a-z'’-]{{1,20}} ){{1,3}})(?P<kind>{_STREETS})\b(?! of\b)",
    re.IGNORECASE,
)
_HOUSE_BEFORE = re.compile(rf"\b(?i:{_FLAT}),? (?:{_CAPITALISED} ){{1,3}}(?i:{_HOUSES})\b")
_SMALL_HOUSE = re.compile(
    rf"\b{_UNIT} [a-z]?\d{{1,3}}[a-z]?,? (?:[a-z'’-]{{2,20}} ){{1,2}}(?:{_HOUSES})\b", re.IGNORECASE
)
# A house with a name and no number, with its street. Houses called so are homes; the others are offices as often, and
# need a word that says somebody lives there.
_HOME = r"(?:Cottages?|Farmhouse|Bungalow|Barn|Rectory|Vicarage|Villa)"
_NAMED_STEMS = ("cottage", "farm", "bungalow", "barn", "rectory", "vicarage", "villa", "house", "lodge", "hall",
                "grange", "manor")  # fmt: skip
_NAMED = rf"(?:The )?(?:{_CAPITALISED} ){{1,3}}"
_STREET_BEHIND = rf",? (?:{_CAPITALISED} ){{1,3}}(?i:{_STREETS})\b(?!['’]s)"
_NAMED_HOME = re.compile(rf"\b{_NAMED}{_HOME}{_STREET_BEHIND}")
_NAMED_HOUSE = re.compile(
    rf"\b(?:lives? (?:at|in)|living (?:at|in)|address(?: is)?|home (?:at|is)|resident (?:at|of))[,:]? "
    rf"({_NAMED}(?:House|Lodge|Farm|Hall|Grange|Manor){_STREET_BEHIND})"
)
# "5 The Paddocks" has no word for a street: it needs a word that says somebody lives there, or is found there.
_THE = re.compile(rf"\b(?:at|to|outside|live in|lives in|address is|near|from),? ({_NUMBER} The {_CAPITALISED})")
_CUE = re.compile(
    r"\b(?:at|to|from|outside|lives?|living|address(?: is)?|behind|opposite|near|in|is|me|front of)[,:]? \Z"
)
_BUS = re.compile(r"\b(?:bus|buses|route|routes|line|number|top|the|no|[a-z]*days?|january|february|march|april|may|"
                  r"june|july|august|september|october|november|december|"
    r"[a-z]\d{0,3}),? \Z", re.IGNORECASE)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d\b(?! ?[-–&/])")
# Words for streets that are other things as often: in small letters somebody must live there.
_NEEDS_CUE = re.compile(
    r"way|drive|walk|park|green|place|pl|path|row|end|view|bank|court|ct|gate|common|hill|rise|st|dr|passage|square|"
    r"yard|heights|estate|mount|broadway|circus|approach"
)

Found = tuple[str, int, int]


def find_addresses(text: str, small: str, *, numbered: bool = True) -> Iterator[Found]:
    """Yield ("address", start, end) for each street or house; none that is a listed place.

    Parameters
    ----------
    text, small : one answer, as it came and in small letters.
    numbered : whether a digit stands in it: without one only houses that have a name are looked for.
    """
    spans = _numbered(text) if numbered and (" The " in text or any(map(small.__contains__, _STEMS))) else ()
    for start, end in (*spans, *(_named(text) if any(map(small.__contains__, _NAMED_STEMS)) else ())):
        if small[start:end] not in listed("places"):
            yield "address", start, end


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    for match in _CAPITAL_STREET.finditer(text):
        if _is_a_house(text, match.start(), match.group()):
            yield match.span()
    for match in _SMALL_STREET.finditer(text):
        words = match.group("name").lower().split()
        if listed("counted").isdisjoint(words) and _is_a_house(text, match.start(), match.group()):
            surely = match.group("flat") or not _NEEDS_CUE.fullmatch(match.group("kind").lower())
            if surely or _CUE.search(text[: match.start()].lower()[-30:]):
                yield match.span()
    for pattern in (_HOUSE_BEFORE, _SMALL_HOUSE):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _THE.finditer(text):
        yield match.span(1)


def _named(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED_HOME.finditer(text):
        yield match.span()
    for match in _NAMED_HOUSE.finditer(text):
        yield match.span(1)


def _is_a_house(text: str, start: int, words: str) -> bool:
    """Whether the number belongs to the street: no bus, no day, no year stands there."""
    return not _BUS.search(text[max(0, start - 12) : start]) and not _YEAR.match(words)
