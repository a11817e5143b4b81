"""The sentence model's rows depend on nothing but the text."""

from __future__ import annotations

import numpy as np

from engagement.themes.sentences import SIZE, sentence_vectors


def test_a_row_depends_on_its_text_alone():
    """A text gets the same row whatever stands beside it, and alike texts lie close."""
    together = sentence_vectors(["I cannot get a GP appointment", "impossible to see my doctor", "too many cars"])
    alone = sentence_vectors(["I cannot get a GP appointment"])

    assert together.shape == (3, SIZE)
    assert np.array_equal(together[0], alone[0])
    assert together[0] @ together[1] > together[0] @ together[2]


def test_progress_reaches_the_end():
    """The share done grows to 1."""
    told: list[float] = []
    sentence_vectors(["one", "two"], told.append)

    assert told[-1] == 1.0
