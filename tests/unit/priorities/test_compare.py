"""Scenarios side by side: what moved and why, who disagrees, and whether it matters."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import Scenario, disagreement, emerging_agreement, rank, what_moved
from priorities.compare import compromise, side_by_side
from priorities.errors import ScenarioError
from tests.unit.priorities import oracles
from tests.unit.priorities.oracles import CRITERIA, frame, weights

AT = datetime(2019, 3, 15, tzinfo=UTC)
rows_of_scores = st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=6)
some_weights = st.lists(st.integers(0, 10), min_size=3, max_size=3).filter(any)


def scenario(name: str, *values: float) -> Scenario:
    return Scenario(name, weights(*values), "Ann", AT)


def test_ranks_side_by_side() -> None:
    """One column a scenario, ranks as the ranking gives them, gaps where unscored."""
    scores = frame([(9, 1, 1), (1, 9, 1), (np.nan, 5, 5)])

    table = side_by_side(scores, [scenario("A", 60, 20, 20), scenario("B", 20, 60, 20)])

    assert table.loc[["a", "b"]].to_numpy().tolist() == [[1, 2], [2, 1]]
    assert table.loc["c"].isna().all()


def test_names_must_differ() -> None:
    """Two scenarios of one name cannot stand side by side."""
    with pytest.raises(ScenarioError, match="same name"):
        side_by_side(frame([(1, 2, 3)]), [scenario("A", 1, 1, 1), scenario("A", 1, 2, 1)])


def test_what_moved_by_hand() -> None:
    """Twenty points from collaboration to burden: a, strong on collaboration, falls behind b.

    Against b it loses 0.2 x (9 - 1) on either, 1.6 points each: the first criterion is named.
    """
    table = what_moved(frame([(9, 1, 5), (1, 9, 5)]), weights(50, 30, 20), weights(30, 50, 20))

    row = table.loc["a"]
    assert (row["rank_before"], row["rank_after"], row["places"]) == (1, 2, -1)
    assert row["change"] == pytest.approx(-1.6)
    assert (row["criterion"], row["effect"]) == ("collaboration", pytest.approx(-1.6))
    assert table.loc["b", "places"] == 1


def test_the_rivals_passed_decide_what_moved_it() -> None:
    """b passes a alone, by burden: there it scores 9 to 1, and on the others less than a."""
    scores = frame([(6, 1, 6), (5, 9, 5), (0, 0, 0), (0, 10, 10)])

    row = what_moved(scores, weights(80, 0, 20), weights(60, 40, 0)).loc["b"]

    assert (row["places"], row["criterion"]) == (1, "health_burden")
    assert row["effect"] == pytest.approx(0.4 * 8)


def test_nothing_changed_nothing_moved() -> None:
    """The same weights in another unit move nothing and name no criterion."""
    table = what_moved(frame([(9, 1, 5), (1, 9, 5)]), weights(50, 30, 20), weights(0.5, 0.3, 0.2))

    assert table["places"].tolist() == [0, 0]
    assert table["change"].tolist() == [0, 0]
    assert table["criterion"].tolist() == ["", ""]


@given(rows_of_scores, some_weights, some_weights)
@settings(max_examples=60, deadline=None)
def test_places_are_differences_of_ranks(rows: list[tuple[int, ...]], w: list[int], v: list[int]) -> None:
    """Places gained are the rank before less the rank after; the criterion named pushed that way."""
    table = what_moved(frame(rows), weights(*w), weights(*v))

    gained = [a - b for a, b in zip(oracles.ranks(rows, w), oracles.ranks(rows, v), strict=True)]
    assert table["places"].tolist() == gained
    for places, effect in zip(gained, table["effect"].tolist(), strict=True):
        assert np.sign(places) == np.sign(effect)


def test_unscored_priorities_are_left_out_of_what_moved() -> None:
    """Without all scores there is no place to move from."""
    assert list(what_moved(frame([(1, 2, 3), (np.nan, 2, 3)]), weights(1, 1, 1), weights(2, 1, 1)).index) == ["a"]


def test_a_common_leader_stays_first() -> None:
    """a leads under both weightings, so under any compromise; the two behind swap, so the top two do not."""
    scores = frame([(9, 9, 9), (8, 2, 2), (2, 8, 2), (1, 1, 1)])

    found = compromise(scores, [weights(80, 10, 10), weights(10, 80, 10)], top=2)

    assert found == (("a",), ())
    assert compromise(scores, [weights(80, 10, 10), weights(60, 20, 20)], top=2) == (("a",), ("a", "b"))


def test_different_leaders_leave_nothing_certain() -> None:
    """Where the weightings put different priorities first, no leader is certain."""
    assert compromise(frame([(9, 0, 0), (0, 9, 0)]), [weights(1, 0, 0), weights(0, 1, 0)], top=1) == ((), ())


@given(rows_of_scores, st.lists(some_weights, min_size=2, max_size=4), st.integers(1, 3), st.data())
@settings(max_examples=150, deadline=None)
def test_the_compromise_holds_for_every_mean_of_the_weights(
    rows: list[tuple[int, ...]], many: list[list[int]], top: int, data: st.DataObject
) -> None:
    """Whatever weighted mean of the weightings is taken, the leaders lead and the top set is the same."""
    found = compromise(frame(rows), [weights(*w) for w in many], top)
    parts = data.draw(st.lists(st.integers(0, 5), min_size=len(many), max_size=len(many)).filter(any))
    shares = [[Fraction(x, sum(w)) for x in w] for w in many]
    mean = [sum((p * s[k] for p, s in zip(parts, shares, strict=True)), Fraction(0)) for k in range(3)]

    names = "abcdef"
    assert {names.index(str(x)) for x in found.leaders} <= oracles.top_set(rows, mean, 1)
    if found.top:
        assert {names.index(str(x)) for x in found.top} == oracles.top_set(rows, mean, top)


def test_one_weighting_is_no_compromise() -> None:
    """A compromise needs two sides."""
    with pytest.raises(ScenarioError, match="at least two"):
        compromise(frame([(1, 2, 3)]), [weights(1, 1, 1)])


def test_who_disagrees_about_what() -> None:
    """Widest spread first, with who stands at either end; whether it can change the top is said."""
    scores = frame([(9, 1, 5), (1, 9, 5), (0, 0, 0)])
    saved = [scenario("NHS", 60, 20, 20), scenario("Councils", 20, 60, 20), scenario("PHE", 60, 20, 20)]

    table = disagreement(scores, saved, top=1)

    assert list(table.index) == CRITERIA
    assert table.loc["collaboration"].tolist() == [20, "Councils", 60, "NHS, PHE", 40, True]
    assert table.loc["regional_action", "spread"] == 0
    assert not table.loc["regional_action", "decides"]
    assert not disagreement(scores, saved, top=2)["decides"].any()


def test_a_disagreement_needs_two() -> None:
    """One scenario cannot disagree with itself."""
    with pytest.raises(ScenarioError, match="at least two"):
        disagreement(frame([(1, 2, 3)]), [scenario("A", 1, 1, 1)])


@given(rows_of_scores, some_weights, some_weights, st.integers(1, 3))
@settings(max_examples=80, deadline=None)
def test_what_does_not_decide_changes_nothing(
    rows: list[tuple[int, ...]], w: list[int], v: list[int], top: int
) -> None:
    """Where a weight does not decide, moving it over its range from either scenario keeps the top set."""
    table = disagreement(frame(rows), [scenario("A", *w), scenario("B", *v)], top)
    for name, row in table.iterrows():
        if row["decides"]:
            continue
        k = CRITERIA.index(str(name))
        for start in (w, v):
            here = oracles.top_set(rows, start, top)
            rest = [Fraction(x) for i, x in enumerate(start) if i != k]
            rest = rest if any(rest) else [Fraction(1)] * 2
            for part in range(5):
                low, high = (Fraction(row[end]).limit_denominator(1000) / 100 for end in ("lowest", "highest"))
                t = low + (high - low) * part / 4
                others = iter([(1 - t) * x / sum(rest) for x in rest])
                assert oracles.top_set(rows, [t if i == k else next(others) for i in range(3)], top) == here


def test_emerging_priorities_count_by_their_best_row() -> None:
    """Mental health stands for two rows, the better counts; an unscored one is not in the top."""
    scores = frame([(9, 9, 9), (8, 8, 8), (7, 7, 7), (6, 6, 6), (np.nan, 1, 1)])
    emerging = {"b": "Mental health", "c": "Mental health", "d": "Asthma", "e": "Violence", "a": ""}

    table = emerging_agreement(rank(scores, weights(1, 1, 1)), emerging)

    assert list(table.index) == ["Mental health", "Asthma", "Violence"]
    assert table["priority"].tolist() == ["b", "d", "e"]
    assert table["in_top"].tolist() == [True, False, False]
    assert table["rank"].tolist()[:2] == [2, 4]
    assert pd.isna(table["rank"].iloc[2])
