"""Answers that a web form stored as HTML, turned back into what the person saw; the words as they came stay apart."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

# Only tags that web forms write: "<3" and "<name>" are what people typed.
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"</?(?:p|div|span|b|i|u|em|strong|a|ul|ol|li|font|table|tr|td|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_LINES: Final = re.compile(r"[ \t]*\n[ \t\n]*\n[ \t]*")


def readable(answer: str) -> str:
    """Return an answer without the tags and codes of a web page; one that has none comes back as it is.

    Parameters
    ----------
    answer : one answer, as it came.
    """
    if "<" not in answer and "&" not in answer:
        return answer
    # Twice: some tools store "&amp;amp;" for an ampersand.
    words = unescape(unescape(_TAG.sub("", _BREAK.sub("\n", answer))))
    return answer if words == answer else _LINES.sub("\n\n", words.replace("\xa0", " ")).strip()
