"""What a room says together, against published cases and brute force."""

from __future__ import annotations

import random
from fractions import Fraction
from statistics import median

import numpy as np
import pandas as pd
import pytest

from priorities.fixed_point import read_scores
from priorities.stability import members
from priorities.workshop.measures import (
    can_change,
    disagreement_index,
    firsts,
    guarantee,
    middle,
    shift,
    spread,
)

KEYS = ["a", "b", "c"]


def shares(*points):
    return tuple(Fraction(point, sum(points)) for point in points)


def random_room(seed, n_ballots=7, n_rows=9):
    """A list with ties in its scores, and ballots that sum to 100."""
    hand = random.Random(seed)
    rows = [[hand.randint(0, 10) for _ in KEYS] for _ in range(n_rows)]
    table = read_scores(pd.DataFrame(rows, index=[f"P{i}" for i in range(n_rows)], columns=KEYS, dtype=float))
    cuts = [sorted(hand.sample(range(101), 2)) for _ in range(n_ballots)]
    return hand, table, [shares(low, high - low, 100 - high) for low, high in cuts]


def top_of(table, weights, top=5):
    """The top set by plain arithmetic."""
    common = np.lcm.reduce([w.denominator for w in weights], dtype=object)
    inside = members(table.scored, [int(w * common) for w in weights], top)
    return {label for label, yes in zip(table.scored_labels, inside.tolist(), strict=True) if yes}


def test_the_published_case_has_no_disagreement():
    """Fitch and others (2001): 15 ratings 4, 5, 6, five 7, five 8, two 9: range 1.0, allowed 6.1, none."""
    index = disagreement_index([4, 5, 6, *[7] * 5, *[8] * 5, 9, 9])

    assert (index.middle, index.range, index.disagrees) == (7, 1.0, False)
    assert index.allowed == pytest.approx(6.1)


def test_a_room_in_two_camps_disagrees():
    """Half say 1 and half say 9: the range is 8, and 2.35 is allowed at the centre."""
    index = disagreement_index([1] * 6 + [9] * 6)

    assert (index.range, index.disagrees) == (8, True)
    assert index.allowed == pytest.approx(2.35)


def test_other_scales_are_stretched_onto_it():
    """0 to 10 is stretched onto 1 to 9: the same camps give the same index, the median stays on its own scale."""
    assert disagreement_index([0] * 6 + [10] * 6, (0, 10))[1:] == disagreement_index([1] * 6 + [9] * 6)[1:]
    assert disagreement_index([0, 5, 10], (0, 10)).middle == 5


def test_the_middle_is_each_median_brought_back_to_a_hundred():
    """Medians 40, 30, 20 sum to 90: 4/9, 3/9, 2/9."""
    assert middle([shares(40, 30, 30), shares(40, 40, 20), shares(70, 10, 20)]) == (
        Fraction(4, 9),
        Fraction(3, 9),
        Fraction(2, 9),
    )


def test_equal_weights_stay_equal():
    """Thirds are exactly thirds."""
    assert middle([shares(1, 1, 1)] * 5) == (Fraction(1, 3),) * 3


def test_a_room_in_three_camps_has_a_middle():
    """Where every median is 0 the mean stands in: equal camps meet in the middle."""
    camps = [shares(100, 0, 0), shares(0, 100, 0), shares(0, 0, 100)]

    assert middle(camps * 2) == (Fraction(1, 3),) * 3


@pytest.mark.parametrize("seed", range(30))
def test_middle_and_spread_against_brute_force(seed):
    """Medians and quarters as numpy and the statistics module give them."""
    _, _, ballots = random_room(seed, n_ballots=5 + seed % 6)
    columns = list(zip(*ballots, strict=True))
    medians = [median(column) for column in columns]

    if any(medians):
        assert middle(ballots) == tuple(m / sum(medians) for m in medians)
    for each, column in zip(spread(ballots), columns, strict=True):
        values = [float(v) for v in column]
        assert [float(part) for part in each] == pytest.approx(np.quantile(values, [0, 0.25, 0.5, 0.75, 1]))


