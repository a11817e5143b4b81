"""Formulas of a workbook that no program ever worked out: their cells hold nothing to read.

Runs in the limited process alone (see `engagement.parsing.worker`).
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from typing import Final

from engagement.parsing.zip_scan import column_number

_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\b[^<>]*>")
_LINK: Final = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")
_CELL: Final = re.compile(
    rb"""<c\b(?P<about>[^<>]{1,200})>\s{0,20}<f\b[^<>]{0,400}(?:/>|>[^<]{0,8192}</f>)\s{0,20}(?:<v\s{0,5}/>|<v>\s{0,20}</v>)?"""
    rb"""\s{0,20}</c>"""
)
_WHERE: Final = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_TEXT: Final = re.compile(rb"""\bt=["']str["']""")  # worked out, and came to no letters
# Bytes read at once, and so many kept of the piece before: a formula has at most 8,192 characters.
_PIECE: Final = 1 << 20
_OVERLAP: Final = 10_000


def uncalculated_cells(content: bytes, sheet: str | None) -> list[tuple[int, int]]:
    """Return (column from 0, row from 1) of the cells of a sheet whose formula was never worked out.

    Parameters
    ----------
    content : bytes of an XLSX workbook; of other kinds nothing is found.
    sheet : name of the sheet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            part = _part_of(packed, sheet or "")
            return _cells(packed, part) if part else []
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return []


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str | None:
    if "xl/workbook.xml" not in packed.namelist():
        return None
    book = packed.read("xl/workbook.xml").decode("utf-8", "replace")
    links = packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    target = {_attribute(link, "Id"): _attribute(link, "Target") for link in _LINK.findall(links)}
    for mark in _SHEET.findall(book):
        if _attribute(mark, "name") == sheet:
            path = target.get(_attribute(mark, r"\w+:id"), "")
            return path.removeprefix("/") if path.startswith("/") else f"xl/{path}"
    return None


def _attribute(mark: str, name: str) -> str:
    value = re.search(rf"""\s{name}=(?:"([^"]*)"|'([^']*)')""", mark)
    return html.unescape(value.group(1) or value.group(2) or "") if value else ""


def _cells(packed: zipfile.ZipFile, part: str) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    tail = b""
    with packed.open(part) as stream:
        while piece := stream.read(_PIECE):
            window = tail + piece
            for cell in _CELL.finditer(window) if b"<f" in window else ():
                where = _WHERE.search(cell["about"])
                # What lies in the rest of the piece before was found there.
                if where and cell.end() > len(tail) and not _TEXT.search(cell["about"]):
                    cells.append((column_number(where.group(1)) - 1, int(where.group(2))))
            tail = window[-_OVERLAP:]
    return cells
