"""Columns that are the choices of one question."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.choice_columns import choice_columns
from engagement.parsing.roles import guess_roles


@pytest.mark.parametrize(
    ("names", "ticks", "question"),
    [
        (["Helps? [Parks]", "Helps? [Rest]"], ["Yes", "No"], "Helps?"),
        (["w1[SQ001]. Helps? [Parks]", "w1[SQ002]. Helps? [Rest]"], ["Y", "N"], "Helps?"),
        (["Helps - Parks", "Helps - Rest"], ["1", ""], "Helps"),
        (["Helps? - Selected Choice - Parks", "Helps? - Selected Choice - Rest"], ["Parks", ""], "Helps?"),
        (["Helps? (Parks)", "Helps? (Rest)"], ["Parks", ""], "Helps?"),
        (["helps/parks", "helps/rest"], ["1", "0"], "helps"),
        (["helps___1", "helps___2"], ["1", "0"], "helps"),
        (["v_3", "v_4"], ["quoted", "not quoted"], "v"),
    ],
)
def test_ticked_columns_of_one_question_are_known(names: list[str], ticks: list[str], question: str) -> None:
    """In the spelling of each tool, whatever it writes for a tick."""
    own = ["Rest" if tick == "Parks" else tick for tick in ticks]
    frame = pd.DataFrame({names[0]: ticks * 2, names[1]: own[::-1] * 2}, dtype=str)
    assert choice_columns(frame, {}) == dict.fromkeys(names, question)


def test_words_in_parentheses_are_choices_behind_a_mark_only() -> None:
    """Units and remarks stand in parentheses as well."""
    ticks = ["1", "0", "1", "0"]
    frame = pd.DataFrame({"Age (years)": ticks, "Age (months)": ticks[::-1]}, dtype=str)

    assert choice_columns(frame, {}) == {}


def test_the_header_s_own_question_counts() -> None:
    """SurveyMonkey writes the question above its choices; what people typed beside "other" is no tick."""
    frame = pd.DataFrame(
        {"Q?: Parks": ["Parks", ""], "Q?: Rest": ["", "Rest"], "Q?: Other (please specify)": ["a dog", "tea"]}
    )
    questions = dict.fromkeys(frame.columns, "Q?")
    assert list(choice_columns(frame, questions)) == ["Q?: Parks", "Q?: Rest"]


def test_rows_of_a_matrix_are_ratings_of_their_own() -> None:
    """They share the words above them, and each is a question."""
    frame = pd.DataFrame(
        {"Rate us [Staff]": ["Good", "Poor", "Fair"], "Rate us [Food]": ["Poor", "Good", "Good"]}, dtype=str
    )
    assert choice_columns(frame, {}) == {}
    assert [role.kind for role in guess_roles(frame).values()] == ["rating", "rating"]


def test_columns_that_hold_their_own_name_make_a_question() -> None:
    """Typeform writes no question above the choices; the first of them name it."""
    frame = pd.DataFrame({"Parks": ["Parks", ""], "Rest": ["Rest", "Rest"], "Words": ["a", "b"]}, dtype=str)
    assert choice_columns(frame, {}) == {"Parks": "Parks, Rest", "Rest": "Parks, Rest"}
