from __future__ import annotations

import pytest

from data import bundled
from engagement.parsing.value_shapes import has_shape


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("email", "jo.bloggs+nhs@example.co.uk"),
        ("phone", "+44 20 7946 0000"),
        ("phone", "07700 900123"),
        ("postcode", "SW1A 1AA"),
        ("postcode", "e8"),
        ("age_range", "16 – 24"),
        ("age_range", "65 and over"),
        ("age_range", "<18"),
        ("age", "101"),
        ("scale", "Neither agree nor disagree"),
        ("scale", "Very dissatisfied"),
        ("borough", "Royal Borough of Kingston upon Thames"),
        ("borough", "LB Hammersmith & Fulham"),
        ("network_address", "203.0.113.175"),
        ("date", "01.03.2026 9h05"),
        ("date", "5/3/26 at 9am"),
        ("date", "2026/03/05"),
        ("date", "3. März 2026"),
        ("date", "3 de marzo de 2026"),
        ("date", "Thu, 5 Mar 2026 10:00"),
    ],
)
def test_values_of_a_shape(shape: str, value: str) -> None:
    """As people and tools write them."""
    assert has_shape(value, shape)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("email", "write to jo@example.org please"),
        ("phone", "0.5"),
        ("postcode", "C9 1"),
        ("postcode", "Q7"),
        ("age", "²"),
        ("age", "0"),
        ("age", "1975"),
        ("age_range", "3 to 4 times a week"),
        ("scale", "Good transport"),
        ("borough", "Greater London"),
        ("network_address", "1.2.3"),
        ("date", "5 months"),
        ("date", "12 sets of 40"),
        ("date", "3 markets"),
    ],
)
def test_values_of_no_such_shape(shape: str, value: str) -> None:
    """What only looks alike."""
    assert not has_shape(value, shape)


def test_all_boroughs_are_boroughs() -> None:
    """The 32 and the City."""
    names = bundled.boroughs()["borough"]
    assert len(names) == 33
    assert all(has_shape(name, "borough") for name in names)
