"""Scenarios at rest: none is ever replaced by somebody else, every act is kept and can be undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from sqlite_utils import Database

from data import NOBODY, Stamp, connect, history, prepare, write
from data.errors import StorageError
from priorities import CRITERIA, Scenario
from priorities import store as score_store
from priorities.errors import NameTaken, ScenarioError, WeightError
from priorities.scenarios.store import (
    free_name,
    last_hand,
    migrations,
    out_of_use,
    owner,
    put_back_scenario,
    rename_scenario,
    retire_scenario,
    save_scenario,
    scenario_entries,
    scenarios,
    undo_scenario,
)
from tests.crash import kill_whole_or_not_at_all
from tests.unit.priorities.oracles import weights

NAME = "explorer.sqlite"
AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
BOB = Stamp("Bob", AT)


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


def standing(db: Database) -> list[tuple[str, int | None, str]]:
    """Name, version and who saved it, of every scenario in use."""
    return [(entry.name, entry.version, entry.who) for entry in scenarios(db)]


def last_entry(db: Database, number: int) -> int:
    entries = scenario_entries(db)
    return int(entries[entries["scenario"] == number]["entry_id"].iloc[-1])


def test_what_is_saved_comes_back(db: Database) -> None:
    """Name, weights, who, when and note come back as they were, with a number and version 1."""
    number = save_scenario(db, scenario("NHS", 50, 30, 20))

    (found,) = scenarios(db)

    assert found == Scenario("NHS", weights(50, 30, 20), "Ann", AT, number, "after the first round")
    assert found.version == 1
    assert all(type(weight) is int for weight in found.weights.values())


def test_weights_that_are_not_whole_come_back_exactly(db: Database) -> None:
    """A third and a tenth are stored so that the same numbers come back; numpy's numbers come back as numbers."""
    save_scenario(db, scenario("thirds", 1 / 3, 0.1, 2))
    save_scenario(db, Scenario("np", dict(zip(CRITERIA, np.array([50, 30, 20]), strict=True)), "Ann", AT))

    assert list(scenarios(db)[0].weights.values()) == [1 / 3, 0.1, 2]
    assert list(scenarios(db)[1].weights.values()) == [50, 30, 20]


@pytest.mark.finding("A1")
@pytest.mark.parametrize("name", ["NHS", " nhs ", "ＮＨＳ"])
def test_nobodys_scenario_is_replaced_by_somebody_else(db: Database, name: str) -> None:
    """Another person's save under the same name, however it is written, is refused with a name that is free."""
    save_scenario(db, scenario("NHS", 30, 60, 10, who="NHS SRO"))

    with pytest.raises(NameTaken, match=r"saved by NHS SRO.*“NHS \(2\)”") as refusal:
        save_scenario(db, scenario(name, 60, 10, 30, who="London Councils SRO"))

    assert refusal.value.proposal == "NHS (2)"
    assert [dict(entry.weights) for entry in scenarios(db)] == [weights(30, 60, 10)]
    assert history(db)["what"].tolist() == ["Saved a scenario"]


@pytest.mark.finding("A1")
def test_saving_ones_own_again_adds_a_version(db: Database) -> None:
    """The list shows the latest version in the old place, whatever the case of its name and author; all are kept."""
    first = save_scenario(db, scenario("NHS", 50, 30, 20))
    save_scenario(db, scenario("Councils", 20, 40, 40))
    again = save_scenario(db, scenario("nhs", 60, 20, 20, who=" ann "))

    assert first == again
    assert standing(db) == [("nhs", 2, " ann "), ("Councils", 1, "Ann")]
    kept = scenario_entries(db).set_index(["scenario", "version"])["weights"]
    assert kept[first, 1] == weights(50, 30, 20)
    assert kept[first, 2] == weights(60, 20, 20)


@pytest.mark.parametrize("who", [NOBODY, ""])
def test_people_without_a_name_cannot_be_told_apart(db: Database, who: str) -> None:
    """Who gave no name replaces nothing, not even what somebody without a name saved."""
    save_scenario(db, scenario("NHS", who=who))

    with pytest.raises(NameTaken, match="say who you are"):
        save_scenario(db, scenario("NHS", 20, 20, 60, who=who))


def test_a_free_name_counts_on(db: Database) -> None:
    """The proposal is the first number that nobody uses, and never longer than a name may be."""
    for name in ("NHS", "NHS (2)", "x" * 80):
        save_scenario(db, scenario(name))

    assert free_name(db, "nhs") == "nhs (3)"
    assert free_name(db, "Councils") == "Councils"
    assert free_name(db, "x" * 80) == "x" * 76 + " (2)"


