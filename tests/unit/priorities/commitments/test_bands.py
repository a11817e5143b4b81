"""Bands of what can be expected carry a measured rate, or are not shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data import bundled
from priorities.commitments import FEWEST_STARTS, LEAST_RATE, Situation, back_test, bands
from priorities.commitments.bands import edges

RATES = bundled.bands()
COUNCILS = pd.concat([bundled.councils(), bundled.later("councils")]).rename(columns={"area_code": "area"})
# Ten areas that move by -5 % to +4 % in 2011 and do it again each year.
STEADY = pd.DataFrame(
    [(f"area {n}", 2010 + year, 100 * (0.95 + n / 100) ** year) for n in range(10) for year in range(12)],
    columns=["area", "year", "value"],
)
SITUATION = Situation(
    indicator="Share", unit="%", better="lower", kind="share", period="2015/16", year=2015, length=1, value=20.0,
    target_year=2017, last_year=2015, history=STEADY,
)  # fmt: skip


def rates(*rows):
    return pd.DataFrame(rows, columns=["years", "hit_rate", "starts"])


@pytest.mark.parametrize("row", RATES.to_dict("records"), ids=lambda row: f"{row['indicator_id']} {row['years']}")
def test_each_kept_rate_is_reproduced(row):
    """A back-test gives the kept rate within a point, the same start years, and both are high enough to be shown."""
    measured = back_test(COUNCILS[COUNCILS["indicator_id"] == row["indicator_id"]], int(row["years"]))

    assert measured.rate == pytest.approx(row["hit_rate"], abs=0.01)
    assert measured.starts == row["starts"] >= FEWEST_STARTS
    assert measured.tests == row["tests"]
    assert row["hit_rate"] >= LEAST_RATE


def test_no_band_that_was_too_seldom_tried():
    """Healthy life expectancy five years ahead could be tried from two years alone: no rate is kept for it."""
    kept = set(zip(RATES["indicator_id"], RATES["years"], strict=True))

    assert ("hle_male", 5) not in kept
    assert {("ncmp_y6_obese", 5), ("cvd_preventable_u75", 5)} <= kept


def test_ends_cover_a_drift_that_goes_on_and_one_that_stops():
    """Changes of -20 % to -10 % in steps of one: the middle nine tenths, and the same about no change."""
    seen = np.arange(-0.20, -0.0999, 0.01)

    low, high = edges(seen)

    assert low == pytest.approx(np.percentile(seen, 5))
    assert high == pytest.approx(np.percentile(seen, 95) + 0.15)


def test_a_band_for_each_year_to_the_target():
    """One and two years ahead from 20: the areas moved by -5 % to +4 % a year; the second year has no rate."""
    first, second = bands(SITUATION, rates((1, 0.87, 9)))

    assert (first.years, first.hit_rate, first.starts) == (1, 0.87, 9)
    assert 19 <= first.low < 20 < first.high < 21
    assert first.words == "Bands like this held in 87 of 100 cases (tried from 9 start years)."
    assert np.isnan(second.low)
    assert "Too short" in second.words


@pytest.mark.parametrize("rate", [rates((1, 0.69, 20)), rates((1, 0.95, 7))])
def test_a_rate_too_low_or_too_seldom_tried_shows_nothing(rate):
    """Under seven in ten, or under eight start years, there is no band."""
    band = bands(SITUATION, rate)[0]

    assert np.isnan(band.low)
    assert np.isnan(band.high)


def test_only_what_was_known_makes_the_band():
    """Rows after the last known year change nothing."""
    poisoned = STEADY.assign(value=STEADY["value"].where(STEADY["year"] <= 2015, 1e9))

    assert (
        bands(SITUATION, rates((1, 0.9, 9)))[0]
        == bands(Situation(**{**SITUATION.__dict__, "history": poisoned}), rates((1, 0.9, 9)))[0]
    )


def test_back_test_by_hand():
    """Areas that repeat their change: each later change lies among those seen, but for the ends beyond nine tenths."""
    measured = back_test(STEADY, 1)

    assert (measured.starts, measured.tests) == (10, 100)
    assert measured.rate >= 0.8
    assert back_test(STEADY[STEADY["year"] < 2011], 1).starts == 0
