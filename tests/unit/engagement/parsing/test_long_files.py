"""Files of one row an answer."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.roles import guess_roles

ASKED = ["The clinic is easy to reach.", "What should change first?", "Any other comments?"]
SAID = ["The lift is slow on market days", "No bus after six", "Nothing", "The lights by the school are out"]


def rows(people: int, questions: list[str]) -> list[tuple[str, str, str]]:
    """Everybody answers each question: the first with a number, the others in words."""
    return [
        (f"p{person}", question, str(person % 5 + 1) if place == 0 else f"{SAID[(person + place) % 4]} {person}")
        for person in range(people)
        for place, question in enumerate(questions)
    ]


@pytest.mark.parametrize(
    ("person", "question", "answer"),
    [
        ("respondent_id", "question", "response"),
        ("Respondent ID", "FFT question", "FFT answer"),
        ("participant", "q_code", "answer_value"),
        ("user_id", "Survey Question", "Free Text Response"),
        ("ID", "questionText", "responseText"),
        ("id", "prompt", "comment"),
    ],
)
def test_a_long_file_says_its_question_and_its_answer(person: str, question: str, answer: str) -> None:
    """Whatever the columns are called, and whether the question stands there in words or as a code."""
    asked = ["Q1", "Q2", "Q3"] if "code" in question else ASKED
    roles = guess_roles(pd.DataFrame(rows(6, asked), columns=[person, question, answer], dtype=str))
    assert [role.kind for role in roles.values()] == ["person", "question", "text"]


def test_the_wording_is_the_question_and_its_number_is_left_out() -> None:
    """Where a file has both, people read the wording."""
    frame = pd.DataFrame(rows(6, ASKED), columns=["Respondent ID", "Question", "Answer"], dtype=str)
    frame.insert(1, "Question No", frame["Question"].map({text: str(n) for n, text in enumerate(ASKED)}))
    kinds = {name: role.kind for name, role in guess_roles(frame).items()}
    assert kinds == {"Respondent ID": "person", "Question No": "ignore", "Question": "question", "Answer": "text"}


def test_an_ordinary_file_is_never_a_long_one() -> None:
    """One row a person, several comments a person on different topics, and a person asked one thing twice."""
    single = pd.DataFrame({"Respondent ID": list("abcdef"), "Question": ASKED * 2, "Answer": SAID + SAID[:2]})
    topics = pd.DataFrame({"Respondent ID": list("aabbcc"), "Topic": ["Parks", "Bins"] * 3, "Comment": SAID + SAID[:2]})
    twice = pd.DataFrame(
        {"Respondent ID": list("aabbcc"), "Question": ["Any other comments?"] * 6, "Answer": SAID + SAID[:2]}
    )
    for frame in (single, topics, twice):
        assert "question" not in {role.kind for role in guess_roles(frame.astype(str)).values()}
