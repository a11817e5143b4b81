from __future__ import annotations

import io

import pytest

from engagement.errors import DangerousFile, FileTooLarge
from engagement.parsing.records import DEFAULT_LIMITS
from engagement.parsing.zip_scan import Scanned, column_number, scan_part

SHEET = "xl/worksheets/sheet1.xml"
MANY = 10**9


def scan(content: bytes, name: str = SHEET, budget: int = MANY) -> Scanned:
    return scan_part(io.BytesIO(content), name, budget, DEFAULT_LIMITS)


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"Z", 26), (b"AA", 27), (b"ALL", 1_000), (b"XFD", 16_384)])
def test_columns_count_from_one(letters: bytes, number: int) -> None:
    """Spreadsheets count A to Z, then AA; ALL is 1 x 676 + 12 x 26 + 12 = 1,000."""
    assert column_number(letters) == number


def test_a_far_cell_is_found_across_two_pieces() -> None:
    """The sheet is read in pieces of 1 MB; a cell that lies over the cut is seen."""
    cell = b'<c r="XFD7"><v>1</v></c>'
    for before in range(len(cell) + 1):
        with pytest.raises(FileTooLarge, match="16,384 columns"):
            scan(b" " * ((1 << 20) - before) + cell)


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD7"/>', b'<c r="XFD7" s="3"></c>', b"<v>XFD7</v>", b'<mergeCell ref="XFD7"/>']
)
def test_cells_without_a_value_do_not_count(cell: bytes) -> None:
    """Formatting and mere mentions of a far cell are harmless."""
    assert scan(cell) == Scanned(len(cell))


@pytest.mark.parametrize("inside", [b"<v>1</v>", b"<f>1</f>", b"<is><t>x</t></is>", b"\n  <v>1</v>"])
def test_cells_with_a_value_do(inside: bytes) -> None:
    """A number, a formula and words each make a sheet as wide as their cell."""
    with pytest.raises(FileTooLarge):
        scan(b'<c r="XFD7" s="3">' + inside + b"</c>")


def test_what_unpacks_to_more_than_it_may_is_stopped() -> None:
    """The directory of a zip may lie about the size of a part."""
    with pytest.raises(FileTooLarge, match="unpacks to more"):
        scan(b" " * 3_000_000, budget=2_000_000)


def test_declarations_are_refused_in_every_part() -> None:
    """An entity may hide in the styles as well as in a sheet."""
    with pytest.raises(DangerousFile):
        scan(b'<?xml version="1.0"?><!DOCTYPE styleSheet [<!ENTITY a "x">]>', "xl/styles.xml")


def test_an_ods_row_of_blank_cells_may_be_long() -> None:
    """Programs end every row with blank cells said a thousand times; only filled ones are counted."""
    blank = b'<table:table-cell table:number-columns-repeated="16380"/>'
    assert scan(blank, "content.xml") == Scanned(len(blank))
