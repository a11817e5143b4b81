"""Commitments at rest: only ever added to, two officers on one slot, states, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from data.errors import StorageError
from priorities.commitments import store
from priorities.commitments.schema import Commitment, Figure, Milestone, Slot, Standing, Target
from priorities.errors import CommitmentError, Overtaken
from tests.crash import contents, kill_at_every_statement, old_or_new

NAME = "explorer.sqlite"
ANN = Stamp("Ann", datetime(2019, 3, 15, 14, 5, tzinfo=UTC))
BEN = Stamp("Ben", datetime(2019, 7, 1, 9, 0, tzinfo=UTC))
LEVEL = Slot("C1-level", "C1", "Year 6 obesity", "measured", "SW01", "ncmp_y6_obese", "level", better="lower")
CRISIS = Slot("C1-crisis", "C1", "Help at any hour", "milestone", "SW02")
DRAFTS = (
    Commitment("C1", "SW01", "Obesity", "START WELL", "Less of it {C1-level}, help {C1-crisis}.", (LEVEL, CRISIS)),
)
TARGET = Target("C1-level", "one_in_ten", 21.6, 2022, "others did", "2019-03-15", {"baseline": 23.1})


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "start" / NAME
    prepare(path, (store.migrations,)).release()
    return path


@pytest.fixture(name="db")
def _db(path: Path) -> Iterator[Database]:
    with closing(connect(path)) as db:
        yield db


def test_nothing_changed_is_the_drafts(db: Database) -> None:
    """Before anybody does anything the bundled drafts stand, without targets."""
    assert store.commitments(db, DRAFTS) == DRAFTS
    assert store.targets(db) == {}
    assert store.states(db) == {}


def test_a_target_comes_back_as_it_was_chosen(db: Database) -> None:
    """Value, year, justification and the frozen figures; a second one is a second version, the first stays."""
    store.choose_targets(db, ANN, [("C1", TARGET)])
    store.choose_targets(db, BEN, [("C1", replace(TARGET, value=22.2, version=1))])

    first, second = store.targets(db)["C1-level"]
    assert first == replace(TARGET, version=1, who="Ann", at=ANN.at.isoformat())
    assert (second.value, second.version, second.who) == (22.2, 2, "Ben")
    assert history(db)["what"].tolist() == ["Chose a target", "Chose a target"]


def test_the_second_on_one_slot_hears_who_and_when(db: Database) -> None:
    """Both opened the slot without a target; the second is told of the first in London's time, nothing is stored."""
    store.choose_targets(db, ANN, [("C1", TARGET)])

    with pytest.raises(Overtaken, match="Ann changed this on 15 Mar 2019, 14:05"):
        store.choose_targets(db, BEN, [("C1", replace(TARGET, value=20.0))])
    assert len(store.targets(db)["C1-level"]) == 1


def test_a_target_for_what_the_slot_is_no_more_is_told(db: Database) -> None:
    """Somebody turned the slot to another figure meanwhile: a target for the old one is not stored."""
    store.keep_slot(db, ANN, replace(LEVEL, indicator="ncmp_reception_obese"), 0)

    with pytest.raises(Overtaken, match="Ann changed this"):
        store.choose_targets(db, BEN, [("C1", TARGET)])
    store.choose_targets(db, BEN, [("C1", replace(TARGET, slot_version=1))])
    assert len(store.targets(db)["C1-level"]) == 1


def test_one_of_several_targets_overtaken_stores_none(db: Database) -> None:
    """What a workbook brings is one change."""
    store.choose_targets(db, ANN, [("C1", TARGET)])

    with pytest.raises(Overtaken):
        store.choose_targets(db, BEN, [("C1", replace(TARGET, slot="C1-other")), ("C1", TARGET)])
    assert list(store.targets(db)) == ["C1-level"]


def test_a_target_taken_back_leaves_its_versions(db: Database) -> None:
    """The last word has no value; what was chosen before stays."""
    store.choose_targets(db, ANN, [("C1", TARGET)])
    store.choose_targets(db, BEN, [("C1", Target("C1-level", "", None, None, version=1))])

    assert [target.value for target in store.targets(db)["C1-level"]] == [21.6, None]


def test_states_follow_each_other(db: Database) -> None:
    """A draft is proposed, agreed at a meeting, and a draft again; each step is kept."""
    store.change_state(db, ANN, Standing("C1", "proposed"))
    store.change_state(db, ANN, Standing("C1", "agreed", "Board of March", 1))
    store.change_state(db, BEN, Standing("C1", "draft", version=2))

    assert [standing.state for standing in store.states(db)["C1"]] == ["proposed", "agreed", "draft"]


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([Standing("C1", "agreed", "Board")], "cannot become agreed at once"),
        ([Standing("C1", "proposed"), Standing("C1", "agreed", "  ", 1)], "Name the meeting"),
        ([Standing("C1", "proposed"), Standing("C1", "withdrawn")], "Ann changed this"),
        ([Standing("C1", "withdrawn", "x" * 201)], "too long"),
        ([Standing("C1", "withdrawn"), Standing("C1", "agreed", "Board", 1)], "cannot become agreed"),
    ],
)
def test_states_that_cannot_follow(db: Database, steps: list[Standing], message: str) -> None:
    """Each is refused in a sentence, and the state before stands."""
    for standing in steps[:-1]:
        store.change_state(db, ANN, standing)

    with pytest.raises(CommitmentError, match=message):
        store.change_state(db, BEN, steps[-1])
    assert len(store.states(db).get("C1", ())) == len(steps) - 1


