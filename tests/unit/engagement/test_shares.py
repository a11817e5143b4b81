"""Wilson's interval against values worked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.shares import percent, share_interval


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        # 0 of n ends at z2 / (n + z2) with z2 = 3.8415: 3.8415 / 13.8415.
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        # centre 0.5, reach z / 2 / sqrt(n + z2) = 0.98 / sqrt(13.8415) = 0.2634.
        (5, 10, 0.2366, 0.7634),
        # Newcombe (Statistics in Medicine 17, 1998, table I, method 3): 81 of 263, 15 of 148, 1 of 29.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_known_values(count: int, base: int, low: float, high: float) -> None:
    """Four places agree with Wilson 1927, worked by hand, and with Newcombe's published table."""
    assert share_interval(count, base) == pytest.approx((low, high), abs=6e-5)


def test_nothing_asked_nothing_known() -> None:
    """Of nobody, any share is possible."""
    assert share_interval(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_share_lies_in_its_interval(case: tuple[int, int]) -> None:
    """0 <= low <= share <= high <= 1, and the interval of the rest is the mirror image."""
    count, base = case
    low, high = share_interval(count, base)

    assert 0 <= low <= count / base + 1e-12
    assert count / base - 1e-12 <= high <= 1
    assert share_interval(base - count, base) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0%"),
        (5 / 510, "under 1%"),
        (6 / 510, "1%"),
        (0.125, "13%"),
        (0.99, "99%"),
        (0.996, "over 99%"),
        (1, "100%"),
    ],
)
def test_shares_are_said_in_whole_percent(share: float, words: str) -> None:
    """Half a percent goes up; neither nobody nor everybody is said unless it is so."""
    assert percent(share) == words
