"""How often each priority holds each rank."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import leading_shares, rank_acceptability
from tests.unit.priorities.oracles import acceptability, frame

small_scores = st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=5)
fine_scores = st.lists(st.tuples(*[st.integers(0, 1000)] * 3), min_size=1, max_size=5)


def as_floats(shares: list[list[Fraction]]) -> list[list[float]]:
    return [[float(share) for share in line] for line in shares]


def largest_gap(found: pd.DataFrame, expected: list[list[Fraction]]) -> float:
    return float(np.abs(found.to_numpy() - np.array(as_floats(expected))).max())


@given(small_scores)
@settings(max_examples=120, deadline=None)
def test_ties_coinciding_lines_and_meeting_points_are_exact(rows: list[tuple[int, ...]]) -> None:
    """Scores of 0 to 4 make lines coincide, run along borders and meet in one point: still 1e-12."""
    assert largest_gap(rank_acceptability(frame(rows)), acceptability(rows)) < 1e-12


@given(fine_scores)
@settings(max_examples=60, deadline=None)
def test_scores_in_hundredths_are_exact(rows: list[tuple[int, ...]]) -> None:
    """Every share of every rank equals the area of its cells, cut in fractions, to 1e-12."""
    found = rank_acceptability(frame([[v / 100 for v in row] for row in rows]))

    assert largest_gap(found, acceptability(rows)) < 1e-12


@given(small_scores, st.integers(1, 10**12))
@settings(max_examples=40, deadline=None)
def test_scores_of_any_fineness_are_exact(rows: list[tuple[int, ...]], unit: int) -> None:
    """Scores multiplied by the same huge number, so that lines coincide beyond 53 bits, change no share."""
    found = rank_acceptability(frame([[v * unit for v in row] for row in rows]))

    assert largest_gap(found, acceptability(rows)) < 1e-12


def test_fifty_priorities_agree_with_their_regions_and_with_sampling() -> None:
    """At n = 50 first ranks equal the exact regions, and all ranks 200,000 draws within four errors."""
    rng = np.random.default_rng(50)
    scores = frame((rng.integers(0, 1001, (50, 3)) / 100).tolist(), names=[f"p{i:02}" for i in range(50)])
    found = rank_acceptability(scores)

    assert np.abs(found[1] - leading_shares(scores)).max() < 1e-12
    assert np.abs(found.sum(axis=1) - 1).max() < 1e-12
    assert np.abs(found.sum(axis=0) - 1).max() < 1e-12
    counted = sampled(scores.to_numpy(), 200_000, rng)
    error = np.sqrt(found * (1 - found) / 200_000)
    within = np.abs(counted - found) <= 4 * error + 1e-9
    assert within.to_numpy().mean() > 0.9995  # 2,500 cells; a handful may lie beyond four errors by chance
    assert (np.abs(counted - found) <= 6 * error + 1e-4).all(axis=None)


def sampled(scores: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Shares of ranks over random weightings; rows differ, so there are no ties."""
    n = len(scores)
    counts = np.zeros((n, n))
    for _ in range(20):
        totals = rng.dirichlet(np.ones(scores.shape[1]), draws // 20) @ scores.T
        places = np.argsort(np.argsort(-totals, axis=1), axis=1)
        for i in range(n):
            counts[i] += np.bincount(places[:, i], minlength=n)
    return counts / draws


def test_equal_priorities_both_hold_the_better_rank() -> None:
    """Two best with equal scores are both first everywhere, and nobody is second."""
    found = rank_acceptability(frame([(9, 9, 9), (9, 9, 9), (1, 1, 1)]))

    assert found.to_numpy().tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]]


def test_shape_and_labels() -> None:
    """Priority by rank, ranks from 1 to n, marked as exact."""
    found = rank_acceptability(frame([(1, 2, 3), (3, 2, 1)]))

    assert list(found.index) == ["a", "b"]
    assert list(found.columns) == [1, 2]
    assert found.attrs == {"exact": True}


def test_unscored_priorities_are_left_out() -> None:
    """A gap makes a missing row and takes no rank from the others."""
    found = rank_acceptability(frame([(1, 2, 3), (np.nan, 9, 9), (3, 2, 1)]))

    assert found.shape == (3, 2)
    assert found.loc["b"].isna().all()
    assert found.drop("b").to_numpy().tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_nothing_scored_nothing_ranked() -> None:
    """A list of gaps has no ranks."""
    assert rank_acceptability(frame([(np.nan, 1, 2)])).shape == (1, 0)


@given(small_scores)
@settings(max_examples=40, deadline=None)
def test_permuting_criteria_and_rows_permutes_the_shares(rows: list[tuple[int, ...]]) -> None:
    """All criteria are treated alike, and so are all rows."""
    scores = frame(rows)
    turned = scores.iloc[::-1, [2, 0, 1]]

    pd.testing.assert_frame_equal(rank_acceptability(turned).loc[scores.index], rank_acceptability(scores), atol=1e-12)


@given(small_scores)
@settings(max_examples=40, deadline=None)
def test_shifting_and_stretching_all_scores_changes_nothing(rows: list[tuple[int, ...]]) -> None:
    """The same shift of one criterion for all, or one factor for everything, changes no share."""
    moved = [(2 * a + 3, 2 * b, 2 * c) for a, b, c in rows]

    pd.testing.assert_frame_equal(rank_acceptability(frame(moved)), rank_acceptability(frame(rows)), atol=1e-12)


def test_two_criteria_are_exact() -> None:
    """(10, 0), (0, 10) and (4, 4): the third is first between w = 2/5 and w = 2/5, that is never.

    With (6, 6) instead it leads from 0.4 to 0.6, and is second elsewhere.
    """
    assert rank_acceptability(frame([(10, 0), (0, 10), (4, 4)]))[1].tolist() == [0.5, 0.5, 0.0]
    found = rank_acceptability(frame([(10, 0), (0, 10), (6, 6)]))
    assert found.loc["c"].tolist() == [pytest.approx(0.2), pytest.approx(0.8), 0.0]
    assert found.attrs["exact"]


def test_one_criterion_ranks_by_itself() -> None:
    """With a single criterion every weighting is the same."""
    assert rank_acceptability(frame([(1,), (3,), (3,)])).to_numpy().tolist() == [
        [0, 0, 1],
        [1, 0, 0],
        [1, 0, 0],
    ]


def test_four_criteria_are_sampled_and_say_so() -> None:
    """Four specialists lead a quarter each, within four errors; the same seed gives the same shares."""
    scores = frame((np.eye(4) * 10).tolist())
    found = rank_acceptability(scores)

    error = np.array(found.attrs["standard_error"])
    assert found.attrs["exact"] is False
    assert found.attrs["draws"] == 20_000
    assert error.shape == found.shape
    assert error[0, 0] == pytest.approx(np.sqrt(0.25 * 0.75 / 20_000), rel=0.05)
    assert (np.abs(found[1] - 0.25) < 4 * error[:, 0]).all()
    pd.testing.assert_frame_equal(rank_acceptability(scores), found)


def test_equal_priorities_tie_when_sampled() -> None:
    """Sampling ranks equal rows once, so rounding cannot part them."""
    rows = [(0.1, 0.7, 0.3, 0.9), (0.9, 0.1, 0.4, 0.2), (0.1, 0.7, 0.3, 0.9)]

    found = rank_acceptability(frame(rows))

    assert found.loc["a"].tolist() == found.loc["c"].tolist()
    assert found.loc["a", 3] == 0
    assert found.loc["a", [1, 2]].sum() == pytest.approx(1)
