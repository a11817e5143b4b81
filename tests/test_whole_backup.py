"""One file is enough to go on elsewhere: next week's export finds the people that it knows."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data import Stamp, backup, connect, prepare, restore
from data.secret import pseudonym_secret
from engagement import ColumnChoice, Export, Layout, plan_import
from engagement.answers import store as answers_store
from engagement.answers.selection import Selection
from engagement.privacy.store import REPLAYS, delete_person
from engagement.responses import store as response_store
from engagement.schema import StoredState, Upload
from explorer.workspace import MIGRATIONS

STAMP = Stamp("Ann", datetime(2019, 3, 15, 14, 5, tzinfo=UTC))


def bring_in(database: Path, people: int) -> tuple[int, int]:
    """Import the answers of so many people; return how many were stored and how many were there already."""
    identities = [f"person {number}" for number in range(people)]
    frame = pd.DataFrame({"id": identities, "q": [f"Shorter waits, says {name}" for name in identities]}, dtype=str)
    with closing(connect(database)) as db:
        plan = plan_import(
            Export(frame, Layout("utf-8-sig", ",")),
            ColumnChoice(text=("q",), person="id"),
            audience="Londoners",
            state=StoredState(response_store.known_answers(db)),
            secret=pseudonym_secret(database),
        )
        response_store.save_import(db, STAMP, plan, Upload("a.csv", str(people), "", "headers"))
    return plan.counts["stored"], plan.counts["already_there"]


def test_a_backup_restored_on_another_computer_knows_everybody(tmp_path: Path) -> None:
    """Of 41 answers next week 40 are there already and 1 is stored, the one of a person who was deleted included."""
    here, there = tmp_path / "here" / "explorer.sqlite", tmp_path / "there" / "explorer.sqlite"
    prepare(here, MIGRATIONS).release()
    assert bring_in(here, 40) == (40, 0)
    with closing(connect(here)) as db:
        delete_person(db, STAMP, 7)
        made = backup(db, tmp_path / "stick" / "backup.sqlite")
    here.unlink()

    restoration = restore(made, there, MIGRATIONS, stamp=STAMP, replays=REPLAYS)
    prepare(there, MIGRATIONS).release()

    assert not restoration.new_secret
    assert bring_in(there, 41) == (1, 40)
    with closing(connect(there)) as db:
        assert answers_store.responses(db, Selection(search="person 6")).empty
        assert len(answers_store.responses(db)) == 40
