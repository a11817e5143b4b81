"""What the points of a theme tell beside their number: which way people speak, and a line in their own words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from engagement.themes.quotes import LINES_AMONG, typical_line
from engagement.themes.words import stem, tokens

DIRECTIONS = ("problem", "praise", "wish")
"""Which way a point may speak; "" for none of these."""


def people_by_direction(points: pd.DataFrame, responses: pd.DataFrame) -> pd.DataFrame:
    """Return how many people speak of each theme in each direction.

    Parameters
    ----------
    points : response_id, theme_id and direction; where there is no such column, no direction is known.
    responses : response_id and respondent.

    Returns
    -------
    pandas.DataFrame
        theme_id, problem, praise, wish (people; who speaks in two directions counts in both), themes of which some
        direction is known.
    """
    if "direction" not in points:
        return pd.DataFrame(columns=["theme_id", *DIRECTIONS])
    ways = points[points["direction"] != ""].merge(responses[["response_id", "respondent"]], on="response_id")
    people = ways.pivot_table(
        index="theme_id", columns="direction", values="respondent", aggfunc="nunique", fill_value=0
    )
    return people.reindex(columns=list(DIRECTIONS), fill_value=0).reset_index().rename_axis(columns=None)


def typical_lines(points: pd.DataFrame) -> dict[int, str]:
    """Return for each theme a line in people's own words, as `quotes.typical_line` chooses it; none twice.

    A theme without such a line has none.

    Parameters
    ----------
    points : point, response_id, theme_id, words and strength.
    """
    shared = _shared_stems(points)
    ordered = points.sort_values(["theme_id", "strength", "point"], ascending=[True, False, True], kind="stable")
    lines: dict[int, str] = {}
    for theme, telling in ordered.groupby("theme_id")["words"]:
        line = typical_line([words for words in telling.head(LINES_AMONG) if words not in lines.values()], shared)
        if line and line not in lines.values():
            lines[int(str(theme))] = line
    return lines


def _shared_stems(points: pd.DataFrame) -> set[str]:
    """Stems that two answers and more use."""
    pairs = {
        (number, stem(word))
        for number, words in zip(points["response_id"], points["words"], strict=True)
        for word in tokens(words)
    }
    return {word for word, n in Counter(word for _, word in pairs).items() if n > 1}
