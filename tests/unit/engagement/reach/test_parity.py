"""Parity, unlikeness and their intervals: by hand to 1e-9, and of surveys drawn from the population itself."""

from __future__ import annotations

import os

import numpy as np
import pandas as pd
import pytest

from engagement.reach import missing, parity, unlikeness

PEOPLE = pd.Series({"a": 500, "b": 300, "c": 200})
HEARD = pd.Series({"a": 30, "b": 10, "c": 0})


def test_parity_by_hand():
    """Shares, the interval of Wilson, and their ratios to the shares of those who live there."""
    table = parity(HEARD, PEOPLE)

    assert table["share"].tolist() == [0.75, 0.25, 0.0]
    assert table["ratio"].tolist() == pytest.approx([1.5, 0.25 / 0.3, 0.0], abs=1e-9)
    z, n, p = 1.959963984540054, 40, 0.75
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5 / (1 + z * z / n)
    assert table.loc["a", ["low", "high"]].tolist() == pytest.approx([middle - half, middle + half], abs=1e-9)
    assert table["ratio_high"]["c"] == pytest.approx(z * z / n / (1 + z * z / n) / 0.2, abs=1e-9)


def test_dissimilarity_by_hand():
    """Half of the sum of what the shares part by: (.25 + .05 + .20) / 2."""
    assert unlikeness(HEARD, PEOPLE).index == pytest.approx(0.25, abs=1e-9)
    assert unlikeness(PEOPLE, PEOPLE).index == 0


def test_who_is_missing_is_so_beyond_chance():
    """Nobody of 40 from a fifth of the people is missing; nobody of 8 may be chance."""
    assert missing(parity(HEARD, PEOPLE)).index.tolist() == ["c"]
    assert missing(parity(HEARD // 5, PEOPLE)).empty


def test_nobody_heard_says_nothing():
    """Without anybody there is no share, no missing group, and no unlikeness beyond chance."""
    nobody = pd.Series({"a": 0})
    assert parity(nobody, PEOPLE)["share"].tolist() == [0.0, 0.0, 0.0]
    assert missing(parity(nobody, PEOPLE)).empty
    assert not unlikeness(nobody, PEOPLE).beyond_chance


# As many surveys of 600 people in 33 groups take a quarter of a minute of one core, and are drawn by the nightly run.
@pytest.mark.parametrize(("n", "n_groups"), [(60, 7), *[(600, 33)] * bool(os.environ.get("EXPLORER_NIGHTLY"))])
def test_surveys_drawn_from_the_population_are_not_scolded(n, n_groups):
    """Of 400 surveys by chance alone, with two comparisons each, at most one in twenty is called unlike."""
    rng = np.random.default_rng(7)
    people = pd.Series(rng.integers(5_000, 400_000, n_groups), index=[f"g{at}" for at in range(n_groups)])
    drawn = rng.multinomial(n, people / people.sum(), size=(400, 2))
    scolded = [
        any(unlikeness(pd.Series(counts, people.index), people, comparisons=2).beyond_chance for counts in survey)
        for survey in drawn
    ]

    assert sum(scolded) <= 20
