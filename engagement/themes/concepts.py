"""What points without a word in common are about: the nearest everyday concept of a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from engagement.themes.similarity import similarity

_CONCEPTS = Path(__file__).with_name("concepts.txt")
# Chosen by eye: below it the nearest concept is an accident.
_LEAST = 0.25


def nearest_concept(points: Sequence[str]) -> str:
    """Return the concept that points are nearest to on average; "" where none is near."""
    if not points:
        return ""
    scores = similarity(points, concepts()).mean(axis=0)
    best = int(np.round(scores, 5).argmax())
    return concepts()[best] if scores[best] >= _LEAST else ""


@cache
def concepts() -> list[str]:
    """Return the list, each with a capital."""
    lines = _CONCEPTS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
