"""The number, unit and year of a promise are read from how it is written."""

from __future__ import annotations

import pytest

from priorities.promises import Target, read_target, read_year

SUPPORT = "345,000 more children and young people with mental health support; teams in schools"


@pytest.mark.parametrize(
    ("target", "commitment", "expected"),
    [
        ("10%", "", Target(10.0, "%")),
        ("66.7%", "", Target(66.7, "%")),
        ("10 per cent", "", Target(10.0, "%")),
        ("X%", "", Target(unit="%", is_open=True)),
        ("x %", "", Target(unit="%", is_open=True)),
        ("345,000", SUPPORT, Target(345_000.0, "children and young people")),
        ("345,000", "1,345,000 children", Target(345_000.0, "")),
        ("150,000", "Prevent 150,000 heart attacks and strokes", Target(150_000.0, "heart attacks and strokes")),
        ("1,500,000 days", "", Target(1_500_000.0, "days")),
        ("400 m", "", Target(400.0, "m")),
        ("95-95-95; 0", "", Target(95.0, "%")),
        ("0-0-0", "", Target(0.0, "")),
        ("0", "", Target(0.0, "")),
        ("all", "", Target(100.0, "%")),
        ("lowest", "", Target(unit="lowest in the country")),
        ("", SUPPORT, Target()),
        ("better", "", Target()),
    ],
)
def test_a_target_is_read(target, commitment, expected):
    """Per cent, counts with what they count, an open X, zeros, "all" and "lowest"; nothing is invented."""
    assert read_target(target, commitment) == expected


@pytest.mark.parametrize(
    ("words", "document", "year"),
    [
        ("2028", "", 2028),
        ("2023/24", "", 2024),
        ("2023-2025", "", 2025),
        ("Mar 2021", "", 2021),
        ("10 years", "NHS Long Term Plan (2019)", 2029),
        ("10 years", "a plan without a year", None),
        ("ongoing", "", None),
        ("", "NHS Long Term Plan (2019)", None),
    ],
)
def test_a_year_is_read(words, document, year):
    """A financial year falls due when it ends; a span runs from the year in the document's name."""
    assert read_year(words, document) == year
