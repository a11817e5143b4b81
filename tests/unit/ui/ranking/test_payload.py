"""The picture of the live ranking: regions of the first three criteria, the others held where they are."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities import ScoredList
from ui.ranking.payload import regions

NAMES = ["A", "B"]


def drawn(weights):
    """A leads on the first criterion and the fourth, B on the others; every lead is by 10 points."""
    scores = pd.DataFrame([[10.0, 0, 0, 10], [0, 10, 10, 0]], index=NAMES, columns=list("wxyz"))
    columns = list("wxyz")[: len(weights)]
    ranking = ScoredList.read(scores[columns]).under(dict(zip(columns, weights, strict=True)))
    return regions(ranking.regions)


def first_weights(region):
    """Lowest and highest share of the first criterion in a region."""
    return pytest.approx((min(p[0] for p in region["points"]), max(p[0] for p in region["points"])))


def test_three_criteria_cut_the_whole_triangle():
    """A leads where the first has half of the weight or more: a quarter of all weightings."""
    cut = {region["id"]: region for region in drawn([34, 33, 33])}

    assert first_weights(cut["A"]) == (0.5, 1)
    assert first_weights(cut["B"]) == (0, 0.5)
    assert (cut["A"]["share"], cut["B"]["share"]) == ("25%", "75%")


def test_a_fourth_criterion_is_held_where_it_is():
    """With 20% held for A, A leads where 0.2 + 0.8 w >= 0.8 (1 - w), that is from w = 3/8 on."""
    cut = {region["id"]: region for region in drawn([30, 30, 20, 20])}

    assert first_weights(cut["A"]) == (0.375, 1)
    assert all(len(point) == 3 for region in cut.values() for point in region["points"])


@pytest.mark.parametrize("weights", [[0, 0, 0, 100], [50, 50]])
def test_no_regions_where_there_is_no_triangle(weights):
    """With all the weight held, or fewer than three criteria, there is nothing to draw and no error."""
    assert drawn(weights) == []
