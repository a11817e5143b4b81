"""Numbers are read so that ties are ties."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.errors import CriteriaError, ScoreError, WeightError
from priorities.fixed_point import (
    as_fraction,
    integer_scores,
    read_scores,
    weighted_totals,
    whole_weights,
)
from tests.unit.priorities.oracles import frame


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (3, Fraction(3)),
        (np.int64(7), Fraction(7)),
        (Fraction(2, 7), Fraction(2, 7)),
        (Decimal("0.125"), Fraction(1, 8)),
        (0.1, Fraction(1, 10)),
        (1 / 3, Fraction(1, 3)),
        (1 / 3 * 100, Fraction(100, 3)),
        (0.1 + 0.2, Fraction(3, 10)),
        (11 / 18, Fraction(11, 18)),
        (np.float64(33.3), Fraction(333, 10)),
        (0.123456789, Fraction(123456789, 10**9)),
        (0.0, Fraction(0)),
        (5e-324, Fraction("5e-324")),
    ],
)
def test_a_number_is_what_was_meant(value: float, meant: Fraction) -> None:
    """A float is the simple fraction it stands for, or else the decimal that it prints as."""
    assert as_fraction(value) == meant


@given(st.integers(-(10**6), 10**6), st.integers(1, 10_000))
def test_every_quotient_of_small_numbers_is_recognised(a: int, b: int) -> None:
    """A rounded quotient with a denominator up to 10,000 is read as that quotient."""
    assert as_fraction(a / b) == Fraction(a, b)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_reading_moves_no_number_by_more_than_four_units(value: float) -> None:
    """What is read differs from the stored number by at most four units in its last place."""
    assert abs(as_fraction(value) - Fraction(value)) <= 4 * Fraction(math.ulp(value))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "five", None])
def test_what_is_no_number_is_refused(value: object) -> None:
    """Neither infinity nor a gap nor text is a number."""
    with pytest.raises((TypeError, ValueError)):
        as_fraction(value)


def test_scores_are_hundredths_with_none_for_gaps() -> None:
    """Scores with up to two decimals are whole hundredths; a gap stays a gap."""
    rows, scale = integer_scores(frame([[7.3, 10, np.nan], [0, 0.01, 9.99]]))

    assert scale == 100
    assert rows == [[730, 1000, None], [0, 1, 999]]
    assert all(isinstance(value, int) for row in rows for value in row if value is not None)


def test_a_finer_score_makes_the_scale_finer() -> None:
    """Thirds and hundredths together need a scale of 300."""
    rows, scale = integer_scores(frame([[22 / 3, 0.25, 1]]))

    assert (rows, scale) == ([[2200, 75, 300]], 300)


def test_nullable_and_text_free_columns_are_read() -> None:
    """Columns of pandas' nullable kinds and of exact fractions count as numbers."""
    scores = pd.DataFrame({"a": pd.array([5, None], dtype="Int64"), "b": pd.Series([Fraction(1, 3), 2], dtype=object)})

    assert integer_scores(scores) == ([[1500, 100], [None, 600]], 300)


def test_huge_scales_stay_exact() -> None:
    """Where whole numbers outgrow 64 bits they are Python's own, and totals are still exact."""
    scores = frame([[0.12345678901234567, 9.876543210987654, 1 / 3], [1, 2, 3]])
    table = read_scores(scores)

    totals = weighted_totals(table.whole, [10**12, 10**13, 7])

    expected = [
        sum(as_fraction(s) * table.scale * w for s, w in zip(row, [10**12, 10**13, 7], strict=True))
        for row in scores.to_numpy()
    ]
    assert totals.tolist() == expected


def test_totals_that_could_overflow_are_python_integers() -> None:
    """No 64-bit overflow: a weight of 2^60 on a score of 1,000 is added up in Python."""
    totals = weighted_totals(np.array([[1000, 1]]), [2**60, 1])

    assert totals.tolist() == [1000 * 2**60 + 1]


def test_only_fully_scored_rows_are_kept() -> None:
    """A row with one gap is left out, and the rest keep their order and labels."""
    table = read_scores(frame([[1, 2, 3], [1, np.nan, 3], [4, 5, 6]]))

    assert table.scored_labels == ["a", "c"]
    assert table.complete.tolist() == [True, False, True]
    assert table.scored.tolist() == [[100, 200, 300], [400, 500, 600]]
    assert table.only_scored().frame.index.tolist() == ["a", "c"]


def test_a_table_that_was_read_is_not_read_again() -> None:
    """Reading is done once: a table passes as it is, and a frame changed afterwards changes no table."""
    scores = frame([[1, 2, 3]])
    table = read_scores(scores)
    scores.loc["a", :] = 9

    assert read_scores(table) is table
    assert table.frame.loc["a"].tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("given_weights", "whole"),
    [
        ({"a": 50, "b": 30, "c": 20}, [5, 3, 2]),
        ({"a": 0.1, "b": 0.2, "c": 0.7}, [1, 2, 7]),
        ({"c": 1 / 3, "b": 1 / 3, "a": 1 / 3}, [1, 1, 1]),
        ({"a": 100, "b": 0, "c": 0}, [1, 0, 0]),
        ({"a": Fraction(11, 18), "b": Fraction(5, 18), "c": Fraction(1, 9)}, [11, 5, 2]),
    ],
)
def test_weights_keep_their_proportions(given_weights: dict[str, float], whole: list[int]) -> None:
    """Weights become the smallest whole numbers in the same proportions, in the order of the criteria."""
    assert whole_weights(given_weights, ["a", "b", "c"]) == whole


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"a": 1, "b": 1}, "no weight for c"),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, "'d'"),
        ({"a": -1, "b": 1, "c": 1}, "below zero"),
        ({"a": float("nan"), "b": 1, "c": 1}, "not a number"),
        ({"a": 0, "b": 0, "c": 0}, "All weights are zero"),
    ],
)
def test_unusable_weights_are_named(wrong: dict[str, float], words: str) -> None:
    """Missing, unknown, negative, unreadable and all-zero weights are refused in words."""
    with pytest.raises(WeightError, match=words):
        whole_weights(wrong, ["a", "b", "c"])


def test_unusable_scores_are_refused() -> None:
    """Infinite scores, text, and names that stand twice are refused."""
    with pytest.raises(ScoreError, match="not a number"):
        read_scores(frame([[1, 2, float("inf")]]))
    with pytest.raises(ScoreError, match="not a number"):
        read_scores(pd.DataFrame({"a": ["five"]}))
    with pytest.raises(ScoreError, match="same name"):
        read_scores(frame([[1, 2, 3], [1, 2, 3]], names=["a", "a"]))
    with pytest.raises(ScoreError, match="same name"):
        read_scores(pd.DataFrame([[1, 2]], columns=["a", "a"]))
    with pytest.raises(CriteriaError, match="cannot be called 'score'"):
        read_scores(pd.DataFrame({"score": [1]}))
    with pytest.raises(CriteriaError, match="no criterion"):
        read_scores(pd.DataFrame(index=["a"]))
