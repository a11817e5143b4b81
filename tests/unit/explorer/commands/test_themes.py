"""From a file to a workbook of themes in one command."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from engagement.errors import FileTooLarge
from explorer.__main__ import main
from explorer.commands import themes

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


@pytest.fixture
def months(tmp_path: Path) -> list[Path]:
    """Two files, CSV and Parquet, with two questions."""
    said = [words for several in SAID.values() for words in several]
    frame = pd.DataFrame({"Who": [f"p{at}" for at in range(8)], "Better?": said, "Worse?": said[::-1]})
    paths = [tmp_path / "may.csv", tmp_path / "june.parquet"]
    frame.to_csv(paths[0], index=False)
    frame.to_parquet(paths[1])
    return paths


def run_on(files: list[Path], *more: str) -> int:
    names = ["--text-column", "Better?", "--n-themes", "2", "--engine", "fast"]
    return main(["themes", *map(str, files), *names, "--out", str(files[0].with_name("themes.xlsx")), *more])


def test_each_question_is_a_set_of_its_own(months: list[Path]) -> None:
    """Two columns of words are two sets of themes, each with its sheets; none holds an answer to the other."""
    assert run_on(months[:1], "--text-column", "Worse?") == 0

    book = load_workbook(months[0].with_name("themes.xlsx"))
    assert book.sheetnames == ["questions"] + [
        f"{name} {number}" for number in (1, 2) for name in ("themes", "quotes", "assignments")
    ]
    rows = list(book["questions"].iter_rows(values_only=True))
    assert rows == [("number", "question"), (1, "Better?"), (2, "Worse?")]
    for number, question in rows[1:]:
        header, *points = book[f"assignments {number}"].iter_rows(values_only=True)
        assert {point[header.index("question")] for point in points} <= {question}


def test_several_files_are_read_part_by_part(months: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and Parquet together: one finding, and a file of labels for each, also of who wrote the same in both."""
    assert run_on(months, "--text-column", "Worse?", "--person-column", "Who") == 0

    told = capsys.readouterr().out
    assert "Better?\n2 themes in 8 answers read closely of 8 people" in told
    folder = months[0].with_name("themes_labels")
    tables = [pd.read_parquet(folder / name) for name in ("may-1.parquet", "june-2.parquet")]
    assert tables[0].equals(tables[1])
    titles = tables[0].groupby("question")["title"].agg(list)
    assert titles["Better?"] == titles["Worse?"][::-1]
    assert len(set(titles["Better?"][:4])) == len(set(titles["Better?"][4:])) == 1


def test_a_cluster_changes_nothing(months: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--cluster local` workbook and labels are the same, to the byte, of parts and of a single file."""
    pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    with themes.cluster("local", 1) as workers:
        monkeypatch.setattr(themes, "cluster", lambda _address: nullcontext(workers))
        _compare(months)


def _compare(months: list[Path]) -> None:
    folder = months[0].parent
    for files, more in ((months, ()), (months[:1], ()), (months[:1], ("--labels", str(folder / "themes_labels")))):
        outcomes = []
        for elsewhere in ((), ("--cluster", "local")):
            assert run_on(files, *more, *elsewhere) == 0
            made = [folder / "themes.xlsx", *sorted(folder.glob("themes_labels/*"))]
            outcomes.append({path.name: path.read_bytes() for path in made})
        assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        ("", (), "no rows"),
        ("Better?\nx\n", ("--person-column", "Who"), "no column called 'Who'"),
        ("Better?\nnone\n", (), "no words to find themes in"),
        ("Better?\nx\n", ("--cluster", "nonesuch"), "No Dask scheduler answers at nonesuch"),
    ],
)
def test_what_cannot_be_read_in_parts_is_a_sentence(
    tmp_path: Path, content: str, more: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty file, a missing column, nothing said, nobody at an address: one sentence, and no workbook."""
    if "--cluster" in more:
        pytest.importorskip("distributed", reason="Dask is not installed: requirements-cluster.txt")
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")

    assert run_on([path, path], *more) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "themes.xlsx").exists()


def test_columns_of_words_must_be_named_for_parts(months: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """What is guessed of a single file is asked for of several."""
    assert main(["themes", *map(str, months), "--out", str(months[0].with_name("themes.xlsx"))]) == 1
    assert "--text-column" in capsys.readouterr().err


def test_a_file_too_large_for_an_import_is_read_in_parts(
    months: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A CSV beyond the limits of an import is read part by part; a workbook is refused."""

    def refuse(*_what: object, **_how: object) -> None:
        raise FileTooLarge("too large")

    monkeypatch.setattr(themes, "read_export", refuse)

    assert run_on(months[:1]) == 0
    assert "read closely" in capsys.readouterr().out
    assert run_on([months[0].with_suffix(".xlsx")]) == 1
    assert "too large" in capsys.readouterr().err
