"""When readings came out, and when the next may come."""

from __future__ import annotations

from datetime import date

from priorities.progress import is_public, rhythm


def test_a_day_is_known_a_month_only_once_it_is_over():
    """Of a month the day is not known."""
    assert is_public("2019-10-10", date(2019, 10, 10))
    assert not is_public("2019-10-11", date(2019, 10, 10))
    assert not is_public("2019-10", date(2019, 10, 31))
    assert is_public("2019-10", date(2019, 11, 1))
    assert is_public("", date(2019, 1, 1))


def test_a_rhythm_is_three_years_in_the_same_month():
    """Two are no rhythm, nor are years that were left out, nor another month."""
    assert rhythm(["2016-11", "2017-10", "2018-10-11", "2019-10"]) == (10, 2020)
    assert rhythm(["2018-10", "2019-10"]) is None
    assert rhythm(["2016-10", "2018-10", "2019-10"]) is None
    assert rhythm(["2017-10", "2018-09", "2019-10"]) is None
