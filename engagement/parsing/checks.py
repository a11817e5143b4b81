"""Cheap checks before anything is parsed: size, what the bytes are, the zip directory, declarations, far cells.

A legal workbook of 5 kB can ask a parser for terabytes (one value in the last cell of a sheet), and one of 3 MB
can unpack to gigabytes. Every refusal here takes milliseconds, and no check trusts the name of the file.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final, Literal

from engagement.errors import DamagedFile, EmptyFile, FileTooLarge, ProtectedFile, WrongKind
from engagement.parsing.records import Limits
from engagement.parsing.zip_scan import scan_part

# As file managers count them.
MEGABYTE: Final = 1024 * 1024
HOW_TO_EXPORT: Final = "Export the answers again as CSV or XLSX and drop that file."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS: Final = {
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
    b"PAR1": "a data file of another program",
    b"$FL2": "a data file of another program",
}
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|table|\?xml|style|meta)\b", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{|\[\s*[\[{])\s*(?:"[^"\n]{0,200}"\s*[:,\]]|[\]}])')
# Bounds against files made to hurt: a workbook has some dozens of parts, a directory of a few kB.
_LARGEST_DIRECTORY = 2 * MEGABYTE
_MOST_PARTS = 5_000
_ALWAYS_HARMLESS = 50 * MEGABYTE  # unpacked: up to here repeated answers may pack as tightly as they like


@dataclass(frozen=True)
class Passed:
    """What the gate let through: how to read it, and whether its sheets hold formulas or macros."""

    kind: Literal["text", "workbook"]
    formulas: bool = False
    macros: bool = False


def check(content: bytes, limits: Limits) -> Passed:
    """Look at a file before it is parsed.

    Parameters
    ----------
    content : the file's bytes.
    limits : the limits in force.

    Raises
    ------
    EmptyFile, WrongKind, DamagedFile, FileTooLarge, ProtectedFile, DangerousFile
        With a sentence that says how to mend it.
    """
    check_size(content, limits)
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise EmptyFile("The file is empty. " + HOW_TO_EXPORT)
    if content.startswith(_OLE):
        return _check_old_workbook(content)
    if content.startswith(_ZIP):
        return _check_zipped(content, limits)
    _refuse_other_kinds(content)
    return Passed("text")


def check_size(content: bytes, limits: Limits) -> None:
    """Raise `FileTooLarge` where a file is larger than is read."""
    if len(content) > limits.max_megabytes * MEGABYTE:
        raise FileTooLarge(
            f"The file is larger than {limits.max_megabytes} MB. Export fewer columns, or split the answers by date."
        )


def _refuse_other_kinds(content: bytes) -> None:
    binary = b"\x00" in content[:4096]
    for mark, what in _OTHERS.items():
        # Two letters alone may begin an honest heading, so a short mark needs a second sign.
        if content.startswith(mark) and (binary or len(mark) > 2):
            raise WrongKind(f"This is {what}, not a survey export. {HOW_TO_EXPORT}")
    if _MARKUP.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise WrongKind(
            "This is a web page or XML, whatever its name says. "
            "Open it in Excel, save it as an XLSX workbook and drop that file."
        )
    if _JSON.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        raise WrongKind(f"This is JSON, which holds no table. {HOW_TO_EXPORT}")


def _check_old_workbook(content: bytes) -> Passed:
    """Tell an XLS workbook from the other kinds of file that share its outer wrapping."""
    if _named(content, "EncryptedPackage"):
        raise ProtectedFile("The workbook is protected by a password. Save it without one and drop it again.")
    if not (_named(content, "Workbook") or _named(content, "Book")):
        raise WrongKind(f"This is a document of an office program, not a workbook. {HOW_TO_EXPORT}")
    return Passed("workbook", macros=_named(content, "_VBA_PROJECT"))


def _named(content: bytes, stream: str) -> bool:
    return (stream + "\0").encode("utf-16-le") in content


def _check_zipped(content: bytes, limits: Limits) -> Passed:
    check_directory_size(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _check_sizes(parts, limits)
            _check_is_workbook({part.filename for part in parts})
            return _check_parts(packed, parts, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as fault:
        raise DamagedFile(f"The workbook is damaged and cannot be opened. {HOW_TO_EXPORT}") from fault


def check_directory_size(content: bytes) -> None:
    """Look at the length of the directory before Python builds an object for each of its entries."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 66_000))
    size = int.from_bytes(content[end + 12 : end + 16], "little") if end >= 0 else 0
    if size > _LARGEST_DIRECTORY:
        raise FileTooLarge(f"The workbook has far more parts than a survey tool writes. {HOW_TO_EXPORT}")


def _check_sizes(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise ProtectedFile("The file is protected by a password. Save it without one and drop it again.")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    remedy = "Copy the answers alone into a new workbook, or export them as CSV."
    if unpacked > limits.max_unpacked_megabytes * MEGABYTE:
        raise FileTooLarge(f"Unpacked, the workbook would be {unpacked // MEGABYTE:,} MB. {remedy}")
    if unpacked > _ALWAYS_HARMLESS and unpacked > packed * limits.max_ratio:
        raise FileTooLarge(f"The workbook would grow {unpacked // packed:,} times when unpacked. {remedy}")
    if len(parts) > _MOST_PARTS:
        raise FileTooLarge(f"The workbook has far more parts than a survey tool writes. {HOW_TO_EXPORT}")


def _check_is_workbook(names: set[str]) -> None:
    if any(name.startswith("xl/") for name in names) or {"content.xml", "mimetype"} <= names:
        return
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise WrongKind(f"This is a document, not a workbook. {HOW_TO_EXPORT}")
    raise WrongKind("This is a packed file, not a workbook. Unpack it first and drop the export inside it.")


def _check_parts(packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo], limits: Limits) -> Passed:
    budget, formulas = limits.max_unpacked_megabytes * MEGABYTE, False
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as stream:
                scanned = scan_part(stream, part.filename, budget, limits)
            budget -= scanned.size
            formulas |= scanned.formulas
    return Passed("workbook", formulas, any(part.filename.endswith("vbaProject.bin") for part in parts))
