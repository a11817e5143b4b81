"""Distinct texts in one order, with their points; texts without content are set aside."""

from __future__ import annotations

from engagement.themes.corpus import read


def test_distinct_texts_in_the_order_of_the_alphabet():
    """Repeats become weights; each text knows its number; one without content has -1."""
    there = read(["late bus", "damp flat", "", "late bus", "of the"])

    assert there.texts == ["damp flat", "late bus"]
    assert there.weights.tolist() == [1.0, 2.0]
    assert there.place.tolist() == [1, 0, -1, 1, -1]


def test_points_stand_where_their_words_are():
    """Two sentences are two points; one without content is left out."""
    text = "The buses are always late. And so on and so on. Damp walls make us ill."
    there = read([text])

    assert there.points() == ["The buses are always late.", "Damp walls make us ill."]
    assert [text[start:end] for start, end in there.spans[0]] == there.points()
    assert there.owner.tolist() == [0, 0]


def test_equal_letters_written_differently_are_the_same_text():
    """An accent as a letter of its own or as part of one (Unicode normal form C)."""
    assert len(read(["cafe\u0301 closed", "caf\u00e9 closed"]).texts) == 1