def test_what_is_agreed_changes_no_more(db: Database) -> None:
    """Its targets, slots and milestones are refused with who agreed it; that a milestone is met may be said."""
    store.change_state(db, ANN, Standing("C1", "proposed"))
    store.change_state(db, ANN, Standing("C1", "agreed", "Board", 1))

    with pytest.raises(CommitmentError, match="agreed by Ann on 15 Mar 2019"):
        store.choose_targets(db, BEN, [("C1", TARGET)])
    with pytest.raises(CommitmentError, match="agreed by Ann"):
        store.keep_slot(db, BEN, LEVEL, 0)
    with pytest.raises(CommitmentError, match="agreed by Ann"):
        store.keep_milestone(db, BEN, "C1", Milestone("C1-crisis", "Cat", "2020-06-01"))
    store.keep_milestone(db, BEN, "C1", Milestone("C1-crisis", "Cat", "2020-06-01", is_met=True))
    assert store.milestones(db)["C1-crisis"].is_met


@pytest.mark.parametrize(
    ("owner", "due"), [(" ", "2020-06-01"), ("Cat", "soon"), ("Cat", ""), ("x" * 201, "2020-06-01")]
)
def test_a_milestone_needs_owner_and_date(db: Database, owner: str, due: str) -> None:
    """Without either nothing is kept."""
    with pytest.raises(CommitmentError):
        store.keep_milestone(db, ANN, "C1", Milestone("C1-crisis", owner, due))
    assert store.milestones(db) == {}


def test_people_add_reword_and_take_away(db: Database) -> None:
    """A commitment of one's own stands after the drafts with its slots; taken away it is gone, its rows stay."""
    key = store.keep_commitment(db, ANN, Commitment("", "P01", "Cold  homes", "LIVE WELL", "Warm homes."))
    slot = store.keep_slot(db, ANN, Slot("", key, "Homes", "unmeasured", to_collect="homes by year"), 0)
    own = store.commitments(db, DRAFTS)[1]
    assert (own.name, own.parts[0], own.slots[0].slot, slot) == ("Cold homes", "Warm homes.", "P1-1", "P1-1")
    assert own.parts[1] == own.slots[0]

    store.keep_commitment(db, BEN, replace(own, sentence="Warm {P1-1} homes {typo}."))
    reworded = store.commitments(db, DRAFTS)[1]
    assert [part if isinstance(part, str) else part.slot for part in reworded.parts] == [
        "Warm ", "P1-1", " homes ", "{typo}", ".",
    ]  # fmt: skip
    with pytest.raises(Overtaken):
        store.keep_commitment(db, ANN, own)
    store.keep_commitment(db, BEN, replace(reworded, in_use=False))
    assert store.commitments(db, DRAFTS) == DRAFTS
    assert store.keep_commitment(db, ANN, Commitment("", "", "Falls", "", "Fewer falls.")) == "P2"


def test_a_slot_becomes_measured_once_somebody_has_the_figure(db: Database) -> None:
    """A figure of one's own comes back with its limits and source, in place of the draft's slot."""
    figure = Figure(41.0, "2018/19", "%", "Survey of practices, June 2019", 38.0, 44.0)
    store.keep_slot(db, ANN, replace(LEVEL, indicator="", figure=figure), 0)

    assert store.commitments(db, DRAFTS)[0].slots[0].figure == figure
    assert store.slot_versions(db) == {"C1-level": 1}
    with pytest.raises(Overtaken):
        store.keep_slot(db, BEN, LEVEL, 0)


@pytest.mark.parametrize("table", ["commitment", "commitment_slot", "target_choice", "milestone", "commitment_state"])
def test_rows_are_only_added_to(db: Database, table: str) -> None:
    """Neither changed nor deleted, whoever tries."""
    store.keep_commitment(db, ANN, Commitment("", "", "Falls", "", "Fewer falls."))
    store.keep_slot(db, ANN, LEVEL, 0)
    store.choose_targets(db, ANN, [("C1", replace(TARGET, slot_version=1))])
    store.keep_milestone(db, ANN, "C1", Milestone("C1-crisis", "Cat", "2020-06-01"))
    store.change_state(db, ANN, Standing("C1", "proposed"))

    for change in (f"UPDATE {table} SET who = 'Zed'", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(StorageError), store.write(db):
            db.execute(change)


WARM = "import sqlite_utils.plugins\nfrom tests.unit.priorities.commitments import test_store\n"
ACT = """
from contextlib import closing
from data import connect
from priorities.commitments import store
from tests.unit.priorities.commitments.test_store import ANN, TARGET
from dataclasses import replace

with closing(connect(folder / "explorer.sqlite")) as db:
    store.choose_targets(db, ANN, [("C1", TARGET), ("C1", replace(TARGET, slot="C1-other"))])
"""


def test_targets_are_kept_whole_or_not_at_all(path: Path, tmp_path: Path) -> None:
    """Killed at any statement, both targets of a workbook are there or neither, and doing it again works."""
    copy = tmp_path / "undisturbed"
    shutil.copytree(path.parent, copy)
    exec(compile(ACT, "<act>", "exec"), {"folder": copy})  # noqa: S102
    old, new = contents(path), contents(copy / NAME)
    assert old != new

    killed = kill_at_every_statement(
        ACT, start=path.parent, workspace=tmp_path / "runs", check=old_or_new(NAME, old, new), warm=WARM, most=40
    )

    assert killed > 20
