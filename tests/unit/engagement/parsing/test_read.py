from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from engagement import Export, read_export
from engagement.errors import EmptyFile, UnreadableFile
from tests.unit.engagement.parsing.workbooks import sheet, table, workbook

ROOT = Path(__file__).resolve().parents[4]
FIXTURES = ROOT / "tests" / "fixtures" / "exports"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FIXTURES / "expected.toml").read_text(encoding="utf-8"))
REAL = ROOT.parent / "shared" / "exports"
KINDS = (
    "person",
    "time",
    "choice",
    "choices",
    "rating",
    "audience",
    "forum",
    "borough",
    "age_band",
    "organisation",
    "personal",
)


def real_exports() -> list[dict[str, Any]]:
    try:
        told: list[dict[str, Any]] = json.loads((REAL / "expected.json").read_text(encoding="utf-8"))
    except OSError:
        return []
    return told


@cache
def read_real(name: str) -> Export:
    """Read a real export once for all tests; none of them changes it."""
    return read_export(REAL / name)


def columns_of(export: Export, kind: str) -> list[str]:
    return [name for name, role in export.roles.items() if role.kind == kind]


def test_every_fixture_is_described() -> None:
    """The folder and its description name the same files."""
    assert {path.name for path in FIXTURES.iterdir()} - {"expected.toml"} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_reads_as_it_was_written(name: str) -> None:
    """Layout, size, words and oddities of one file of every shape that survey tools write."""
    told, export = EXPECTED[name], read_export(FIXTURES / name)
    layout = export.layout
    assert (layout.tool, layout.encoding, layout.delimiter) == tuple(
        told.get(part) for part in ("tool", "encoding", "delimiter")
    )
    assert (layout.header_rows, layout.first_data_row) == (told.get("header_rows", 1), told["first_data_row"])
    assert list(export.frame.shape) == told["table"]
    assert columns_of(export, "text") == told["text"]
    assert [problem.what for problem in export.problems] == told.get("problems", [])


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name in EXPECTED for kind in KINDS if kind in EXPECTED[name]]
)
def test_a_fixture_has_its_roles(name: str, kind: str) -> None:
    """The columns of a kind that a person would give it, at least."""
    assert set(EXPECTED[name][kind]) <= set(columns_of(read_export(FIXTURES / name), kind))


def test_every_cell_is_text_as_it_was_typed() -> None:
    """ "None", "N/A", "NA" and "007" are answers, and columns have one type."""
    frame = read_export(FIXTURES / "notes_above.csv").frame
    assert frame["Ref"].tolist() == ["007", "008", "009"]
    assert frame["Comment"].tolist() == ["None", "A bench, please", "NA"]
    assert frame["Comment (2)"].tolist() == ["N/A", "None", "007"]
    assert frame["Age group"].tolist() == ["25-34", "65+", ""]
    assert set(frame.dtypes) == {pd.Series([""], dtype=str).dtype}


def test_an_answer_is_kept_whole() -> None:
    """Line breaks, letters of Windows and stray quotes arrive; nothing is shifted into another column."""
    assert read_export(FIXTURES / "mixed_line_ends.csv").frame["Comment"].tolist() == [
        "Two lines\nin one cell",
        "Three\nlines\nhere",
        "plain",
        "last",
    ]
    assert read_export(FIXTURES / "surveymonkey_cp1252.csv").frame["Why, or why not?"].tolist() == [
        "It saves £30 a week – and it’s quicker than the bus.",
        "Too many lorries; my café run is fine on foot.",
        "Œdema in both legs, so no.",
    ]
    assert read_export(FIXTURES / "stray_quotes.csv").frame.to_numpy().tolist() == [
        ["1", "All good", "Carers"],
        ["2", '"They said wait and see', "Nurses"],
        ["3", "Fine", "Carers"],
        ["4", "Quoted, properly", "Nurses"],
        ["5", '"Never closed', "Carers"],
        ["6", "After it", "Nurses"],
    ]
    assert read_export(FIXTURES / "two_encodings.csv").frame["Comment"].tolist() == [
        "café – naïve ‘quotes’ £5 and more é è à ü ö",
        "café",
    ]


