"""Answers with numbers in them stand from low to high."""

from __future__ import annotations

import pytest

from engagement.questions.ordering import is_apart, natural_order


@pytest.mark.parametrize(
    "order",
    [
        ["Under 16", "16-24", "25 to 34", "65 or over", "Prefer not to say"],
        ["16-24", "25-64", "65-74", "75+"],
        ["Less than 6 months", "6 to 12 months", "1 to 2 years", "More than 2 years", "Don’t know"],
        ["0", "1 to 2", "3 to 5", "More than 5"],
        ["£0-£9,999", "£10,000-£19,999", "£20,000+"],
    ],
)
def test_ages_amounts_and_times(order):
    """Whatever order they came in; what says nothing stands last."""
    assert natural_order(sorted(order)) == order


@pytest.mark.parametrize("answers", [["Bus", "Train", "Car"], ["Yes", "No"], ["Only 1"], []])
def test_words_have_no_order_of_their_own(answers):
    """Nor has a single answer."""
    assert natural_order(answers) is None


@pytest.mark.parametrize(
    "answer", ["Don't know", "I don’t know", "Not sure", "N/A", "prefer not to say", "Not applicable"]
)
def test_answers_that_say_nothing_are_apart(answer):
    """They are given, counted, and belong to no scale."""
    assert is_apart(answer)


@pytest.mark.parametrize("answer", ["No", "Not very good", "Not at all likely", "Never", "None of these"])
def test_a_no_is_an_answer(answer):
    """It says something on the question."""
    assert not is_apart(answer)
