"""What a column's name says, however it is spelled: snake_case, camelCase, numbered, with accents or a star."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBERING = re.compile(r"^(?:q(?:uestion)?\s*)?\d+[a-z]?(?:\.\d+)*\s*[.:)\]-]+\s*|^q\d+[a-z]?\s+", re.IGNORECASE)
_REMARK = re.compile(r"\((?:optional|required|if any|if known|not published|\d+)\)|\*+")
_AROUND: Final = " \t?:.;,*-–—_/"
_PARTS = re.compile(r"\s[-–—|]\s|:\s|\?\s*[-–—:]?\s*|(?<=\w)\s*\[(?=[^\[\]]*\]$)")


@lru_cache(maxsize=4096)
def label_of(name: str) -> str:
    """Return a name in small letters, its words apart, without numbering, accents and remarks.

    "respondentName_1" and "Q3. Respondent name (optional)" are both "respondent name".
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    spaced = _HUMPS.sub(" ", plain).replace("_", " ").replace(".", ". ")
    words = " ".join(_REMARK.sub(" ", spaced).split()).casefold()
    bare = _NUMBERING.sub("", words).strip(_AROUND).replace(". ", " ")
    return re.sub(r"(?<=[a-z]) \d{1,2}$", "", bare) or words.strip(_AROUND)


@lru_cache(maxsize=4096)
def labels_of(name: str) -> tuple[str, ...]:
    """Return the label of a name and, where it has a question and a part of it, the label of the last part."""
    whole = label_of(name)
    own = name.rsplit("/", 1)[-1] if "/" in name and " " not in name else name
    pieces = [piece.strip("[] ") for piece in _PARTS.split(own) if piece.strip("[] ")]
    last = label_of(pieces[-1]) if pieces else whole
    return (whole,) if last == whole or not last else (whole, last)
