"""What points without a phrase in common are about: the nearest everyday concept of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from engagement.themes.codebook import shipped_lines
from engagement.themes.features import unit

Rows = npt.NDArray[np.float64]

# Cosine under which the nearest concept is an accident; by eye on twenty small files.
_LEAST = 0.15
# Points without which nothing is shared, and how many concepts may be nearer to the middle one of them: of points that
# have nothing in common each has others ("Rubbish" of eight remarks on a meeting). By eye on the same files.
_FEWEST, _NEARER = 3, 15


def nearest_concept(rows: Rows, middle: Rows, whole: Rows, read: Callable[[Sequence[str]], Rows]) -> str:
    """Return the concept that a theme is nearest to; "" where none is near, or not to most of its points.

    Parameters
    ----------
    rows : (n, d) the points of the theme.
    middle : (d,) the middle of the theme without what all themes share, of length 1.
    whole : (d,) what all themes share.
    read : texts -> rows of length 1.
    """
    names = shipped_lines("concepts")
    concepts = unit(read(names) - whole)
    cosines = np.round(concepts @ middle, 5)
    best = int(cosines.argmax())
    closeness = np.round(unit(rows - whole) @ concepts.T, 5) if len(rows) >= _FEWEST else np.zeros((0, len(concepts)))
    nearer = (closeness > closeness[:, [best]]).sum(axis=1)
    return names[best] if cosines[best] >= _LEAST and len(nearer) and np.median(nearer) < _NEARER else ""
