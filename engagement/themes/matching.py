"""Which known topic each point of a corpus speaks of.

A point goes to the topic whose sayings it is most like, by meaning and by telling words; what
all points share is taken away first, and what its nearest neighbours speak of counts, too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engagement.themes.features import telling_words, unit
from engagement.themes.grouping import neighbour_graph
from engagement.themes.topics import Read, Sayings, TopicList

Rows = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

# Cosine of the sentence model from which a point speaks of any topic. On the sample agreement with what its writers
# meant (mean best F1 of 16 by a theme or family) is lower by .02 from 0.35 on, and no higher from 0.20 on.
_LEAST = 0.30
# The same for word vectors, which lie closer together.
_LEAST_OF_WORDS = 0.40
# Sayings that decide between topics; two agree as well as three on the sample (.50, points alone).
_NEAREST = 3
# Telling words beside meaning; without them it agrees a hundredth less with the sample.
_WEIGHT_OF_WORDS = 0.3
# How much of what all texts share is taken away before: none, half and all give .47, .48 and .49 on the sample, and
# agreement (NMI) with the codes of NHS v6 of .37, .36, .36, of phase 1 of .41, .41, .39.
_SHARED = 0.5
# Neighbours, and how much they count, in three steps: without them .48 on the sample, NMI .32 and .38 on
# the two NHS sets; with them .48, .36 and .41.
_NEIGHBOURS, _NEIGHBOURS_WEIGHT, _STEPS = 15, 0.7, 3
# Points whose neighbours are looked at: all cosines of more would take too long, and then none are. Not tuned.
_MOST_POINTS = 25_000


class Matching:
    """A list of topics held against a corpus.

    Parameters
    ----------
    topics : the list.
    read : texts -> rows of length 1.
    rows : (s, d) what the points of the corpus mean, of length 1.
    points : (s,) their words.
    middle : (d,) what all texts share.
    careful : whether rows are of the sentence model; else of vectors of words.

    Attributes
    ----------
    least : cosine from which a point speaks of a topic.
    topic_, closeness_ : (s,) the topic of each point, -1 for none, and how near it is to it.
    """

    def __init__(
        self, topics: TopicList, read: Read, rows: Rows, points: Sequence[str], middle: Rows, *, careful: bool
    ) -> None:
        self.topics, self.least, self._middle = topics, _LEAST if careful else _LEAST_OF_WORDS, middle
        self._sayings = Sayings(topics, read)
        self._telling = telling_words([*points, *self._sayings.texts])
        self._words = unit(self._telling(self._sayings.texts))
        scores = self._scores(rows, points)
        if _NEIGHBOURS < len(rows) <= _MOST_POINTS:
            scores = _with_neighbours(scores, unit(rows - middle))
        self.best_, closeness = scores.round(5).argmax(axis=1), self._sayings.closeness(rows)
        self.topic_, self.closeness_ = self._spoken_of(self.best_, closeness)

    def of_new(self, rows: Rows, points: Sequence[str]) -> tuple[Labels, Rows]:
        """Return the topic of other points, -1 for none, and how near each is to it."""
        best = self._scores(rows, points).round(5).argmax(axis=1)
        return self._spoken_of(best, self._sayings.closeness(rows))

    def _spoken_of(self, best: Labels, closeness: Rows) -> tuple[Labels, Rows]:
        return np.where(closeness.max(axis=1) >= self.least, best, -1), closeness[np.arange(len(best)), best]

    def _scores(self, rows: Rows, points: Sequence[str]) -> Rows:
        shared = _SHARED * self._middle
        meaning = unit(rows - shared) @ unit(self._sayings.rows - shared).T
        words = unit(self._telling(points)) @ self._words.T
        return self._sayings.nearest(meaning + _WEIGHT_OF_WORDS * words, _NEAREST)


def _with_neighbours(scores: Rows, rows: Rows) -> Rows:
    graph = neighbour_graph(rows.astype(np.float32), _NEIGHBOURS)
    smoothed = scores
    for _ in range(_STEPS):
        smoothed = (1 - _NEIGHBOURS_WEIGHT) * scores + _NEIGHBOURS_WEIGHT * (graph @ smoothed)
    return np.asarray(smoothed)
