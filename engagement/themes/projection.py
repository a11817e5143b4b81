"""A map of comments: like beside like, in the two directions that tell the themes apart best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from threadpoolctl import threadpool_limits

from engagement.themes.features import Features
from engagement.themes.themed_responses import ThemedResponses

# Under twelve comments or three themes two directions that part themes cannot be learnt: they stand in a row.
_FEWEST = 12
# Not tuned: more dots hide each other on a map as wide as a page.
_MOST_DOTS = 1_500


def positions(words: Sequence[str], themes: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return where each comment lies on the map.

    Parameters
    ----------
    words : (n,) what was said.
    themes : (n,) the theme of each.

    Returns
    -------
    (n, 2) array
        Between 0 and 1; distances say how alike comments are, directions and units mean nothing.

    Notes
    -----
    Fisher's linear discriminants of the themes (Fisher, Annals of Eugenics 7, 1936) in the rows of the fast engine.
    """
    n, kinds = len(words), len(set(themes))
    if n < _FEWEST or kinds < 3:
        places = np.linspace(0.1, 0.9, max(n, 1))[:n]
        return np.column_stack([places, 0.5 + 0 * places])
    with threadpool_limits(limits=1):
        rows = Features(list(words)).rows_.astype(np.float64)
        discriminants = LinearDiscriminantAnalysis(solver="eigen", shrinkage=0.5, n_components=2).fit(
            rows, np.asarray(themes)
        )
        flat = discriminants.transform(rows)
    low, high = np.quantile(flat, 0.01, axis=0), np.quantile(flat, 0.99, axis=0)
    return np.asarray(np.clip((flat - low) / np.maximum(high - low, 1e-9), 0, 1).round(4))


def comment_map(themed: ThemedResponses) -> pd.DataFrame:
    """Return where each comment lies on the map, up to about 3,000 of them evenly drawn.

    Returns
    -------
    pandas.DataFrame
        x, y (0-1), theme (name), rank of its theme (0 for the largest); empty where nothing stands in a theme.
    """
    points = themed.points.iloc[:: max(1, len(themed.points) // _MOST_DOTS)]
    themes = themed.themes.themes
    points = points[points["theme_id"].isin(themes["theme_id"])]
    places = positions(points["words"].tolist(), points["theme_id"].tolist())
    rank = pd.Series(range(len(themes)), index=themes["theme_id"])
    return pd.DataFrame(
        {
            "x": places[:, 0],
            "y": places[:, 1],
            "theme": points["theme_id"].map(themes.set_index("theme_id")["name"]).to_numpy(),
            "rank": points["theme_id"].map(rank).to_numpy(),
        }
    )
