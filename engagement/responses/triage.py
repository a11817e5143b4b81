"""Which answers say nothing, and what a bare "nothing" means by what its question asks for."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from engagement.responses.nothing_words import (
    MISSING_CODE,
    NO,
    NO_ABROAD,
    NO_FAULTS,
    NOT_ANSWERED,
    NOT_KNOWN,
    NOT_KNOWN_ABROAD,
    OBJECTION_FREE,
    SHORT_FORMS,
    YES,
    YES_ABROAD,
)
from engagement.responses.nothing_words import NOTHING as SAYS_NOTHING
from engagement.schema import BLANK, CRITICISM, IN_USE, NO_ANSWER, NOTHING, PRAISE, Asks

Stance = Literal["yes", "no", "other"]

# Words: longer answers say something; the longest of 5,095 coded NHS answers that says nothing has 11. Not tuned.
_MOST_WORDS: Final = 14
# Characters of one word looked at: nothing that says nothing is longer. Not tuned.
_MOST_CHARACTERS: Final = 160
_SIGNS: Final = re.compile(
    r"^\s*(?:[:;=8xX][-'^o]?[)(\]\[DdPp/|\\]+|[)(]+[-']?[:;=]|<3+|\+\s?1|\^_*\^|[(]y[)]|:\w+:|10/10)\s*$"
)
_ANY_SHORT_FORM: Final = re.compile("|".join(short.pattern for short, _ in SHORT_FORMS))
_BARE_NO: Final[dict[Asks, str]] = {"faults": PRAISE, "good": CRITICISM, "yesno": IN_USE, "open": NOTHING}
_NOTHING_AMISS: Final[dict[Asks, str]] = {"faults": PRAISE, "good": NOTHING, "yesno": IN_USE, "open": NOTHING}
_BARE_YES: Final[dict[Asks, str]] = {"faults": NOTHING, "good": NOTHING, "yesno": IN_USE, "open": NOTHING}
_NO_AND_MARK: Final = re.compile(r"^\W*no\s?(?:[,.;:!?–—]|\s-)", re.IGNORECASE)
_UNKNOWN: Final[dict[Asks, str]] = dict.fromkeys(("faults", "good", "yesno", "open"), NOTHING)
_YES_ALONE: Final = re.compile(
    r"^(?:(?:oh|well|um+|ok|okay) )*(?:yes|yeah|yep|yup|yea|aye|y)"
    r"(?: (?:yes|please|thanks|thank you|i do|i would|i am|indeed|of course|definitely|absolutely))*$"
)


def tray_of(answer: str, asks: Asks = "open") -> str:
    """Return the tray that an answer falls into by its words and by what was asked for; "" keeps it in use.

    A bare "no" or "nothing" is praise where faults were asked for, criticism where good things were, an answer where a
    yes or a no was, and says nothing elsewhere. In coded NHS comments the first holds for 318 of 328 such answers, the
    second for 45 of 48. A sign, such as a thumb or a face, is an answer; marks alone are none.

    Parameters
    ----------
    answer : one answer, as it came.
    asks : what its question asks for, as `engagement.responses.asks.asks_of` or a person says.
    """
    if not answer.strip():
        return BLANK
    if len(answer) > _MOST_CHARACTERS or answer.count(" ") > 2 * _MOST_WORDS:
        return IN_USE
    return _tray(answer, asks)


def stance(answer: str) -> Stance:
    """Return whether an answer to a yes-or-no question begins with a yes or a no; "other" where it does neither.

    "I agree" is a yes and "against" a no; "no objection" and "yes and no" are neither.
    """
    words = _bare(answer[:_MOST_CHARACTERS])
    abroad = _abroad(words)
    if abroad in _NO_WORDS:
        return "no"
    if abroad in _YES_WORDS:
        return "yes"
    if OBJECTION_FREE.match(words):
        return "other"
    if YES.match(words) or _YES_ALONE.match(words):
        return "yes"
    return "no" if NO.match(words) or _NO_AND_MARK.match(answer) or words == "n" else "other"


@lru_cache(maxsize=65_536)
def _tray(answer: str, asks: Asks) -> str:
    words = _bare(answer)
    if _SIGNS.match(answer) or _is_sign(answer):
        return IN_USE
    if not words or any(pattern.match(text) for pattern, text in _no_answers(answer, words)):
        return NO_ANSWER
    if words.count(" ") >= _MOST_WORDS:
        return IN_USE
    meanings = _meanings(words, _abroad(words))
    return meanings[asks] if meanings else IN_USE


def _no_answers(answer: str, words: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return (MISSING_CODE, answer), (NOT_ANSWERED, words), (NOT_ANSWERED, answer.strip().lower())


def _meanings(words: str, abroad: str) -> dict[Asks, str] | None:
    """The trays of an answer that says nothing by itself, by what was asked for; None where it says something."""
    if abroad in _UNKNOWN_WORDS:
        return _UNKNOWN
    if SAYS_NOTHING.match(words) or abroad in _NO_WORDS:
        return _BARE_NO
    if NO_FAULTS.match(words):
        return _NOTHING_AMISS
    if _YES_ALONE.match(words) or abroad in _YES_WORDS:
        return _BARE_YES
    if words in {"y", "n"}:
        return _BARE_YES
    return _UNKNOWN if NOT_KNOWN.match(words) else None


def _is_sign(answer: str) -> bool:
    """Whether an answer is made of pictures, such as a thumb or hearts, and marks."""
    if any(map(str.isalnum, answer)):
        return False
    return any(unicodedata.category(character) == "So" for character in answer)


def _bare(answer: str) -> str:
    """Lower case, written in full, one space between words, no marks around them."""
    words = re.sub(r"[^\w'/&.]+", " ", answer.lower().replace("’", "'").replace("`", "'"))
    words = " ".join(re.sub(r"\.(?=\s|$)|\.{2,}|(?<=\w\w)\.|_+", " ", words).split()).strip(" .'/_&")
    if _ANY_SHORT_FORM.search(words):
        for short, long in SHORT_FORMS:
            words = short.sub(long, words)
    return words


def _abroad(words: str) -> str:
    """Words without accents and marks, as the phrases of other languages are looked up."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.lower()) if unicodedata.category(c) != "Mn")
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("ı", "i")).split())


def _phrases(lines: str) -> frozenset[str]:
    return frozenset(_abroad(_bare(phrase)) for line in lines.split("\n") for phrase in line.split("|") if phrase)


_NO_WORDS: Final = _phrases(NO_ABROAD)
_UNKNOWN_WORDS: Final = _phrases(NOT_KNOWN_ABROAD)
_YES_WORDS: Final = _phrases(YES_ABROAD)
