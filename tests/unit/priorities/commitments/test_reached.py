"""Has anybody ever done it: counted in windows that ended in time."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import bundled
from priorities.commitments import Reached, reached
from priorities.commitments.reached import in_words

COUNCILS = bundled.councils().rename(columns={"area_code": "area"})
YEAR_6 = COUNCILS[COUNCILS["indicator_id"] == "ncmp_y6_obese"]
HAND = pd.DataFrame(
    [("A", 2000, 10.0), ("A", 2001, 9.0), ("A", 2002, 8.0), ("B", 2000, 10.0), ("B", 2001, 11.0), ("C", 2000, 5.0)],
    columns=["area", "year", "value"],
)


def test_year_6_over_five_years():
    """974 windows of 149 councils to 2017: 5.9 % by a tenth, 0.6 % by a fifth; 13 of London's 207."""
    tenth, fifth = (reached(YEAR_6, change, 5, 2017, "lower") for change in (0.10, 0.20))
    london = reached(YEAR_6[YEAR_6["area"].str.startswith("E09")], 0.10, 5, 2017, "lower")

    assert (tenth.windows, tenth.areas) == (974, 149)
    assert tenth.share == pytest.approx(0.059, abs=0.0005)
    assert fifth.share == pytest.approx(0.006, abs=0.0005)
    assert (london.times, london.windows) == (13, 207)


def test_preventable_deaths_fell_almost_everywhere():
    """Windows to 2015: 90 % of them a tenth lower, 66 % a fifth."""
    deaths = COUNCILS[COUNCILS["indicator_id"] == "cvd_preventable_u75"]

    assert reached(deaths, 0.10, 5, 2015, "lower").share == pytest.approx(0.905, abs=0.001)
    assert reached(deaths, 0.20, 5, 2015, "lower").share == pytest.approx(0.662, abs=0.001)


def test_by_hand():
    """Yearly windows A -10 %, A -11.1 %, B +10 %; a tenth exactly counts; C has no window."""
    assert reached(HAND, 0.10, 1, 2002, "lower") == Reached(2 / 3, 3, 2)
    assert reached(HAND, 0.10, 1, 2002, "higher") == Reached(1 / 3, 3, 2)
    assert reached(HAND, 0.10, 1, 2001, "lower") == Reached(1 / 2, 2, 2)
    assert reached(HAND, 0.10, 5, 2002, "lower").windows == 0


@settings(deadline=None, max_examples=20)
@given(st.integers(2010, 2017), st.floats(0, 1000))
def test_later_rows_never_count(as_of, poison):
    """Whatever stands in rows after the last known year, the answer is the same."""
    clean = YEAR_6[YEAR_6["area"].str.startswith("E09")]
    poisoned = clean.assign(value=clean["value"].where(clean["year"] <= as_of, poison))
    earlier = clean[clean["year"] <= as_of]

    assert reached(poisoned, 0.10, 3, as_of, "lower") == reached(earlier, 0.10, 3, as_of, "lower")


@pytest.mark.parametrize(
    ("share", "windows", "words"),
    [
        (0.90, 100, "almost all did"),
        (0.50, 100, "about half did"),
        (0.25, 100, "about 1 in 4 did"),
        (57 / 974, 974, "few did (1 in 17)"),
        (6 / 974, 974, "almost nobody did (6 of 974)"),
        (0.0, 1490, "nobody has yet (0 of 1,490)"),
        (float("nan"), 0, ""),
    ],
)
def test_in_words(share, windows, words):
    """A hearer is told how many, never more than the counts say."""
    assert in_words(Reached(share, windows, 1)) == words
