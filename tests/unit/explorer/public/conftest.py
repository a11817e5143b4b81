"""What tests of the public view share: the sample with something of everything that may become public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from engagement.ledger import Answer
from engagement.ledger import store as answers
from explorer import commitments
from explorer.ledger import ledger
from explorer.paper.quotes import to_look_at
from explorer.paper.store import clear_quote, keep_paragraph
from explorer.ranking import save_scenario
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database
from priorities import store as scores
from priorities.commitments import store as commitment_store
from priorities.commitments.schema import Commitment, Milestone, Slot, Standing, Target
from priorities.long_list import store as long_list
from priorities.long_list.store import Entry
from priorities.progress import Place, Reading
from priorities.progress import store as readings
from tests.conftest import copy_database

AT = datetime(2026, 3, 15, 14, 5, tzinfo=UTC)
STAMP = Stamp("Ada", AT, "as agreed")
WEIGHTS = {"collaboration": 50.0, "health_burden": 30.0, "regional_action": 20.0}


@pytest.fixture(name="file")
def _file(sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A database of this test's own with the sample, the scenario "NHS" and two cleared quotes."""
    path = copy_database(sample_file, tmp_path / "explorer.sqlite")
    monkeypatch.setenv("EXPLORER_DATABASE", str(path))
    KEPT.clear()
    with database() as db:
        save_scenario(db, STAMP, "NHS", WEIGHTS)
        clear_some(db)
    yield path
    KEPT.clear()


def clear_some(db: Database) -> None:
    """Clear the first quote of the first two priorities that have any."""
    with_quotes = [entry for entry in to_look_at(Snapshot(), "NHS") if entry.quotes]
    for entry in with_quotes[:2]:
        clear_quote(db, STAMP, entry.quotes[0].clearance, is_cleared=True)


def promise_something(db: Database) -> None:
    """A target with its reason, a reading of it, a milestone, an agreement, a score with its reason."""
    slots = {slot.slot.slot: slot for entry in commitments.commitments(Snapshot()) for slot in entry.slots}
    target = Target("C1-level", "own", 20.8, 2022, "A reason for the target.", commitments.AS_OF)
    commitments.choose(db, STAMP, slots["C1-level"], target)
    reading = Reading("C1-level", "2018/19", 23.2, 23.0, 23.5, "2019-10-10", "A source of the reading")
    readings.bring_in_readings(db, STAMP, [(Place("C1-level", period="2017/18", is_share=True), reading)],
                               date(2026, 1, 1))  # fmt: skip
    milestone = next(slot.slot for slot in slots.values() if slot.slot.kind == "milestone")
    commitment_store.keep_milestone(db, STAMP, milestone.commitment, Milestone(milestone.slot, "The NHS", "2027-01-01"))
    commitment_store.change_state(db, STAMP, Standing("C1", "proposed"))
    scores.set_score(db, STAMP, "SW01", "collaboration", 9.5)
    long_list.keep_entry(db, STAMP, bundled.long_list(), Entry("SW01", "Obesity in childhood", "START WELL"))
    key = commitment_store.keep_commitment(db, STAMP, Commitment("", "SW01", "Our own", "START WELL", "We do it."))
    commitment_store.keep_slot(db, STAMP, Slot("", key, "Our slot", "unmeasured", "SW01", to_collect="A census."), 0)
    first, second = (theme.theme_id for theme in ledger(Snapshot(), exact=False).themes[:2])
    answers.keep_answer(db, STAMP, Answer(first, "done", "We hired ten.", "So asked.", "NHS", "2026-05-01"))
    answers.keep_answer(db, STAMP, Answer(second, "will not", "Nothing unmarked.", "No money unmarked.", "NHS"))
    version = next(entry for entry in answers.versions(db) if entry.answer.theme_id == first)
    answers.mark_public(db, STAMP, version.answer.number, is_public=True, version=version.version)
    keep_paragraph(db, STAMP, ("NHS", "narrative", "why.0"), "Our own words.", generated="As it was.", last=0)
