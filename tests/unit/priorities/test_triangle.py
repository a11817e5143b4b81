"""The triangle of weightings is cut exactly."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import leading_shares, rank, winning_regions
from priorities.errors import CriteriaError
from priorities.triangle import (
    TRIANGLE,
    area,
    centroid,
    clip,
    exact_regions,
    fix_weights,
    top_members,
)
from tests.unit.priorities.oracles import acceptability, frame, weights

rows_of_scores = st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=6)


def test_the_whole_triangle_has_area_one() -> None:
    """Areas are shares of all possible weights."""
    assert area(TRIANGLE) == 1
    assert centroid(TRIANGLE) == (Fraction(1, 3),) * 3


def test_clipping_by_hand() -> None:
    """First weight at least the second halves the triangle; at least half of all leaves a quarter."""
    assert area(clip(TRIANGLE, (1, -1, 0))) == Fraction(1, 2)
    assert clip(TRIANGLE, (1, -1, -1)) == [(1, 0, 1), (1, 0, 0), (1, 1, 0)]
    assert area(clip(TRIANGLE, (1, -1, -1))) == Fraction(1, 4)
    assert clip(TRIANGLE, (-1, -1, -1)) == []
    assert clip(TRIANGLE, (-1, 0, 0)) == [(0, 1, 0), (0, 0, 1)]


def test_regions_of_three_specialists_and_a_generalist() -> None:
    """Three that score 10 on one criterion each and one that scores 6 on all: 4/25 each, and 13/25."""
    shares = leading_shares(frame([(10, 0, 0), (0, 10, 0), (0, 0, 10), (6, 6, 6)]))

    assert shares.tolist() == [4 / 25, 4 / 25, 4 / 25, 13 / 25]


@given(rows_of_scores)
@settings(max_examples=80, deadline=None)
def test_shares_equal_those_of_the_cut_triangle(rows: list[tuple[int, ...]]) -> None:
    """Each share is the exact area, in fractions, of the cells in which the priority ranks first."""
    shares = leading_shares(frame(rows))

    expected = [line[0] for line in acceptability(rows)]
    assert shares.tolist() == [float(share) for share in expected]


@given(rows_of_scores)
@settings(max_examples=100, deadline=None)
def test_corners_are_weightings_at_which_the_priority_leads(rows: list[tuple[int, ...]]) -> None:
    """At every corner of its region, and so everywhere in it, a priority is first, alone or level."""
    for label, corners in exact_regions(frame(rows)).items():
        for corner in corners:
            assert rank(frame(rows), weights(*corner)).loc[label, "rank"] == 1


@given(rows_of_scores)
@settings(max_examples=60, deadline=None)
def test_corners_go_round_counter_clockwise(rows: list[tuple[int, ...]]) -> None:
    """Regions come as (k, 3) weights that sum to 1, in counter-clockwise order, no corner twice."""
    for region in winning_regions(frame(rows)):
        corners = region.corners
        assert corners.shape == (len(corners), 3)
        assert len(corners) >= 3
        assert corners.sum(axis=1) == pytest.approx(1)
        xy = [*corners[:, :2].tolist(), *corners[:2, :2].tolist()]
        for (p, q), r in zip(pairwise(xy), xy[2:], strict=False):
            assert (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > -1e-12


def test_never_leading_means_no_region() -> None:
    """Dominated, tied on a line only, or unscored: no corners."""
    rows = [(10, 0, 0), (0, 10, 0), (0, 0, 10), (5, 5, 0), (0, 0, 9), (np.nan, 9, 9)]

    regions = winning_regions(frame(rows))

    assert [region.priorities for region in regions] == [("a",), ("b",), ("c",)]
    assert [len(region.corners) for region in regions] == [4, 4, 4]


def test_equal_priorities_share_a_region() -> None:
    """Two priorities with the same scores lead in one region, named in the order of the list."""
    scores = frame([(5, 5, 5), (9, 0, 0), (5, 5, 5)])

    assert [region.priorities for region in winning_regions(scores)] == [("a", "c"), ("b",)]
    assert leading_shares(scores).tolist() == [region.share for region in winning_regions(scores)] + [
        winning_regions(scores)[0].share
    ]


def test_centre_of_the_region_is_inside_it() -> None:
    """At its central weights a priority leads; who never leads has no region."""
    scores = frame([(10, 0, 0), (0, 10, 0), (4, 4, 9), (1, 1, 1)])
    regions = winning_regions(scores)

    assert [region.priorities for region in regions] == [("a",), ("b",), ("c",)]
    for region in regions:
        assert rank(scores, weights(*region.centre)).loc[region.priorities[0], "rank"] == 1


@pytest.mark.parametrize("m", [2, 4])
def test_other_numbers_of_criteria_are_refused(m: int) -> None:
    """The picture is of three criteria; the message says how to get there."""
    with pytest.raises(CriteriaError, match="exactly three criteria"):
        winning_regions(frame([(1,) * m]))


def test_folding_in_a_fixed_fourth_criterion() -> None:
    """With the fourth weight fixed at 20 percent, three-criteria ranks equal those of all four."""
    rng = np.random.default_rng(7)
    scores = frame(rng.integers(0, 11, (6, 4)).tolist())
    folded = fix_weights(scores, {"c3": 20})

    for w in [(1, 1, 1), (5, 3, 0), (0, 0, 1)]:
        whole = dict(zip(["c0", "c1", "c2"], [x * 80 / sum(w) for x in w], strict=True))
        three = rank(folded, {name: whole[name] for name in folded.criteria})
        assert three["rank"].tolist() == rank(scores, {**whole, "c3": 20})["rank"].tolist()


def test_a_criterion_held_at_nothing_leaves_the_scores_as_they_are() -> None:
    """Fixed at 0 a criterion adds nothing: the others keep their scores."""
    scores = pd.DataFrame([[1.0, 2.0, 3.0, 9.0]], columns=["a", "b", "c", "d"])

    assert fix_weights(scores, {"d": 0}).frame.to_numpy().tolist() == [[1.0, 2.0, 3.0]]


def test_folding_keeps_gaps() -> None:
    """A priority without the fixed score has none in the folded list either."""
    assert fix_weights(frame([(1, 2, 3, np.nan)]), {"c3": 20}).missing.all()


def test_fixed_weights_leave_something() -> None:
    """Fixing 100 percent leaves nothing to draw."""
    with pytest.raises(CriteriaError, match="less than 100"):
        fix_weights(frame([(1, 2, 3, 4)]), {"c3": 100})


def test_top_members_share_the_last_place() -> None:
    """Everyone at or above the k-th total is in; fewer than k totals are all in."""
    assert top_members(np.array([5, 9, 5, 1]), 2).tolist() == [True, True, True, False]
    assert top_members(np.array([5, 9]), 3).tolist() == [True, True]
    with pytest.raises(CriteriaError, match="at least one place"):
        top_members(np.array([5, 9]), 0)
