"""Which borough somebody means: from its name, a district of it, its system, or the outward half of a postcode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data import bundled
from engagement.responses.districts import BOROUGH_OF

_CODE = r"(?P<code>[A-Z]{1,2}\d[A-Z\d]?)(?:\s*\d[A-Z]{2})?"
_OUTWARD = (
    re.compile(rf"^{_CODE}(?:[\s,;:(/–-]+(?P<place>[^\d]*))?$"),
    re.compile(rf"^(?P<place>[^\d]+?)[\s,;:(/–-]+{_CODE}\)?$"),
)
_FILLER = re.compile(r"\b(london borough of|royal borough of|lb|rb|city and county of|borough|council|the)\b")
_OTHER_NAMES = {
    "kensington": "Kensington and Chelsea",
    "rbkc": "Kensington and Chelsea",
    "city of westminster": "Westminster",
    "westminster city": "Westminster",
    "kingston": "Kingston upon Thames",
    "richmond": "Richmond upon Thames",
    "hammersmith": "Hammersmith and Fulham",
    "barking": "Barking and Dagenham",
    "city": "City of London",
    "corporation of london": "City of London",
}
_SYSTEMS = {
    "NW": "north west",
    "NC": "north central",
    "NE": "north east",
    "SE": "south east",
    "SW": "south west",
}


@dataclass(frozen=True)
class Place:
    """A borough and its system; either may be blank."""

    borough: str = ""
    system: str = ""


def find_place(words: str) -> Place:
    """Return the borough and system that somebody's answer names.

    Parameters
    ----------
    words : what stands in the borough or postcode column.

    Returns
    -------
    Place
        Blank parts where nothing is recognised, or where a postcode lies in several boroughs and no district is named.
    """
    boroughs, systems, outward = _names_of_places()
    typed = words.strip()
    match = next((match for pattern in _OUTWARD if (match := pattern.match(typed.upper()))), None)
    if match:
        code = match["code"]
        candidates = outward.get(code, outward.get(re.sub(r"[A-Z]$", "", code), ()))
        borough = candidates[0] if len(candidates) == 1 else _borough_in(match["place"] or "")
        if borough in candidates:
            return Place(borough, boroughs[borough])
        return Place("", _shared_system(candidates, boroughs))
    name = _tidy(typed)
    borough = _borough_in(typed)
    if borough:
        return Place(borough, boroughs[borough])
    return Place("", next((short for short, long in systems.items() if long in name), ""))


def _borough_in(words: str) -> str:
    """The borough that words name, or in which the district lies that they name; blank where they name neither."""
    parts = [words, *re.split(r"[,;/()]", words)] if re.search(r"[,;/()]", words) else [words]
    names = [bare for part in parts if (name := _tidy(part)) for bare in (name, name.removesuffix(" london"))]
    return next((borough for name in names if (borough := _named_borough(name))), "") or next(
        (BOROUGH_OF[name] for name in names if name in BOROUGH_OF), ""
    )


def _named_borough(name: str) -> str:
    boroughs = _names_of_places()[0]
    return next((borough for borough in boroughs if _tidy(borough) == name), _OTHER_NAMES.get(name, ""))


def _shared_system(names: tuple[str, ...], boroughs: dict[str, str]) -> str:
    systems = {boroughs[name] for name in names}
    return systems.pop() if len(systems) == 1 else ""


def _tidy(words: str) -> str:
    plain = re.sub(r"[^a-z ]", " ", words.lower().replace("&", " and ").replace("-", " "))
    return " ".join(_FILLER.sub(" ", plain).split())


@cache
def _names_of_places() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    table = bundled.boroughs()
    outward: dict[str, tuple[str, ...]] = {}
    for borough, codes in zip(table["borough"], table["outward_codes"], strict=True):
        for code in codes.split():
            outward[code] = (*outward.get(code, ()), borough)
    return dict(zip(table["borough"], table["system"], strict=True)), _SYSTEMS, outward
