"""Where each score comes from."""

from __future__ import annotations

import pandas as pd
from sqlite_utils import Database

from data import Stamp
from explorer import scores
from explorer.long_list import scoring_rules
from explorer.snapshot import Snapshot
from priorities import MENTION_SHARE, store

OBESITY = "SW01"


def in_use(frame: pd.DataFrame) -> dict[str, tuple[str, float]]:
    used = frame[frame["in_use"].astype(bool)]
    return {row["criterion"]: (row["origin"], row["value"]) for row in used.to_dict("records")}


def test_drafts_are_in_use_until_somebody_scores(db: Database, stamp: Stamp) -> None:
    """One source a criterion is in use: the draft, or what a person said since; other criteria keep theirs."""
    drafts = in_use(scores.sources(Snapshot(), OBESITY))
    store.set_score(db, Stamp("Ada", stamp.at, "new figures"), OBESITY, "health_burden", 6.5)
    now = in_use(scores.sources(Snapshot(), OBESITY))

    assert {name: value for name, (_origin, value) in drafts.items()} == {
        "collaboration": 9, "health_burden": 8, "regional_action": 9,
    }  # fmt: skip
    assert now["health_burden"] == ("person", 6.5)
    assert now["collaboration"] == drafts["collaboration"]


def test_figures_are_told_apart_from_people(db: Database, stamp: Stamp) -> None:
    """A score taken from figures is known as such until a person says another."""
    why = Stamp("Ada", stamp.at, "as figures say")
    store.set_score(db, why, OBESITY, "health_burden", 7, origin="indicator")
    assert scores.from_figures(Snapshot()) == {(OBESITY, "health_burden")}
    store.set_score(db, why, OBESITY, "health_burden", 5)

    assert scores.from_figures(Snapshot()) == frozenset()


def test_rules_propose_scores_for_the_criteria_in_use(path: object) -> None:
    """The drafts' rules speak of the health burden alone; without a rule nothing is proposed."""
    proposed = scores.proposed(Snapshot())

    assert set(proposed["criterion"]) == {"health_burden"}
    assert proposed["value"].dropna().between(0, 10).all()
    assert scores.proposed(Snapshot(), ()).empty
    assert len(scoring_rules(Snapshot())) == 3


def test_nobody_speaks_for_anything_before_evidence_is_confirmed(path: object) -> None:
    """The share of people is a figure like others, and missing, not zero, where there is none."""
    assert scores.levels(Snapshot())[MENTION_SHARE].isna().all()


def test_a_priority_rests_on_drafts_until_every_counted_score_is_somebodys(db: Database, stamp: Stamp) -> None:
    """Of childhood obesity two of three scores are set: it still rests on a draft; with the third it does not."""
    word = Stamp("Ada", stamp.at, "agreed by the group")
    everything = scores.drafted(Snapshot())
    for criterion in ("collaboration", "health_burden"):
        store.set_score(db, word, OBESITY, criterion, 5.0)
    assert scores.drafted(Snapshot()) == everything

    store.set_score(db, word, OBESITY, "regional_action", 5.0)
    assert set(everything) - set(scores.drafted(Snapshot())) == {"Childhood obesity"}
