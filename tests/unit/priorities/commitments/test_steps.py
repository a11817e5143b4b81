"""Steps of the same size, and the least change that is more than chance."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from priorities.commitments import least_detectable, least_detectable_count, same_step
from priorities.errors import CommitmentError


@pytest.mark.parametrize(("share", "expected"), [(82.4, 86.0), (67.2, 71.8), (8.0, 10.9)])
def test_published_steps(share, expected):
    """The three cases that Healthy People 2030 publishes, h = 0.1."""
    assert same_step(share, 0.1, "higher") == pytest.approx(expected, abs=0.05)


@given(st.floats(0, 100), st.floats(0, 1))
def test_a_step_there_and_back_is_none(share, size):
    """A step up and the same step down end where they began, unless an end of the scale was met."""
    up = same_step(share, size, "higher")

    assert 0 <= up <= 100
    if up < 99.99:
        assert same_step(up, size, "lower") == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize(("share", "size"), [(-1, 0.1), (101, 0.1), (float("nan"), 0.1), (50, -0.1)])
def test_only_shares_take_a_step(share, size):
    """Below 0, above 100 or no number is refused."""
    with pytest.raises(CommitmentError):
        same_step(share, size, "lower")


def test_least_change_of_year_6():
    """23.10 (22.82 to 23.37): 22.71 is the least fall, 23.49 the least rise that could be told from chance."""
    assert least_detectable(23.1, 22.82425, 23.37395, "lower") == pytest.approx(22.71, abs=0.01)
    assert least_detectable(23.1, 22.82425, 23.37395, "higher") == pytest.approx(23.49, abs=0.01)


@pytest.mark.parametrize("limits", [(5, 5), (6, 5), (float("nan"), float("nan"))])
def test_no_limits_no_least_change(limits):
    """Without limits chance cannot be told from change."""
    with pytest.raises(CommitmentError, match="without limits"):
        least_detectable(5, *limits, "lower")


@given(st.integers(4, 5000))
def test_least_count_is_the_largest_that_differs(n):
    """The count itself differs at 5 %, one more does not."""
    m = least_detectable_count(n)

    assert 0 <= m < n
    assert (n - m) / math.sqrt(n + m) >= 1.96
    assert (n - m - 1) / math.sqrt(n + m + 1) < 1.96


def test_128_homicides():
    """98 is the largest number that differs from 128 at 5 %: 30 / sqrt(226) = 2.00, 29 / sqrt(227) = 1.92."""
    assert least_detectable_count(128) == 98


@pytest.mark.parametrize("n", [0, 1, 3])
def test_too_few_cases(n):
    """From three cases even none would be chance: 3 / sqrt(3) = 1.73."""
    with pytest.raises(CommitmentError):
        least_detectable_count(n)
