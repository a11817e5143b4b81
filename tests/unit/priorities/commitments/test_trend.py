"""The public test says better or worse only where the figures give it the right to."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from priorities.commitments import recent_trend
from priorities.errors import CommitmentError


def series(values, *, years=1, width=0.2, start=2013):
    rows = [(start + n, years, value, value - width / 2, value + width / 2) for n, value in enumerate(values)]
    return pd.DataFrame(rows, columns=["year", "years", "value", "lower", "upper"])


def london(indicator):
    figures = bundled.indicators()
    return figures[(figures["indicator_id"] == indicator) & (figures["area"] == "London")]


def test_year_6_is_worse_and_reception_does_not_hold():
    """London to 2017/18: Year 6 up with chi-square 24.7; Reception 14.6, but one leave-one-out slope turns."""
    year_6, reception = recent_trend(london("ncmp_y6_obese"), "lower"), recent_trend(london("ncmp_r_obese"), "lower")

    assert (year_6.word, round(year_6.chi_square, 1)) == ("worse", 24.7)
    assert (reception.word, round(reception.chi_square, 1)) == ("no change", 14.6)
    assert "five points" in reception.reason


def test_anxiety_has_not_changed():
    """Chi-square 0.03 (the worked table of targets as of March 2019)."""
    trend = recent_trend(london("anxiety_mean"), "lower")

    assert (trend.word, round(trend.chi_square, 2), trend.reason) == ("no change", 0.03, "")


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (series([5, 4, 3, 2, 1], years=3), "three-year averages"),
        (series([5, 4, 3, 2, 1], years=2), "averages over several years"),
        (series([4, 3, 2, 1]), "fewer than five yearly points"),
        (series([]), "fewer than five yearly points"),
        (series([5, 4, 3, 2, 1]).assign(year=[2010, 2012, 2013, 2014, 2015]), "years are missing"),
        (series([5, 4, 3, 2, 1]).assign(year=[2012, 2012, 2013, 2014, 2015]), "years are missing"),
        (series([5, 4, 3, 2, 1]).assign(lower=float("nan")), "published without limits"),
        (series([5, 4, 3, 2, 1], width=0), "limits of no width"),
    ],
)
def test_what_cannot_be_told_says_why(figures, reason):
    """Averages, too few points, gaps, and missing limits are refused, each with its reason."""
    trend = recent_trend(figures, "lower")

    assert (trend.word, trend.reason) == ("cannot be told", reason)
    assert pd.isna(trend.chi_square)


def test_only_the_five_latest_points_count_and_their_order_does_not():
    """What came before the last five changes nothing, nor does the order of rows."""
    latest = series([5, 4, 3, 2, 1])
    earlier = series([1, 1, 9], start=2010)
    shuffled = pd.concat([latest, earlier]).sample(frac=1, random_state=1)

    assert recent_trend(shuffled, "lower") == recent_trend(latest, "lower")


def test_which_way_is_better_must_be_said():
    """Falling is better where lower is, worse where higher is; anything else is refused."""
    falling = series([5, 4, 3, 2, 1])

    assert recent_trend(falling, "lower").word == "better"
    assert recent_trend(falling, "higher").word == "worse"
    with pytest.raises(CommitmentError):
        recent_trend(falling, "lower is better")
