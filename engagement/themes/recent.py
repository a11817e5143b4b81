"""Rows of the texts looked at last, so that a text that is asked for several times in a row is read once.

Placing asks up to four times for the same words: what a text and its points mean is worked out from their words and
then set beside them, and a text of one point is its point.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from threading import local

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]

RECENT = 8_000
"""Texts of which rows are kept: 2,000 and their points; 30 MB for both kinds of vectors. Not tuned."""


def each_once(read: Callable[[Sequence[str]], Rows]) -> Callable[[Sequence[str]], Rows]:
    """Return a reader that reads each different text once and remembers the last few thousand, for each thread.

    Parameters
    ----------
    read : texts -> a row for each, which depends on no other text.
    """
    memory = local()

    @wraps(read)
    def rows_of(texts: Sequence[str]) -> Rows:
        if len(texts) > RECENT:
            return read(texts)
        before: dict[str, Rows] = memory.__dict__.setdefault("rows", {})
        different = dict.fromkeys(texts)
        new = [text for text in different if text not in before]
        rows = read(new)
        fresh = dict(zip(new, rows, strict=True))
        for text in different:
            before[text] = fresh[text].copy() if text in fresh else before.pop(text)
        for text in list(before)[: max(0, len(before) - RECENT)]:
            del before[text]
        return np.array([before[text] for text in texts]).reshape(len(texts), rows.shape[1])

    return rows_of
