"""The age of a figure stands beside it."""

from __future__ import annotations

import pytest

from data import bundled
from ui.parts.indicators import indicator_sentence, period_words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2017/18", "2017/18"),
        ("2016", "2016"),
        ("2015-17", "2015-17"),
        ("Apr 2015 - Mar 2018", "Apr 2015 - Mar 2018"),
        ("2012-14", "2012-14, four years before the board"),
        ("2014/15", "2014/15, four years before the board"),
        ("2013/14", "2013/14, five years before the board"),
        ("2011/12-13/14", "2011/12-13/14, five years before the board"),
        ("2010", "2010, 8 years before the board"),
        ("", ""),
    ],
)
def test_old_figures_say_how_old(period, words):
    """Whole years between the end of the period and March 2019, from three on."""
    assert period_words(period) == words


def test_the_sentence_of_an_indicator_holds_the_age():
    """Tuberculosis: 35.4 in London, 13.5 in England, 2012-14, with its age and that the trend cannot be told."""
    sentence = indicator_sentence(bundled.long_list().loc["LW15"].to_dict())

    assert "35.4 in London (England 13.5), 2012-14, four years before the board" in sentence
    assert "The trend cannot be told (three-year averages)" in sentence
