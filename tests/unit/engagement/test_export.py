"""Downloads: nothing that a spreadsheet runs, nothing that leads to a person."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pandas as pd
from openpyxl import load_workbook

from engagement.export import answers_in_theme, responses_csv, rows_told, themes_workbook
from engagement.schema import RESPONSE_COLUMNS
from engagement.themes import ThemeSet
from engagement.themes.themed_responses import ThemedResponses

FORMULA = '=HYPERLINK("http://example.org","click")'
CODE = "c0de" * 6


def table() -> pd.DataFrame:
    """Two answers of one person, to two questions."""
    filled = {name: ["", ""] for name in RESPONSE_COLUMNS}
    filled |= {"text": [FORMULA, "More parks"], "respondent": [CODE, CODE], "organisation": ["@SUM(1)", "+1"]}
    filled |= {
        "question": ["Why?", "What else?"],
        "audience": ["Londoners"] * 2,
        "answered_at": ["2019-03-15T10:00"] * 2,
    }
    return pd.DataFrame(filled).assign(response_id=[1, 2], import_id=1, row=[1, 2])


def found() -> ThemedResponses:
    """A theme that both answers speak of, the second in two parts."""
    themes = pd.DataFrame(
        {"theme_id": [7], "name": ["=1+1"], "description": ["-2"], "phrases": [["parks", "trees"]], "size": [2],
         "share": [1.0], "stability": [0.9]},
    )  # fmt: skip
    points = [(1, 7, 0, 4, 0.51234), (2, 7, 0, 4, 1.0), (2, 7, 5, 10, 0.2)]
    held = pd.DataFrame(points, columns=["response_id", "theme_id", "start", "end", "strength"])
    theme_set = ThemeSet(1, 1, "words", "2019-03-15", "Ann", "", pd.DataFrame(), themes, held, stale=0, unplaced=0)
    return ThemedResponses(theme_set, table(), table())


def found_by(n_people: int) -> ThemedResponses:
    """The same, of so many people."""
    one = found()
    held = [one.themes.assignments.assign(response_id=lambda t, n=n: t["response_id"] + 2 * n) for n in range(n_people)]
    answers = [
        table().assign(response_id=[2 * n + 1, 2 * n + 2], respondent=f"{n}{CODE}") for n in range(n_people)
    ]  # fmt: skip
    people = pd.concat(answers, ignore_index=True)
    return ThemedResponses(replace(one.themes, assignments=pd.concat(held, ignore_index=True)), people, people)


def rows_of(content: bytes, sheet: str) -> list[dict[str, object]]:
    header, *rows = load_workbook(BytesIO(content))[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    """Words that begin like a formula are text in every sheet, as they were typed."""
    book = load_workbook(BytesIO(themes_workbook(found_by(13))))

    assert book.sheetnames == ["Themes", "Themes by audience", "Answers by theme", "All answers", "What it says"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert FORMULA in [cell.value for cell in cells]
    assert "=1+1" in [cell.value for cell in cells]
    assert "parks, trees" in [cell.value for cell in cells]


def test_a_workbook_counts_people_and_repeats_no_answer() -> None:
    """13 people gave 26 answers in 39 parts: about 15 of 15 people, 25 answers; a row an answer, its parts joined.

    Answers stand by question and words, so that nobody's two follow each other; of 26 in the theme 23 are listed.
    """
    content = themes_workbook(found_by(13))

    (theme,) = rows_of(content, "Themes")
    assert (theme["people"], theme["answers"], theme["base"], theme["share"], theme["firm"]) == (
        15,
        25,
        15,
        1,
        "strong",
    )
    (audience,) = rows_of(content, "Themes by audience")
    assert (audience["audience"], audience["people"], audience["base"]) == ("Londoners", 15, 15)
    by_theme = rows_of(content, "Answers by theme")
    assert len(by_theme) == 23
    assert [(row["answer"], row["question"], row["parts"]) for row in by_theme[12:14]] == [
        (13, "What else?", "More … parks"),
        (14, "Why?", FORMULA[:4]),
    ]
    assert not {"person", "date", "audience", "borough"} & set(by_theme[0])
    assert [row["themes"] for row in rows_of(content, "All answers")] == ["=1+1"] * 23 + [""] * 3


def test_a_workbook_tells_of_no_few_people() -> None:
    """Where one person answered neither people nor answers are counted."""
    (theme,) = rows_of(themes_workbook(found()), "Themes")

    assert [theme[name] for name in ("people", "answers", "share", "low", "high")] == [None] * 5
    assert rows_of(themes_workbook(found()), "Themes by audience") == []


def test_the_answers_of_a_theme_say_their_question() -> None:
    """The most telling first, each with its question, parts and words; of a few people none."""
    rows = answers_in_theme(found_by(13), 7)

    assert rows["question"].tolist() == ["What else?"] * 13 + ["Why?"] * 10
    assert rows.columns.tolist() == ["answer", "question", "parts", "text"]
    assert answers_in_theme(found_by(7), 7).empty


def test_no_line_of_a_csv_is_a_formula() -> None:
    """Such words have an apostrophe before them."""
    answers = table().assign(question=["@SUM(1)", "Why?"])
    text = responses_csv(answers).decode("utf-8-sig")

    assert "'=HYPERLINK" in text
    assert ",'@SUM(1)," in text


def test_no_code_of_a_person_is_in_a_download() -> None:
    """Neither the codes nor their column leave the house."""
    book = load_workbook(BytesIO(themes_workbook(found())))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]

    assert "respondent" not in cells
    assert CODE not in cells
    assert CODE not in responses_csv(table()).decode("utf-8-sig")


def test_of_each_question_as_many_rows_as_its_rounded_count_proves() -> None:
    """Of 13 answers 13 are told, of 12 eight, of 7 none; those left out are the shortest."""
    sizes = {"a": 13, "b": 12, "c": 7}
    rows = [(question, "x" * length) for question, n in sizes.items() for length in range(1, n + 1)]
    told = rows_told(pd.DataFrame(rows, columns=["question", "text"]))

    assert told["question"].value_counts().to_dict() == {"a": 13, "b": 8}
    assert told.loc[told["question"] == "b", "text"].str.len().tolist() == list(range(5, 13))
