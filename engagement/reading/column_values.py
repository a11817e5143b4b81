"""What the values of a column look like: how long, how different, how many are dates or e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

import pandas as pd

from data import bundled
from engagement.reading.cells import DATE, NO_ANSWER
from engagement.reading.role_words import ASKS_FOR_WORDS

_SAMPLE: Final = 2_000
_FEW: Final = 12
_SCALE = (
    r"yes|no|maybe|unsure|not sure|true|false|(?:not )?selected|checked|male|female|(?:strongly |slightly |somewhat "
    r"|tend to |definitely )?(?:dis)?agree\b.*|neither\b.*|neutral|(?:very |somewhat |fairly |not at all |extremely )?"
    r"(?:un|dis)?(?:satisfied|likely|important|useful|easy|difficult|good|poor|happy|helpful)|always|often|sometimes"
    r"|rarely|never|excellent|good|fair|average|high|medium|low|individual|organisation|consent\b.{0,20}"
)
_PATTERNS: Final = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "network_address": re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE),
    "phone": re.compile(r"(?:\+44|0044|0)[\d ()-]{9,14}"),
    "postcode": re.compile(r"[a-z]{1,2}\d[a-z\d]?(?: ?\d[a-z]{2})?", re.IGNORECASE),
    "date": DATE,
    "number": re.compile(r"[-+£$€]?\s?\d[\d,.]*\s?%?"),
    "web_address": re.compile(r"https?://\S+|/\S*", re.IGNORECASE),
    "age_range": re.compile(
        r"(?:aged? )?(?:under|over|below|above|[<>]=?) ?\d{2}\b.{0,10}|\d{1,2} ?(?:-|–|to) ?\d{2}(?: ?y.{0,12})?"
        r"|\d{2} ?(?:\+|and over|or over|and above|or older|plus)(?: ?y.{0,12})?",
        re.IGNORECASE,
    ),
    "scale": re.compile(_SCALE, re.IGNORECASE),
}
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Values:
    """The told values of a column: those that are filled and say more than "n/a".

    Attributes
    ----------
    told : the first 2,000 of them, space taken off their ends.
    filled : how many cells of the column are filled, "n/a" included.
    """

    told: pd.Series
    filled: int

    @cached_property
    def distinct(self) -> int:
        """Return how many different values there are, whatever their capitals."""
        return int(self._small.nunique())

    @cached_property
    def _small(self) -> pd.Series:
        return self.told.str.lower()

    @cached_property
    def distinct_share(self) -> float:
        """Return the different values as a share of all; 0 where nothing is told."""
        return self.distinct / len(self.told) if len(self.told) else 0.0

    @cached_property
    def words(self) -> pd.Series:
        """Return the number of words of each value; two signs of a script without spaces count as one."""
        spaced = self.told.str.count(r"\S+")
        signs = self.told.str.count(_SPACELESS.pattern)
        return spaced + signs / 2

    @cached_property
    def mean_words(self) -> float:
        """Return the mean number of words; 0 where nothing is told."""
        return float(self.words.mean()) if len(self.told) else 0.0

    def share(self, what: str) -> float:
        """Return the share of values that look like `what`, a kind of value known here."""
        if not len(self.told):
            return 0.0
        matches: Callable[[str], object] = _KNOWN.get(what) or _PATTERNS[what].fullmatch
        different = self.told.value_counts()
        return float(sum(count for value, count in different.items() if matches(str(value))) / len(self.told))

    @cached_property
    def are_few(self) -> bool:
        """Return whether people chose from few answers."""
        most = max(_FEW, 0.1 * len(self.told))
        if len(self.told) < 5:
            return self.share("scale") > 0.5 or self.distinct < len(self.told)
        return self.distinct <= min(most, 0.6 * len(self.told)) or (self.distinct <= _FEW and self.share("scale") > 0.6)

    @cached_property
    def are_lists(self) -> bool:
        """Return whether a cell holds several choices out of few."""
        for mark in (";", "|", ",", "\n"):
            parts = self._small.str.split(mark, regex=False).explode().str.strip()
            parts = parts[parts != ""]
            several = len(parts) >= 1.3 * len(self.told)
            if several and len(parts) >= 10 and parts.nunique() <= max(_FEW, 0.15 * len(parts)) and self._repeat(parts):
                return True
        return False

    @staticmethod
    def _repeat(parts: pd.Series) -> bool:
        """Whether nearly all parts are said by several people."""
        return bool(parts.duplicated(keep=False).mean() > 0.85)

    @cached_property
    def many_digits(self) -> bool:
        """Return whether the numbers are too long for a scale or a code."""
        return bool(self.told.str.len().max() > 4)

    @cached_property
    def _lettered(self) -> bool:
        return bool(self.told.head(500).str.contains(_LETTERS).mean() > 0.6)

    @cached_property
    def _long_and_different(self) -> int:
        return int(self._small[self.words >= 5].nunique())

    @cached_property
    def reads_like_prose(self) -> bool:
        """Return whether the values are sentences, and most of them different."""
        if not self._lettered or self.mean_words < 5 or self.distinct < 2:
            return False
        if self.mean_words >= 20:  # no choice is that long; a campaign may have sent one text a thousand times
            return True
        return self._long_and_different >= max(2, 0.25 * len(self.told)) or self._long_and_different >= 40

    @cached_property
    def reads_like_long_prose(self) -> bool:
        """Return whether the values are several sentences each."""
        return self.reads_like_prose and self.mean_words >= 10

    @cached_property
    def _own_phrases(self) -> bool:
        """Whether many values are phrases, and hardly any phrase is said twice."""
        phrases = self._small[self.words >= 2]
        several = len(self.told) >= _FEW and len(phrases) >= 2
        return bool(several and (self.words >= 3).mean() >= 0.25 and phrases.nunique() >= 0.75 * len(phrases))

    def why_text_under(self, name: str) -> str:
        """Return why a column of this name holds people's own words; blank where it does not."""
        if not len(self.told) or not self._lettered or self.share("scale") > 0.5:
            return ""
        asked = bool(ASKS_FOR_WORDS.search(name))
        if self.reads_like_prose and (asked or not self.are_few):
            return "long, and nearly all different"
        if asked and self.mean_words >= (6 if self.are_few else 2.5) and self.distinct > 3:
            return "the question asks for them"
        if self._own_phrases and not self.are_few:
            return "short, but nearly all different"
        return ""


def values_of(column: pd.Series) -> Values:
    """Look at a column of text; of a long one, at values spread evenly over it."""
    filled = column[column.str.strip() != ""]
    told = filled[~filled.str.strip().str.lower().isin(NO_ANSWER)]
    step = max(1, len(told) // _SAMPLE)
    return Values(told.iloc[::step].str.strip().str.slice(0, 2_000), len(filled))


@cache
def _boroughs() -> frozenset[str]:
    return frozenset(_plain(name) for name in bundled.boroughs()["borough"])


def _plain(words: str) -> str:
    small = words.lower().replace("&", "and").replace("-", " ")
    return " ".join(
        re.sub(r"^(?:the )?(?:london|royal) borough of|^(?:lb|rb) |\b(?:council|borough)$", "", small).split()
    )


def _is_borough(value: str) -> bool:
    return _plain(value) in _boroughs()


def _is_age(value: str) -> bool:
    if _PATTERNS["age_range"].fullmatch(value):
        return True
    return value.isdigit() and 0 < int(value) < 121


_KNOWN: Final[dict[str, Callable[[str], bool]]] = {"borough": _is_borough, "age": _is_age}
