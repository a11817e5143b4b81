"""Weights in the link: percentages that sum to 100, or parts of one whole, or not at all."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from priorities import equal_weights
from priorities.schema import CRITERIA
from ui.shell.weights import link_of

SCRIPT = """
import streamlit as st
from ui.shell.weights import keep_weights, link_problem, weights
from explorer.workspace import workspace

workspace()
if st.button("Thirds"):
    keep_weights(dict.fromkeys(weights(), 100 / 3))
st.text(str(list(weights().values())))
st.caption(link_problem())
"""
THIRDS = list(equal_weights(CRITERIA).values())


@pytest.mark.finding("A5")
@pytest.mark.parametrize(
    ("link", "weights", "told"),
    [
        ("", THIRDS, False),
        ("20,50,30", [20, 50, 30], False),
        ("0,100,0", [0, 100, 0], False),
        ("34,33,33", [34, 33, 33], False),
        ("1of3,1of3,1of3", THIRDS, False),
        ("27.5,45,27.5", [27.5, 45, 27.5], False),
        ("27.5,45,27.4", THIRDS, True),
        ("4of7,2of7,1of7", [400 / 7, 200 / 7, 100 / 7], False),
        ("1of3,1of3,1of4", THIRDS, True),
        ("20,50,40", THIRDS, True),
        ("-20,90,30", THIRDS, True),
        ("x,50,50", THIRDS, True),
        ("50,50", THIRDS, True),
        ("0of0,0of0,0of0", THIRDS, True),
    ],
)
@pytest.mark.usefixtures("database")
def test_weights_of_a_link(link, weights, told):
    """A link counts where it names all criteria in parts of one whole; else equal shares, and what is wrong is said."""
    app = AppTest.from_string(SCRIPT)
    for name, value in zip(CRITERIA, link.split(",") if link else [], strict=False):
        app.query_params[name] = value
    app.run()

    assert app.text[0].value == str(weights)
    assert bool(app.caption[0].value) == told


@pytest.mark.usefixtures("database")
def test_weights_kept_are_in_the_link_exactly_and_mend_it():
    """Thirds are kept as one of three; a link that could not be read is told of until other weights are kept."""
    app = AppTest.from_string(SCRIPT)
    app.query_params["collaboration"] = "24"
    app.run()
    assert app.caption[0].value

    app.button[0].click().run()

    assert dict(app.query_params) == dict.fromkeys(CRITERIA, "1of3")
    assert app.text[0].value == str(THIRDS)
    assert app.caption[0].value == ""


@pytest.mark.parametrize(
    ("kept", "texts"),
    [
        ((50, 30, 20), ["50", "30", "20"]),
        ((45, 27.5, 27.5), ["45", "27.5", "27.5"]),
        ((100 / 3, 100 / 3, 100 / 3), ["1of3", "1of3", "1of3"]),
        ((100, 0, 0), ["100", "0", "0"]),
    ],
)
def test_a_link_holds_percentages_where_they_are_short(kept, texts):
    """Percent of one decimal at most, else parts of one whole."""
    assert list(link_of(dict(zip(CRITERIA, kept, strict=True))).values()) == texts
