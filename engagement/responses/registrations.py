"""Car registrations of Great Britain: today's form, and the older ones beside a word for a vehicle.

Today's form ("LD17 XKP") is told from a London postcode with a word behind it ("SE15 the") by its last three letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engagement.responses.name_words import is_frequent

# Two letters of the place, two digits of the half year, three letters; I, Q and Z never stand where others may.
_TODAY = re.compile(r"\b([A-HJ-PR-Y][A-HJ-PR-Y]\d{2})( ?)([A-HJ-PR-Z]{3})\b", re.IGNORECASE)
_OLDER = re.compile(
    r"\b(?:[A-HJ-NPR-TV-Y]\d{1,3} ?([A-HJ-PR-Z]{3})|([A-HJ-PR-Z]{3}) ?\d{1,3}[A-HJ-NPR-TV-Y]|"
    r"([A-HJ-PR-Z]{3}) ?\d{3,4})\b",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:reg|registration|registered|plates?|number ?plate|car|cars|van|vans|taxi|cab|lorry|truck|motorbike|"
    r"motorcycle|moped|scooter|minibus|vehicle|bus|coach|ambulance|badge|towed|parked|ticket|ulez|"
    r"driver|motor|permit|knocked down|hit by|jeep|"
    r"audi|bmw|ford|toyota|tesla|mini|range rover|mercedes|vauxhall)\b",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    r"\A,? (?:is |was )?(?:parked|parks|drove|blocks|idles|idling|speeding|refused|hit|always parked)\b"
)
# Characters before a registration in which a word for a vehicle may stand. Not tuned.
_LOOKED_AT = 40

Found = tuple[str, int, int]


def find_registrations(text: str) -> Iterator[Found]:
    """Yield ("registration", start, end) for each car registration.

    Parameters
    ----------
    text : one answer, as it came.
    """
    for match in _TODAY.finditer(text):
        joined, letters = not match.group(2), match.group(3)
        written_large = match.group().isupper()
        if (written_large and (joined or not is_frequent(letters.lower()))) or _is_beside_a_vehicle(text, match):
            yield "registration", *match.span()
    for match in _OLDER.finditer(text):
        letters = next(group for group in match.groups() if group)
        if match.group().isupper() and not is_frequent(letters.lower()) and _is_beside_a_vehicle(text, match):
            yield "registration", *match.span()


def _is_beside_a_vehicle(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _LOOKED_AT) : match.start()]
    after = text[match.end() : match.end() + _LOOKED_AT]
    # In small letters "SE15 has a bus" is a place and what it has.
    in_capitals = match.group().isupper()
    return bool(_VEHICLE.search(before) or _DRIVES.search(after) or (in_capitals and _VEHICLE.search(after)))
