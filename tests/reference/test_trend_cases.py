"""The published cases of OHID's trend test (dhsc-govuk/FingertipsNext, IndicatorTestData.cs, commit d1600f4a)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from priorities import commitments

CASES = pd.read_csv(Path(__file__).parent / "trend_worked_examples.csv")
CASES = CASES.rename(columns={"lower_95": "lower", "upper_95": "upper"}).assign(years=1)


@pytest.mark.parametrize(
    ("name", "better", "word", "chi_square"),
    [
        ("DiabetesPrevelance", "lower", "worse", 9740.1),  # Increasing
        ("YorkshireMmrCoverage", "higher", "worse", 418.5),  # Decreasing
        ("DiabeticEyeDisease", "lower", "worse", 33.5),  # Increasing
        ("Under75CancerMortality", "lower", "better", 117.5),  # Decreasing
    ],
)
def test_published_verdicts(name, better, word, chi_square):
    """Word and chi-square are those of the public code, to 0.1 %."""
    trend = commitments.recent_trend(CASES[CASES["example"].str.startswith(name)], better)

    assert trend.word == word
    assert trend.chi_square == pytest.approx(chi_square, rel=0.001)
    assert trend.reason == ""


def test_limits_of_no_width_are_refused():
    """Emergency readmissions are rounded so that a limit equals its value: it cannot be calculated."""
    trend = commitments.recent_trend(CASES[CASES["example"].str.startswith("EmergencyReadmissions")], "lower")

    assert trend.word == "cannot be told"
    assert "no width" in trend.reason
