"""Names and records shared by the package."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from priorities.schema import CRITERIA, Scenario, criterion_name


def test_criteria_are_read_aloud_as_words() -> None:
    """Keys become words; a criterion that a user added, too."""
    assert [criterion_name(name) for name in CRITERIA] == [
        "collaboration",
        "health burden",
        "regional action",
    ]
    assert criterion_name("public_support") == "public support"


def test_a_scenario_cannot_be_altered() -> None:
    """What somebody saved stays as it was saved."""
    scenario = Scenario("NHS", {"collaboration": 50}, "Ann", datetime(2019, 3, 15, tzinfo=UTC))

    with pytest.raises(AttributeError):
        scenario.name = "other"  # type: ignore[misc]