def test_ragged_rows_keep_their_words() -> None:
    """A short row is filled with blanks, a long one keeps its extra cells in the last column."""
    frame = read_export(FIXTURES / "ragged.csv").frame
    assert frame["Comment"].tolist() == ["Good", "", "Slow, dear and far", "Fine", "Good", "Kind"]
    assert read_export(FIXTURES / "semicolon_with_hint.csv").frame["Answer"].tolist() == [
        "Respite, at last; and soon",
        "Pay; and parking",
    ]


def test_a_workbook_shows_what_people_see() -> None:
    """7 not 7.0, dates as ISO text, truth in capitals, 15 digits in full, a formula's last result."""
    frame = read_export(FIXTURES / "values.xlsx").frame
    assert frame.iloc[0].tolist() == [
        "007", "7", "0.3", "TRUE", "2026-03-01", "2026-03-29 01:30:00", "12:00:00", "114138000000001", "42", "None",
    ]  # fmt: skip
    assert frame.iloc[1].tolist() == ["008", "-3", "2.5", "FALSE", "2024-02-29", "", "", "", "", "N/A"]


def test_merged_cells_speak_for_their_rows() -> None:
    """A forum written once over several notes belongs to each of them."""
    frame = read_export(FIXTURES / "workshop_notes.xlsx").frame
    assert frame["Forum"].tolist() == ["Carers", "Carers", "Carers", "Nurses", "Nurses"]


def test_questions_of_several_columns_are_known() -> None:
    """Each choice of a question names the question it belongs to."""
    questions = read_export(FIXTURES / "surveymonkey_two_headers.csv").questions
    assert questions["What helps you to stay well?: Parks"] == "What helps you to stay well?"
    assert "What should London do first about health?" not in questions


def test_another_sheet_can_be_asked_for_even_a_hidden_one() -> None:
    """The page lists the visible sheets; a hidden one is read only by its name."""
    export = read_export(FIXTURES / "workshop_notes.xlsx", sheet="Names")
    assert (export.layout.sheets, export.layout.hidden_sheets) == (("Read me", "Notes"), ("Names",))
    assert export.frame.to_numpy().tolist() == [["Jo", "020 7946 0000"]]
    with pytest.raises(UnreadableFile, match="no sheet of that name"):
        read_export(FIXTURES / "workshop_notes.xlsx", sheet="Answers")


def test_the_answers_are_preferred_to_guides_and_look_up_lists() -> None:
    """The sheet whose name and content look like answers is read, wherever it stands."""
    guide = sheet([["How to fill this in"], *[["Read this line and the next one with care"]] * 30])
    answers = sheet([["Ref", "Comment"], [1, "More benches"], [2, "Cleaner air"]])
    codes = sheet([["Code", "Label"], *[[number, f"Label {number}"] for number in range(50)]])
    export = read_export(workbook({"Guide": guide, "Responses": answers, "_lookup": codes}))
    assert export.layout.sheet == "Responses"


def test_columns_with_the_same_names_share_a_fingerprint() -> None:
    """What a person corrected can be remembered for the next file with the same headers."""
    first, again = b"Ref,Comment\n1,Good\n", b"Ref,Comment\n7,Slow\n8,Kind\n"
    assert read_export(first).fingerprint == read_export(again).fingerprint
    assert read_export(first).fingerprint != read_export(b"Ref,Comments\n1,Good\n").fingerprint


def test_examples_are_the_first_different_answers() -> None:
    """Three values a column, blanks and repeats left out, on one line each."""
    export = read_export(b'Ref,Colour\n1,\n2,Red\n3,Red\n4,"Blue\nand  green"\n5,Grey\n6,Red\n7,Pink\n')
    assert export.examples("Colour") == ("Red", "Blue and green", "Grey")


