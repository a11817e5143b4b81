"""Which borough somebody means: from its name, its system, or the outward half of a postcode."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data import bundled

_OUTWARD = re.compile(r"^([A-Z]{1,2}\d[A-Z\d]?)(?: ?\d[A-Z]{2})?$")
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
        Blank parts where nothing is recognised, or where a postcode lies in several boroughs.
    """
    boroughs, systems, outward = _names_of_places()
    typed = words.strip()
    code = _OUTWARD.match(typed.upper())
    if code:
        candidates = outward.get(code.group(1), outward.get(re.sub(r"[A-Z]$", "", code.group(1)), ()))
        return (
            Place(candidates[0], boroughs[candidates[0]])
            if len(candidates) == 1
            else Place("", _shared_system(candidates, boroughs))
        )
    name = _tidy(typed)
    borough = _named_borough(name) or _named_borough(name.removesuffix(" london"))
    if borough:
        return Place(borough, boroughs[borough])
    return Place("", next((short for short, long in systems.items() if long in name), ""))


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
