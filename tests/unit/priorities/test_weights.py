"""Five ways to set weights, and one rule that moves the others."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities.errors import WeightError
from priorities.fixed_point import as_fraction
from priorities.weights import (
    equal_weights,
    exact_percent,
    in_parts,
    move_weight,
    of_parts,
    pairwise_weights,
    rank_order_weights,
    said_percent,
    share_out,
    swing_question,
    swing_weights,
)

ABC = ("a", "b", "c")


def abc(*values: float) -> dict[str, float]:
    return dict(zip(ABC, values, strict=True))


@st.composite
def percents(draw: st.DrawFn, m: int = 4) -> dict[str, int]:
    """Whole percent of m criteria that sum to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=m - 1, max_size=m - 1)))
    return dict(zip("abcdefgh", np.diff([0, *cuts, 100]).tolist(), strict=False))


@pytest.mark.parametrize(
    ("given_weights", "parts"),
    [
        (abc(1, 1, 1), [1, 1, 1]),
        (abc(100 / 3, 100 / 3, 100 / 3), [1, 1, 1]),
        (abc(2, 1, 1), [50, 25, 25]),
        (abc(0.5, 0.3, 0.2), [50, 30, 20]),
        (abc(34, 33, 33), [34, 33, 33]),
        (abc(1, 0, 0), [100, 0, 0]),
        (abc(100, 50, 25), [4, 2, 1]),
        (abc(41, 29.5, 29.5), [82, 59, 59]),
        (abc(0.123456, 0.123456, 0.753088), [617, 617, 3765]),
    ],
)
def test_weights_in_parts(given_weights: dict[str, float], parts: list[int]) -> None:
    """The smallest whole numbers in proportion, percent where whole; beyond 10,000 parts equals are rounded alike."""
    assert in_parts(given_weights) == parts


@given(st.lists(st.integers(0, 500), min_size=2, max_size=6).filter(any))
def test_percentages_give_their_parts_back(parts: list[int]) -> None:
    """Percentages are floats, and the parts that they were made of come back exactly."""
    named = dict(zip("abcdef", parts, strict=False))

    assert in_parts(exact_percent(named)) == in_parts(named)
    assert of_parts(list(named), in_parts(named)) == exact_percent(named)


@pytest.mark.finding("A3")
def test_equal_weights() -> None:
    """Equal weights of three criteria are three exact thirds; what is whole percent is a whole number."""
    assert [as_fraction(weight) for weight in equal_weights(ABC).values()] == [Fraction(100, 3)] * 3
    assert equal_weights("abcd") == {"a": 25, "b": 25, "c": 25, "d": 25}


@pytest.mark.parametrize(
    ("weight", "words"), [(50, "50%"), (100 / 3, "33.3%"), (400 / 7, "57.1%"), (29.5, "29.5%"), (99.96, "100%")]
)
def test_weights_are_said_to_one_decimal_where_they_are_not_whole(weight: float, words: str) -> None:
    """Rounded half up."""
    assert said_percent(weight) == words


def test_shares_of_nothing_are_equal() -> None:
    """Parts that are all zero share equally: 7 over three is 3, 2, 2."""
    assert share_out(7, [0, 0, 0]) == [3, 2, 2]


@pytest.mark.parametrize(
    ("now", "criterion", "to", "locked", "then"),
    [
        ((50, 30, 20), "a", 60, (), (60, 24, 16)),
        ((100, 0, 0), "a", 40, (), (40, 30, 30)),
        ((50, 30, 20), "a", 100, (), (100, 0, 0)),
        ((50, 30, 20), "a", 0, (), (0, 60, 40)),
        ((50, 30, 20), "a", 60, ("b",), (60, 30, 10)),
        ((50, 30, 20), "a", 90, ("b",), (70, 30, 0)),
        ((50, 30, 20), "a", 60, ("b", "c"), (50, 30, 20)),
        ((50, 30, 20), "a", 60, ("a",), (60, 24, 16)),
        ((50, 30, 20), "a", 120, (), (100, 0, 0)),
        ((50, 30, 20), "a", -5, (), (0, 60, 40)),
        ((34, 33, 33), "b", 40, (), (30, 40, 30)),
        ((50, 25, 25), "a", 41, (), (41, 29.5, 29.5)),
        ((100 / 3, 100 / 3, 100 / 3), "a", 41, (), (41, 29.5, 29.5)),
        ((100 / 3, 100 / 3, 100 / 3), "a", 40, ("b",), (40, 100 / 3, 80 / 3)),
        ((50, 30, 20), "a", 49.5, (), (50, 30, 20)),
    ],
)
def test_the_one_rule(
    now: tuple[int, ...], criterion: str, to: float, locked: tuple[str, ...], then: tuple[int, ...]
) -> None:
    """Locked weights stay; the others share the rest in their proportion, and equals stay equal.

    34, 33, 33 with b to 40 leaves 60 x 34/67 = 30.4 and 29.6: the point over goes to the larger remainder.
    """
    assert tuple(move_weight(abc(*now), criterion, to, locked).values()) == then


