"""Scenarios and score edits at rest: versions kept, edits only added, every change on record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from data.errors import StorageError
from priorities import CRITERIA, Scenario, current_scores
from priorities.errors import ScenarioError, ScoreError, WeightError
from priorities.long_list import store as long_list_store
from priorities.store import (
    evidence_verdicts,
    judge_evidence,
    migrations,
    retire_scenario,
    save_scenario,
    scenarios,
    score_edits,
    set_score,
)
from tests.crash import STEPS, contents, kill_at_every_statement, old_or_new
from tests.unit.priorities.oracles import frame, weights

NAME = "explorer.sqlite"
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    prepare(path, [migrations]).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        yield db


def scenario(name: str = "NHS", *values: float, who: str = "Ann", at: datetime = AT) -> Scenario:
    return Scenario(name, weights(*(values or (50, 30, 20))), who, at, note="after the first round")


def versions(db: Database, name: str) -> list[dict[str, Any]]:
    """Every version saved under a name, oldest first, as it lies in the table."""
    return list(db.query("SELECT * FROM scenarios WHERE name = ? ORDER BY version", [name]))


def test_what_is_saved_comes_back(db: Database) -> None:
    """Name, weights, who, when and note come back as they were, with a number and version 1."""
    number = save_scenario(db, scenario("NHS", 50, 30, 20))

    (found,) = scenarios(db)

    assert found == Scenario("NHS", weights(50, 30, 20), "Ann", AT, number, "after the first round")
    assert found.version == 1
    assert all(type(weight) is int for weight in found.weights.values())


def test_weights_that_are_not_whole_come_back_exactly(db: Database) -> None:
    """A third and a tenth are stored so that the same numbers come back."""
    save_scenario(db, scenario("thirds", 1 / 3, 0.1, 2))

    assert list(scenarios(db)[0].weights.values()) == [1 / 3, 0.1, 2]


def test_saving_a_name_again_keeps_the_earlier_version(db: Database) -> None:
    """The list shows the latest version in the old place; all versions are kept."""
    save_scenario(db, scenario("NHS", 50, 30, 20))
    save_scenario(db, scenario("Councils", 20, 40, 40))
    save_scenario(db, scenario("NHS", 60, 20, 20, who="Bob"))

    assert [(s.name, s.version, s.who) for s in scenarios(db)] == [("NHS", 2, "Bob"), ("Councils", 1, "Ann")]
    assert [json.loads(row["weights"])["collaboration"] for row in versions(db, "NHS")] == [50, 60]


def test_a_retired_scenario_is_out_of_use_but_kept(db: Database) -> None:
    """Retiring takes a name off the list; saving it again brings it back as a further version."""
    save_scenario(db, scenario("NHS"))
    retire_scenario(db, Stamp("Bob", AT), " NHS ")

    assert scenarios(db) == ()
    assert len(versions(db, "NHS")) == 1
    with pytest.raises(ScenarioError, match="No saved scenario"):
        retire_scenario(db, Stamp("Bob", AT), "NHS")
    save_scenario(db, scenario("NHS"))
    assert [s.version for s in scenarios(db)] == [2]


def test_names_are_tidied_and_checked(db: Database) -> None:
    """Blanks are evened out; an empty or overlong name is refused."""
    save_scenario(db, scenario("  Burden   first "))

    assert scenarios(db)[0].name == "Burden first"
    with pytest.raises(ScenarioError, match="no name"):
        save_scenario(db, scenario("   "))
    with pytest.raises(ScenarioError, match="too long"):
        save_scenario(db, scenario("x" * 81))


def test_unusable_weights_are_not_saved(db: Database) -> None:
    """All-zero weights are refused, and nothing is stored or recorded."""
    with pytest.raises(WeightError):
        save_scenario(db, scenario("zero", 0, 0, 0))

    assert scenarios(db) == ()
    assert history(db).empty


def test_times_are_kept_in_one_zone(db: Database) -> None:
    """A time given in another zone comes back as the same moment; one without a zone is refused."""
    save_scenario(db, scenario("summer", at=AT.astimezone(timezone(timedelta(hours=1)))))

    assert scenarios(db)[0].at == AT
    with pytest.raises(ValueError, match="timezone-aware"):
        save_scenario(db, scenario("naive", at=AT.replace(tzinfo=None)))


def test_every_change_is_on_record(db: Database) -> None:
    """Save, retire and score edits each leave an entry with who, what, before and after."""
    save_scenario(db, scenario("NHS", 50, 30, 20))
    retire_scenario(db, Stamp("Bob", AT), "NHS")
    set_score(db, Stamp("Cas", AT, "new figures"), "SW01", "health_burden", 8)

    record = history(db).sort_index(ascending=False)

    assert sorted(record["who"]) == ["Ann", "Bob", "Cas"]
    assert set(record["what"]) == {"Saved a scenario", "Retired a scenario", "Changed a score"}
    assert "SW01, health burden" in set(record["target"])


def test_score_edits_are_listed_oldest_first(db: Database) -> None:
    """Each edit is a row of its own; the frame has its columns even when empty."""
    assert list(score_edits(db).columns) == [
        "edit_id",
        "at",
        "who",
        "priority",
        "criterion",
        "value",
        "reason",
        "origin",
    ]
    set_score(db, Stamp("Ann", AT, "heard"), "SW01", "collaboration", 8)
    set_score(db, Stamp("Bob", AT, "doubtful"), "SW01", "collaboration", None)
    set_score(db, Stamp("Bob", AT, "value function"), "SW01", "collaboration", 7.126, origin="indicator")

    found = score_edits(db)

    assert found["value"].tolist()[0] == 8.0
    assert pd.isna(found["value"].iloc[1])
    assert found["value"].iloc[2] == 7.13
    assert found["origin"].tolist() == ["person", "person", "indicator"]


def test_edits_come_into_force(db: Database) -> None:
    """What was set is what current scores show, a withdrawn score as a gap."""
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", 8)
    set_score(db, Stamp("Ann", AT, "doubtful"), "b", "collaboration", None)

    found = current_scores(frame([(1, 2, 3), (4, 5, 6)]), score_edits(db))

    assert found.loc["a"].tolist() == [8, 2, 3]
    assert found.loc["b"].isna().tolist() == [True, False, False]


@pytest.mark.parametrize("value", [-0.01, 10.01, float("inf")])
def test_scores_off_the_scale_are_refused(db: Database, value: float) -> None:
    """A score lies between 0 and 10, or there is none."""
    with pytest.raises(ScoreError, match="between 0 and 10"):
        set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", value)


def test_an_edit_needs_its_reason(db: Database) -> None:
    """A score without a reason is refused."""
    with pytest.raises(ScoreError, match="why"):
        set_score(db, Stamp("Ann", AT, "  "), "a", "collaboration", 5)


@pytest.mark.parametrize("act", ["UPDATE score_edits SET value = 1", "DELETE FROM score_edits"])
def test_edits_cannot_be_altered(db: Database, act: str) -> None:
    """The database itself refuses to change or remove an edit."""
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", 5)

    with pytest.raises(Exception, match="only added to"):
        db.execute(act)


def test_numbers_are_stored_as_numbers(db: Database) -> None:
    """No score or number is stored as bytes, whatever numeric kind it came in."""
    save_scenario(db, Scenario("np", dict(zip(CRITERIA, np.array([50, 30, 20]), strict=True)), "Ann", AT))
    set_score(db, Stamp("Ann", AT, "heard"), "a", "collaboration", np.float64(5.5))

    kinds = db.execute("SELECT typeof(value) FROM score_edits").fetchall()
    assert kinds == [("real",)]
    assert list(scenarios(db)[0].weights.values()) == [50, 30, 20]


def test_two_people_saving_the_same_name_lose_nothing(path: Path) -> None:
    """Two connections save under one name in turn: both versions are kept."""
    with closing(connect(path)) as one, closing(connect(path)) as two:
        save_scenario(one, scenario("NHS", 50, 30, 20, who="Ann"))
        save_scenario(two, scenario("NHS", 20, 30, 50, who="Bob"))

        assert [row["who"] for row in versions(one, "NHS")] == ["Ann", "Bob"]


def test_a_failed_save_leaves_nothing(path: Path) -> None:
    """On a database that can only be read the save fails in words, and nothing is stored."""
    with closing(connect(path, read_only=True)) as db, pytest.raises(StorageError):
        save_scenario(db, scenario("NHS"))

    with closing(connect(path)) as db:
        assert scenarios(db) == ()


WARM = """
from contextlib import closing
from datetime import UTC, datetime
import pandas, sqlite_utils.plugins
import priorities.long_list.store
from data import bundled, connect
from priorities.store import retire_scenario, save_scenario, set_score
"""
SAVE = """
from contextlib import closing
from datetime import UTC, datetime
from data import connect
from priorities import Scenario
from priorities.store import save_scenario