def test_a_renamed_scenario_is_still_the_same(db: Database) -> None:
    """Its weights, versions and author stay; the old name is free; a name in use, none and the same are refused."""
    number = save_scenario(db, scenario("NHS"))
    save_scenario(db, scenario("Councils"))
    rename_scenario(db, BOB, number, " NHS, first  round ")

    assert standing(db)[0] == ("NHS, first round", 1, "Ann")
    with pytest.raises(NameTaken):
        rename_scenario(db, BOB, number, "councils")
    with pytest.raises(ScenarioError, match="no name"):
        rename_scenario(db, BOB, number, "  ")
    assert save_scenario(db, scenario("NHS", who="Bob")) != number


def test_a_retired_scenario_is_out_of_use_and_comes_back(db: Database) -> None:
    """Taken out it is off the list and kept; put back it stands as it was; saving it again is its next version."""
    number = save_scenario(db, scenario("NHS"))
    retire_scenario(db, BOB, number)
    assert (scenarios(db), [entry.name for entry in out_of_use(db)]) == ((), ["NHS"])
    with pytest.raises(ScenarioError, match="No saved scenario"):
        retire_scenario(db, BOB, number)
    put_back_scenario(db, BOB, number)
    assert standing(db) == [("NHS", 1, "Ann")]
    with pytest.raises(ScenarioError, match="not out of use"):
        put_back_scenario(db, BOB, number)
    retire_scenario(db, BOB, number)

    assert save_scenario(db, scenario("NHS")) == number
    assert standing(db) == [("NHS", 2, "Ann")]


def test_a_name_out_of_use_is_free_for_others(db: Database) -> None:
    """Somebody else begins a scenario of their own under it, and the old one waits until that name is free again."""
    number = save_scenario(db, scenario("NHS"))
    retire_scenario(db, BOB, number)
    other = save_scenario(db, scenario("NHS", who="Bob"))

    assert other != number
    with pytest.raises(NameTaken):
        put_back_scenario(db, BOB, number)
    with pytest.raises(NameTaken):
        undo_scenario(db, BOB, number, last_entry(db, number))


def test_every_act_can_be_undone_and_done_again(db: Database) -> None:
    """What stood before the last act stands again: no scenario, the earlier version, the old name, in use."""
    number = save_scenario(db, scenario("NHS", 50, 30, 20))

    def undone() -> list[tuple[str, int | None, str]]:
        undo_scenario(db, BOB, number, last_entry(db, number))
        return standing(db)

    assert (undone(), undone()) == ([], [("NHS", 1, "Ann")])
    save_scenario(db, scenario("NHS", 60, 20, 20))
    assert (undone(), undone()) == ([("NHS", 1, "Ann")], [("NHS", 2, "Ann")])
    rename_scenario(db, BOB, number, "Health")
    assert (undone(), undone()) == ([("NHS", 2, "Ann")], [("Health", 2, "Ann")])
    retire_scenario(db, BOB, number)
    assert undone() == [("Health", 2, "Ann")]
    undone()
    undone()
    undo_scenario(db, BOB, number, last_entry(db, number))
    assert save_scenario(db, scenario("Health")) == number
    assert standing(db) == [("Health", 3, "Ann")]


def test_whose_a_scenario_is(db: Database) -> None:
    """Whoever saved it last, in any spelling; what nobody in particular saved is nobody's; an act is its doer's."""
    number, nameless = save_scenario(db, scenario("NHS")), save_scenario(db, scenario("Councils", who=NOBODY))
    rename_scenario(db, BOB, number, "Health")

    assert (owner(db, "ann", number), owner(db, "Bob", number), owner(db, "Ann", 99)) == ("", "Ann", "")
    assert [owner(db, who, nameless) for who in ("Ann", NOBODY)] == [NOBODY, NOBODY]
    assert [last_hand(db, who, number, 3) for who in ("Ann", "Bob", "Cem")] == ["", "", "Ann"]
    assert last_hand(db, NOBODY, nameless, 2) == ""


def test_undo_is_refused_where_somebody_came_first(db: Database) -> None:
    """The entry that was looked at must be the last one still."""
    number = save_scenario(db, scenario("NHS"))
    seen = last_entry(db, number)
    rename_scenario(db, BOB, number, "Health")

    with pytest.raises(ScenarioError, match="meanwhile"):
        undo_scenario(db, BOB, number, seen)
    with pytest.raises(ScenarioError, match="meanwhile"):
        undo_scenario(db, BOB, 99, seen)


def test_names_notes_and_weights_are_checked(db: Database) -> None:
    """Blanks are evened out; an empty or overlong name, an overlong reason and all-zero weights store nothing."""
    save_scenario(db, scenario("  Burden   first "))

    assert scenarios(db)[0].name == "Burden first"
    with pytest.raises(ScenarioError, match="no name"):
        save_scenario(db, scenario("   "))
    with pytest.raises(ScenarioError, match="too long"):
        save_scenario(db, scenario("x" * 81))
    with pytest.raises(ScenarioError, match="reason"):
        save_scenario(db, Scenario("long", weights(1, 1, 1), "Ann", AT, note="x" * 201))
    with pytest.raises(WeightError):
        save_scenario(db, scenario("zero", 0, 0, 0))
    assert len(history(db)) == 1


