"""Questions of special categories are known by their wording, however they are spelled."""

from __future__ import annotations

import pytest

from engagement.questions.sensitive import fewest, is_sensitive


@pytest.mark.parametrize(
    "question",
    [
        "What is your ethnic group?", "Ethnicity", "ETHNIC_BACKGROUND", "How would you describe your race?",
        "What is your religion or belief?", "Faith", "Do you have a disability?", "disability_yn",
        "Do you consider yourself disabled?", "Any long-term health condition", "Long term condition or illness",
        "Sexual orientation", "Which best describes your sexuality?", "Gender", "What is your sex?", "gender_identity",
        "Is your gender the same as at birth?", "Are you trans?", "Do you identify as LGBTQ+?", "Are you pregnant?",
    ],
)  # fmt: skip
def test_wordings_of_special_categories(question):
    """Ethnic group, religion, disability, orientation, gender and their like."""
    assert is_sensitive(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which borough do you live in?", "How old are you?", "What helps you to stay well?", "Do you agree?",
        "How do you travel to work?", "Which embraces of change do you like?", "Kind of organisation",
    ],
)  # fmt: skip
def test_other_questions_are_not_sensitive(question):
    """Places, ages, opinions; also where a sensitive word lies within a longer one."""
    assert not is_sensitive(question)


def test_a_code_for_a_heading_is_known_by_its_answers():
    """Most of the answers name an ethnic group, a religion, a gender."""
    assert is_sensitive("Q14", ("White British", "Black African", "Asian or Asian British", "Prefer not to say"))
    assert not is_sensitive("Q15", ("White", "Blue", "Green", "Red"))


def test_one_sensitive_question_of_two_is_enough():
    """Then a group needs 25 people instead of 10."""
    assert fewest([]) == fewest([False, False]) == 10
    assert fewest([False, True]) == fewest([True, False]) == 25
