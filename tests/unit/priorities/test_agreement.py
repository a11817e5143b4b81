"""The smallest step to a common top set, against every half point of the triangle, and against itself."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from priorities.agreement import smallest_step
from priorities.errors import ScenarioError
from priorities.stability import top_set
from priorities.top_regions import top_regions
from priorities.triangle import centroid

NAMES = ["collaboration", "health_burden", "regional_action"]
HALF_POINTS = np.array([(a, b, 200 - a - b) for a in range(201) for b in range(201 - a)], dtype=np.int16).T.copy()
# Every half point lies so near to any point of a region that is not a sliver.
NEAR = 1.0


def on_the_grid(whole, points, top):
    """The least largest move over the top sets of half points where nothing but equal rows ties for the last place."""
    totals = whole.astype(np.int16) @ HALF_POINTS
    line = np.sort(totals, axis=0)[max(len(whole) - top, 0)]
    first = [i for i, row in enumerate(whole.tolist()) if row not in whole.tolist()[:i]]
    clear = (totals[first] == line).sum(axis=0) == 1
    sets = ((1 << np.arange(len(whole), dtype=np.int16)) @ (totals >= line))[clear]
    moves = [np.abs(HALF_POINTS - 2 * point[:, None]).max(axis=0)[clear] for point in points]
    return min(max(move[sets == one].min() for move in moves) for one in np.flatnonzero(np.bincount(sets))) / 2


def holds(scores, step, top):
    """Whether a hair beyond the end of each move, towards the middle of the region, the set is the one named."""
    labels = list(scores.index)
    regions = [r for r in top_regions(scores.to_numpy(), top) if {labels[i] for i in r.rows} == set(step.top)]
    for weights in step.weights:
        ways = [
            {name: Fraction(weights[name]) + Fraction(share) / 10**6 for name, share in zip(NAMES, mid, strict=True)}
            for mid in (centroid(region.polygon) for region in regions)
        ]
        if not any(top_set(scores, {k: int(v * 10**12) for k, v in way.items()}, top) == step.top for way in ways):
            return False
    return True


def test_no_half_point_does_better_in_a_thousand_cases():
    """The step is never larger than the best on the grid, suffices in truth, and is as near as the grid can tell."""
    hand, further = np.random.default_rng(2019), []
    for _ in range(1_000):
        n, top, n_people = (int(hand.integers(low, high)) for low, high in ((3, 10), (1, 5), (2, 4)))
        whole = hand.integers(0, 11, (n, 3))
        points = [np.diff([0, *np.sort(hand.integers(0, 101, 2)), 100]).astype(np.int16) for _ in range(n_people)]
        scores = pd.DataFrame(whole, index=[f"P{i}" for i in range(n)], columns=NAMES)
        step = smallest_step(scores, [dict(zip(NAMES, point.tolist(), strict=True)) for point in points], top)
        best = on_the_grid(whole, points, top)

        assert step.exact
        assert step.points <= best + 1e-9
        assert holds(scores, step, top)
        moves = [np.abs(np.array(list(w.values())) - p).sum() / 2 for w, p in zip(step.weights, points, strict=True)]
        assert moves == pytest.approx(step.moves)
        assert max(step.moves) == step.points
        further.append(best - step.points)
    assert np.mean(np.array(further) <= NEAR) > 0.98


def test_who_agrees_already_moves_nothing():
    """Two weightings with the same first: no step."""
    scores = pd.DataFrame([[9, 1, 5], [1, 9, 5], [4, 4, 4]], index=list("ABC"), columns=NAMES)
    step = smallest_step(scores, [dict(zip(NAMES, w, strict=True)) for w in ((80, 10, 10), (70, 20, 10))], 1)

    assert (step.top, step.points, step.level) == (("A",), 0, ())
    assert [weights["collaboration"] for weights in step.weights] == [80, 70]


def test_two_who_part_meet_at_the_border():
    """From 80 and 20 on the first criterion, with as much to gain on the second, both go 30 points or one goes none."""
    scores = pd.DataFrame([[10, 0, 5], [0, 10, 5]], index=list("AB"), columns=NAMES)
    step = smallest_step(scores, [dict(zip(NAMES, w, strict=True)) for w in ((80, 20, 0), (20, 80, 0))], 1)

    assert step.points == 30
    assert sorted(step.moves) == [0, 30]
    assert {*step.top, *step.level} == {"A", "B"}


@pytest.mark.parametrize("n_criteria", [2, 4, 5])
def test_other_numbers_of_criteria_give_a_step_that_suffices(n_criteria):
    """The set holds where everybody ends, ties aside; no claim is made that no smaller step exists."""
    names = [f"c{i}" for i in range(n_criteria)]
    hand = np.random.default_rng(7 + n_criteria)
    scores = pd.DataFrame(hand.integers(0, 11, (8, n_criteria)), index=list("ABCDEFGH"), columns=names)
    people = [dict(zip(names, (1 + 20 * (np.arange(n_criteria) == i)).tolist(), strict=True)) for i in (0, 1)]
    step = smallest_step(scores, people, 3)

    assert not step.exact
    assert 0 < step.points < 100
    for weights in step.weights:
        totals = scores.to_numpy() @ np.array(list(weights.values()))
        inside = scores.index.isin(step.top)
        assert totals[inside].min() >= totals[~inside].max() - 0.01


def test_one_alone_has_nobody_to_agree_with():
    """A step needs two."""
    scores = pd.DataFrame([[9, 1, 5]], index=["A"], columns=NAMES)
    with pytest.raises(ScenarioError, match="two"):
        smallest_step(scores, [dict.fromkeys(NAMES, 1)], 1)
