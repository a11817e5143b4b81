"""The map of comments: themes lie apart, the same comments lie the same, and small material has a place too."""

from __future__ import annotations

import numpy as np

from engagement.themes.projection import positions

WORDS = [f"the bus number {n} is late" for n in range(8)] + [f"damp walls in flat {n}" for n in range(8)] + [
    f"no dentist takes on patient {n}" for n in range(8)
]  # fmt: skip
THEMES = [1] * 8 + [2] * 8 + [3] * 8


def test_themes_lie_apart() -> None:
    """Comments lie nearer to the middle of their own theme than to any other's."""
    places = positions(WORDS, THEMES)
    middles = np.array([places[np.array(THEMES) == theme].mean(axis=0) for theme in (1, 2, 3)])
    nearest = np.linalg.norm(places[:, None] - middles[None], axis=2).argmin(axis=1) + 1

    assert places.shape == (24, 2)
    assert (nearest == THEMES).mean() > 0.9
    assert (places >= 0).all()
    assert (places <= 1).all()
    assert (positions(WORDS, THEMES) == places).all()


def test_a_handful_has_a_place_too() -> None:
    """Too little to learn directions from lies on a line."""
    assert positions(["a bus", "a wall"], [1, 2]).shape == (2, 2)
    assert positions([], []).shape == (0, 2)
