"""Static vectors of word pieces, distilled from the sentence model: what a piece means to it when it stands alone.

The fast engine reads texts with them at a hundred times the model's speed. `models/pieces.npy` holds one row of whole
numbers for each of the 30,522 pieces of the model's vocabulary; `python -m engagement.themes.subwords` makes it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from engagement.themes.recent import each_once
from engagement.themes.sentences import (
    FIRST_WORD,
    piece_ids,
    piece_weights,
    read_pieces,
    tokenizer_fault,
    vocabulary_size,
)

# Principal components that are kept of the model's 384 numbers for each piece. Not tuned beyond the recipe.
SIZE = 192
_FILE = Path(__file__).parent / "models" / "pieces.npy"
# Whole numbers of a byte: -127 to 127.
_LARGEST = 127


def piece_vectors(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the mean over a text's word pieces, common pieces counting for less: (n, 192); (n, 0) without tokenizers.

    Notes
    -----
    Arora, Liang and Ma, A simple but tough-to-beat baseline for sentence embeddings, ICLR 2017, for the weights.
    """
    return np.zeros((len(texts), 0)) if tokenizer_fault() else _piece_rows(texts)


@each_once
def _piece_rows(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    ids = piece_ids(texts)
    return mean_rows(ids, _table(), piece_weights)


def mean_rows(
    ids: Sequence[Sequence[int]],
    table: npt.NDArray[np.number],
    weigh: Callable[[npt.NDArray[np.int32]], npt.NDArray[np.float64]] = np.ones_like,
) -> npt.NDArray[np.float64]:
    """Return the mean of each text's rows of a table: (n, d).

    Parameters
    ----------
    ids : for each text the numbers of its rows; a text of none has zeros.
    table : (rows, d), in as few bytes as it was stored with: only rows that are asked for are read in full precision.
    weigh : how much each of many rows counts; all the same where it is not given.
    """
    lengths = np.array([len(ids_of_text) for ids_of_text in ids], dtype=np.int64)
    numbers = np.fromiter((row for ids_of_text in ids for row in ids_of_text), dtype=np.int32, count=int(lengths.sum()))
    rows, columns = np.unique(numbers, return_inverse=True)
    places = np.concatenate([[0], np.cumsum(lengths)])
    counts = sparse.csr_matrix((weigh(numbers), columns, places), shape=(len(ids), len(rows)))
    return np.asarray((counts @ table[rows].astype(np.float64)) / np.maximum(lengths, 1)[:, None])


@cache
def _table() -> npt.NDArray[np.int8]:
    return np.asarray(np.load(_FILE, allow_pickle=False))


def make() -> npt.NDArray[np.int8]:
    """Return the table: each piece read alone, common direction taken out, 192 principal axes, in whole numbers."""
    with ThreadPoolExecutor() as together:
        rows = np.vstack(list(together.map(lambda piece: read_pieces([piece])[0], range(vocabulary_size()))))
    rows -= rows[FIRST_WORD:].mean(axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    words = rows[FIRST_WORD:]
    axes = np.linalg.eigh(words.T @ words)[1][:, ::-1][:, :SIZE]
    reduced = rows @ axes
    return np.asarray(np.round(reduced * (_LARGEST / np.abs(reduced).max())), dtype=np.int8)


if __name__ == "__main__":
    np.save(_FILE, make())
