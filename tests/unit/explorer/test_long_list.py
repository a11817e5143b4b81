"""The long list as it stands: drafts, with what people made of them."""

from __future__ import annotations

from sqlite_utils import Database

from data import Stamp, bundled
from explorer.long_list import long_list, off_the_list, scoring_rules
from explorer.snapshot import Snapshot
from priorities import Criterion, store
from priorities.long_list import store as list_store
from priorities.long_list.store import Entry

OBESITY = "SW01"


def test_the_drafts_stand_until_somebody_changes_them(path: object) -> None:
    """Names, criteria and scores are those of the bundled tables; nothing is off the list."""
    drafts, listed = bundled.long_list(), long_list(Snapshot())

    assert listed.names[OBESITY] == "Childhood obesity"
    assert listed.counting == ["collaboration", "health_burden", "regional_action"]
    assert listed.scores.loc[OBESITY].tolist() == [9, 8, 9]
    assert len(listed.priorities) == len(drafts)
    assert off_the_list(Snapshot()).empty
    assert len(scoring_rules(Snapshot())) == 3


def test_what_people_decide_stands(db: Database, stamp: Stamp) -> None:
    """A new name, a score, a priority taken off and a criterion of one's own: each is read at once."""
    drafts = bundled.long_list()
    list_store.keep_entry(db, stamp, drafts, Entry(OBESITY, "Obesity in childhood", "START WELL"))
    list_store.keep_entry(db, stamp, drafts, Entry("SW02", "Children's mental health", "START WELL", on_list=False))
    store.set_score(db, Stamp("Ada", stamp.at, "new figures"), OBESITY, "health_burden", 6.5)
    list_store.keep_criterion(db, stamp, Criterion("speed", "Speed", "How soon it shows"))

    listed = long_list(Snapshot())

    assert listed.names[OBESITY] == "Obesity in childhood"
    assert "SW02" not in listed.priorities.index
    assert off_the_list(Snapshot())["name"].to_dict() == {"SW02": "Children's mental health"}
    assert listed.scores.loc[OBESITY, "health_burden"] == 6.5
    assert listed.counted_scores.loc["Obesity in childhood", "collaboration"] == 9
    assert "speed" in listed.criteria.index
