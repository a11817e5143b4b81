"""What the charts draw, before it is drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from priorities import rank
from priorities.chart_data import (
    borough_dots,
    series,
    slopes,
)
from tests.unit.priorities.oracles import frame, weights


def test_ends_of_the_slopes() -> None:
    """Every line has two ends; what rises says so at its right end."""
    scores = frame([(9, 1, 1), (1, 9, 1), (0, 0, 0), (np.nan, 1, 1)])

    ends = slopes(rank(scores, weights(60, 20, 20)), rank(scores, weights(20, 60, 20)), ("A", "B"))

    assert ends.groupby("label").size().tolist() == [2, 2, 2]
    right = ends.loc[~ends["left"]].set_index("label")
    assert right["text"].to_dict() == {"b": "1  b  ▲1", "a": "2  a  ▼1", "c": "3  c"}
    assert right["moved"].to_dict() == {"b": "up", "a": "down", "c": "same"}


def test_lines_kept_by_either_side() -> None:
    """What stands among the first on one side is drawn even where it is far down on the other."""
    scores = frame([(9, 1, 1), (1, 9, 1)])

    ends = slopes(rank(scores, weights(60, 20, 20)), rank(scores, weights(20, 60, 20)), ("A", "B"), first=1)

    assert set(ends["label"]) == {"a", "b"}


def test_series_are_ordered_by_year() -> None:
    """Figures are put in order of their years, gaps left out, the last of each line marked."""
    figures = pd.DataFrame(
        {
            "area": ["London", "London", "England", "London"],
            "period": ["2017/18", "2015/16", "2016/17", "2016/17"],
            "year": ["2017", "2015", "2016", "2016"],
            "value": ["23.1", "22", "20", ""],
        }
    )

    drawn = series(figures)

    assert drawn["period"].tolist() == ["2015/16", "2016/17", "2017/18"]
    assert drawn["last"].tolist() == [False, True, True]


def test_lowest_and_highest_borough_are_named() -> None:
    """Boroughs stand from low to high; the two ends are named."""
    dots = borough_dots(pd.DataFrame({"area": ["Barnet", "Brent", "Bexley"], "value": [12, 30, 9]}))

    assert dots["area"].tolist() == ["Bexley", "Barnet", "Brent"]
    assert dots["named"].tolist() == ["lowest", "", "highest"]