with closing(connect(folder / "explorer.sqlite")) as db:
    weights = {"collaboration": 20, "health_burden": 30, "regional_action": 50}
    save_scenario(db, Scenario("NHS", weights, "Bob", datetime(2019, 3, 15, 14, 6, tzinfo=UTC)))
"""
SCORE = """
from contextlib import closing
from datetime import UTC, datetime
from data import Stamp, connect
from priorities.store import set_score

with closing(connect(folder / "explorer.sqlite")) as db:
    at = datetime(2019, 3, 15, 14, 6, tzinfo=UTC)
    set_score(db, Stamp("Bob", at, "heard"), "SW01", "collaboration", 8)
"""


BRING = """
from contextlib import closing
from datetime import UTC, datetime
import pandas
from data import Stamp, bundled, connect
from priorities import ListDifference
from priorities.long_list.store import Entry, import_list

with closing(connect(folder / "explorer.sqlite")) as db:
    stamp = Stamp("Bob", datetime(2019, 3, 15, 14, 6, tzinfo=UTC), "scored by the group")
    new = pandas.DataFrame({"name": ["Falls"], "life_stage": ["AGE WELL"]})
    rows = [("SW01", "Childhood obesity", "collaboration", 9.0, 5.0), (None, "Falls", "collaboration", None, 3.0)]
    scores = pandas.DataFrame(rows, columns=["priority", "name", "criterion", "now", "imported"])
    off = [Entry("LW02", "Smoking", "LIVE WELL", on_list=False)]
    import_list(db, stamp, bundled.long_list(), ListDifference(new, scores, ()), off)
