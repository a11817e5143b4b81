from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data import connect
from engagement.answers.store import responses
from explorer.__main__ import main

ROOT = Path(__file__).resolve().parents[4]
FIXTURES = ROOT / "tests" / "fixtures" / "exports"


def test_read_prints_layout_roles_trays_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    """A table that a person can read, and no word that somebody wrote."""
    assert main(["read", str(FIXTURES / "surveymonkey_two_headers.csv")]) == 0
    told = capsys.readouterr().out
    for words in (
        "SurveyMonkey",
        "Header rows   2",
        "First answer  row 3",
        "People        5",
        "personal  Email Address",
    ):
        assert words in told
    assert "read           5" in told
    assert "stopped trying" not in told
    assert "someone0@example.org" not in told


def test_json_holds_the_same_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    """Layout, roles, trays and problems, each under its name."""
    assert main(["read", str(FIXTURES / "notes_above.csv"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["columns"], told["layout"]["encoding"], told["layout"]["delimiter"]) == (
        3,
        6,
        "ascii",
        ",",
    )
    assert told["roles"][1] == {
        "column": "Borough", "filled": 3, "kind": "borough", "reason": "its values are boroughs",
    }  # fmt: skip
    assert [problem["what"] for problem in told["problems"]][:2] == ["2 blank rows", "notes above the table"]


def test_a_sheet_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The default is the one that looks like answers."""
    assert main(["read", str(FIXTURES / "workshop_notes.xlsx"), "--sheet", "Names", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["layout"]["sheet"] == "Names"


def test_a_refusal_is_one_sentence_and_status_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No trace and no path, on the stream for errors."""
    path = tmp_path / "answers.csv"
    path.write_bytes(b"%PDF-1.7")
    assert main(["read", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("This is a PDF document, not a survey export.")
    assert str(tmp_path) not in told.err


def test_it_runs_as_a_command() -> None:
    """python -m explorer read FILE, as the README says."""
    command = [sys.executable, "-m", "explorer", "read", str(FIXTURES / "talk_london.csv")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert b"utf-16" in ran.stdout


def test_import_does_what_the_page_does(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The new answers are stored and counted; the same file again is refused; who answered must be said."""
    database = tmp_path / "explorer.sqlite"
    file = str(FIXTURES / "surveymonkey_two_headers.csv")
    told = ["import", file, "--database", str(database), "--json"]

    assert main(told) == 1
    assert "--audience" in capsys.readouterr().err
    assert main([*told, "--audience", "Londoners", "--forum", "Forum 1"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert main([*told, "--audience", "Londoners"]) == 1
    assert "here already" in capsys.readouterr().err

    with closing(connect(database)) as db:
        held = responses(db)
    assert counts["read"] == 5
    assert len(held) == counts["stored"] > 0
    assert set(held["forum"]) == {"Forum 1"}


@pytest.mark.parametrize(("option", "people"), [([], 12), (["--same-people"], 6), (["--other-people"], 12)])
def test_who_answers_again_is_said_by_an_option(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, option: list[str], people: int
) -> None:
    """Six counted numbers with other words are six more people, unless it is said that they are the same."""
    database = tmp_path / "explorer.sqlite"
    for name, subject in (("first", "parks"), ("second", "homes")):
        rows = [f"{n},We would like more {subject} near number {n}" for n in range(1, 7)]
        (tmp_path / f"{name}.csv").write_text("\n".join(["Participant ID,What matters most?", *rows]), "utf-8")
        told = ["import", str(tmp_path / f"{name}.csv"), "--database", str(database), "--audience", "Londoners"]
        assert main([*told, *option]) == 0

    with closing(connect(database)) as db:
        held = responses(db)
    assert (len(held), held["respondent"].nunique()) == (12, people)
    assert "6" in capsys.readouterr().out


MARKED = "who,Thema,Worte\n" + "".join(
    f"{person},{subject},Person {person} says that the {subject} here could be better\n"
    for person in range(1, 9) for subject in ("housing", "transport")
)  # fmt: skip
ROLES = [f"--column={column}" for column in ("who=person", "Thema=question", "Worte=text")]


def test_a_column_that_says_the_question_is_named_by_an_option(tmp_path: Path) -> None:
    """Sixteen rows of an ordinary file become eight people with two questions; a later file is joined without it."""
    database = tmp_path / "explorer.sqlite"
    for name, content, options in (("a", MARKED, ROLES), ("b", MARKED + "9,housing,Warm homes for person nine\n", [])):
        (tmp_path / f"{name}.csv").write_text(content, "utf-8")
        told = ["import", str(tmp_path / f"{name}.csv"), "--database", str(database), "--audience", "Londoners"]
        assert main([*told, *options]) == 0

    with closing(connect(database)) as db:
        held = responses(db)
    assert set(held["question"]) == {"housing", "transport"}
    assert (len(held), held["respondent"].nunique()) == (17, 9)


@pytest.mark.parametrize(
    ("column", "status", "sentence"),
    [("Nonesuch=question", 1, "no column called 'Nonesuch'"), ("who=nobody", 2, "must be a column"), ("who", 2, "=")],
)
def test_an_option_that_names_no_column_or_kind_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, column: str, status: int, sentence: str
) -> None:
    """In one sentence; nothing is stored."""
    (tmp_path / "a.csv").write_text(MARKED, "utf-8")
    told = ["import", str(tmp_path / "a.csv"), "--database", str(tmp_path / "explorer.sqlite"), "--column", column]
    try:
        code = main([*told, "--audience", "Londoners"])
    except SystemExit as end:
        code = int(str(end.code))

    assert code == status
    assert sentence in capsys.readouterr().err
