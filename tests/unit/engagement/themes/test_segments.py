"""An answer is split where it turns or ends a sentence, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.themes.segments import split


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "The nurse was lovely but the toilets were disgusting",
            ["The nurse was lovely", "the toilets were disgusting"],
        ),
        ("Buses never come on time. The park is shut again!", ["Buses never come on time.", "The park is shut again!"]),
        ("damp in every room\nno dentist for miles around", ["damp in every room", "no dentist for miles around"]),
        ("Good. But not for us at all", ["Good. But not for us at all"]),
        ("", []),
        ("... 12 !", []),
    ],
)
def test_points_of_an_answer(text, points):
    """Sentences, lines and turns are points; pieces under four words stay with their neighbour."""
    assert [text[start:end] for _, start, end in split([text])] == points


@given(st.lists(st.text(max_size=80), max_size=5))
def test_points_never_overlap(texts):
    """Points lie inside their answer, in order, without overlap."""
    last: dict[int, int] = {}
    for text, start, end in split(texts):
        assert 0 <= start < end <= len(texts[text])
        assert start >= last.get(text, 0)
        last[text] = end
