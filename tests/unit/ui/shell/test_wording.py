"""Plain words: text stays text, numbers read well, counts agree with their nouns."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities import narrative
from ui.shell.wording import count, listing, moment, number, percent, plain

SPAN = re.compile(r"(?<!\\):color\[(\\.)\]")


def words_in(shown):
    """What a person reads: without the bare spans and the backslashes."""
    return SPAN.sub(r"\1", shown).replace("\\", "")


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
    """Every mark that could begin a picture, link, heading or tag has a backslash before it."""
    shown = plain(typed)

    assert words_in(shown) == typed
    marks = [place for place, mark in enumerate(shown) if mark in "![]#<>$:*`"]
    ours = {place for span in SPAN.finditer(shown) for place in (span.start(), span.start(1) - 1, span.end() - 1)}
    assert all(shown[place - 1] == "\\" for place in marks if place not in ours)


@pytest.mark.finding("B13")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("http://a.b", r"http:color[\:]\/\/a.b"),
        ("www.a.b", r"www:color[\.]a.b"),
        ("me@a.b", r"me:color[\@]a.b"),
        (":material_home:", r":color[\:]material\_home\:"),
        ("a -> b", r"a \-:color[\>] b"),
    ],
)
def test_what_the_renderer_looks_for_twice_is_parted(typed, shown):
    """Addresses, icon names and arrows are parted by a span without a style."""
    assert plain(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "What, if anything, is hard?",
        "Londoners' views: a/b & c (draft); 5% at most.",
        "long-term care",
        '"so," he said',
    ],
)
def test_ordinary_words_stay_as_they_are(typed):
    """Marks that mean nothing where they stand are left: screen readers are told the names of boxes raw."""
    assert plain(typed) == typed


@pytest.mark.parametrize(("typed", "shown"), [("1. one", r"1\. one"), ("2) two", r"2\) two"), (". a", r"\. a")])
def test_what_could_begin_a_list_is_escaped(typed, shown):
    """A full stop or bracket after a digit, or at the beginning where a digit may stand before it, is escaped."""
    assert plain(typed) == shown


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\\")))
def test_nothing_typed_is_lost(typed):
    """Apart from white space the words are all there."""
    assert "".join(words_in(plain(typed)).split()) == "".join(typed.split())


def test_numbers_read_well():
    """Thousands have commas, shares whole percent, tiny shares are not nothing."""
    assert number(1204) == "1,204"
    assert percent(0.123) == "12%"
    assert percent(0.004) == "under 1%"
    assert percent(0) == "0%"
    assert count(1, "forum") == "1 forum"
    assert count(2, "priority", "priorities") == "2 priorities"


@pytest.mark.finding("A9")
def test_a_half_is_rounded_up_wherever_a_share_is_said():
    """One share of eight is 13%, and three are 38%: in a table and in a sentence alike."""
    assert [percent(0.125), percent(0.375), percent(0.625)] == ["13%", "38%", "63%"]
    assert narrative.share("A", 0.125) == "A leads in 13% of all possible weights."


def test_lists_read_well():
    """Lists end in "and"; long ones say how many more."""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a", "b", "c", "d"], most=2) == "a, b and 2 more"


def test_times_are_londons():
    """A stored UTC time is shown as London's, summer time included."""
    assert moment("2019-03-15T14:05:00+00:00") == "15 Mar 2019, 14:05"
    assert moment("2019-07-15T14:05:00+00:00") == "15 Jul 2019, 15:05"
