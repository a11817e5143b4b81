"""Plain words: text stays text, numbers read well, counts agree with their nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.words import count, listing, moment, number, percent, plain


@pytest.mark.parametrize(
    "typed",
    [
        "![x](http://a.b/c.png)",
        "# big",
        "<b>bold</b>",
        "$x^2$",
        ":red[hot]",
        "[a](http://b.c)",
        "`code`",
        "1. one",
        "* a",
    ],
)
def test_typed_marks_are_escaped(typed):
    """Every mark that could become a picture, link, heading or tag has a backslash before it."""
    shown = plain(typed)

    assert shown.replace("\\", "") == typed
    assert all(shown[place - 1] == "\\" for place, mark in enumerate(shown) if mark in "![]()#<>$:*`.")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\\")))
def test_nothing_typed_is_lost(typed):
    """Apart from white space the words are all there."""
    assert "".join(plain(typed).replace("\\", "").split()) == "".join(typed.split())


def test_numbers_read_well():
    """Thousands have commas, shares whole percent, tiny shares are not nothing."""
    assert number(1204) == "1,204"
    assert percent(0.123) == "12%"
    assert percent(0.004) == "under 1%"
    assert percent(0) == "0%"
    assert count(1, "forum") == "1 forum"
    assert count(2, "priority", "priorities") == "2 priorities"


def test_lists_read_well():
    """Lists end in "and"; long ones say how many more."""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a", "b", "c", "d"], most=2) == "a, b and 2 more"


def test_times_are_londons():
    """A stored UTC time is shown as London's, summer time included."""
    assert moment("2019-03-15T14:05:00+00:00") == "15 Mar 2019, 14:05"
    assert moment("2019-07-15T14:05:00+00:00") == "15 Jul 2019, 15:05"
