"""From the bytes of a text export to its characters.

A byte-order mark decides; without one strict UTF-8, then Windows-1252, as survey tools write nothing else.
(Guessing from letter statistics was tried and mistook short Windows-1252 files for other code pages.)
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from engagement.errors import WrongKind
from engagement.parsing.records import Problem
from engagement.parsing.table import counted

# A byte-order mark of UTF-32 begins with that of UTF-16, so it is looked for first.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FEW_STRAY_BYTES = 0.1  # of the characters beyond ASCII: above this a file is no UTF-8 with a fault in it

_FEW_ZEROS = 20  # bytes: a few slip into text, many make a file that is none


@dataclass(frozen=True)
class Decoded:
    """Characters of a file, the codec that read them, and what was odd."""

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def decode(content: bytes) -> Decoded:
    """Decode a text export; control characters are taken out and counted.

    Raises
    ------
    WrongKind
        Where the bytes are no text.
    """
    text, encoding, problems = _decoded(content)
    cleaned = CONTROL.sub("", text)
    if len(cleaned) < len(text):
        removed = counted(len(text) - len(cleaned), "sign") + " that cannot be shown"
        problems = (*problems, Problem("whole file", removed, "taken out"))
    return Decoded(cleaned, encoding, problems)


def _decoded(content: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content.decode(encoding, errors="replace")
            return text, encoding, _unreadable(text.count("\ufffd"))
    wide = _wide_without_mark(content)
    if wide:
        text = content.decode(wide, errors="replace")
        return text, "utf-16", _unreadable(text.count("\ufffd"))
    if content.count(b"\x00") > max(_FEW_ZEROS, len(content) // 20):
        raise WrongKind("This is not a text file. Export the answers as CSV or XLSX and drop that file.")
    return _narrow(content)


def _narrow(content: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    if content.isascii():
        return content.decode("ascii"), "ascii", ()
    try:
        return content.decode("utf-8"), "utf-8-sig", ()
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    stray = text.count("\ufffd")
    if stray <= _FEW_STRAY_BYTES * sum(not letter.isascii() for letter in text):
        return content.decode("utf-8", errors="stray_windows_1252"), "utf-8-sig", _mixed(stray)
    text = content.decode("cp1252", errors="replace")
    return text, "cp1252", _unreadable(text.count("\ufffd"))


def _wide_without_mark(content: bytes) -> str | None:
    """UTF-16 that lost its mark: every second byte of Latin text is zero."""
    sample = content[:2000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _stray_windows_1252(fault: UnicodeError) -> tuple[str, int]:
    """Read single bytes that are no UTF-8 as Windows-1252, where somebody pasted two files into one."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("cp1252", errors="replace"), fault.end


codecs.register_error("stray_windows_1252", _stray_windows_1252)


def _unreadable(count: int) -> tuple[Problem, ...]:
    if not count:
        return ()
    return (Problem("whole file", counted(count, "letter") + " could not be read", "shown as \ufffd"),)


def _mixed(count: int) -> tuple[Problem, ...]:
    what = counted(count, "letter") + " in another encoding than the rest (UTF-8)"
    return (Problem("whole file", what, "read as Windows-1252"),)
