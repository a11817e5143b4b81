"""The command line prints what the engine computes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.__main__ import main

LIST = "priority,collaboration,health_burden,regional_action\nObesity,9,8,9\nAsthma,6,7,4\nFlu,5,,7\n"


@pytest.fixture(name="long_list")
def _long_list(tmp_path: Path) -> str:
    path = tmp_path / "long_list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_table(long_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Weights, headline, one line a priority, and the intervals of the weights."""
    assert main(["rank", long_list, "--weights", "50,30,20"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Weights: collaboration 50%, health burden 30%, regional action 20%"
    assert lines[1].startswith("Obesity leads")
    assert [line.split()[0] for line in lines[4:7]] == ["1", "2", "2–3"]
    assert "8.70" in lines[4]
    assert "never ahead of Obesity" in lines[5]


def test_json(long_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is there as JSON, equal weights where none are given."""
    assert main(["rank", long_list, "--json"]) == 0

    record = json.loads(capsys.readouterr().out)
    assert record["priorities"][0]["priority"] == "Obesity"
    assert sum(record["weights"].values()) == pytest.approx(100)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--weights", "50,30"], "Give 3 weights"),
        (["--weights", "a,b,c"], "numbers with commas"),
        (["--weights", "0,0,0"], "All weights are zero"),
        (["--criteria", "cost", "--weights", "1"], "No column is called 'cost'"),
    ],
)
def test_what_cannot_be_used_is_said(
    long_list: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unusable input ends with 1 and one sentence."""
    assert main(["rank", long_list, *arguments]) == 1

    found = capsys.readouterr()
    assert words in found.err
    assert found.out == ""


HEADER = "priority,collaboration,health burden,regional action\n"
ROWS = "Warm homes,5,6,4\nSafe routes,4,6,3\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a scale", "Priority,Collaboration (0-10),Health burden (0-10),Regional action (0-10)\n" + ROWS),
        ("title above", "Long list of May,,,\n" + HEADER + ROWS),
        ("commas in a heading", "Priority;Collaboration;Health burden;Regional action;Notes, owner, date, link\n"
         + ROWS.replace(",", ";").replace("\n", ";x\n")),
        ("tabs", (HEADER + ROWS).replace(",", "\t")),
        ("decimal commas", "Name;Collaboration;Health burden;Regional action\nWarm homes;5,0;6;4\nSafe routes;4;6;3\n"),
        ("total below", HEADER + ROWS + "Total,9,12,7\n"),
        ("the last without scores", HEADER + ROWS + "Flu,,,\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lists_as_spreadsheets_write_them(
    tmp_path: Path, name: str, content: str, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read as on the screen; a row of totals is left out, and that is told."""
    path = tmp_path / "list.csv"
    path.write_bytes(content.encode(encoding))

    assert main(["rank", str(path), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [(row["priority"], row["score"]) for row in record["priorities"][:2]] == [
        ("Warm homes", pytest.approx(5)), ("Safe routes", pytest.approx(13 / 3)),
    ]  # fmt: skip
    assert record["headline"].startswith("Warm homes leads whatever the weights.")
    assert len(record["priorities"]) == (3 if name == "the last without scores" else 2)
    assert record["left_out"] == (["row 4: a total, not a priority"] if name == "total below" else [])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            'Warm homes,"1,000",6,4\nSafe routes,1_0,6,3\n',
            ["Row 2: collaboration is not", "Row 3: collaboration is not"],
        ),
        ("Café walks,5,6,5\nCafe\u0301 walks,4,6,5\n", ["Row 3: the name stands in row 2 already"]),
        ("Café walks,5,6,5\ncafé  WALKS,4,6,5\n", ["Row 3: the name stands in row 2 already"]),
        (",5,6,5\nAsthma,4,6,5\n", ["Row 2: no name"]),
    ],
)
def test_every_cell_that_cannot_be_used_is_said_with_its_row(
    tmp_path: Path, rows: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed and nothing ranked: one sentence a row."""
    path = tmp_path / "list.csv"
    path.write_text(HEADER + rows, encoding="utf-8")

    assert main(["rank", str(path)]) == 1
    said = capsys.readouterr()
    assert all(sentence in said.err for sentence in words)
    assert said.out == ""


def test_weights_are_printed_as_they_are_said(long_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Thirds to one decimal."""
    main(["rank", long_list])

    assert capsys.readouterr().out.splitlines()[0].count("33.3%") == 3


def test_a_missing_file_is_said_without_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names no path."""
    assert main(["rank", "/nowhere/list.csv"]) == 1

    assert "cannot be opened" in (words := capsys.readouterr().err)
    assert "nowhere" not in words


def test_two_criteria(long_list: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Other columns can be scored by; gaps in unused columns do not matter."""
    assert main(["rank", long_list, "--criteria", "collaboration,regional_action", "--weights", "1,3"]) == 0

    assert "Flu" in capsys.readouterr().out.splitlines()[5]


def test_it_runs_as_a_module(long_list: str) -> None:
    """`python -m explorer rank` is there."""
    ended = subprocess.run(
        [sys.executable, "-m", "explorer", "rank", long_list, "--json"], capture_output=True, check=True
    )

    assert json.loads(ended.stdout)["headline"].startswith("Obesity leads")
