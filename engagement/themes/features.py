"""Turning points into numbers: stemmed words weighted by how telling they are, word vectors, a sentence model.

The word vectors are the two files that the package wordllama ships (MIT), read directly: nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from engagement.themes.sentences import sentence_vectors
from engagement.themes.words import stem, stop_words, tokens

Matrix = npt.NDArray[np.float64]

_WORDS_SIZE = 256
_WORDS_WEIGHT = 0.5
_BESIDE = 0.5


def fast_features(points: Sequence[str], random_state: int) -> Matrix:
    """Return points as rows of numbers: word vectors joined with stemmed words weighted by how telling they are.

    Parameters
    ----------
    points : distinct texts in one canonical order.
    random_state : seed of the projection.

    Returns
    -------
    (n, 512) array
        Rows of length 1; rows without a known word are zero.

    Notes
    -----
    The weights of the words are brought down to 256 numbers by a random projection (Achlioptas 2003) rather than by
    singular vectors: those turn freely where singular values are equal, and then the last bit of a sum would decide.
    """
    projected = _projected(points, random_state)
    return unit(np.hstack([unit(word_vectors(points)), _WORDS_WEIGHT * unit(projected)]))


def careful_features(points: Sequence[str], random_state: int, told: Callable[[float], None]) -> Matrix:
    """Return points as rows of numbers as `fast_features` does, led by a small sentence model.

    Parameters
    ----------
    points, random_state : as for `fast_features`.
    told : called with the share done (0-1).
    """
    features = np.hstack([sentence_vectors(points, told), _BESIDE * unit(fast_features(points, random_state))])
    return unit(features)


def _projected(points: Sequence[str], random_state: int) -> npt.NDArray[np.float64]:
    weighted = term_weights(points)
    if weighted is None:
        return np.zeros((len(points), _WORDS_SIZE))
    signs = np.random.default_rng(random_state).choice((-1.0, 1.0), size=(weighted.shape[1], _WORDS_SIZE))
    return np.asarray(weighted @ signs)


def term_weights(points: Sequence[str]) -> Any:
    """Return TF-IDF of stems and pairs of stems as a sparse matrix, None where nothing repeats."""
    least = 2 if len(points) >= 20 else 1
    reader = TfidfVectorizer(
        analyzer=_stems_and_pairs, min_df=least, max_df=0.5 if len(points) >= 20 else 1.0, sublinear_tf=True
    )
    try:
        return reader.fit_transform(points)
    except ValueError:
        return None


def _stems_and_pairs(text: str) -> list[str]:
    kept = [stem(word) for word in tokens(text) if word not in stop_words()]
    return kept + [f"{a} {b}" for a, b in pairwise(kept)]


def word_vectors(points: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return the mean word vector of each point: (n, 256)."""
    tokenizer, table = _wordllama()
    encoded = tokenizer.encode_batch([point.lower() for point in points], add_special_tokens=False)
    ids = [entry.ids for entry in encoded]
    rows = np.repeat(np.arange(len(ids)), [len(one) for one in ids])
    columns = np.fromiter((token for one in ids for token in one), dtype=np.int64)
    counts = sparse.csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(ids), table.shape[0]))
    lengths = np.maximum(np.asarray(counts.sum(axis=1)).ravel(), 1.0)
    mean: npt.NDArray[np.float64] = (counts @ table) / lengths[:, None]
    return mean


@cache
def _wordllama() -> tuple[Any, npt.NDArray[np.float64]]:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    found = find_spec("wordllama")
    folder = Path(str(found.origin)).parent if found else Path()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    weights = load_file(str(folder / "weights" / "l2_supercat_256.safetensors"))
    return tokenizer, next(iter(weights.values())).astype(np.float64)


def unit(rows: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Return rows brought to length 1; a row of zeros stays."""
    return np.asarray(normalize(rows))
