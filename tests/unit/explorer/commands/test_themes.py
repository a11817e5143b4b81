"""From a file to a workbook of themes in one command."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from explorer.__main__ import main

SAID = {
    "transport": [
        "the bus is late again",
        "=bus() never comes on time",
        "night buses are far too late",
        "bus lanes are empty",
    ],
    "damp": [
        "damp walls in our flat",
        "mould and damp in the flat",
        "the flat has damp and mould",
        "damp flat makes us ill",
    ],
}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    said = [words for several in SAID.values() for words in several]
    rows = [f'{number},"{words}",x' for number, words in enumerate([*said, "no comment"], start=1)]
    path.write_text("\n".join(["ID,What should change?,Other", *rows]), encoding="utf-8")
    return path


def test_a_file_becomes_themes_quotes_and_assignments(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three sheets; each answer in use stands in a theme; neither rows of the file nor few people; no formula."""
    out = export.with_name("themes.xlsx")
    told = ["themes", str(export), "--text-column", "What should change?", "--n-themes", "2", "--engine", "fast"]
    assert main([*told, "--out", str(out)]) == 0
    book = load_workbook(out)
    assigned = list(book["assignments"].iter_rows(values_only=True))

    assert book.sheetnames == ["themes", "quotes", "assignments"]
    assert [row[0] for row in book["themes"].iter_rows(values_only=True)] == ["theme", 1, 2]
    assert assigned[0][:3] == ("answer", "question", "text")
    assert {row[0] for row in assigned[1:]} == set(range(1, 9))
    header = [cell.value for cell in book["themes"][1]]
    assert [row[header.index("people")] for row in book["themes"].iter_rows(values_only=True)][1:] == [None, None]
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "2 themes in 8 answers" in capsys.readouterr().out


def test_a_column_that_is_not_there_is_told(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, status 1, no workbook."""
    out = export.with_name("themes.xlsx")
    assert main(["themes", str(export), "--text-column", "Nonesuch", "--out", str(out)]) == 1
    assert "no column called 'Nonesuch'" in capsys.readouterr().err
    assert not out.exists()
