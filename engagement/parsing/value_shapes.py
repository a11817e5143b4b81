"""What single answers look like: an e-mail address, a range of age, a step of a scale, a borough."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from data import bundled
from engagement.parsing.cells import DATE

_SCALE = (
    r"yes|no|maybe|unsure|not sure|true|false|(?:not )?selected|checked|male|female|(?:strongly |slightly |somewhat "
    r"|tend to |definitely )?(?:dis)?agree\b.*|neither\b.*|neutral|(?:very |somewhat |fairly |not at all |extremely )?"
    r"(?:un|dis)?(?:satisfied|likely|important|useful|easy|difficult|good|poor|happy|helpful)|always|often|sometimes"
    r"|rarely|never|excellent|good|fair|average|high|medium|low|individual|organisation|consent\b.{0,20}"
)
_POSTCODE_AREAS = (
    "a[bl]|b[abdhlnrst]?|c[abfhmortvw]|d[adeghlnty]|e[chnx]?|f[ky]|g[luy]?|h[adgprsux]|i[gpv]|k[atwy]|l[adelnsu]?|m[ekl]?"
    "|n[egnprw]?|o[lx]|p[aehlor]|r[ghm]|s[aegklmnoprstwy]?|t[adfnqrsw]|ub|w[acdfnrsv]?|yo|ze"
)
_PATTERNS: Final = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE),
    "network_address": re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE),
    "phone": re.compile(r"(?:\+44|0044|0)[\d ()-]{9,14}"),
    "postcode": re.compile(rf"(?:{_POSTCODE_AREAS})\d[a-z\d]?(?: ?\d[a-z]{{2}})?", re.IGNORECASE),
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


def has_shape(value: str, shape: str) -> bool:
    """Return whether a value, without space at its ends, has a shape that is known here.

    Parameters
    ----------
    value : one answer.
    shape : email, network_address, phone, postcode, date, number, web_address, age_range, age, scale or borough.
    """
    test = _KNOWN.get(shape)
    return test(value) if test else _PATTERNS[shape].fullmatch(value) is not None


@cache
def _boroughs() -> frozenset[str]:
    return frozenset(_plain(name) for name in bundled.boroughs()["borough"])


_AROUND_A_NAME = re.compile(r"^(?:the )?(?:london|royal) borough of|^(?:lb|rb) |\b(?:council|borough)$")


def _plain(words: str) -> str:
    small = words.lower().replace("&", "and").replace("-", " ")
    return " ".join(_AROUND_A_NAME.sub("", small).split())


def _is_borough(value: str) -> bool:
    return len(value) < 60 and _plain(value) in _boroughs()


def _is_age(value: str) -> bool:
    in_years = value.isascii() and value.isdecimal() and len(value) <= 3 and 0 < int(value) <= 120
    return in_years or _PATTERNS["age_range"].fullmatch(value) is not None


_KNOWN: Final[dict[str, Callable[[str], bool]]] = {"borough": _is_borough, "age": _is_age}
