"""The ranking: exact ties, shared ranks, gaps as intervals, reasons that add up."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import rank
from priorities.errors import ScoreError
from priorities.fixed_point import weighted_totals
from priorities.rank import competition_ranks, in_order, rank_labels, why_above
from tests.unit.priorities.oracles import CRITERIA, frame, ranks, weights

GAP = np.nan

scores_of_nine = st.lists(st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=1, max_size=9)
some_weights = st.lists(st.integers(0, 20), min_size=3, max_size=3).filter(any)


def test_a_three_way_tie_is_a_tie() -> None:
    """(1,2,3), (3,2,1) and (2,2,2) under thirds all score exactly 2 and share rank 1."""
    result = rank(frame([[1, 2, 3], [3, 2, 1], [2, 2, 2]]), weights(1 / 3, 1 / 3, 1 / 3))

    assert result["score"].tolist() == [2.0, 2.0, 2.0]
    assert result["rank"].tolist() == [1, 1, 1]


def test_after_a_shared_first_comes_third() -> None:
    """Ranks are competition ranks: 1, 1, 3."""
    result = rank(frame([[5, 5, 5], [9, 9, 9], [9, 9, 9]]), weights(1, 1, 1))

    assert result["rank"].tolist() == [3, 1, 1]


def test_columns_are_as_promised() -> None:
    """Score, rank, best and worst rank, then one contribution a criterion; rows in the order given."""
    result = rank(frame([[1, 2, 3], [9, 8, 7]]), weights(50, 30, 20))

    assert list(result.columns) == ["score", "rank", "rank_best", "rank_worst", *CRITERIA]
    assert list(result.index) == ["a", "b"]


def test_score_and_contributions_by_hand() -> None:
    """8 x 50% + 6 x 30% + 1 x 20% = 4 + 1.8 + 0.2 = 6."""
    result = rank(frame([[8, 6, 1]]), weights(50, 30, 20)).loc["a"]

    assert [result[c] for c in CRITERIA] == [4.0, 1.8, 0.2]
    assert result["score"] == 6.0


@pytest.mark.slow
def test_twenty_thousand_rankings_agree_with_fractions() -> None:
    """Nine priorities, scores 0 to 10, weights 0 to 20: every rank equals the one counted with fractions."""
    rng = np.random.default_rng(1)
    for _ in range(20_000):
        scores, w = rng.integers(0, 11, (9, 3)), 1 + rng.integers(0, 20, 3)
        means = [
            Fraction(sum(s * x for s, x in zip(row, w.tolist(), strict=True)), int(w.sum())) for row in scores.tolist()
        ]

        found = competition_ranks(weighted_totals(scores, w.tolist()))

        assert found.tolist() == [1 + sum(other > mine for other in means) for mine in means]


@given(scores_of_nine, some_weights, st.sampled_from([1, 0.1, 1 / 3, 1 / 7, 100]))
@settings(max_examples=150, deadline=None)
def test_ranks_agree_with_fractions_for_any_unit_of_weight(rows: list[list[int]], w: list[int], unit: float) -> None:
    """Scaling all weights, into floats that are not exact, changes no rank."""
    result = rank(frame(rows), weights(*(x * unit for x in w)))

    assert result["rank"].tolist() == ranks(rows, w)


@given(scores_of_nine, some_weights)
@settings(max_examples=150, deadline=None)
def test_shares_of_the_total_give_the_same_ranks(rows: list[list[int]], w: list[int]) -> None:
    """Weights divided by their sum, as a program would pass them, give the ranks of the whole numbers."""
    result = rank(frame(rows), weights(*(x / sum(w) for x in w)))

    assert result["rank"].tolist() == ranks(rows, w)


@given(scores_of_nine, some_weights)
@settings(max_examples=150, deadline=None)
def test_scores_in_tenths_tie_as_whole_scores_do(rows: list[list[int]], w: list[int]) -> None:
    """Scores divided by ten keep every tie."""
    result = rank(frame([[s / 10 for s in row] for row in rows]), weights(*w))

    assert result["rank"].tolist() == ranks(rows, w)


@given(scores_of_nine, some_weights, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_row_order_breaks_no_tie(rows: list[list[int]], w: list[int], random: object) -> None:
    """Shuffling the rows changes no rank."""
    scores = frame(rows)
    order = list(scores.index)
    random.shuffle(order)  # type: ignore[attr-defined]

    shuffled = rank(scores.loc[order], weights(*w))

    pd.testing.assert_frame_equal(shuffled.loc[scores.index], rank(scores, weights(*w)))


@given(scores_of_nine, some_weights, st.lists(st.integers(0, 10), min_size=3, max_size=3))
@settings(max_examples=100, deadline=None)
def test_adding_a_priority_reorders_nothing(rows: list[list[int]], w: list[int], new: list[int]) -> None:
    """Scores are on fixed scales, so a further priority leaves the scores and the order of others alone."""
    before, after = rank(frame(rows), weights(*w)), rank(frame([*rows, new]), weights(*w)).iloc[:-1]

    assert before["score"].tolist() == after["score"].tolist()
    signs = [np.sign(np.subtract.outer(r["rank"].to_numpy(), r["rank"].to_numpy())) for r in (before, after)]
    assert (signs[0] == signs[1]).all()


@given(scores_of_nine, some_weights)
@settings(max_examples=100, deadline=None)
def test_splitting_a_criterion_in_two_halves_changes_nothing(rows: list[list[int]], w: list[int]) -> None:
    """A criterion given twice with half its weight each ranks as before."""
    split = pd.DataFrame([[*row, row[2]] for row in rows], columns=list("wxyz"), index=frame(rows).index)

    result = rank(split, {"w": w[0], "x": w[1], "y": w[2] / 2, "z": w[2] / 2})

    assert result["rank"].tolist() == ranks(rows, w)


@given(scores_of_nine, some_weights)
@settings(max_examples=60, deadline=None)
def test_a_criterion_without_weight_changes_nothing(rows: list[list[int]], w: list[int]) -> None:
    """A fourth criterion with weight 0 leaves the ranks alone."""
    wider = frame(rows).assign(extra=range(len(rows)))

    assert rank(wider, {**weights(*w), "extra": 0})["rank"].tolist() == ranks(rows, w)


@given(st.data(), some_weights)
@settings(max_examples=120, deadline=None)
def test_rank_interval_equals_brute_force(data: st.DataObject, w: list[int]) -> None:
    """With gaps, best and worst rank are those over every filling of the gaps with 0 or 10."""
    n = data.draw(st.integers(1, 5))
    cell = st.one_of(st.integers(0, 10), st.integers(0, 10), st.none())
    rows = data.draw(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=n, max_size=n))
    gaps = [(i, k) for i, row in enumerate(rows) for k, v in enumerate(row) if v is None]
    if len(gaps) > 7:
        return
    seen: list[set[int]] = [set() for _ in rows]
    for values in product((0, 10), repeat=len(gaps)):
        filled = [list(row) for row in rows]
        for (i, k), value in zip(gaps, values, strict=True):
            filled[i][k] = value
        for i, place in enumerate(ranks(filled, w)):
            seen[i].add(place)

    result = rank(frame([[GAP if v is None else v for v in row] for row in rows]), weights(*w))

    assert result["rank_best"].tolist() == [min(places) for places in seen]
    assert result["rank_worst"].tolist() == [max(places) for places in seen]


def test_a_gap_is_never_read_as_zero() -> None:
    """A priority with a gap has neither score nor rank; the others are ranked among themselves."""
    result = rank(frame([[9, 9, GAP], [5, 5, 5], [1, 1, 1]]), weights(1, 1, 1))

    assert pd.isna(result.loc["a", "score"])
    assert pd.isna(result.loc["a", "rank"])
    assert result["rank"].tolist()[1:] == [1, 2]
    assert pd.isna(result.loc["a", "regional_action"])
    assert result.loc["a", "collaboration"] == 3.0
    assert (result.loc["a", "rank_best"], result.loc["a", "rank_worst"]) == (1, 1)
    assert (result.loc["b", "rank_best"], result.loc["b", "rank_worst"]) == (2, 2)


def test_no_priorities_no_ranks() -> None:
    """An empty list has an empty ranking."""
    assert rank(frame([[1, 2, 3]]).iloc[:0], weights(1, 1, 1)).empty


def test_order_of_presentation() -> None:
    """Rows are shown by rank, equals by name, unscored last by what they could reach."""
    scores = frame([[1, 1, GAP], [5, 5, 5], [5, 5, 5], [9, 9, 9], [9, 9, GAP]], names=["low", "b", "a", "top", "open"])

    assert list(in_order(rank(scores, weights(1, 1, 1))).index) == ["top", "a", "b", "open", "low"]


def test_equals_are_shown_by_name_not_by_label() -> None:
    """Where names are given, they decide the order of sight within a tie."""
    ranking = rank(frame([[5, 5, 5], [5, 5, 5]]), weights(1, 1, 1))

    assert list(in_order(ranking, {"a": "Smoking", "b": "Asthma"}).index) == ["b", "a"]


def test_rank_labels_mark_shared_and_open_ranks() -> None:
    """Shared ranks read "2=", open ones "1–4"."""
    scores = frame([[9, 9, 9], [5, 5, 5], [5, 5, 5], [10, 10, GAP]])

    assert rank_labels(rank(scores, weights(1, 1, 1))).tolist() == ["1", "2=", "2=", "1–2"]


def test_why_above_adds_up_to_the_gap() -> None:
    """(9,2,5) against (4,4,5) under 50, 30, 20: +2.5, 0, -0.6, in this order, together 1.9."""
    table = why_above(frame([[9, 2, 5], [4, 4, 5]]), weights(50, 30, 20), "a", "b")

    assert list(table.index) == ["collaboration", "regional_action", "health_burden"]
    assert table["difference"].tolist() == [2.5, 0.0, -0.6]
    assert table["weight"].tolist() == [0.5, 0.2, 0.3]
    assert table.loc["collaboration", ["a", "b"]].tolist() == [9.0, 4.0]


@given(scores_of_nine.filter(lambda rows: len(rows) > 1), some_weights)
@settings(max_examples=60, deadline=None)
def test_reasons_sum_to_the_difference_of_the_scores(rows: list[list[int]], w: list[int]) -> None:
    """The differences sum to the exact gap between the two scores."""
    table = why_above(frame(rows), weights(*w), "a", "b")

    gap = Fraction(sum((x - y) * z for x, y, z in zip(rows[0], rows[1], w, strict=True)), sum(w))
    assert sum(table["difference"]) == pytest.approx(float(gap), abs=1e-12)


def test_why_above_refuses_what_it_cannot_compare() -> None:
    """A name that is not on the list, and a priority with a gap, are refused in words."""
    scores = frame([[9, 2, 5], [4, GAP, 5]])
    with pytest.raises(ScoreError, match="not on the long list"):
        why_above(scores, weights(1, 1, 1), "a", "z")
    with pytest.raises(ScoreError, match="not fully scored"):
        why_above(scores, weights(1, 1, 1), "a", "b")
