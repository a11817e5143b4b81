from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.parsing.column_names import name_columns, tidy_name, with_row_names

IDS = ['{"ImportId":"_recordId"}', '{"ImportId":"QID1_1"}', '{"ImportId":"QID1_2"}', '{"ImportId":"QID2_TEXT"}']


def test_a_question_reaches_over_its_choices() -> None:
    """The choice is named with its question; words of the tool ("Response") name nothing."""
    named = name_columns(
        [
            ["ID", "What helps?", "", "How are you?", "Why?"],
            ["", "Parks", "Friends", "Response", "Open-Ended Response"],
        ],
        5,
    )
    assert named.names == ["ID", "What helps?: Parks", "What helps?: Friends", "How are you?", "Why?"]
    assert named.questions == {"What helps?: Parks": "What helps?", "What helps?: Friends": "What helps?"}
    assert named.open_ended == {"Why?"}


def test_codes_tell_equal_questions_apart() -> None:
    """Qualtrics repeats the text of a question; its code in brackets makes the name unique."""
    header = [["ResponseId", "Q1_1", "Q1_2", "Q2"], ["Response ID", "How is it?", "How is it?", "Why?"], IDS]
    named = name_columns(header, 4)
    assert named.names == ["Response ID", "How is it? [Q1_1]", "How is it? [Q1_2]", "Why?"]
    assert named.open_ended == {"Why?"}
    assert named.problems == ()


def test_blank_and_repeated_names() -> None:
    """ "Other" and "Other (2)", also where a column is called "Other (2)" already; "Column 4" for none."""
    named = name_columns([["Other", "Other", "Other (2)", "", "Other"]], 5)
    assert named.names == ["Other", "Other (3)", "Other (2)", "Column 4", "Other (4)"]
    assert named.again == {"Other (3)": "Other", "Other (4)": "Other"}
    assert [problem.what for problem in named.problems] == ["1 column without a name"]


def test_a_table_wider_than_its_header() -> None:
    """Columns beyond the header are numbered."""
    assert name_columns([["Ref"]], 3).names == ["Ref", "Column 2", "Column 3"]
    assert name_columns([], 2).names == ["Column 1", "Column 2"]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("\ufeffRef", "Ref"),
        ("Which part\nof London?\xa0", "Which part of London?"),
        ("\u200b \u200f", ""),
        ("a\tb", "a b"),
    ],
)
def test_names_are_on_one_line(cell: str, name: str) -> None:
    """Line breaks, hard spaces and signs that nobody sees are tidied away."""
    assert tidy_name(cell) == name


def test_row_names_of_r_move_the_header_by_one() -> None:
    """The first column counts the rows and has no name; otherwise nothing is moved."""
    body = [["1", "Carers", "4"], ["2", "Nurses", "5"]]
    assert with_row_names([["group", "score"]], body) == [["", "group", "score"]]
    other = [["Carers", "4", "more"], ["Nurses", "5", "words"]]
    assert with_row_names([["group", "score"]], other) == [["group", "score"]]


@given(
    st.lists(st.lists(st.sampled_from(["", "Other", "Other (2)", "A: B", "A", "B"]), max_size=6), max_size=3),
    st.integers(1, 8),
)
def test_names_are_always_unique_and_never_blank(header: list[list[str]], width: int) -> None:
    """Whatever stands in the header rows, each column can be pointed at."""
    names = name_columns(header, width).names
    assert len(set(names)) == width
    assert all(names)


def test_the_same_question_under_two_codes_is_known() -> None:
    """The code tells two routes apart, and the reader is told that their question is one; a follow-up is named."""
    named = name_columns(
        [["Q1", "Q2", "Q3", "Q4"], ["What would you mend?", "Why?", "What would you mend?", "Why?"]], 4
    )
    assert named.names == [
        "What would you mend? [Q1]",
        "What would you mend? Why? [Q2]",
        "What would you mend? [Q3]",
        "What would you mend? Why? [Q4]",
    ]
    assert named.again == {named.names[2]: named.names[0], named.names[3]: named.names[1]}