@pytest.mark.parametrize("seed", range(40))
def test_the_guarantee_holds_for_any_compromise(seed):
    """Of 60 random compromises each keeps what is safe and first, and none lets in what is out."""
    hand, table, ballots = random_room(seed, n_ballots=4 + seed % 4)
    promise = guarantee(table, ballots)
    assert sorted([*promise.safe, *promise.out, *promise.open]) == sorted(table.scored_labels)

    for _ in range(60):
        parts = [hand.choice([0, hand.randint(1, 50)]) for _ in ballots]
        if not any(parts):
            continue
        mixed = [sum(p * b[k] for p, b in zip(parts, ballots, strict=True)) / sum(parts) for k in range(3)]
        inside = top_of(table, mixed)
        assert set(promise.safe) <= inside
        assert not set(promise.out) & inside
        assert set(promise.leaders) <= top_of(table, mixed, 1)


def test_the_guarantee_of_a_room_of_one_mind_is_its_top_five():
    """Where all weigh alike nothing is open."""
    _, table, _ = random_room(3)
    promise = guarantee(table, [shares(50, 30, 20)] * 6)

    if len(top_of(table, shares(50, 30, 20))) == 5:
        assert set(promise.safe) == top_of(table, shares(50, 30, 20))
        assert promise.open == ()


@pytest.mark.parametrize("seed", range(40))
def test_what_a_weight_can_change_against_a_fine_grid(seed):
    """Whatever a grid of 400 weights in the span turns up is named, and what is named really happens somewhere."""
    hand, table, ballots = random_room(seed)
    here, at = middle(ballots), seed % 3
    low, high = sorted(Fraction(hand.randint(0, 100), 100) for _ in range(2))
    lost, gained = can_change(table, here, at, (low, high))
    now = top_of(table, here)

    rest = [share for k, share in enumerate(here) if k != at]
    rest = [share / sum(rest) for share in rest] if any(rest) else [Fraction(1, 2)] * 2
    fell, rose = set(), set()
    for step in range(401):
        t = low + (high - low) * step / 400
        inside = top_of(
            table, [*[share * (1 - t) for share in rest[:at]], t, *[share * (1 - t) for share in rest[at:]]]
        )
        fell |= now - inside
        rose |= inside - now
    assert fell <= set(lost)
    assert rose <= set(gained)
    assert set(lost) <= now
    assert not set(gained) & now


def test_a_weight_that_does_not_move_changes_nothing():
    """A span of one point, where the weight stands, keeps the top set."""
    _, table, ballots = random_room(5)
    here = middle(ballots)

    assert can_change(table, here, 0, (here[0], here[0])) == ((), ())


def test_firsts_count_what_each_ballot_puts_first():
    """By hand: x leads on a, y on b; a level ballot counts for both."""
    table = read_scores(pd.DataFrame([[10, 0, 0], [0, 10, 0]], index=["x", "y"], columns=KEYS, dtype=float))

    assert firsts(table, [shares(60, 40, 0), shares(70, 30, 0), shares(10, 90, 0), shares(50, 50, 0)]) == {
        "x": 3,
        "y": 2,
    }


def test_the_shift_between_rounds_is_of_those_who_answered_both():
    """Five moved 10 points each and one stayed; a seventh came late and does not count."""
    before = {phone: shares(50, 30, 20) for phone in range(1, 7)}
    after = {phone: shares(40, 40, 20) for phone in range(1, 6)} | {6: shares(50, 30, 20), 9: shares(0, 0, 100)}
    moved_room = shift(before, after)

    assert (moved_room.people, moved_room.stayed, moved_room.points) == (6, 1, 10)


def test_below_five_nothing_is_said_of_a_shift():
    """Four who answered both could be told apart."""
    few = {phone: shares(50, 30, 20) for phone in range(4)}

    assert shift(few, few) is None
