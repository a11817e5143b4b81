"""Comparing two audiences: differences by hand, correction for many comparisons, and small bases."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from engagement.comparing import compare


def test_a_plain_difference() -> None:
    """40 of 100 against 10 of 100: 30 points more, and the interval excludes nothing; 20 against 21 is both."""
    found = compare(pd.Series({"wait": 40, "air": 20}), 100, pd.Series({"wait": 10, "air": 21}), 100)

    wait, air = found.iloc[0], found.iloc[1]
    assert (wait["theme"], wait["verdict"]) == ("wait", "one says it more")
    assert wait["difference"] == pytest.approx(0.30)
    assert 0.18 < wait["low"] < 0.30 < wait["high"] < 0.42
    assert air["verdict"] == "both say it"


def test_newcombes_published_interval() -> None:
    """56 of 70 less 48 of 80 is 0.2 with 95% from 0.0524 to 0.3339 (Newcombe 1998, table II, example a, method 10)."""
    found = compare(pd.Series({"t": 56}), 70, pd.Series({"t": 48}), 80).iloc[0]

    assert found["difference"] == pytest.approx(0.2)
    assert (found["low"], found["high"]) == (pytest.approx(0.0524, abs=1e-4), pytest.approx(0.3339, abs=1e-4))


def test_only_one_says_it_and_too_few() -> None:
    """A theme that one audience alone speaks of is told so; under 30 responses nothing is."""
    assert compare(pd.Series({"t": 30}), 100, pd.Series({"t": 0}), 100)["verdict"].tolist() == ["only one says it"]
    assert compare(pd.Series({"t": 0}), 100, pd.Series({"t": 1}), 100)["verdict"].tolist() == ["too rare to tell"]
    assert compare(pd.Series({"t": 20}), 29, pd.Series({"t": 0}), 100)["verdict"].tolist() == ["too few to compare"]
    assert compare(pd.Series(dtype=int), 0, pd.Series(dtype=int), 0).empty


@pytest.mark.slow
def test_chance_alone_seldom_makes_a_finding() -> None:
    """Of 200 workshops with twenty themes and no true difference, at most one in ten marks any."""
    chance = np.random.default_rng(7)
    themes = [f"theme {n}" for n in range(20)]
    marked = 0
    for _ in range(200):
        one, other = (pd.Series(chance.binomial(100, 0.15, 20), index=themes) for _ in range(2))
        marked += compare(one, 100, other, 100)["verdict"].str.contains("more|only").any()

    assert marked <= 20
