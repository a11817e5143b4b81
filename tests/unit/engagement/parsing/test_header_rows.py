from __future__ import annotations

import pytest

from engagement.parsing.header_rows import HeaderRows, find_header_rows

Rows = list[list[str]]


def find(rows: Rows) -> tuple[int, int]:
    found = find_header_rows(rows, max(map(len, rows)))
    return found.top, found.count


ONE: Rows = [["Ref", "Score", "Comment"], ["1", "4", "Good"], ["2", "5", "Kind"], ["3", "1", "Slow"]]
SURVEYMONKEY: Rows = [
    ["Respondent ID", "What helps?", "", "", "What else?"],
    ["", "Parks", "Friends", "Faith", "Open-Ended Response"],
    ["118", "Parks", "", "", "Rest"],
    ["119", "", "Friends", "", ""],
]
QUALTRICS: Rows = [
    ["StartDate", "Q1", "Q2"],
    ["Start Date", "How old are you?", "What matters?"],
    ['{"ImportId":"startDate","timeZone":"Europe/London"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_TEXT"}'],
    ["2025-11-03 09:00:00", "34", "Sleep"],
]
CODES: Rows = [
    ["Question 1", "Question 2", "Question 3"],
    ["Are you a carer?", "Which borough?", "What would help?"],
    ["Yes", "Brent", "Rest"],
    ["No", "Ealing", "Time"],
]
GROUPS: Rows = [
    ["", "About you", "", "Your views", ""],
    ["Ref", "Age", "Borough", "Score", "Why?"],
    ["1", "34", "Brent", "4", "Kind staff"],
    ["2", "51", "Ealing", "2", "Too far"],
]
UNITS: Rows = [
    ["name", "kind", "age", "weight"],
    ["(at birth)", "(office)", "(in years)", "(in grams)"],
    ["Jo", "desk", "34", "0.9"],
]
NOTES: Rows = [
    ["Engagement 2025", "", "", ""],
    ["exported", "", "by", "Jo"],
    ["Ref", "Age", "Score", "Comment"],
    ["1", "34", "4", "Good"],
    ["2", "51", "2", "Slow"],
    ["3", "29", "5", "Kind"],
]
NOTES_OVER_WORDS: Rows = [
    ["Workshop on 4 November", "", "", ""],
    ["Forum", "Table", "Note", "Typist"],
    ["Carers", "red", "More rest", "Jo"],
    ["Nurses", "blue", "Cheaper parking", "Sam"],
]
NONE: Rows = [["101", "3", "Carers"], ["102", "4", "Nurses"], ["103", "1", "Carers"], ["104", "2", "Faith"]]
SENTENCES: Rows = [["More rest for carers."], ["Cheaper parking."], ["A garden!"], ["Kind words."], ["Less damp."]]


@pytest.mark.parametrize(
    ("rows", "top", "count"),
    [
        (ONE, 0, 1),
        (SURVEYMONKEY, 0, 2),
        (QUALTRICS, 0, 3),
        (CODES, 0, 2),
        (GROUPS, 0, 2),
        (UNITS, 0, 2),
        (NOTES, 2, 1),
        (NOTES_OVER_WORDS, 1, 1),
        (NONE, 0, 0),
        (SENTENCES, 0, 0),
    ],
    ids=[
        "one",
        "surveymonkey",
        "qualtrics",
        "codes",
        "groups",
        "units",
        "notes",
        "notes over words",
        "none",
        "sentences",
    ],
)
def test_the_header_is_found(rows: Rows, top: int, count: int) -> None:
    """Every way in which tools and people put names over a table."""
    assert find(rows) == (top, count)


def test_notes_may_stand_above_any_header() -> None:
    """A title and a date over SurveyMonkey's two rows and Qualtrics' three."""
    title = [["Survey of 2025"]]
    assert find(title + SURVEYMONKEY) == (1, 2)
    assert find(title + QUALTRICS) == (1, 3)


@pytest.mark.parametrize("first", ["n/a", "None", "-", "don't know"])
def test_no_answer_in_the_first_row_is_no_header(first: str) -> None:
    """Words for "no answer" over numbers are answers, not names."""
    rows = [["Ref", "Score", "Hours"], ["1", first, first], ["2", "4", "7"], ["3", "5", "9"]]
    assert find(rows) == (0, 1)


def test_a_first_answer_that_asks_is_no_second_header() -> None:
    """People answer with questions; codes must stand above for a second header row."""
    rows = [["Ref", "Comment"], ["1", "Why is it so far?"], ["2", "Who decides?"]]
    assert find(rows) == (0, 1)


def test_blank_names_do_not_move_the_header_down() -> None:
    """Two of four names are missing; the row of numbers below is no header."""
    assert find([["", "Group", "", "Group"], ["1", "a", "1.1", "b"], ["2", "c", "2.1", "d"]]) == (0, 1)


def test_one_row_is_a_header() -> None:
    """Nobody has answered yet."""
    assert find_header_rows([["Ref", "Comment"]], 2) == HeaderRows(0, 1)
