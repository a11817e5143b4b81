"""Weights in the link: whole percent that sum to 100, or not at all."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from ui.shell.weights import weights
from explorer.workspace import workspace

workspace()
st.text(str(list(weights().values())))
"""


@pytest.mark.parametrize(
    ("link", "weights"),
    [
        ({}, [34, 33, 33]),
        ({"collaboration": "20", "health_burden": "50", "regional_action": "30"}, [20, 50, 30]),
        ({"collaboration": "0", "health_burden": "100", "regional_action": "0"}, [0, 100, 0]),
        ({"collaboration": "20", "health_burden": "50", "regional_action": "40"}, [34, 33, 33]),
        ({"collaboration": "-20", "health_burden": "90", "regional_action": "30"}, [34, 33, 33]),
        ({"collaboration": "x", "health_burden": "50", "regional_action": "50"}, [34, 33, 33]),
        ({"collaboration": "50", "health_burden": "50"}, [34, 33, 33]),
    ],
)
@pytest.mark.usefixtures("database")
def test_weights_of_a_link(link, weights):
    """A link counts only where it names all criteria in whole percent that sum to 100; equal shares otherwise."""
    app = AppTest.from_string(SCRIPT)
    for name, value in link.items():
        app.query_params[name] = value
    app.run()

    assert app.text[0].value == str(weights)
