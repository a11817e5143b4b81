"""Days in words, six months, and partners that lead two activities at once."""

from __future__ import annotations

from datetime import date

import pytest

from engagement.plan import Activity, double_booked, span
from engagement.plan.activity import six_months


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2019, 4, 1), date(2019, 9, 30)),
        (date(2019, 3, 15), date(2019, 9, 14)),
        (date(2019, 8, 31), date(2020, 2, 28)),
        (date(2019, 7, 1), date(2019, 12, 31)),
        (date(2020, 8, 31), date(2021, 2, 27)),
    ],
)
def test_six_months(first, last):
    """The last day is the one before the same day six months on; the shortest month has its own last day."""
    period = six_months(first)

    assert (period.first, period.last) == (first, last)
    assert period.holds(first, last)
    assert not period.holds(first, date.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2019, 5, 3), date(2019, 5, 3), "3 May 2019"),
        (date(2019, 5, 3), date(2019, 5, 5), "3 to 5 May 2019"),
        (date(2019, 4, 28), date(2019, 5, 2), "28 April to 2 May 2019"),
        (date(2019, 12, 28), date(2020, 1, 2), "28 December 2019 to 2 January 2020"),
    ],
)
def test_days_in_words(first, last, words):
    """As people say them."""
    assert span(first, last) == words


def test_a_partner_leads_one_at_a_time():
    """Two activities of one partner on the same days are told; what is cancelled, or led by nobody, is not."""

    def led(name, partner, first, last, state="planned"):
        return Activity(name, "why", "Londoners", "survey", first, last, 10, partner=partner, state=state)

    fair = led("Fair", "NHS", "2019-05-01", "2019-05-10")
    walk = led("Walk", "nhs ", "2019-05-10", "2019-05-12")
    later = led("Later", "NHS", "2019-06-01", "2019-06-02")
    off = led("Off", "NHS", "2019-05-01", "2019-06-30", "cancelled")
    alone = [led(name, "", "2019-05-01", "2019-05-02") for name in "ab"]

    assert double_booked([fair, walk, later, off, *alone]) == ["NHS leads two at once: Fair and Walk (10 May 2019)."]
