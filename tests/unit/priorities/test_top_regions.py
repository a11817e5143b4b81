"""The triangle is cut into the regions of its top sets, without a gap and without an overlap."""

from __future__ import annotations

import numpy as np
import pytest

from priorities.stability import members
from priorities.top_regions import top_regions
from priorities.triangle import area, centroid

CASES = [(n, top, most) for n in (1, 2, 4, 7, 12) for top in (1, 2, 3, 5) for most in (1, 3, 10)]


@pytest.mark.parametrize(("n", "top", "most"), CASES)
def test_regions_fill_the_triangle(n, top, most):
    """Their areas sum to the whole exactly, and in the middle of each stands the set that it names: ties included."""
    for seed in range(5):
        whole = np.random.default_rng(seed).integers(0, most + 1, (n, 3))
        regions = top_regions(whole, top)

        assert sum(area(region.polygon) for region in regions) == 1
        for region in regions:
            middle = centroid(region.polygon)
            common = np.lcm.reduce([share.denominator for share in middle])
            inside = members(whole, [int(share * common) for share in middle], top)
            assert region.rows == frozenset(np.flatnonzero(inside).tolist())


def test_equal_rows_share_the_last_place():
    """Two equal ones at the second place of two make the set three; where they lead they are two."""
    whole = np.array([[10, 0, 0], [0, 10, 0], [0, 10, 0]])
    sets = {region.rows: area(region.polygon) for region in top_regions(whole, 2)}

    assert sets[frozenset({0, 1, 2})] + sets[frozenset({1, 2})] == 1
