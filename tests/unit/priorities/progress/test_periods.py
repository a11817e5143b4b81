"""Periods as publishers write them."""

from __future__ import annotations

import pytest

from priorities.progress import period_of


@pytest.mark.parametrize(
    ("text", "like", "start", "years", "is_month"),
    [
        ("2018", "", 2018, 1, False),
        ("2018/19", "", 2018, 1, False),
        ("1999/00", "", 1999, 1, False),
        ("2017-18", "2016-17", 2017, 1, False),
        ("2011-12", "2010-11", 2011, 1, False),
        ("2011-12", "2010-03", 2011 + 11 / 12, 1, True),
        ("2015-17", "", 2015, 3, False),
        ("2008-10", "2007-09", 2008, 3, False),
        ("2016 - 2018", "", 2016, 3, False),
        ("2018-04", "", 2018.25, 1, True),
        ("Apr 2015 - Mar 2018", "", 2015, 3, False),
    ],
)
def test_periods(text, like, start, years, is_month):
    """Start, length, and whether it is a month."""
    assert period_of(text, like) == pytest.approx((start, years, is_month))


@pytest.mark.parametrize("text", ["", "soon", "18", "2018-2017", "2018/20189", "1850", "20a8", "2018-00"])
def test_what_is_no_period(text):
    """Nothing is guessed."""
    assert period_of(text) is None
