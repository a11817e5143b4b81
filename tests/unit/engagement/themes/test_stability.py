"""A theme is firm when it comes back in resamples."""

from __future__ import annotations

import numpy as np

from engagement.themes.grouping import group
from engagement.themes.stability import stability


def firmness(rows, labels):
    k = int(labels.max()) + 1
    return stability(rows, np.ones(len(rows)), {k: labels}, random_state=0)[k]


def test_well_apart_is_firm_and_noise_is_not():
    """Two groups far apart come back whole; cuts through one cloud do not."""
    chance = np.random.default_rng(1)
    apart = np.vstack([chance.normal(size=(40, 5)), chance.normal(size=(40, 5)) + 30])
    cloud = chance.normal(size=(80, 5))
    firm = firmness(apart, group(apart, np.ones(80), 2))
    loose = firmness(cloud, group(cloud, np.ones(80), 6))

    assert firm.tolist() == [1.0, 1.0]
    assert loose.max() < 0.9
    assert ((loose >= 0) & (loose <= 1)).all()


def test_one_theme_is_firm_by_definition():
    """A single theme holds everything and always comes back."""
    assert firmness(np.ones((9, 2)), np.zeros(9, dtype=int)).tolist() == [1.0]
