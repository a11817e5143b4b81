"""Hiding personal details in free text.

Each mask says what it hides: [name], [phone]. Most details are found, not all; the result is never anonymous.
"""

from __future__ import annotations

import unicodedata

from engagement.responses.details import POSTCODE, Detail
from engagement.responses.name_finder import find_names
from engagement.responses.patterns import find_patterns

__all__ = ["Detail", "find_details", "mask"]


def find_details(text: str) -> tuple[Detail, ...]:
    """Return the personal details of a text, in order, none over another.

    Parameters
    ----------
    text : one answer, in Unicode's composed form (NFC), to which the positions refer.
    """
    kept: list[Detail] = []
    for detail in find_patterns(text):
        if not any(detail.start < other.end and other.start < detail.end for other in kept):
            kept.append(detail)
    for detail in find_names(text):
        if not any(detail.start < other.end and other.start < detail.end for other in kept):
            kept.append(detail)
    return tuple(sorted(kept))


def mask(text: str) -> str:
    """Return a text with its personal details replaced by what they are.

    Parameters
    ----------
    text : one answer, as it came.

    Returns
    -------
    str
        The same words, in Unicode's composed form, with [email], [link], [account], [phone], [NHS number],
        [insurance number], [date of birth], [bank details], [address], [number] and [name] in place of details; of a
        full postcode the outward half stays.
    """
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    details = find_details(composed)
    if not details:
        return composed
    parts, place = [], 0
    for detail in details:
        parts += [composed[place : detail.start], "" if detail.kind == POSTCODE else f"[{detail.kind}]"]
        place = detail.end
    return "".join([*parts, composed[place:]])
