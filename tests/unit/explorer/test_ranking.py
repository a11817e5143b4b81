"""The ranking under one visit's weights, beside what was saved."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from explorer.ranking import save_scenario, standing
from explorer.snapshot import Snapshot
from priorities import DEFAULT_THRESHOLDS, store

LINES = tuple(DEFAULT_THRESHOLDS.items())
CRITERIA = ("collaboration", "health_burden", "regional_action")


def weights(*percents: int) -> tuple[tuple[str, float], ...]:
    return tuple(zip(CRITERIA, map(float, percents), strict=True))


@pytest.mark.parametrize("percents", [(100, 0, 0), (0, 100, 0), (50, 30, 20)])
def test_what_leads_has_the_most_by_these_weights(path: object, percents: tuple[int, int, int]) -> None:
    """The leaders are those with the largest weighted sum, in whole numbers, of the drafts that are fully scored."""
    every = bundled.long_list()
    drafts = every.dropna(subset=list(CRITERIA))
    sums = {
        row["name"]: sum(round(100 * row[name]) * percent for name, percent in zip(CRITERIA, percents, strict=True))
        for row in drafts.to_dict("records")
    }

    ranked = standing(Snapshot(), weights(*percents), LINES)

    assert set(ranked.leaders) == {name for name, total in sums.items() if total == max(sums.values())}
    assert set(ranked.unscored) == set(every["name"]) - set(drafts["name"])


def test_the_latest_scenario_is_the_one_saved_last(db: Database, stamp: Stamp) -> None:
    """Before the first there is none; who saved it, and when, are those of the stamp."""
    assert standing(Snapshot(), weights(50, 30, 20), LINES).latest is None
    later = Stamp("Bo", stamp.at + timedelta(hours=1))
    save_scenario(db, stamp, "NHS", {"collaboration": 50, "health_burden": 30, "regional_action": 20})
    save_scenario(db, later, "Boroughs", {"collaboration": 20, "health_burden": 40, "regional_action": 40}, "a note")

    ranked = standing(Snapshot(), weights(50, 30, 20), LINES)

    assert [scenario.name for scenario in ranked.scenarios] == ["NHS", "Boroughs"]
    assert (ranked.latest.name, ranked.latest.who, ranked.latest.at) == ("Boroughs", "Bo", later.at)
    assert sum(ranked.latest.weights.values()) == pytest.approx(100)
    assert any("compromise" in sentence for sentence in ranked.more_sentences)


def test_a_priority_without_a_score_is_told(db: Database, stamp: Stamp) -> None:
    """A missing score is no zero: the priority stands apart, and a sentence says so."""
    before = standing(Snapshot(), weights(50, 30, 20), LINES)
    store.set_score(db, Stamp("Ada", stamp.at, "no figure"), "SW01", "health_burden", None)

    ranked = standing(Snapshot(), weights(50, 30, 20), LINES)

    assert set(ranked.unscored) - set(before.unscored) == {"Childhood obesity"}
    assert any("not fully scored" in sentence for sentence in ranked.more_sentences)
    assert "Childhood obesity" not in ranked.leaders
