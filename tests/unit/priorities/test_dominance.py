"""What each priority can reach, whatever the weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities import dominance
from priorities.dominance import can_lead, dominators
from tests.unit.priorities.oracles import acceptability, frame

rows_of_scores = st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=6)


def test_the_five_labels_by_hand() -> None:
    """A specialist can lead; (5,5,0) only ties on a line; (4,4,0) is beaten by it; a gap is not scored."""
    rows = [(10, 0, 0), (0, 10, 0), (0, 0, 10), (5, 5, 0), (4, 4, 0), (np.nan, 10, 10)]

    assert dominance(frame(rows)).tolist() == [
        "can lead",
        "can lead",
        "can lead",
        "never leads",
        "never ahead of d",
        "not yet scored",
    ]


def test_best_on_everything_leads_everywhere() -> None:
    """Being at least level on every criterion is enough, and two can share it."""
    found = dominance(frame([(9, 9, 9), (9, 9, 8), (9, 9, 9)]))

    assert found.tolist() == ["leads everywhere", "never ahead of a, c", "leads everywhere"]


def test_dominators_are_named_by_name() -> None:
    """Everyone who is nowhere behind and somewhere ahead, in the order of names."""
    found = dominators(frame([(1, 1, 1), (5, 5, 5), (3, 3, 1), (1, 1, np.nan)], names=["x", "b", "a", "y"]))

    assert found == {"x": ("a", "b"), "b": (), "a": ("b",), "y": ()}


@given(rows_of_scores)
@settings(max_examples=150, deadline=None)
def test_labels_follow_from_the_shares(rows: list[tuple[int, ...]]) -> None:
    """Leading somewhere is a positive share of first ranks; dominated never is; everywhere is all of them."""
    labels = dominance(frame(rows)).tolist()

    for row, label, shares in zip(rows, labels, acceptability(rows), strict=True):
        beaten = any(all(a >= b for a, b in zip(o, row, strict=True)) and o != row for o in rows)
        assert label.startswith("never ahead of") == beaten
        assert (label in ("can lead", "leads everywhere")) == (shares[0] > 0)
        assert (label == "leads everywhere") == (shares[0] == 1)


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_more_criteria_agree_with_three(rows: list[tuple[int, ...]]) -> None:
    """A fourth criterion on which all score the same changes no label, though it is judged another way."""
    four = [(*row, 5) for row in rows]

    for row in set(rows):
        rivals = [other for other in set(rows) if other != row]
        assert can_lead((*row, 5), [(*other, 5) for other in rivals]) == can_lead(row, rivals)
    assert dominance(frame(four)).tolist() == dominance(frame(rows)).tolist()


@pytest.mark.parametrize("m", [1, 2, 4, 6])
def test_any_number_of_criteria(m: int) -> None:
    """Specialists of m criteria can all lead; half of two of them never can."""
    rows = [*(np.eye(m) * 10).tolist(), [4.0] * min(m, 2) + [0.0] * (m - min(m, 2))]
    expected = ["leads everywhere" if m == 1 else "can lead"] * m

    found = dominance(frame(rows)).tolist()

    assert found[:m] == expected
    assert found[m] == ("never ahead of a" if m == 1 else "never leads")


def test_nothing_to_compare() -> None:
    """An empty list and a list of gaps have no leaders."""
    assert dominance(frame([(1, 2, 3)]).iloc[:0]).empty
    assert dominance(frame([(1, 2, np.nan)])).tolist() == ["not yet scored"]
