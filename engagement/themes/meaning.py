"""What texts and their points mean, in rows of numbers.

The careful engine reads them with the sentence model: all of up to 8,000 distinct texts; of more, 8,000 drawn by a
fixed number, and what the others mean is learnt from those: a linear map from word vectors to what the model made of
the texts it read. So a large file is read as carefully as a small one, in the time of 8,000 texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import Ridge

from engagement.themes.corpus import Corpus
from engagement.themes.features import phrase_vectors, telling_words, unit, word_vectors
from engagement.themes.sentences import sentence_rows, texts_rows
from engagement.themes.subwords import piece_vectors
from engagement.themes.vectors import Vectors

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Pair = tuple[Rows, Rows]

# Distinct texts that find the groups: all cosines of 8,000 take seconds. In an early trial the rest of banking77,
# placed by its neighbours, reached NMI 0.773 with 8,000 and 0.753 with 4,000: more is better, and slower by its square.
ANCHORS = 8_000
_DRAW_SEED = 0
# Not tuned: rows have three parts of length 1, so that 1 is a third of their square; scikit-learn's own default.
_RIDGE = 1.0
# How much of its whole answer leans into each of its points. Chosen by eye; 0.2 moves 25% of the sample's points to
# another theme, 0.8 moves 12%. Points coded one by one by people would decide it.
WEIGHT_OF_WHOLE_TEXT = 0.4
# The same where a point is held against known topics; 0.2 and 0.6 agree a little less with what the sample means.
_SHARE_OF_WHOLE_TEXT = 0.4


class Meaning:
    """What the texts of a corpus mean.

    Parameters
    ----------
    corpus : the texts.
    careful : whether the sentence model reads; else vectors of words stand for it.
    vectors : where rows of the model are kept.
    progress : called with the share done (0-1).

    Attributes
    ----------
    anchors : numbers of the texts that find the groups.
    """

    def __init__(
        self,
        corpus: Corpus,
        *,
        careful: bool,
        vectors: Vectors,
        progress: Callable[[float], None] = lambda _share: None,
    ) -> None:
        self.careful, self._vectors, self._corpus = careful, vectors, corpus
        self.anchors = anchors_of(len(corpus.texts))
        self._student: Student | None = None
        self._is_read = np.ones(len(corpus.texts), dtype=bool)
        if not careful:
            return
        part = corpus.part(self.anchors)
        rows = sentence_rows(part.texts, part.spans, progress, vectors)
        if len(self.anchors) < len(corpus.texts):
            self._is_read[:] = False
            self._is_read[self.anchors] = True
            self._student = _taught(part, rows)

    def rows(self, numbers: Labels) -> Pair:
        """Return rows of some texts of the corpus, (n, d), and of their points text by text, (s, d)."""
        part = self._corpus.part(numbers)
        return self._learnt(part, self._is_read[numbers]) if self._student is not None else self.rows_of(part)

    def rows_of(self, corpus: Corpus) -> Pair:
        """Return rows of any texts, and of their points."""
        if not self.careful:
            return _phrase_rows_of(corpus)
        if self._student is not None:
            return self._student.rows_of(corpus)
        return self._read_closely(corpus)

    def learnt_reader(self) -> Callable[[Corpus], Pair]:
        """Return what gives the rows of any number of texts, and can be sent to another process.

        The sentence model reads none of them: what it would make of them is learnt from the texts that it read.
        """
        if not self.careful:
            return _phrase_rows_of
        if self._student is None:
            part = self._corpus.part(self.anchors)
            self._student = _taught(part, sentence_rows(part.texts, part.spans, vectors=self._vectors))
        return self._student.rows_of

    def read(self, texts: Sequence[str]) -> Rows:
        """Return rows of short texts, as of sayings and phrases."""
        return texts_rows(texts, self._vectors) if self.careful else _phrase_rows(texts)

    def _learnt(self, part: Corpus, is_read: npt.NDArray[np.bool_]) -> Pair:
        assert self._student is not None  # noqa: S101  only asked where more texts stand than are read
        if is_read.all():
            return self._read_closely(part)
        whole, points = self._student.rows_of(part)
        if is_read.any():
            at = np.flatnonzero(is_read)
            whole[at], points[is_read[part.owner]] = self._read_closely(part.part(at))
        return whole, points

    def _read_closely(self, corpus: Corpus) -> Pair:
        """What the sentence model makes of texts, and of their points."""
        rows = sentence_rows(corpus.texts, corpus.spans, vectors=self._vectors)
        return np.vstack([row[0] for row in rows]), np.vstack([row[1:] for row in rows])


class Student:
    """What the sentence model would make of texts, learnt from some that it read; can be sent to another process.

    Parameters
    ----------
    texts, rows : (n,) texts, and (n, 384) what the sentence model made of them.
    """

    def __init__(self, texts: Sequence[str], rows: Rows) -> None:
        self._telling = telling_words(texts)
        self._ridge = Ridge(alpha=_RIDGE, solver="cholesky").fit(self._plain(texts), rows)

    def rows_of(self, corpus: Corpus) -> Pair:
        """Return rows of texts, and of their points."""
        return self(corpus.texts), self(corpus.points())

    def __call__(self, texts: Sequence[str]) -> Rows:
        return unit(self._ridge.predict(self._plain(texts)))

    def _plain(self, texts: Sequence[str]) -> Rows:
        return np.hstack([unit(word_vectors(texts)), unit(piece_vectors(texts)), unit(self._telling(texts))])


def _taught(part: Corpus, rows: Sequence[Rows]) -> Student:
    """A student of what the model made of texts and of their points."""
    return Student([*part.texts, *part.points()], np.vstack([[row[0] for row in rows], *(row[1:] for row in rows)]))


def _phrase_rows_of(corpus: Corpus) -> Pair:
    return _phrase_rows(corpus.texts), _phrase_rows(corpus.points())


def _phrase_rows(texts: Sequence[str]) -> Rows:
    """Return rows of texts by vectors of words, of length 1."""
    return unit(phrase_vectors(texts))


def in_context(pair: Pair, owner: Labels) -> Rows:
    """Return what points mean within their answers: each with a part of its whole answer, of length 1."""
    whole, points = pair
    return unit((1 - _SHARE_OF_WHOLE_TEXT) * points + _SHARE_OF_WHOLE_TEXT * whole[owner])


def anchors_of(n: int) -> Labels:
    """Return which of n texts find the groups: all, or as many as there are anchors."""
    if n <= ANCHORS:
        return np.arange(n)
    return np.sort(np.random.default_rng(_DRAW_SEED).permutation(n)[:ANCHORS])
