from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data import day_in_words, moment_in_words


@pytest.mark.parametrize("when", [date(2019, 5, 5), datetime(2019, 5, 5, 23, 59, tzinfo=UTC)])
def test_a_day_is_read_without_a_leading_nought(when) -> None:
    """The day as people say it, of a date or of a time."""
    assert day_in_words(when) == "5 May 2019"


@pytest.mark.parametrize("at", ["2019-06-30T23:05:00+00:00", datetime(2019, 6, 30, 23, 5, tzinfo=UTC)])
def test_a_moment_is_london_time(at) -> None:
    """In summer London is an hour ahead, here on the next day and in the next month."""
    assert moment_in_words(at) == "1 Jul 2019, 00:05"


def test_words_that_are_no_time_are_refused() -> None:
    """A caller that may hold something else asks before."""
    with pytest.raises(ValueError, match="isoformat"):
        moment_in_words("yesterday")
