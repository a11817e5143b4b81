"""Hiding personal details in free text, by patterns with check digits and by lists of names.

Each mask says what it hides: [name], [phone]. It hides most details, not all; the result is never anonymous.
A name is hidden after a title ("Dr"), after an introduction ("my name is"), as a given name beside a family name, or
by itself where it is a given name that is no everyday word, no place and no institution of London.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "names"
_NAME = "[name]"

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,500}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_]{3,30}\b")
_NINO = re.compile(r"\b(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
_DATE_OF_BIRTH = re.compile(
    r"\b((?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\W{0,5}(?:is |was |the )?)"
    r"(\d{1,2}(?:st|nd|rd|th)?[ /.-](?:of )?(?:\d{1,2}|[A-Za-z]{3,9})[ /.,-]{1,2}(?:19|20)?\d{2})",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19\d{2}|200\d)\b")
_DIGITS = re.compile(r"(?<![\d.,£$€])\+?\(?\d[\d ()/-]{5,28}\d(?![\d%])")
_SORT_CODE = re.compile(r"\b((?:sort ?code|s/c|account|acc)\D{0,12})\d{2}-\d{2}-\d{2}\b", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")

# Capitals of all Latin scripts: Turkish, Polish and Vietnamese names begin with letters beyond Western Europe's.
_CAPITALS = "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_WORD = rf"[A-Z{_CAPITALS}][\w'’-]{{0,24}}"
_WORDS = re.compile(rf"\b{_WORD}(?: {_WORD}){{0,3}}")
_TITLED = re.compile(
    rf"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Cllr|Councillor|Rev|Nurse|Matron|Sister|Imam|Lord|Lady|Sir|Dame)"
    rf"(\.? )({_WORD}(?: {_WORD}){{0,2}})"
)
_INTRODUCED = re.compile(
    rf"\b((?:[Mm]y name(?:'s| is)|[Nn]ame is|[Nn]amed|[Ss]igned|[Aa]sk for|[Rr]egards,?|[Yy]ours,?|[Tt]hanks,)"
    rf"\s{{1,3}})({_WORD}(?: {_WORD}){{0,2}})"
)
_RELATIVE = re.compile(
    rf"\b((?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:\w+ ){{0,1}}"
    rf"(?:son|daughter|husband|wife|mum|mother|dad|father|brother|sister|friend|partner|nan|gran|neighbour|carer|"
    rf"niece|nephew|aunt|uncle|grandson|granddaughter|boy|girl),? )({_WORD}(?: {_WORD}){{0,2}})"
)


@cache
def _list(name: str) -> frozenset[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


@cache
def _words_of_places() -> frozenset[str]:
    return frozenset(word for place in _list("places") for word in place.split())


def mask(text: str) -> str:
    """Return text with personal details replaced by what they are.

    Parameters
    ----------
    text : one answer, as it came.

    Returns
    -------
    str
        The same words with [email], [link], [phone], [NHS number], [insurance number], [date of birth], [bank
        details], [number] and [name] in place of details; of a full postcode the outward half stays.
    """
    if any(character.isdigit() or character == "@" for character in text) or "www." in text or "://" in text:
        text = _mask_patterns(text)
    return _mask_names(text)


def _mask_patterns(text: str) -> str:
    text = _EMAIL.sub("[email]", text)
    text = _LINK.sub("[link]", text)
    text = _HANDLE.sub("[account]", text)
    text = _IBAN.sub(_bank, text)
    text = _NINO.sub("[insurance number]", text)
    text = _DATE_OF_BIRTH.sub(r"\1[date of birth]", text)
    text = _FULL_DATE.sub("[date of birth]", text)
    text = _SORT_CODE.sub(r"\1[bank details]", text)
    text = _DIGITS.sub(_digits, text)
    return _POSTCODE.sub(lambda found: found.group(1).upper(), text)


def _bank(found: re.Match[str]) -> str:
    kept = re.sub(r"\s", "", found.group())
    return "[bank details]" if sum(c.isdigit() for c in kept) >= 8 else found.group()


def _digits(found: re.Match[str]) -> str:
    """Tell a run of digits: NHS number, phone, card, account, or nothing personal."""
    run = found.group()
    digits = re.sub(r"\D", "", run)
    lead, rest = run[: len(run) - len(run.lstrip())], run[len(run.rstrip()) :]
    if _is_phone(digits, run):
        return f"{lead}[phone]{rest}"
    if len(digits) == 10 and is_nhs_number(digits):
        return f"{lead}[NHS number]{rest}"
    if 13 <= len(digits) <= 19 and _luhn(digits):
        return f"{lead}[bank details]{rest}"
    if len(digits) >= 8 and not re.fullmatch(r"(?:(?:19|20)\d{2}\D{1,3}){1,4}(?:19|20)?\d{2,4}", run.strip()):
        return f"{lead}[number]{rest}"
    return run


def _is_phone(digits: str, run: str) -> bool:
    national = (
        re.sub(r"^(?:00)?44(?:0)?", "0", digits) if run.startswith(("+", "00")) or digits.startswith("44") else digits
    )
    return len(national) in (10, 11) and national[0] == "0" and national[1] in "123578" and not is_nhs_number(national)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits carry the check digit of an NHS number (modulus 11, NHS Data Dictionary)."""
    if len(digits) != 10 or not digits.isdecimal():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = 11 - total % 11
    return check != 10 and int(digits[9]) == (0 if check == 11 else check)


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _mask_names(text: str) -> str:
    if text == text.lower():
        return text
    text = _TITLED.sub(lambda found: found.group(1) + found.group(2) + _named(found.group(3), _anything), text)
    text = _INTRODUCED.sub(lambda found: found.group(1) + _named(found.group(2), _anything), text)
    text = _RELATIVE.sub(lambda found: found.group(1) + _named(found.group(2), _anything), text)
    return _WORDS.sub(lambda found: _in_passing(found.group()), text)


