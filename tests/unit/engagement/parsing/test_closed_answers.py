"""Kinds of closed answers."""

from __future__ import annotations

import pandas as pd
import pytest

from engagement.parsing.closed_answers import closed_role
from engagement.parsing.column_values import values_of


@pytest.mark.parametrize(
    ("kind", "name", "values"),
    [
        ("rating", "I feel safe", ["Strongly agree", "Disagree", "Neither agree nor disagree", "Agree"] * 3),
        ("rating", "The clinic", ["Very satisfied", "Dissatisfied", "Fairly satisfied"] * 4),
        ("rating", "Would you come again?", ["Very likely", "Unlikely", "Likely"] * 4),
        ("rating", "Food", ["Excellent", "Poor", "Good", "Fair"] * 3),
        ("rating", "Q4", ["1", "5", "3", "2", "4"] * 3),
        ("rating", "How likely are you to recommend us?", ["10", "0", "7", "9"] * 3),
        ("rating", "Who uses it?", ["0 - Mostly me", "5 - Mostly others", "2", "3"] * 3),
        ("rating", "Rate our staff from 0 to 100", ["80", "35", "100", "61", "77"]),
        ("rating", "Zufriedenheit", ["sehr zufrieden", "unzufrieden", "zufrieden"] * 4),
        ("number", "How many children do you have?", ["0", "1", "3", "2"] * 3),
        ("number", "Hours of care a week", ["12", "168", "7.5"] * 3),
        ("choice", "Do you smoke?", ["1", "0", "0", "1"] * 3),
        ("choice", "Route", ["1", "2", "3"] * 4),
        ("choice", "How many patients?", ["10 - 25", "25 - 50", "Less than 10"] * 4),
        ("choice", "Household income", ["$50,000 - $99,999", "$0 - $24,999", "$150,000+"] * 4),
        ("choice", "Next step?", ["Yes, with help", "Yes, on my own", "No, I am content"] * 4),
        ("choices", "What helps?", ["Parks, Friends", "Faith", "Friends, Faith", "Parks"] * 4),
        ("choices", "What helps?", ["Parks;Rest;", "Rest;"] * 4),
    ],
)  # fmt: skip
def test_a_closed_question_has_its_kind(kind: str, name: str, values: list[str]) -> None:
    """A scale in words or numbers, a number, one choice, or several in one cell."""
    assert closed_role(name, values_of(pd.Series(values, dtype=str))).kind == kind