def test_times_are_kept_in_one_zone(db: Database) -> None:
    """A time given in another zone comes back as the same moment; one without a zone is refused."""
    save_scenario(db, scenario("summer", at=AT.astimezone(timezone(timedelta(hours=1)))))

    assert scenarios(db)[0].at == AT
    with pytest.raises(ValueError, match="zone"):
        save_scenario(db, scenario("naive", at=AT.replace(tzinfo=None)))


def test_every_act_is_on_record(db: Database) -> None:
    """Each leaves who, what, and what stood before and after; the entries themselves cannot be altered."""
    number = save_scenario(db, scenario("NHS", 50, 30, 20))
    rename_scenario(db, BOB, number, "Health")
    retire_scenario(db, BOB, number)
    put_back_scenario(db, BOB, number)
    undo_scenario(db, BOB, number, last_entry(db, number))

    record = history(db).sort_index(ascending=False)

    assert record["what"].tolist() == [
        "Saved a scenario",
        "Renamed a scenario",
        "Retired a scenario",
        "Put a scenario back",
        "Undid the last act on a scenario",
    ]
    assert "name: Health" in record["after"].tolist()[1]
    assert "collaboration: 50" in record["before"].tolist()[1]
    for act in ("UPDATE scenario_entries SET name = ''", "DELETE FROM scenario_entries"):
        with pytest.raises(Exception, match="only added to"):
            db.execute(act)


def test_two_people_at_once_lose_nothing(path: Path) -> None:
    """Two connections save under one name in turn: the second is refused, and saves under the name proposed."""
    with closing(connect(path)) as one, closing(connect(path)) as two:
        save_scenario(one, scenario("NHS", 50, 30, 20, who="Ann"))
        with pytest.raises(NameTaken) as refusal:
            save_scenario(two, scenario("NHS", 20, 30, 50, who="Bob"))
        save_scenario(two, scenario(refusal.value.proposal, 20, 30, 50, who="Bob"))

        assert standing(one) == [("NHS", 1, "Ann"), ("NHS (2)", 1, "Bob")]


def test_a_failed_save_leaves_nothing(path: Path) -> None:
    """On a database that can only be read the save fails in words, and nothing is stored."""
    with closing(connect(path, read_only=True)) as db, pytest.raises(StorageError):
        save_scenario(db, scenario("NHS"))

    with closing(connect(path)) as db:
        assert scenarios(db) == ()


def test_scenarios_of_an_earlier_release_are_carried_over(tmp_path: Path) -> None:
    """All versions, who saved them and when; what was out of use is so; names go on where they stood."""
    path = tmp_path / NAME
    prepare(path, [score_store.migrations]).release()
    rows = [
        ("NHS", 1, 50, "Ann", None),
        ("Old", 1, 40, "Bob", AT.isoformat()),
        ("NHS", 2, 60, "Cas", None),
    ]
    with closing(connect(path)) as db, write(db):
        for name, version, first, who, retired_at in rows:
            db.execute(
                "INSERT INTO scenarios (name, version, weights, who, at, retired_at) VALUES (?, ?, ?, ?, ?, ?)",
                [name, version, json.dumps(weights(first, 90 - first, 10)), who, AT.isoformat(), retired_at],
            )
    prepare(path, [score_store.migrations, migrations]).release()

    with closing(connect(path)) as db:
        assert standing(db) == [("NHS", 2, "Cas")]
        assert [(entry.name, entry.who) for entry in out_of_use(db)] == [("Old", "Bob")]
        kept = scenario_entries(db)
        assert kept["weights"].map(lambda saved: saved["collaboration"]).tolist() == [50, 40, 40, 60]
        assert save_scenario(db, scenario("Old", who="Bob")) == 2


WARM = """
from contextlib import closing
from datetime import UTC, datetime
import pandas, sqlite_utils.plugins
from data import connect
from priorities.scenarios.store import save_scenario
"""
SAVE = """
from contextlib import closing
from datetime import UTC, datetime
from data import connect
from priorities import Scenario
from priorities.scenarios.store import save_scenario

with closing(connect(folder / "explorer.sqlite")) as db:
    weights = {"collaboration": 20, "health_burden": 30, "regional_action": 50}
    save_scenario(db, Scenario("NHS", weights, "Ann", datetime(2019, 3, 15, 14, 6, tzinfo=UTC)))
"""


@pytest.mark.slow
def test_killed_at_any_step_it_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    """Killed at every step of a save, the database is in the old or the new state, and saving again works."""
    start = tmp_path / "start"
    start.mkdir()
    prepare(start / NAME, [migrations]).release()
    with closing(connect(start / NAME)) as db:
        save_scenario(db, scenario("NHS", 50, 30, 20))

    killed = kill_whole_or_not_at_all(SAVE, start=start, name=NAME, workspace=tmp_path / "runs", warm=WARM)

    assert killed >= 10
