"""Could a change be told from chance, and from when."""

from __future__ import annotations

from dataclasses import replace

from priorities.commitments import Situation, told_from_chance

READING = Situation(
    indicator="Share",
    unit="%",
    better="lower",
    kind="share",
    period="2017/18",
    year=2017,
    length=1,
    value=20.0,
    lower=19.02,
    upper=20.98,  # SE 0.5: the least change is 1.386
    target_year=2022,
    last_year=2017,
)


def test_the_first_reading_that_could_tell():
    """2 points in five years come as 0.4 a year: the fourth (1.6) is the first beyond 1.386, that of 2021/22."""
    chance = told_from_chance(READING, 18.0)

    assert (chance.beyond, chance.year) == (True, 2021)
    assert "2021/22" in chance.words


def test_years_together_tell_less():
    """One point is below 1.386, two years together tell it: 1.386 / sqrt(2) = 0.98."""
    chance = told_from_chance(READING, 19.0)

    assert (chance.beyond, chance.year) == (False, None)
    assert "2 years together could" in chance.words
    assert "nor could 5" in told_from_chance(READING, 19.9).words


def test_averages_are_not_put_together():
    """Averages over three years overlap; their periods are named as published."""
    average = replace(READING, length=3, period="2015-17", year=2015, target_year=2020)

    assert told_from_chance(average, 19.0).words == "One reading could not tell it from chance."
    assert "2019-21" in told_from_chance(average, 18.0).words


def test_what_cannot_be_told_says_so():
    """No limits, or no improvement: neither yes nor no."""
    assert told_from_chance(replace(READING, lower=float("nan"), upper=float("nan")), 18.0).beyond is None
    assert told_from_chance(READING, 20.0).beyond is None
    assert told_from_chance(READING, 25.0).beyond is None


def test_counts_differ_by_their_own_chance():
    """From 400 to 340: 60 / sqrt(740) = 2.2 tells; 370, half of it in two years, 30 / sqrt(770) = 1.1 does not."""
    counts = replace(READING, kind="count", value=400.0, lower=float("nan"), upper=float("nan"), target_year=2019)

    assert told_from_chance(counts, 340.0) == (
        True,
        2019,
        "Could be told from chance from 2019/20 on, if it came evenly.",
    )
