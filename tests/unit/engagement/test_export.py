"""Downloads: nothing that a spreadsheet runs, nothing that leads to a person."""

from __future__ import annotations

from io import BytesIO

import pandas as pd
from openpyxl import load_workbook

from engagement.export import responses_csv, themes_workbook
from engagement.schema import RESPONSE_COLUMNS
from engagement.themes import ThemeSet

FORMULA = '=HYPERLINK("http://example.org","click")'
CODE = "c0de" * 6


def table() -> pd.DataFrame:
    filled = {name: ["", ""] for name in RESPONSE_COLUMNS}
    filled |= {"text": [FORMULA, "More parks"], "respondent": [CODE, CODE], "organisation": ["@SUM(1)", "+1"]}
    return pd.DataFrame(filled).assign(response_id=[1, 2], import_id=1, row=[1, 2])


def found() -> ThemeSet:
    themes = pd.DataFrame(
        {"theme_id": [7], "name": ["=1+1"], "description": ["-2"], "phrases": [["parks", "trees"]], "size": [2],
         "share": [1.0], "stability": [0.9]},
    )  # fmt: skip
    held = pd.DataFrame({"response_id": [1, 2], "theme_id": 7, "start": 0, "end": 4, "strength": [0.51234, 1.0]})
    return ThemeSet(1, "words", "2019-03-15", "Ann", "", pd.DataFrame(), themes, held, stale=0, unplaced=0)


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    """Words that begin like a formula are text in every sheet, as they were typed."""
    book = load_workbook(BytesIO(themes_workbook(found(), table())))

    assert book.sheetnames == ["Themes", "Responses by theme", "All responses"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert FORMULA in [cell.value for cell in cells]
    assert "=1+1" in [cell.value for cell in cells]
    assert "parks, trees" in [cell.value for cell in cells]


def test_no_line_of_a_csv_is_a_formula() -> None:
    """Such words have an apostrophe before them."""
    text = responses_csv(table()).decode("utf-8-sig")

    assert "'=HYPERLINK" in text
    assert ",'@SUM(1)," in text


def test_no_code_of_a_person_is_in_a_download() -> None:
    """Neither the codes nor their column leave the house."""
    book = load_workbook(BytesIO(themes_workbook(found(), table())))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]

    assert "respondent" not in cells
    assert CODE not in cells
    assert CODE not in responses_csv(table()).decode("utf-8-sig")
