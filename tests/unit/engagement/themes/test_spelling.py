"""Slips of the pen are put right; names of things are left alone."""

from __future__ import annotations

from engagement.themes.spelling import corrections


def test_a_slip_counts_as_the_word():
    """Where the right word is used too, or missed in two ways, or the word is long."""
    assert corrections(["goverment", "government"]) == {"goverment": "government"}
    assert corrections(["ecomony", "economy"]) == {"ecomony": "economy"}
    assert corrections(["acommodation", "accomodation"]) == {
        "acommodation": "accommodation",
        "accomodation": "accommodation",
    }


def test_names_of_things_are_no_slips():
    """ "Jupyter" is no "jupiter" here, "Hackney" is a place, short words are one slip from many."""
    assert corrections(["jupyter", "hackney", "camhs", "buss"]) == {}
