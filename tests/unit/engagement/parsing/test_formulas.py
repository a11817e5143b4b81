"""Formulas that were never worked out."""

from __future__ import annotations

import io

import xlsxwriter

from engagement import read_export
from engagement.parsing.formulas import uncalculated_cells


def book(value: object) -> bytes:
    """A sheet of three people whose third column is a formula that came to a value, where it came to one."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Answers & more")
        sheet.write_row(0, 0, ["ID", "First", "Whole"])
        for row, words in enumerate(["The lift is slow", "The bus is late", "The lights are out"], start=1):
            sheet.write_row(row, 0, [str(row), words])
            sheet.write_formula(row, 2, f'=B{row + 1}&"!"', None, value)
    return file.getvalue()


def test_they_are_told_by_column_and_number() -> None:
    """The column is called by its heading, and its role says why it is blank."""
    export = read_export(book(""))
    assert [(problem.where, problem.what) for problem in export.problems] == [
        ("column 'Whole'", "formulas that were never calculated, so 3 cells are missing")
    ]
    assert export.roles["Whole"].reason == "its formulas were never calculated, so its cells are missing"


def test_formulas_that_were_worked_out_are_read() -> None:
    """What they last came to is an answer like any other."""
    export = read_export(book("Worked out already, and long enough"))
    assert export.frame["Whole"].tolist() == ["Worked out already, and long enough"] * 3
    assert [problem.what for problem in export.problems] == ["formulas"]


def test_what_is_no_workbook_holds_none() -> None:
    """Bytes that cannot be unpacked, and a sheet that is not there."""
    assert uncalculated_cells(b"ID,Whole", "Answers") == []
    assert uncalculated_cells(book(""), "Elsewhere") == []
