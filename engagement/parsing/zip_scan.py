"""Reading through the parts of a zipped workbook, piece by piece, for what would harm a parser.

Nothing is built from what is read, so a part of any size needs the memory of one piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO, Final

from engagement.errors import DangerousFile, FileTooLarge
from engagement.parsing.records import Limits

# Bytes read at once, and so many kept of the piece before, so that no match is cut in two.
_PIECE: Final = 1 << 20
_OVERLAP: Final = 512
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FILLED_CELL = re.compile(rb"""<c r=["']([A-Z]{1,3})(\d{1,7})["'][^<>]{0,200}>\s{0,20}<(v|is|f)\b""")
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d{3,9})"[^<>]{0,400}?office:value-type')
_CELL_BYTES: Final = 40  # what one cell of a sheet's bounding box costs the parser


@dataclass(frozen=True)
class Scanned:
    """Bytes that were read of a part, and whether it holds formulas."""

    size: int
    formulas: bool = False


def scan_part(part: IO[bytes], name: str, budget: int, limits: Limits) -> Scanned:
    """Read one part of a workbook for declarations and cells far from the table.

    Parameters
    ----------
    part : the unpacked part.
    name : its name in the zip.
    budget : bytes that may still be unpacked.
    limits : rows, columns and memory in force.

    Raises
    ------
    DangerousFile
        Where it declares entities, as no survey tool does.
    FileTooLarge
        Where it unpacks to more than the directory says, or holds a value too far right or down.
    """
    whole = name.startswith("xl/worksheets/") or name == "content.xml"
    size, tail, extent, formulas = 0, b"", (0, 0), False
    while piece := part.read(_PIECE):
        size += len(piece)
        if size > budget:
            raise FileTooLarge(
                "The workbook unpacks to more than is read. "
                "Copy the answers alone into a new workbook, or export them as CSV."
            )
        window = tail + piece
        _refuse_declarations(window)
        if not whole:
            break  # a declaration can only stand at the beginning
        cells = _FILLED_CELL.findall(window)
        formulas |= any(mark == b"f" for _, _, mark in cells)
        extent = _extent(extent, cells)
        _check_extent(*extent, limits)
        _check_repeated(window, limits)
        tail = window[-_OVERLAP:]
    return Scanned(size, formulas)


def _refuse_declarations(window: bytes) -> None:
    # XML in two-byte letters hides the mark from a plain search.
    if _DECLARATION.search(window) or _DECLARATION.search(window[:4096].replace(b"\x00", b"")):
        raise DangerousFile(
            "The workbook holds declarations (a DTD) that no survey tool writes and that can stop a reader. "
            "Copy the answers into a new workbook and drop that file."
        )


def _extent(before: tuple[int, int], cells: list[tuple[bytes, bytes, bytes]]) -> tuple[int, int]:
    widest, lowest = before
    letters = {letters for letters, _, _ in cells}
    return (
        max([widest, *(column_number(name) for name in letters)]),
        max([lowest, *(int(row) for _, row, _ in cells)]),
    )


def _check_extent(widest: int, lowest: int, limits: Limits) -> None:
    if widest > limits.max_columns:
        raise FileTooLarge(
            f"A sheet says it is {widest:,} columns wide; at most {limits.max_columns:,} are read. "
            "Delete what stands far to the right of the answers, save, and drop it again."
        )
    if widest * lowest * _CELL_BYTES > limits.memory_megabytes * (1 << 20):
        raise FileTooLarge(
            f"A sheet says it is {lowest:,} rows long and {widest:,} columns wide. "
            "Delete what stands far below the answers, save, and drop it again."
        )


def _check_repeated(window: bytes, limits: Limits) -> None:
    """Refuse an ODS sheet that says one filled cell stands for a great many."""
    most = {b"columns": limits.max_columns, b"rows": limits.max_rows}
    for what, number in _REPEATED.findall(window):
        if int(number) > most[what]:
            raise FileTooLarge(
                f"A sheet says that one filled cell is repeated {int(number):,} times. "
                "Copy the answers alone into a new sheet, save, and drop it again."
            )


def column_number(letters: bytes) -> int:
    """Return the number of a column, 1 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
