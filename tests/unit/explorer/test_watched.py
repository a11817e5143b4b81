"""The figures of the Health Inequalities Strategy: fourteen, each with its change by significance or none."""

from __future__ import annotations

import pytest

from explorer.snapshot import Snapshot
from explorer.watched import headline, watched


@pytest.mark.parametrize(("day", "n_readings"), [("2019-03-15", 0), ("2019-12-01", 8), ("2026-01-01", 10)])
def test_fourteen_figures_on_a_day(day: str, n_readings: int) -> None:
    """By the board none; by December 2019 eight had come out, by their months of publication; two have no figure."""
    entries = watched(Snapshot(), day)

    assert len(entries) == 14
    assert len([entry for entry in entries if entry.latest]) == n_readings
    silent = {entry.name for entry in entries if not entry.indicator}
    assert silent == {"excess deaths of adults with serious mental illness", "feeling of belonging"}
    assert {entry.status.word for entry in entries if entry.latest is None} == {"no reading yet"}


def test_change_is_told_by_limits_alone() -> None:
    """Healthy life of men: 64.0 (63.4-64.6) to 62.9 (62.1-63.7), z = 1.1 / sqrt(0.306² + 0.408²) = 2.16: worse."""
    entries = watched(Snapshot(), "2026-01-01")
    men = next(entry for entry in entries if entry.indicator == "Healthy life expectancy at birth, males")
    smoking = next(entry for entry in entries if entry.name == "smoking")

    assert (men.figure(men.start), men.figure(men.latest)) == ("64.0 in 2015-17", "62.9 in 2022-24")
    assert (men.status.word, men.status.beyond_chance) == ("getting worse", True)
    assert smoking.status.word == "not told from chance: limits are not published"
    assert smoking.status.beyond_chance is None


def test_the_headline_counts_readings_and_changes() -> None:
    """How many have a reading since the board met, and how many changed beyond chance to either side."""
    assert headline(watched(Snapshot(), "2019-03-15")) == (
        "Of 14 figures that the Health Inequalities Strategy watches none have a reading since the Board met; changed "
        "beyond chance: none for the better, none for the worse."
    )
    assert "ten have a reading since the Board met" in headline(watched(Snapshot(), "2026-01-01"))
