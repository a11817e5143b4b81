"""Large material is read in part, and the others' meaning is learnt from that."""

from __future__ import annotations

import numpy as np

from engagement.themes import meaning
from engagement.themes.corpus import read
from engagement.themes.vectors import MemoryVectors

TEXTS = [f"the {a} bus is {b}" for a in ("night", "school", "first", "last") for b in ("late", "full", "cold", "slow")]


def test_what_is_not_read_is_learnt(monkeypatch):
    """Of 16 texts 12 are read; the others' rows lie near to what the model would make of them."""
    corpus = read(TEXTS)
    whole = meaning.Meaning(corpus, careful=True, vectors=MemoryVectors()).rows(np.arange(16))[0]
    monkeypatch.setattr(meaning, "ANCHORS", 12)
    part = meaning.Meaning(corpus, careful=True, vectors=MemoryVectors())
    rows = part.rows(np.arange(16))[0]
    cosines = np.sum(rows * whole, axis=1)
    is_read = np.isin(np.arange(16), part.anchors)

    assert len(part.anchors) == 12
    assert np.allclose(cosines[is_read], 1, atol=1e-3)
    assert (cosines[~is_read] > 0.8).all()


def test_new_texts_and_phrases_have_rows_of_the_same_kind():
    """Also without the sentence model."""
    for careful in (True, False):
        there = meaning.Meaning(read(TEXTS), careful=careful, vectors=MemoryVectors())
        whole, points = there.rows_of(read(["damp walls. And a second point here"]))

        assert whole.shape[1] == points.shape[1] == there.read(["damp"]).shape[1]
        assert len(points) == 1 + (len(points) > 1)


def test_a_point_leans_into_its_answer():
    """By hand: 0.6 of (1, 0) and 0.4 of (0, 1), brought to length 1."""
    row = meaning.in_context((np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]])), np.array([0]))

    assert np.allclose(row, np.array([[0.6, 0.4]]) / np.sqrt(0.52))
