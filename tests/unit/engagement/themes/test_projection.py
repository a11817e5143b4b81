"""The map of comments: themes lie apart, the same comments lie the same, and small material has a place too."""

from __future__ import annotations

import numpy as np
import pandas as pd

from engagement.themes import ThemeSet
from engagement.themes.projection import comment_map, positions
from engagement.themes.themed_responses import ThemedResponses

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


def test_a_map_without_comments_is_empty():
    """Where nothing stands in a theme there are no dots."""
    themes = pd.DataFrame({"theme_id": [1], "name": ["Parks"]})
    columns = {"point": "int64", "response_id": "int64", "theme_id": "int64", "start": "int64", "end": "int64"}
    nothing = pd.DataFrame(
        {name: pd.Series([], dtype=kind) for name, kind in {**columns, "strength": "float64"}.items()}
    )
    found = ThemeSet(1, 1, "fast", "", "", "", pd.DataFrame(), themes, nothing, stale=0, unplaced=0)
    places = comment_map(ThemedResponses(found, pd.DataFrame({"response_id": [4], "text": ["trees"]}), pd.DataFrame()))

    assert places.empty
    assert list(places) == ["x", "y", "theme", "rank"]


def test_the_largest_theme_has_rank_0():
    """Dots carry the name of their theme and its rank by size."""
    themes = pd.DataFrame({"theme_id": [5, 2], "name": ["Buses", "Damp"]})
    points = pd.DataFrame(
        {"point": [1, 2, 3], "response_id": [1, 2, 3], "theme_id": [2, 5, 5], "start": 0, "end": 4, "strength": 0.5}
    )
    found = ThemeSet(1, 1, "fast", "", "", "", pd.DataFrame(), themes, points, stale=0, unplaced=0)
    responses = pd.DataFrame({"response_id": [1, 2, 3], "text": ["damp", "late", "stop"]})
    places = comment_map(ThemedResponses(found, responses, pd.DataFrame()))

    assert places["theme"].tolist() == ["Damp", "Buses", "Buses"]
    assert places["rank"].tolist() == [1, 0, 0]
    assert places[["x", "y"]].min().min() >= 0
    assert places[["x", "y"]].max().max() <= 1
