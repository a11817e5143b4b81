"""Themes that fewer people would have brought: against every order of a few people, and at its ends."""

from __future__ import annotations

from itertools import combinations

import pytest

from engagement.reach import new_themes, themes_expected

SPOKE = {"t1": {0, 1, 2, 3, 4}, "t2": {1, 5}, "t3": {6}}
PEOPLE = 7


@pytest.mark.parametrize("n", range(PEOPLE + 1))
def test_the_mean_over_all_orders(n):
    """The expected number is the mean over every choice of n people."""
    groups = [set(group) for group in combinations(range(PEOPLE), n)]
    mean = sum(sum(bool(speakers & group) for speakers in SPOKE.values()) for group in groups) / len(groups)

    assert themes_expected([len(speakers) for speakers in SPOKE.values()], PEOPLE, n) == pytest.approx(mean, abs=1e-9)


def test_what_the_last_people_added():
    """All of them less what those before brought; nobody brings nothing; large numbers do not overflow."""
    assert new_themes([5, 2, 1], 7, 7) == pytest.approx(3)
    assert themes_expected([1, 0], 0, 0) == 0
    assert 0 < new_themes([1, 3, 40_000], 100_000) < 0.01
