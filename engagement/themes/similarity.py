"""How alike texts are, by the words they use and by what the words mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from engagement.themes.features import telling_words, unit, word_vectors
from engagement.themes.subwords import piece_vectors

# Not tuned: telling stems, beside two kinds of vectors of weight 1.
_TELLING_WEIGHT = 0.7


def similarity(first: Sequence[str], second: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return how alike each text of one list is to each of another.

    Parameters
    ----------
    first, second : texts, n and m of them.

    Returns
    -------
    (n, m) array
        Cosine, 0 to 1, of static vectors of words and word pieces and of telling stems; 1 for the same text.
    """
    if not first or not second:
        return np.zeros((len(first), len(second)))
    telling = telling_words([*first, *second])
    rows = [
        unit(np.hstack([unit(word_vectors(texts)), unit(piece_vectors(texts)), _TELLING_WEIGHT * unit(telling(texts))]))
        for texts in (first, second)
    ]
    return np.clip(rows[0] @ rows[1].T, 0.0, 1.0)
