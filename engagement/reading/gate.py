"""Cheap checks before anything is parsed: size, what the bytes are, the zip directory, declarations, far cells.

A legal workbook of 5 kB can ask a parser for terabytes (one value in the last cell of the sheet), and a 3 MB one can
unpack to gigabytes. Each check here takes milliseconds and none trusts the file's name.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, Literal

from engagement.errors import DangerousFile, EmptyFile, FileTooLarge, ProtectedFile, WrongKind
from engagement.reading.export import Limits

Kind = Literal["text", "workbook"]

_MEGABYTE = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_OTHERS = {
    b"%PDF": "a PDF document",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a text document",
    b"\x1f\x8b": "a packed file",
    b"7z\xbc\xaf": "a packed file",
    b"Rar!": "a packed file",
    b"SQLite format 3": "a database",
}
_VALUED_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]{0,200}>\s{0,20}<(?:v|is|f)[ >]')
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHUNK = 1 << 20
_OVERLAP = 512
_HOW_TO_EXPORT = "Export the answers again as CSV or XLSX and drop that file."


def check(content: bytes, limits: Limits) -> Kind:
    """Look at a file before it is parsed.

    Parameters
    ----------
    content : the file's bytes.
    limits : the limits in force.

    Returns
    -------
    "text" or "workbook"
        How to read it.

    Raises
    ------
    EmptyFile, WrongKind, FileTooLarge, ProtectedFile, DangerousFile
        With a sentence that says how to mend it.
    """
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise EmptyFile("The file is empty. " + _HOW_TO_EXPORT)
    if len(content) > limits.max_megabytes * _MEGABYTE:
        raise FileTooLarge(
            f"The file is larger than {limits.max_megabytes} MB. Export fewer columns or split the answers by date."
        )
    if content.startswith(_OLE):
        return _check_ole(content)
    if content.startswith(_ZIP):
        return _check_zip(content, limits)
    for mark, what in _OTHERS.items():
        if content.startswith(mark):
            raise WrongKind(f"This is {what}, not a survey export. {_HOW_TO_EXPORT}")
    return "text"


def _check_ole(content: bytes) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise ProtectedFile("The workbook is protected by a password. Save it without one and drop it again.")
    if "WordDocument".encode("utf-16-le") in content or "PowerPoint Document".encode("utf-16-le") in content:
        raise WrongKind(f"This is a document, not a survey export. {_HOW_TO_EXPORT}")
    return "workbook"


def _check_zip(content: bytes, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_directory(packed, limits)
            _check_parts(packed, limits)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as fault:
        raise WrongKind(f"The workbook is damaged and cannot be opened. {_HOW_TO_EXPORT}") from fault
    return "workbook"


def _check_directory(packed: zipfile.ZipFile, limits: Limits) -> None:
    parts = packed.infolist()
    unpacked = sum(part.file_size for part in parts)
    size = sum(part.compress_size for part in parts) or 1
    if unpacked > limits.max_unpacked_megabytes * _MEGABYTE or (
        unpacked > 10 * _MEGABYTE and unpacked / size > limits.max_ratio
    ):
        raise FileTooLarge(
            f"Unpacked, the workbook would be {unpacked // _MEGABYTE:,} MB. "
            "Copy the answers alone into a new workbook, or export them as CSV."
        )
    names = {part.filename for part in parts}
    if not any(name.startswith("xl/") for name in names) and "content.xml" not in names:
        raise WrongKind(f"This is a packed file or a document, not a workbook. {_HOW_TO_EXPORT}")


def _check_parts(packed: zipfile.ZipFile, limits: Limits) -> None:
    budget = limits.max_unpacked_megabytes * _MEGABYTE
    for name in packed.namelist():
        if not name.endswith((".xml", ".rels")):
            continue
        sheet = name.startswith("xl/worksheets/")
        with packed.open(name) as part:
            budget -= _check_part(part, limits, sheet=sheet, budget=budget)


def _check_part(part: IO[bytes], limits: Limits, *, sheet: bool, budget: int) -> int:
    read, tail, widest, lowest = 0, b"", 0, 0
    while chunk := part.read(_CHUNK):
        read += len(chunk)
        if read > budget:
            raise FileTooLarge("The workbook is larger than its directory says. " + _HOW_TO_EXPORT)
        seen = tail + chunk
        if _DECLARATION.search(seen):
            raise DangerousFile(
                "The workbook holds declarations that a survey tool never writes and that could stop the reader. "
                + _HOW_TO_EXPORT
            )
        if not sheet:
            tail = seen[-_OVERLAP:]
            if read > _CHUNK:
                return read
            continue
        for letters, row in _VALUED_CELL.findall(seen):
            widest, lowest = max(widest, _column_number(letters)), max(lowest, int(row))
        _check_extent(widest, lowest, limits)
        tail = seen[-_OVERLAP:]
    return read


def _check_extent(widest: int, lowest: int, limits: Limits) -> None:
    if widest > limits.max_columns:
        raise FileTooLarge(
            f"A sheet says it is {widest:,} columns wide; at most {limits.max_columns:,} are read. "
            "Delete what stands far to the right of the answers, save, and drop it again."
        )
    if widest * lowest > limits.max_rows * limits.max_columns:
        raise FileTooLarge(
            f"A sheet says it is {lowest:,} rows long and {widest:,} columns wide. "
            "Delete what stands far below the answers, save, and drop it again."
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
