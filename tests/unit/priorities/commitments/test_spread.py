"""Areas differ beyond chance, or it is said that they do not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data import bundled
from priorities.commitments import best_quarter, levelled_up, spread_beyond_chance
from priorities.errors import CommitmentError

FIGURES = bundled.indicators()
YEAR_6 = FIGURES[
    (FIGURES["indicator_id"] == "ncmp_y6_obese") & (FIGURES["year"] == 2017) & (FIGURES["area_type"] == "borough")
]


def test_year_6():
    """2017/18: the boroughs differ by 3.82 beyond chance (3.91 with it), the best quarter has reached 21.34."""
    assert spread_beyond_chance(YEAR_6["value"], YEAR_6["lower"], YEAR_6["upper"]) == pytest.approx(3.82, abs=0.01)
    assert YEAR_6["value"].std() == pytest.approx(3.91, abs=0.01)
    assert best_quarter(YEAR_6["value"], "lower") == pytest.approx(21.34, abs=0.01)


def test_by_hand():
    """Values 0 and 2, five times each: variance 10/9; SE 1 each: beyond chance sqrt(1/9)."""
    values = np.array([0.0, 2.0] * 5)

    assert spread_beyond_chance(values, values - 1.96, values + 1.96) == pytest.approx(1 / 3)


def test_areas_without_figures_are_left_out():
    """A missing value or limit takes its area out; nine are too few."""
    values = pd.Series([0.0, 2.0] * 5 + [float("nan")])

    assert spread_beyond_chance(values, values - 1.96, values + 1.96) == pytest.approx(1 / 3)
    with pytest.raises(CommitmentError, match="ten areas"):
        spread_beyond_chance(values[:9], values[:9] - 1, values[:9] + 1)


def test_no_more_than_chance_is_said():
    """Where the mean SE² is above the variance there is nothing to reduce."""
    values = np.array([0.0, 2.0] * 5)

    with pytest.raises(CommitmentError, match="chance"):
        spread_beyond_chance(values, values - 10, values + 10)


def test_best_quarter_is_at_the_better_end():
    """Of 0 to 100 in steps of ten: 25 where lower is better, 75 where higher is; fewer than ten are refused."""
    values = np.arange(0.0, 101, 10)

    assert (best_quarter(values, "lower"), best_quarter(values, "higher")) == (25, 75)
    with pytest.raises(CommitmentError):
        best_quarter(values[:9], "lower")


def test_levelling_up():
    """Of 1 to 11 the middle is 6: those above come down to it. (1 + ... + 6 + 5 x 6) / 11 = 51 / 11."""
    values, people = np.arange(1.0, 12), np.ones(11)

    assert levelled_up(values, people, "lower") == pytest.approx(51 / 11)
    assert levelled_up(values, people, "higher") == pytest.approx((6 * 6 + 7 + 8 + 9 + 10 + 11) / 11)
