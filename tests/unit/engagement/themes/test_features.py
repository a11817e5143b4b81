"""Rows of numbers for points: alike points lie close, order does not matter, nothing is downloaded."""

from __future__ import annotations

import numpy as np

from engagement.themes.features import Features, _reader, word_vectors


def test_alike_points_lie_closer():
    """Two ways to say the same are closer than two different things."""
    rows = word_vectors(["the dentist is closed", "no dental surgery open", "buses are late"])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_rows_have_length_one():
    """Rows have length 1; a point without a known word has length 0."""
    lengths = np.linalg.norm(Features(["damp flat", "late bus", "no dentist", ""]).rows_, axis=1)

    assert np.allclose(lengths, [1, 1, 1, 0])


def test_words_in_most_points_tell_nothing():
    """From twenty points on, a word that more than half of them use is left out."""
    points = [
        f"hospital {word}"
        for word in (["damp", "bus", "dentist", "park", "road", "school", "teeth", "tree", "car", "flat"] * 2)
    ]

    words, pairs = 10, 10  # "damp" and "hospital damp", and so on; "hospital" by itself is gone

    assert len(_reader(points).vocabulary_) == words + pairs


def test_new_texts_get_rows_as_the_old_ones_do():
    """A text that was learnt from gets the same row again."""
    texts = sorted(f"{a} {b}" for a in ("damp", "bus", "dentist", "park") for b in ("late", "closed", "wet", "full"))
    learnt = Features(texts)

    assert np.array_equal(learnt.rows(texts[3:5]), learnt.rows_[3:5])