"""


@pytest.mark.slow
@pytest.mark.parametrize("act", [SAVE, SCORE, BRING], ids=["scenario", "score", "list"])
def test_killed_at_any_step_it_is_saved_whole_or_not_at_all(act: str, tmp_path: Path) -> None:
    """Killed at every step of a save, the database is in the old or the new state, and saving again works."""
    start, after = tmp_path / "start", tmp_path / "after"
    start.mkdir()
    prepare(start / NAME, [migrations, long_list_store.migrations]).release()
    with closing(connect(start / NAME)) as db:
        save_scenario(db, scenario("NHS", 50, 30, 20))
    shutil.copytree(start, after)
    old = contents(start / NAME)
    do(act, after / NAME)
    new = contents(after / NAME)

    killed = kill_at_every_statement(
        act,
        start=start,
        workspace=tmp_path / "runs",
        check=old_or_new(NAME, old, new, again=lambda database: do(act, database)),
        warm=WARM,
        most=STEPS,
    )

    assert killed >= 10
    assert old != new


def do(act: str, database: Path) -> None:
    exec(compile(act, "<act>", "exec"), {"folder": database.parent})  # noqa: S102


def test_the_last_word_on_evidence_stands(db: Database) -> None:
    """Confirmed, then rejected by somebody else: rejected; other pairs keep theirs, and all is on record."""
    judge_evidence(db, Stamp("Ann", AT), "SW01", 3, speaks_for_it=True)
    judge_evidence(db, Stamp("Ann", AT), "SW01", 4, speaks_for_it=True)
    judge_evidence(db, Stamp("Bob", AT), "SW01", 3, speaks_for_it=False)

    found = evidence_verdicts(db).set_index("theme")

    assert found.loc[3, ["speaks_for_it", "who"]].tolist() == [False, "Bob"]
    assert found.loc[4, ["speaks_for_it", "who"]].tolist() == [True, "Ann"]
    assert history(db)["what"].tolist() == ["Rejected evidence", "Confirmed evidence", "Confirmed evidence"]
