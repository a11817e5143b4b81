"""Learning from what people decided: which theme speaks through a text, from texts that were placed by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, cross_val_predict

from engagement.errors import NotFitted
from engagement.themes.features import telling_words, unit, word_vectors
from engagement.themes.subwords import piece_vectors

Scores = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]

# Not tuned: rows have three parts of length 1, so that 1 is a third of their square; scikit-learn's own default.
_RIDGE = 1.0
# Usual.
_FOLDS = 5
# Under two examples a fold no threshold can be learnt; then the fixed one is taken.
_FEWEST_EXAMPLES = 10
# Not tuned; on the sample the learnt one is 0.37.
_FIXED_THRESHOLD = 0.3


class ThemeLearner(BaseEstimator):  # type: ignore[misc]
    """Themes of texts, learnt from examples; a text may stand in several themes.

    Attributes
    ----------
    threshold_ : the score from which a theme is taken to speak, chosen on the examples themselves, each judged by a
        learner that had not seen it.

    Notes
    -----
    Ridge regression on marks of 0 and 1 (Rifkin and Klautau, In defense of one-vs-all classification, JMLR 5, 2004)
    over static vectors of words and word pieces and telling stems; no sentence model, so that it answers at once.
    """

    def fit(self, texts: Sequence[str], marks: Marks) -> ThemeLearner:
        """Learn from examples.

        Parameters
        ----------
        texts : (n,) at least one.
        marks : (n, k) whether each theme speaks through each text.
        """
        self._telling = telling_words(texts)
        rows = self._rows(texts)
        self._ridge = Ridge(alpha=_RIDGE, solver="cholesky").fit(rows, marks.astype(np.float64))
        self._k = marks.shape[1]
        self.threshold_ = self._threshold(rows, marks)
        return self

    def scores(self, texts: Sequence[str]) -> Scores:
        """Return (n, k) how much each text speaks for each theme: about 0 for not at all, 1 for as the examples do."""
        if not hasattr(self, "threshold_"):
            raise NotFitted("Nothing has been learnt yet. Place some comments first.")
        return np.asarray(self._ridge.predict(self._rows(texts))).reshape(len(texts), self._k)

    def predict(self, texts: Sequence[str]) -> Marks:
        """Return (n, k) which themes speak through each text."""
        return np.asarray(self.scores(texts) > self.threshold_)

    def _rows(self, texts: Sequence[str]) -> Scores:
        return np.hstack([unit(word_vectors(texts)), unit(piece_vectors(texts)), unit(self._telling(texts))])

    @staticmethod
    def _threshold(rows: Scores, marks: Marks) -> float:
        """The score that parts marked from unmarked best (micro-F1) on examples that the learner had not seen."""
        if len(rows) < _FEWEST_EXAMPLES or not marks.any():
            return _FIXED_THRESHOLD
        folds = KFold(_FOLDS, shuffle=True, random_state=0)
        unseen = cross_val_predict(Ridge(alpha=_RIDGE, solver="cholesky"), rows, marks.astype(np.float64), cv=folds)
        order = np.argsort(-unseen, axis=None, kind="stable")
        hits = np.cumsum(marks.ravel()[order])
        f1 = 2 * hits / (np.arange(1, len(order) + 1) + marks.sum())
        best = int(f1.argmax())
        return float(unseen.ravel()[order[best]]) - 1e-9
