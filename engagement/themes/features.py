"""Turning texts into numbers: static vectors of words and word pieces, telling stems, a sentence model.

The word vectors are the two files that the package wordllama ships (MIT), read directly: nothing is downloaded. Where
that package or what reads it is missing, word vectors have no columns, and the other numbers stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from engagement.themes.installed import fault_of, folder_of, loading
from engagement.themes.recent import RECENT, each_once
from engagement.themes.subwords import mean_rows, piece_vectors
from engagement.themes.words import is_empty, stem, tokens

Rows = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]

# Weights of word vectors, word pieces and telling words; beside the sentence model (1), all count for less. Tuned on
# six coded corpora and frozen (docs/decisions/0010-theme-engine.md); another model or table asks for them anew.
_FAST = (1.0, 1.15, 0.35)
_CAREFUL = (0.5, 0.5, 0.3)
# Random directions for the weights of words, the recipe's; 128 and 512 agree 0.68 and 0.69 (NMI) with the sample's 12
# themes of today, fast engine.
_PROJECTED = 256
# Principal components of the joined rows, the recipe's; 50 and 200 agree 0.59 and 0.60.
_COMPONENTS = 100
_PROJECTION_SEED = 0


class Features:
    """Rows of numbers for texts, learnt from some of them.

    Parameters
    ----------
    texts : distinct texts in one canonical order.
    meaning : (n, 384) their rows of the sentence model, None for the fast engine.
    told : called with the share done (0-1).

    Notes
    -----
    The weights of the words are brought down to 256 numbers by a random projection (Achlioptas 2003) rather than by
    singular vectors: those turn freely where singular values are equal, and then the last bit of a sum would decide.
    The joined rows are then brought down to their 100 principal components.
    """

    def __init__(
        self,
        texts: Sequence[str],
        meaning: Matrix | None = None,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        self._projected = telling_words(texts)
        progress(0.4)
        joined = self._joined(texts, meaning)
        progress(0.7)
        self._middle, self._axes = _principal(joined)
        progress(0.95)
        self.rows_ = self._reduced(joined)

    def rows(self, texts: Sequence[str], meaning: Matrix | None = None) -> Rows:
        """Return (n, at most 100) rows of length 1 for any texts; a text without a known word gets a row of zeros.

        Parameters
        ----------
        texts, meaning : as for the class.
        """
        return self._reduced(self._joined(texts, meaning))

    def _joined(self, texts: Sequence[str], meaning: Matrix | None) -> Matrix:
        words, pieces, telling = _FAST if meaning is None else _CAREFUL
        parts = [
            words * unit(word_vectors(texts)),
            pieces * unit(piece_vectors(texts)),
            telling * unit(self._projected(texts)),
        ]
        return unit(np.hstack(parts if meaning is None else [unit(meaning), *parts]))

    def _reduced(self, joined: Matrix) -> Rows:
        has_meaning = joined.any(axis=1, keepdims=True)
        return unit((joined - self._middle) @ self._axes * has_meaning).astype(np.float32)


class _TellingWords:
    """Weights of words that tell some texts apart, projected; what can be drawn anew is sent to no other process."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._reader = _reader(texts)

    def __call__(self, texts: Sequence[str]) -> Matrix:
        if self._reader is None:
            return np.zeros((len(texts), _PROJECTED))
        return np.asarray(self._reader.transform(texts) @ self._signs)

    def __getstate__(self) -> dict[str, Any]:
        return {"_reader": self._reader}

    @cached_property
    def _signs(self) -> Matrix:
        number = 0 if self._reader is None else len(self._reader.vocabulary_)
        return np.random.default_rng(_PROJECTION_SEED).choice((-1.0, 1.0), size=(number, _PROJECTED))


def telling_words(texts: Sequence[str]) -> Callable[[Sequence[str]], Matrix]:
    """Return what turns any texts into 256 numbers each: weights of words that tell these texts apart, projected."""
    return _TellingWords(texts)


def _principal(joined: Matrix) -> tuple[Matrix, Matrix]:
    """Mean and leading principal axes; few texts keep all their axes, where equal ones would turn freely."""
    n, d = joined.shape
    if n <= 3 * _COMPONENTS:
        return np.zeros(d), np.eye(d)
    middle = joined.mean(axis=0)
    return middle, principal_axes(joined - middle, _COMPONENTS)


def principal_axes(centred: npt.NDArray[Any], n_axes: int) -> Matrix:
    """Return the leading principal axes, (d, n_axes), of centred rows (n, d)."""
    spread = np.round(centred.T.astype(np.float64) @ centred / len(centred), 12)
    return np.asarray(np.linalg.eigh(spread)[1][:, ::-1][:, :n_axes])


def _reader(texts: Sequence[str]) -> TfidfVectorizer | None:
    many = len(texts) >= 20
    reader = TfidfVectorizer(
        analyzer=_stems_and_pairs, min_df=2 if many else 1, max_df=0.5 if many else 1.0, sublinear_tf=True
    )
    try:
        return reader.fit(texts)
    except ValueError:
        return None


@lru_cache(maxsize=RECENT)
def _stems_and_pairs(text: str) -> tuple[str, ...]:
    stems = [stem(word) for word in tokens(text) if not is_empty(word)]
    return (*stems, *(f"{a} {b}" for a, b in pairwise(stems)))


def word_vectors(texts: Sequence[str]) -> Matrix:
    """Return the mean word vector of each text: (n, 256); (n, 0) where there are no word vectors."""
    return np.zeros((len(texts), 0)) if words_fault() else _word_rows(texts)


@each_once
def _word_rows(texts: Sequence[str]) -> Matrix:
    tokenizer, table = _wordllama()
    encoded = tokenizer.encode_batch_fast([text.lower() for text in texts], add_special_tokens=False)
    return mean_rows([entry.ids for entry in encoded], table)


def phrase_vectors(texts: Sequence[str]) -> Matrix:
    """Return rows by which phrases are set beside themes: word vectors, else word pieces, else without columns."""
    return piece_vectors(texts) if words_fault() else word_vectors(texts)


@cache
def words_fault() -> str:
    """Return why there are no word vectors, as half a sentence; "" where there are. Looked at once a process."""
    return fault_of(_wordllama)


@cache
def _wordllama() -> tuple[Any, npt.NDArray[np.float16]]:
    folder = folder_of("wordllama")
    with loading("tokenizers"):
        from tokenizers import Tokenizer
    with loading("safetensors"):
        from safetensors.numpy import load_file
    with loading("wordllama"):
        tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
        weights = load_file(str(folder / "weights" / "l2_supercat_256.safetensors"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, next(iter(weights.values()))


def unit(rows: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Return rows brought to length 1; a row of zeros stays, and so does one without columns."""
    return np.asarray(normalize(rows)) if rows.shape[1] else np.asarray(rows, dtype=np.float64)
