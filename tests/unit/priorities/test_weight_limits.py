"""Limits on the weights become whole-number half-planes."""

from __future__ import annotations

import pytest

from priorities.errors import WeightError
from priorities.weight_limits import Limits, WeightLimits, half_planes


def test_no_limits_no_planes() -> None:
    """Without limits all weightings are allowed."""
    assert half_planes(None, "abc") == []


def test_a_range_is_two_planes() -> None:
    """20 to 50 percent on a: 5a >= a+b+c and a+b+c >= 2a, in whole numbers."""
    assert half_planes({"a": (20, 50)}, "abc") == [(4, -1, -1), (-1, 1, 1)]


def test_an_order_is_one_plane_a_step() -> None:
    """c over a over b: c - a >= 0 and a - b >= 0."""
    assert half_planes(["c", "a", "b"], "abc") == [(-1, 0, 1), (1, -1, 0)]


def test_range_and_order_together() -> None:
    """Both kinds can be given at once."""
    limits = WeightLimits(between={"b": (0, 100)}, order=("a", "b"))

    assert half_planes(limits, "ab") == [(0, 1), (1, 0), (1, -1)]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"z": (0, 50)}, "'z'"),
        (["a", "z"], "'z'"),
        ({"a": (50, 20)}, "lower one first"),
        ({"a": (0, 101)}, "0 and 100"),
    ],
)
def test_unusable_limits_are_refused(limits: Limits, words: str) -> None:
    """Unknown criteria and ranges out of order or off the scale are refused in words."""
    with pytest.raises(WeightError, match=words):
        half_planes(limits, ["a", "b", "c"])
