"""Quotes are telling, differ, hold no harm; a typical line holds no word of one person alone."""

from __future__ import annotations

import numpy as np

from engagement.themes.quotes import Likeness, middles, telling_quotes, typical_line

LONG = "we waited nine hours on a trolley in the corridor with my mother"


def test_the_most_telling_goes_first_and_length_breaks_ties():
    """Length decides only between texts that are as telling as each other."""
    assert telling_quotes(["short one", LONG], np.array([0.9, 0.2]), 2) == [0, 1]
    assert telling_quotes(["short one", LONG], np.array([0.9, 0.9]), 2) == [1, 0]


def test_none_says_what_another_says_and_none_holds_harm():
    """The same again, and a disclosure, are passed over."""
    texts = ["the bus is always late at night", "the bus is always late at night now", "my brother took an overdose"]

    assert telling_quotes(texts, np.array([0.9, 0.8, 0.7]), 3) == [0]


def test_a_typical_line_is_what_several_say():
    """A line with a word of one person alone is passed over, a mask as well; none is better than a wrong one."""
    shared = frozenset({"bus", "late"})

    assert (
        typical_line(["the heron ate the bus", "[name] and the late bus", "The bus is late."], shared)
        == "The bus is late"
    )
    assert typical_line(["the heron ate"], shared) == ""


def test_the_middle_point_is_the_most_telling():
    """Of two themes the point on the middle of its own, far from the other, is ahead; a point alone has nothing."""
    rows = np.array([[1.0, 0.0], [0.98, 0.2], [0.9, 0.44], [0.0, 1.0], [0.7, 0.7]])
    theme = np.array([0, 0, 0, 1, -1])
    likeness = Likeness(rows, np.arange(5))
    score = likeness.tellings(theme, np.ones(5))

    assert score[1] > score[2]
    assert score[4] == 0
    assert middles(rows, theme, 2)[1].tolist() == [0.0, 1.0]
    assert likeness.tellings(np.full(5, -1), np.ones(5)).tolist() == [0.0] * 5


def test_points_of_the_same_text_do_not_speak_for_each_other():
    """A point that only its own answer says again is less telling than one that somebody else says, too."""
    rows = np.array([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    score = Likeness(rows, np.array([0, 0, 1, 2, 3])).tellings(np.array([0, 0, 0, 0, 1]), np.ones(5))

    assert min(score[2:4]) > max(score[:2])
