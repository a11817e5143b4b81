"""The sentence model's rows depend on nothing but the text."""

from __future__ import annotations

import numpy as np

from engagement.themes.sentences import SIZE, expected_seconds, sentence_rows, unread
from engagement.themes.vectors import MemoryVectors

GP, DOCTOR, CARS = "I cannot get a GP appointment", "impossible to see my doctor", "too many cars"


def rows_of(texts, spans=None, **more):
    return sentence_rows(texts, spans or [((0, len(text)),) for text in texts], **more)


def test_a_row_depends_on_its_text_alone():
    """A text gets the same row whatever stands beside it, and alike texts lie close."""
    together = [rows[0] for rows in rows_of([GP, DOCTOR, CARS], vectors=MemoryVectors())]
    alone = rows_of([GP], vectors=MemoryVectors())[0][0]

    assert together[0].shape == (SIZE,)
    assert np.array_equal(together[0], alone)
    assert together[0] @ together[1] > together[0] @ together[2]


def test_each_point_has_a_row_of_its_own():
    """The halves of a text lie nearer to what each is about."""
    text = "My doctor is never free; the traffic is awful"
    _, first, second = rows_of([text], [((0, 23), (25, len(text)))])[0]
    doctor, cars = (rows[0] for rows in rows_of([DOCTOR, CARS]))

    assert first @ doctor > second @ doctor
    assert second @ cars > first @ cars


def test_kept_rows_are_the_same_as_fresh_ones():
    """What was kept is used instead of the model, and is the same to the last bit."""
    kept = MemoryVectors()
    fresh = rows_of([GP], vectors=kept)[0]

    assert len(kept.get(["no such key"])) == 0
    assert np.array_equal(rows_of([GP], vectors=kept)[0], fresh)


def test_long_texts_are_read_in_windows():
    """What stands after the first window changes the row."""
    start = "traffic " * 130
    row, other = (rows[0] for rows in rows_of([start + "dentist", start + "mould"]))

    assert not np.array_equal(row, other)


def test_progress_reaches_the_end():
    """The share done grows to 1."""
    told: list[float] = []
    rows_of(["one", "two"], progress=told.append)

    assert told[-1] == 1.0


def test_expected_time_grows_with_the_words():
    """Longer and more texts take longer; what lies beyond the reading limit costs nothing."""
    assert expected_seconds([GP] * 10) > expected_seconds([GP]) > 0
    assert expected_seconds(["a" * 9_000]) == expected_seconds(["a" * 90_000])


def test_what_was_read_is_not_read_again():
    """Of two texts the one that is kept is left out; cut into other points it has to be read again."""
    kept = MemoryVectors()
    sentence_rows(["more trees"], [[(0, 10)]], vectors=kept)

    assert unread(["more trees", "fewer cars"], [[(0, 10)], [(0, 10)]], kept) == ["fewer cars"]
    assert unread(["more trees"], [[(0, 4), (5, 10)]], kept) == ["more trees"]
