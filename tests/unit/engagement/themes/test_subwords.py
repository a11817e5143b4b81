"""Static vectors of word pieces: alike words lie close, common ones hardly count."""

from __future__ import annotations

import numpy as np

from engagement.themes.sentences import piece_weights, vocabulary_size
from engagement.themes.subwords import SIZE, mean_rows, piece_vectors


def cosine(one, other):
    return one @ other / (np.linalg.norm(one) * np.linalg.norm(other))


def test_alike_words_lie_closer():
    """A doctor is nearer to a nurse than to a bus; a text without words is zero."""
    doctor, nurse, bus, nothing = piece_vectors(["doctor", "nurse", "bus", ""])

    assert doctor.shape == (SIZE,)
    assert cosine(doctor, nurse) > cosine(doctor, bus)
    assert not nothing.any()


def test_common_words_hardly_move_a_text():
    """ "the" counts for less than a fortieth of a rare word: weights 0.001 / (0.001 + 1 / (10 place))."""
    alone, among = piece_vectors(["dentist", "the dentist"])

    assert np.allclose(piece_weights([1_996, 11_996]), [0.001 / (0.001 + 1 / 30), 0.001 / (0.001 + 1 / 100_000)])
    assert cosine(alone, among) > 0.99


def test_a_table_in_few_bytes_gives_means_in_full_precision():
    """By hand: rows (100, 1) and (101, 3) of bytes have the mean (100.5, 2); a row asked for twice counts twice."""
    table = np.array([[0, 0], [100, 1], [101, 3]], dtype=np.int8)

    assert mean_rows([[1, 2], [], [1, 1, 2, 2]], table).tolist() == [[100.5, 2], [0, 0], [100.5, 2]]
    assert mean_rows([[2, 1]], table, lambda rows: np.where(rows == 2, 2.0, 1.0)).tolist() == [[151, 3.5]]


def test_every_piece_has_a_row():
    """The table and the tokenizer belong together."""
    from engagement.themes.subwords import _table

    assert _table().shape == (vocabulary_size(), SIZE)
