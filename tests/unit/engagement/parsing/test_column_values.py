from __future__ import annotations

import pandas as pd

from engagement.parsing.column_values import values_of


def of(*values: str) -> pd.Series:
    return pd.Series(values, dtype=str)


def test_no_answer_is_filled_but_tells_nothing() -> None:
    """ "n/a" and "None" are answers; whether a column holds words is judged by the others."""
    values = values_of(of("n/a", "None", " ", "", "Good care "))
    assert (values.filled, values.answers) == (3, ("Good care",))


def test_a_long_column_is_judged_by_values_from_all_over_it() -> None:
    """The first thousands may be blank or all the same."""
    values = values_of(pd.Series([""] * 50_000 + ["Same"] * 10_000 + [f"Answer {n}" for n in range(10_000)], dtype=str))
    assert 2_000 <= len(values.answers) <= 4_000
    assert 0.4 < values.distinct_share < 0.6


def test_words_are_counted_in_scripts_without_spaces() -> None:
    """Two signs of Chinese count as a word."""
    assert values_of(of("two words", "学校旁边")).words == (2.0, 1.0 + 4 / 2)


def test_lists_are_known_by_their_parts() -> None:
    """Different lists of a few choices; prose with commas is no list."""
    assert values_of(of(*["a, b", "b, c", "a", "c, a", "b"] * 3)).are_lists
    assert not values_of(
        of("Rest, and time", "Work, friends, faith", "Less noise, more trees", "Sleep, mostly")
    ).are_lists