def _named(words: str, sure: Callable[[str], bool]) -> str:
    """Hide the leading words that are a name; places and ordinary words end it."""
    parts = words.split(" ")
    taken = 0
    while taken < len(parts) and not _is_place(parts, taken) and sure(_plain(parts[taken])):
        taken += 1
    return " ".join([_NAME, *parts[taken:]]) if taken else words


def _in_passing(words: str) -> str:
    """Hide names among a run of capitalised words that no title announces."""
    parts = words.split(" ")
    if not any(_may_be_name(part) for part in parts) or _is_whole_place(parts):
        return words
    result: list[str] = []
    place = 0
    while place < len(parts):
        length = 0 if _is_place(parts, place) else _name_length(parts, place)
        result.append(_NAME if length else parts[place])
        place += max(length, 1)
    return " ".join(result)


@lru_cache(maxsize=20_000)
def _may_be_name(part: str) -> bool:
    word = _plain(part)
    return word in _list("given") or word in _list("given_common")


def _name_length(parts: list[str], place: int) -> int:
    """How many words from `place` on are one person's name; 0 if none."""
    first = _plain(parts[place])
    following = [_plain(part) for part in parts[place + 1 : place + 3]]
    if parts[place].isupper() and len(first) > 1:
        return 0
    sure, possible = first in _list("given"), first in _list("given_common")
    family_first = _is_family_first(first, following)
    if not (sure or possible or family_first):
        return 0
    length = 1
    for step, word in enumerate(following, start=1):
        known = word in _list("family") or word in _list("given")
        # Beside a sure given name any capitalised word is its family name, in whatever language.
        if _is_place(parts, place + step) or not (known or ((sure or family_first or length > 1) and _anything(word))):
            break
        length += 1
    return length if sure or length > 1 else 0


def _is_family_first(first: str, following: list[str]) -> bool:
    """Whether a family name stands before a given name, as in Chinese and Vietnamese."""
    if first in _list("no_names") or first not in _list("family") or not following:
        return False
    # A given name of two syllables: "Chan Ka Wai".
    second = len(following) == 2 and len(following[0]) <= 4 and following[1] in _list("given")
    return following[0] in _list("given") or second


def _anything(word: str) -> bool:
    return len(word) > 1 and word not in _list("no_names")


def _is_whole_place(parts: list[str]) -> bool:
    return " ".join(_plain(part) for part in parts) in _list("places")


def _is_place(parts: list[str], place: int) -> bool:
    """Whether a place or an institution begins at, or reaches over, this word."""
    word = _plain(parts[place])
    if word in _list("no_names") or (place and parts[place - 1] in ("St", "St.", "Saint")):
        return True
    if any(_plain(after) in _list("place_words") for after in parts[place + 1 : place + 3]):
        return True
    if word not in _words_of_places():
        return False
    return any(
        " ".join(_plain(part) for part in parts[start:end]) in _list("places")
        for start in range(max(0, place - 3), place + 1)
        for end in range(place + 1, min(len(parts), start + 4) + 1)
    )


def _plain(word: str) -> str:
    bare = word.lower().replace("’", "'").strip("'-")
    if bare.startswith("i'"):
        return "i"
    return bare[:-2] if bare.endswith("'s") and bare not in _list("places") else bare