def test_what_people_wrote_is_no_example() -> None:
    """Words of people's own, what may name them, and their numbers are never quoted by the reader."""
    export = read_export(b"Ref,Comment,Your name\n7,My GP is Dr Adeyemi-Kask,Ottoline Vane\n8,Kind,Per Ek\n")
    assert [role.kind for role in export.roles.values()] == ["person", "text", "personal"]
    assert [export.examples(name) for name in export.frame.columns] == [(), (), ()]


def test_a_path_and_its_bytes_read_alike(tmp_path: Path) -> None:
    """Both ways in give the same table."""
    path = tmp_path / "export.csv"
    path.write_bytes(b"Ref,Comment\n1,Good\n")
    assert read_export(path).frame.equals(read_export(str(path)).frame)
    assert read_export(path).frame.equals(read_export(path.read_bytes()).frame)


def test_a_file_that_is_not_there_is_refused_without_its_path(tmp_path: Path) -> None:
    """The sentence says what to do and names no folder."""
    with pytest.raises(UnreadableFile) as refusal:
        read_export(tmp_path / "gone.csv")
    assert str(tmp_path) not in str(refusal.value)


def test_a_misleading_name_is_told() -> None:
    """What a file is decides, not what it is called; a person hears of the difference."""
    told = read_export(table([["Ref", "Comment"], [1, "Good"]]), "answers.csv").problems
    assert [problem.done for problem in told] == ["read as a workbook"]
    told = read_export(b"Ref,Comment\n1,Good\n", "answers.XLSX").problems
    assert [problem.done for problem in told] == ["read as text"]


@pytest.mark.parametrize("name", ["../../x<b>.csv", "a" * 300 + ".csv", "\x00.csv", "x.csv\nDROP TABLE", ""])
def test_a_hostile_file_name_changes_nothing(name: str) -> None:
    """U16: the name is no path and appears in no message."""
    export = read_export(b"Ref,Comment\n1,Good\n", name)
    assert export.frame.shape == (1, 2)
    assert export.problems == ()


def test_a_header_without_answers_is_an_empty_table() -> None:
    """Nobody answered yet: the columns are there, no row is."""
    assert read_export(b"Ref,Comment\n").frame.shape == (0, 2)


def test_a_workbook_without_cells_is_refused() -> None:
    """There is nothing to read, and the sentence says what to do."""
    with pytest.raises(EmptyFile, match="no visible sheet"):
        read_export(workbook({"Sheet1": sheet([])}))


def test_three_rows_of_question_label_and_variable() -> None:
    """A column is called by its question, else by its label; choices of a question by both; codes are no answers."""
    content = (
        ";;Why are you cross?;Which of these apply?;Which of these apply?;\n"
        "number;disposition code;Reasons;Long waits;Noise;time to complete\n"
        "lfdn;dispcode;v_1;v_2;v_3;duration\n"
        "1;Completed;The lift is slow on market days;quoted;not quoted;300\n"
        "2;Suspended;-66;-77;-77;12\n"
        "3;Completed;No bus comes after six;not quoted;quoted;280\n"
        "4;Suspended;-66;-77;-77;9\n"
    )
    export = read_export(content.encode())
    assert (export.layout.header_rows, export.frame.shape) == (3, (4, 6))
    assert {name: role.kind for name, role in export.roles.items()} == {
        "number": "person",
        "disposition code": "ignore",
        "Why are you cross?": "text",
        "Which of these apply?: Long waits": "choices",
        "Which of these apply?: Noise": "choices",
        "time to complete": "ignore",
    }
    assert export.frame["Why are you cross?"].tolist()[1::2] == ["", ""]
    assert set(export.questions.values()) == {"Which of these apply?"}


