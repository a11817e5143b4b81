"""Our target against theirs: the same figure only, and England's counts as London's share."""

from __future__ import annotations

import pytest

from priorities.promises import Aim, beside_ours, in_london, read_target

OURS = Aim("ncmp_y6_obese", 21.6, 2029, "lower")
SUPPORT = read_target("345,000", "345,000 more children")


def test_england_s_count_is_scaled_and_marked():
    """345,000 at 16% are 55,200: two figures, said to be derived."""
    assert in_london(SUPPORT, "England", 0.16) == "about 55,000 of them in London, if spread by people (derived)"


@pytest.mark.parametrize(
    ("target", "scope"),
    [("345,000", "London"), ("75%", "England"), ("", "England"), ("0", "England"), ("X%", "England")],
)
def test_what_is_not_scaled(target, scope):
    """London's own counts, shares and what names no number stay as they are."""
    assert in_london(read_target(target), scope, 0.16) == ""


def test_a_small_count():
    """Under ten stays whole."""
    assert in_london(read_target("40"), "England", 0.16).startswith("about 6 of them")


@pytest.mark.parametrize(
    ("ours", "indicator", "aim", "due", "words"),
    [
        (OURS, "ncmp_y6_obese", 20.16, None, "asks less than this promise (20.2)"),
        (OURS, "ncmp_y6_obese", 22.0, 2020, "asks more than this promise (22 by 2020), and later"),
        (OURS, "ncmp_y6_obese", 21.6, 2029, "asks the same as"),
        (OURS, "smoking", 10.0, None, "another figure"),
        (OURS, "ncmp_y6_obese", None, None, "no level"),
        (None, "ncmp_y6_obese", 20.16, None, "No target of ours"),
    ],
)
def test_ours_beside_theirs(ours, indicator, aim, due, words):
    """Compared only where both speak of the same figure."""
    assert words in beside_ours(ours, indicator, aim, due)


def test_higher_is_better():
    """A higher aim asks more where higher is better."""
    assert "asks more than" in beside_ours(Aim("gld", 80.0, 2029, "higher"), "gld", 75.0, 2028)
