"""What the charts draw, before it is drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from priorities import rank, rank_acceptability
from priorities.chart_data import (
    HEIGHT,
    borough_dots,
    contributions,
    place,
    region_shapes,
    series,
    share_cells,
    share_text,
    slopes,
    weighting_points,
)
from tests.unit.priorities.oracles import CRITERIA, frame, weights


def test_pieces_of_the_bars_end_at_the_score() -> None:
    """Pieces follow each other without gaps and end at the score; only the first bar's pieces are named."""
    ranking = rank(frame([(4, 4, 4), (8, 6, 1), (1, np.nan, 1)]), weights(50, 30, 20))

    pieces = contributions(ranking)

    assert list(dict.fromkeys(pieces["line"])) == ["1  b", "2  a"]
    top = pieces.iloc[:3]
    assert top["start"].tolist() == pytest.approx([0, 4, 5.8])
    assert top["end"].tolist() == pytest.approx([4, 5.8, 6.0])
    assert top["last"].tolist() == [False, False, True]
    assert pieces["top"].tolist() == [True] * 3 + [False] * 3


def test_the_first_few_keep_their_shared_ranks() -> None:
    """A tie that reaches beyond what is drawn still reads as shared."""
    ranking = rank(frame([(5, 5, 5), (5, 5, 5)]), weights(1, 1, 1))

    assert set(contributions(ranking, {"a": "Asthma", "b": "Smoking"}, first=1)["line"]) == {"1=  Asthma"}


def test_corners_of_the_triangle() -> None:
    """All weight on the first criterion is on top, on the second at the left, on the third at the right."""
    assert [place(row) for row in np.eye(3).tolist()] == [(0.5, HEIGHT), (0.0, 0.0), (1.0, 0.0)]
    middle = weighting_points({"equal": weights(1, 1, 1)}, CRITERIA).iloc[0]
    assert (middle["x"], middle["y"]) == (pytest.approx(0.5), pytest.approx(HEIGHT / 3))


def test_regions_are_named_once() -> None:
    """Equal priorities share a shape and a name; who never leads has none; names are broken into lines."""
    scores = frame([(9, 0, 0), (9, 0, 0), (0, 9, 9), (0, 0, 0)])
    names = {"a": "Asthma", "b": "Smoking", "c": "Reducing health inequalities"}

    corners, labels = region_shapes(scores, names)

    assert labels["name"].tolist() == ["Asthma and Smoking", "Reducing health\ninequalities"]
    assert corners.groupby("region").size().tolist() == [3, 4]


def test_cells_of_the_rank_shares() -> None:
    """Each cell has its share in words: none is empty, little is not nothing."""
    cells = share_cells(rank_acceptability(frame([(1, 0, 1), (0, 1, 0), (np.nan, 1, 1)])))

    assert cells["text"].tolist() == ["75%", "25%", "25%", "75%"]
    assert [share_text(share) for share in (0, 0.004, 1)] == ["", "<1%", "100%"]


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
