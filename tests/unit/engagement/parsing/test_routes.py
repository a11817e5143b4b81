"""One question asked on several routes."""

from __future__ import annotations

import pandas as pd

from engagement.parsing.routes import joined_routes


def table(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=str)


FIRST, AGAIN = "What would you mend?", "What would you mend? (2)"


def test_columns_that_nobody_fills_twice_are_one() -> None:
    """Every person answered one of them; the table keeps the order of its columns, and says what it did."""
    frame = pd.DataFrame(
        {"Ref": list("1234"), FIRST: ["a", "", "b", ""], "X": list("wxyz"), AGAIN: ["", "c", " ", "d"]}
    )
    joined, problems = joined_routes(frame, {AGAIN: FIRST})
    assert joined.columns.tolist() == ["Ref", FIRST, "X"]
    assert joined[FIRST].tolist() == ["a", "c", "b", "d"]
    assert [problem.what for problem in problems] == ["the same question in 2 columns, never both answered"]


def test_columns_that_somebody_filled_twice_stay() -> None:
    """The same heading may ask twice."""
    frame = pd.DataFrame({FIRST: ["a", "", "b", "x"], AGAIN: ["", "c", "", "d"]})
    assert joined_routes(frame, {AGAIN: FIRST})[0].equals(frame)


def test_short_names_and_single_answers_stay() -> None:
    """ "Other" under two questions is not one question, and one answer misses another by chance."""
    other = pd.DataFrame({"Other": ["a", "b", "", ""], "Other (2)": ["", "", "c", "d"]})
    once = pd.DataFrame({FIRST: ["a", "", ""], AGAIN: ["", "c", "d"]})
    assert joined_routes(other, {"Other (2)": "Other"})[0].equals(other)
    assert joined_routes(once, {AGAIN: FIRST})[0].equals(once)


def test_numbers_and_words_are_not_joined() -> None:
    """A score and a reason under the same words are two questions."""
    frame = pd.DataFrame({FIRST: ["5", "4", "", ""], AGAIN: ["", "", "the lift", "the bus"]})
    assert joined_routes(frame, {AGAIN: FIRST})[0].equals(frame)