def test_a_question_of_two_routes_is_read_as_one() -> None:
    """People of both routes answered it; no column is numbered, and the file is told of."""
    header = "ID,Local?,What would you mend?,What would you mend?"
    export = read_export(f"{header}\n1,Yes,The lift,\n2,No,,The bus\n3,Yes,Lights,\n4,No,,Bins\n".encode())
    assert export.frame["What would you mend?"].tolist() == ["The lift", "The bus", "Lights", "Bins"]
    assert [problem.done for problem in export.problems] == ["joined"]


def test_markup_and_follow_ups_in_headings() -> None:
    """People read a question, not its HTML; "Why?" is called by what it follows."""
    header = "ID,<b>Would you walk &amp; rest?</b>,Why?,<i>Would you cycle?</i>,Why?"
    export = read_export(f"{header}\n1,Yes,Near,No,Far\n2,No,Rain,No,Hills\n".encode())
    assert export.frame.columns.tolist()[1:] == [
        "Would you walk & rest?",
        "Would you walk & rest? Why?",
        "Would you cycle?",
        "Would you cycle? Why?",
    ]


@pytest.mark.skipif(not real_exports(), reason="the real exports are not beside the project")
class TestRealExports:
    """Files that survey tools and public bodies wrote, read where they lie and never copied."""

    @pytest.mark.parametrize("told", real_exports(), ids=lambda told: told["file"])
    def test_reads_as_described(self, told: dict[str, Any]) -> None:
        """Encoding, delimiter, header rows, responses and columns as they were found by hand."""
        export = read_real(told["file"])
        layout, (respondents, columns) = export.layout, export.frame.shape
        assert layout.header_rows == told["header_rows"]
        if "sheets" in told:
            height, width = told["sheets"][layout.sheet]
            # The notes above and below the table of these two files are no respondents.
            notes = 8 if told["file"].startswith("readxl_deaths") else layout.first_data_row - layout.header_rows - 1
            assert set(layout.sheets) | set(layout.hidden_sheets) == set(told["sheets"])
            assert (respondents, columns) == (height - layout.header_rows - notes, width)
        else:
            found = (layout.encoding, layout.delimiter, respondents, columns)
            assert found == tuple(told[part] for part in ("encoding", "delimiter", "responses", "columns"))

    def test_columns_of_words_are_found(self) -> None:
        """Of the columns that a person called free text at least 95 % are; few others are taken for it."""
        wanted: set[tuple[str, int]] = set()
        found: set[tuple[str, int]] = set()
        for told in real_exports():
            if "free_text_by_hand" in told:
                roles = read_real(told["file"]).roles.values()
                wanted |= {(told["file"], column) for column in told["free_text_by_hand"]}
                found |= {(told["file"], column) for column, role in enumerate(roles) if role.kind == "text"}
        assert len(wanted & found) >= 0.95 * len(wanted)
        assert len(found - wanted) <= 0.1 * len(wanted)

    def test_the_tool_is_recognised(self) -> None:
        """A file named after a tool was written by it; the files of public bodies by none that is known."""
        tools = {
            "qualtrics": "Qualtrics", "surveymonkey": "SurveyMonkey", "limesurvey": "LimeSurvey",
            "googleforms": "Google Forms", "typeform": "Typeform", "surveygizmo": "SurveyGizmo",
            "smartsurvey": "SmartSurvey", "msforms": "Microsoft Forms", "surveyxact": "SurveyXact",
        }  # fmt: skip
        # Made from exports by people: code books and comments that were coded, without the tool's own columns.
        by_hand = {
            "qualtrics_coded_comments.xlsx", "qualtrics_long_and_lean.xls",
            "surveyxact_tab_utf16_labels.csv", "surveyxact_tab_utf16_structure.csv",
        }  # fmt: skip
        for told in real_exports():
            name = told["file"]
            tool = None if name in by_hand else tools.get(name.split("_", maxsplit=1)[0])
            assert read_real(name).layout.tool == tool, name
