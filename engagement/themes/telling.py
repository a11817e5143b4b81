"""What the points of a theme tell beside their number: which way people speak, and a line in their own words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from engagement.themes.safeguarding import safeguarding

DIRECTIONS = ("problem", "praise", "wish")
"""Which way a point may speak; "" for none of these."""

# Characters of a line in people's own words: shorter ones say little, longer ones do not fit beside a theme. By eye.
_LINE = (18, 90)
# Comments of a theme among which its line is looked for. Not tuned.
_LINES_AMONG = 40


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
    """Return for each theme a line in people's own words: its most telling comment that fits a line.

    None with a word of harm, and none twice; a theme without such a comment has no line.

    Parameters
    ----------
    points : point, theme_id, words and strength.
    """
    points = points.assign(words=[_tidy(words) for words in points["words"]])
    shortest, longest = _LINE
    fits = [shortest <= len(words) <= longest for words in points["words"]]
    points = points[np.array(fits, dtype=bool)]
    points = points.sort_values(["strength", "point"], ascending=[False, True], kind="stable")
    telling = points.groupby("theme_id").head(_LINES_AMONG)
    harmless = telling[~np.asarray(safeguarding(telling["words"].tolist()), dtype=bool)].drop_duplicates("words")
    first = harmless.drop_duplicates("theme_id")
    return dict(zip(first["theme_id"].astype(int), first["words"], strict=True))


def _tidy(words: str) -> str:
    """A comment as a line: white space single, no full stop at its end."""
    return " ".join(words.split()).rstrip(".;, ")
