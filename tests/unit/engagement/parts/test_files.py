"""A file of any size is read part by part, and no part loses, doubles or cuts a row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from engagement.errors import DamagedFile, EmptyFile, MissingColumn, UnreadableFile, WrongKind
from engagement.parts.files import parts_of

HARD = ["plain", 'said "so", then', "two\nlines, one cell", "", "naïve café", "a;b|c\td"]
"""Cells with quotes, commas, line breaks and letters beyond ASCII."""


def written(path: Path, cells: list[str], **how: str) -> Path:
    frame = pd.DataFrame({"ID": range(len(cells)), "What now?": cells})
    if path.suffix == ".parquet":
        frame.to_parquet(path, row_group_size=4)
    else:
        frame.to_csv(path, index=False, **how)
    return path


def read(path: Path, rows: int) -> list[str]:
    return [cell for part in parts_of(path, ["What now?"], rows) for cell in part.columns(["What now?"])[0]]


@pytest.mark.parametrize("rows", [1, 2, 3, 5, 6, 7, 100])
@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_parts_make_the_whole(tmp_path, name, rows):
    """Whatever the rows of a part, the parts one after the other are the rows of the file, numbered from 1."""
    path = written(tmp_path / name, HARD)

    parts = parts_of(path, ["What now?"], rows)

    assert read(path, rows) == HARD
    assert [part.first for part in parts] == list(range(1, len(HARD) + 1, rows))
    assert sum(part.rows for part in parts) == len(HARD)


@pytest.mark.parametrize(
    "how",
    [
        {"encoding": "utf-8-sig"},
        {"encoding": "cp1252"},
        {"sep": ";"},
        {"lineterminator": "\r\n"},
    ],
    ids=str,
)
def test_every_usual_way_to_write_csv(tmp_path, how):
    """A byte-order mark, Windows letters, semicolons and line ends of Windows change no cell."""
    path = written(tmp_path / "a.csv", HARD, **how)

    assert [cell.replace("\r\n", "\n") for cell in read(path, 2)] == HARD


def test_the_line_that_names_the_separator_is_no_row(tmp_path):
    """Excel's first line "sep=;" is passed over."""
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nID;What now?\n1;more buses\n2;fewer cars\n", encoding="utf-8")

    assert read(path, 1) == ["more buses", "fewer cars"]


def test_short_rows_and_blank_lines(tmp_path):
    """A row that ends early has blank cells; a line without anything is no row."""
    path = tmp_path / "a.csv"
    path.write_text("ID,What now?\n1\n\n2,more buses\n", encoding="utf-8")

    assert read(path, 10) == ["", "more buses"]


def test_a_column_of_prose(tmp_path):
    """A file of one column needs no separator."""
    path = tmp_path / "a.csv"
    path.write_text("What now?\nmore buses\nfewer cars\n", encoding="utf-8")

    assert read(path, 1) == ["more buses", "fewer cars"]


@pytest.mark.parametrize(
    ("name", "content", "fault", "words"),
    [
        ("a.csv", b"", EmptyFile, "a.csv holds no rows"),
        ("a.csv", b"ID,What now?\n", EmptyFile, "a.csv holds no rows"),
        ("a.csv", b"ID,Else\n1,x\n", MissingColumn, "no column called 'What now?'. It has 'ID', 'Else'."),
        ("a.csv", b"\x00\x01\x02" * 100, WrongKind, "not a text file"),
        ("a.csv", "ID,What now?\n1,x\n".encode("utf-16"), WrongKind, "a.csv is not UTF-8"),
        ("a.csv", b'ID,What now?\n1,"x\n' + b"2,y\n" * 300_000, DamagedFile, "a.csv, row 1: a quotation mark"),
        ("a.csv", b"ID,What now?\n1,x\r2,y\n", DamagedFile, "a.csv, row 1: where the row ends"),
        ("a.parquet", b"PAR1 and no more", DamagedFile, "a.parquet is no Parquet file"),
        ("a.xlsx", b"PK", WrongKind, "a.xlsx is read as a whole or not at all"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(tmp_path, name, content, fault, words):
    """What is wrong is said with the name of the file, and nothing that somebody wrote is quoted."""
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(fault, match=words.replace("?", r"\?").replace("(", r"\(")):
        parts_of(path, ["What now?"])


def test_a_file_that_is_not_there(tmp_path):
    """A wrong name is a sentence, too."""
    with pytest.raises(UnreadableFile, match=r"nonesuch.csv cannot be read"):
        parts_of(tmp_path / "nonesuch.csv", [])


def test_a_missing_column_of_parquet(tmp_path):
    """Columns are looked for before anything is read."""
    with pytest.raises(MissingColumn, match="no column called 'Else'"):
        parts_of(written(tmp_path / "a.parquet", HARD), ["Else"])
