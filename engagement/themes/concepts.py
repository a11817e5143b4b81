"""What points without a phrase in common are about: the nearest everyday concept of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.float64]

_CONCEPTS = Path(__file__).with_name("concepts.txt")
# Cosine under which the nearest concept is an accident; by eye on twenty small files.
_LEAST = 0.15


def nearest_concept(middle: Rows, whole: Rows, read: Callable[[Sequence[str]], Rows]) -> str:
    """Return the concept that a theme is nearest to; "" where none is near.

    Parameters
    ----------
    middle : (d,) the middle of the theme without what all themes share, of length 1.
    whole : (d,) what all themes share.
    read : texts -> rows of length 1.
    """
    rows = read(_concepts()) - whole
    cosines = np.round(rows @ middle / np.maximum(np.linalg.norm(rows, axis=1), 1e-12), 5)
    best = int(cosines.argmax())
    return _concepts()[best] if cosines[best] >= _LEAST else ""


@cache
def _concepts() -> list[str]:
    """Return the list, each with a capital."""
    lines = _CONCEPTS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