@given(percents(), st.sampled_from("abcd"), st.integers(0, 100), st.sets(st.sampled_from("abcd")))
@settings(max_examples=300)
def test_weights_sum_to_100_and_equals_stay_equal(
    now: dict[str, int], criterion: str, to: int, locked: set[str]
) -> None:
    """Whatever is moved or locked: 0 to 100, exactly 100 in all; locked others do not move, equals stay equal."""
    then = move_weight(now, criterion, to, locked)
    followers = set("abcd") - locked - {criterion}

    assert sum(as_fraction(w) for w in then.values()) == 100
    assert all(0 <= w <= 100 for w in then.values())
    assert all(then[a] == then[b] for a in followers for b in followers if now[a] == now[b])
    assert all(then[name] == now[name] for name in locked - {criterion})
    if set("abcd") - locked - {criterion}:
        held = sum(now[name] for name in locked - {criterion})
        assert then[criterion] == min(to, 100 - held)


@given(percents(3), st.sampled_from("abc"), st.integers(0, 100))
def test_moving_to_where_it_stands_changes_nothing(now: dict[str, int], criterion: str, to: int) -> None:
    """Moving a weight to its own value leaves all weights as they are."""
    assert move_weight(now, criterion, now[criterion]) == now


@pytest.mark.parametrize(
    ("now", "criterion", "to"),
    [
        (abc(50, 30, 21), "a", 10),
        (abc(0.5, 0.3, 0.2), "a", 10),
        (abc(50, 30, 20), "z", 10),
        (abc(50, 30, 20), "a", float("nan")),
    ],
)
def test_what_the_rule_refuses(now: dict[str, float], criterion: str, to: float) -> None:
    """Weights that are not whole percent, unknown criteria and numbers that are none are refused."""
    with pytest.raises(WeightError):
        move_weight(now, criterion, to)


def test_swing_points_become_weights() -> None:
    """Swings worth 100, 60 and 40 weigh 50, 30 and 20 percent."""
    assert swing_weights(abc(100, 60, 40)) == {"a": 50, "b": 30, "c": 20}


def test_the_largest_swing_counts_100() -> None:
    """Without a swing of 100 the points have no yardstick."""
    with pytest.raises(WeightError, match="100 points"):
        swing_weights(abc(90, 60, 40))


def test_swing_question_names_both_ends() -> None:
    """A weight is never asked for without the range it stands for."""
    question = swing_question("health_burden", "Few people are affected.", "One in five Londoners is affected.")

    assert question.startswith("For health burden:")
    assert "“Few people are affected” (0)" in question
    assert "“One in five Londoners is affected” (10)" in question


def test_equally_important_criteria_share_their_places() -> None:
    """a first, b and c level: 11/18 and (5/18 + 2/18) / 2 = 7/36 each."""
    assert rank_order_weights(["a", ("c", "b")]) == {
        "a": Fraction(11, 18),
        "b": Fraction(7, 36),
        "c": Fraction(7, 36),
    }


@given(st.integers(1, 9))
def test_rank_order_weights_sum_to_one_and_fall(n: int) -> None:
    """Rank-order weights sum to exactly 1 and never rise."""
    values = list(rank_order_weights(list("abcdefghi"[:n])).values())

    assert sum(values) == 1
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("order", [[], ["a", "a"], ["a", ("a", "b")]])
def test_each_criterion_is_ordered_once(order: list[str]) -> None:
    """Nothing to order, or a criterion named twice, is refused."""
    with pytest.raises(WeightError, match="exactly once"):
        rank_order_weights(order)


@given(st.lists(st.integers(1, 9), min_size=3, max_size=3))
def test_consistent_comparisons_give_back_their_weights(parts: list[int]) -> None:
    """Ratios of known weights give those weights and no inconsistency."""
    a, b, c = parts

    found = pairwise_weights(ABC, {("a", "b"): a / b, ("c", "b"): c / b, ("a", "c"): a / c})

    assert list(found.weights.values()) == pytest.approx([p / sum(parts) for p in parts], abs=1e-9)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.consistent


def test_contradictory_comparisons_are_told_apart() -> None:
    """a over b over c over a, each threefold, is no judgement at all."""
    assert not pairwise_weights(ABC, {("a", "b"): 3, ("b", "c"): 3, ("c", "a"): 3}).consistent


def test_two_criteria_are_always_consistent() -> None:
    """One comparison cannot contradict itself: three times as important is 75 to 25."""
    found = pairwise_weights(("a", "b"), {("a", "b"): 3})

    assert found.weights == pytest.approx({"a": 0.75, "b": 0.25})
    assert found.consistency_ratio == 0


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        ({("a", "b"): 3, ("b", "c"): 3}, "Compare a with c"),
        ({("a", "b"): 3, ("b", "a"): 3, ("b", "c"): 1, ("a", "c"): 1}, "exactly once"),
        ({("a", "b"): 0, ("b", "c"): 1, ("a", "c"): 1}, "above 0"),
        ({("a", "z"): 2}, "exactly once"),
    ],
)
def test_comparisons_that_cannot_be_used(judgements: dict[tuple[str, str], float], words: str) -> None:
    """A pair left out, judged twice, unknown or not above 0 is refused in words."""
    with pytest.raises(WeightError, match=words):
        pairwise_weights(ABC, judgements)


def test_comparisons_need_criteria() -> None:
    """One criterion has nothing to be compared with."""
    with pytest.raises(WeightError, match="2 to 10"):
        pairwise_weights(("a",), {})
