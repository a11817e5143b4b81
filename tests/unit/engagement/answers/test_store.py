"""Who answered: everybody with words in use or a worded "nothing", once a question, whoever is undone left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, prepare
from engagement.answers.narrowing import closed_standing
from engagement.answers.selection import Selection
from engagement.answers.store import answered, responses
from engagement.parsing import Export, Layout
from engagement.responses import plan_import
from engagement.responses.store import known_answers, save_import, undo_import
from engagement.schema import ColumnChoice, StoredState, Upload
from explorer.workspace import MIGRATIONS

ANN = Stamp("Ann", datetime(2019, 3, 15, 14, 5, tzinfo=UTC))
CHANGE, GOOD = "What should we improve?", "What was good about it?"
LETTER = "Please keep the walk-in centre on our high street open in the evening for everybody who works late"


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    prepare(tmp_path / "explorer.sqlite", MIGRATIONS).release()
    with closing(connect(tmp_path / "explorer.sqlite")) as db:
        yield db


def bring_in(
    db: Database,
    people: dict[str, tuple[str, ...]],
    *questions: str,
    audience: str = "Londoners",
    same_people: bool | None = None,
) -> int:
    """Import people, each a number and an answer a question; return the number of the import."""
    frame = pd.DataFrame([(number, *answers) for number, answers in people.items()], columns=["ID", *questions])
    choice = ColumnChoice(text=questions, person="ID", same_people=same_people)
    export = Export(frame.astype("str"), Layout("utf-8-sig", ","))
    plan = plan_import(export, choice, audience=audience, state=StoredState(known_answers(db)), secret=b"s")
    return save_import(db, ANN, plan, Upload("a.csv", str(people), "", "headers")).import_id


def test_a_worded_nothing_is_an_answer_and_a_blank_is_none(db: Database) -> None:
    """Of five people asked for faults three answered, two of them "nothing"; one left it blank, one did not answer."""
    words = ["Shorter waits", "Nothing", "nothing!", "", "No answer"]
    bring_in(db, {str(number): (answer,) for number, answer in enumerate(words)}, CHANGE)

    people = answered(db)

    assert people["tray"].tolist() == ["", "praise", "praise"]
    assert people["respondent"].nunique() == 3


def test_a_person_stands_once_a_question(db: Database) -> None:
    """Two people answer two questions, the second of them "nothing" to one: four rows, two people."""
    bring_in(db, {"1": ("Shorter waits", "The nurses"), "2": ("More seats", "Nothing")}, CHANGE, GOOD)

    people = answered(db)

    assert sorted(people["question"]) == sorted([CHANGE, GOOD] * 2)
    assert people["respondent"].nunique() == 2
    assert sorted(people["tray"]) == ["", "", "", "criticism"]


def test_a_person_in_two_rounds_counts_once_over_both_and_once_in_each(db: Database) -> None:
    """Three people answer twice: three over both rounds; in each three, with what they said then."""
    first = bring_in(db, {n: (f"Shorter waits for {n}",) for n in "abc"}, CHANGE)
    again = {"a": ("A garden for all",), "b": ("Nothing",), "c": ("Shorter waits for c",)}
    second = bring_in(db, again, CHANGE, same_people=True)

    assert answered(db)["respondent"].nunique() == 3
    assert len(responses(db)) == 4
    assert responses(db)["tray"].unique().tolist() == [""]
    told = {number: responses(db, Selection(round=number))["text"].tolist() for number in (first, second)}
    assert told == {
        first: ["Shorter waits for a", "Shorter waits for b", "Shorter waits for c"],
        second: ["Shorter waits for c", "A garden for all"],
    }
    for number, silent in ((first, 0), (second, 1)):
        people = answered(db, Selection(round=number))
        assert people["respondent"].tolist() == people["respondent"].unique().tolist()
        assert (len(people), int((people["tray"] != "").sum())) == (3, silent)
    undo_import(db, ANN, second)
    assert len(responses(db)) == 3


def test_a_campaign_counts_once_or_each(db: Database) -> None:
    """Six people send one letter and a seventh writes: two answered, or seven where each copy counts."""
    bring_in(db, {**{str(n): (LETTER,) for n in range(6)}, "7": ("More benches in the park",)}, CHANGE)

    assert answered(db)["respondent"].nunique() == 2
    assert answered(db, copies=True)["respondent"].nunique() == 7


def test_an_import_that_was_undone_has_answered_nothing(db: Database) -> None:
    """Of two imports the one in force counts; with none the frame is empty and has its columns."""
    first = bring_in(db, {"1": ("Shorter waits",)}, CHANGE)
    second = bring_in(db, {"2": ("More seats",)}, CHANGE, audience="Professionals")
    undo_import(db, ANN, first)
    assert answered(db)["audience"].tolist() == ["Professionals"]

    undo_import(db, ANN, second)
    assert answered(db).empty
    assert {"respondent", "question", "borough", "tray"} <= set(answered(db))


@pytest.mark.parametrize(
    "query",
    [f"SELECT a.value {closed_standing(0).sql}", "SELECT value FROM standing_closed_answer"],
    ids=["read", "view"],
)
def test_a_closed_answer_is_held_against_its_persons_others_alone(db: Database, query: str) -> None:
    """The later rounds are looked up by the person: by the question, 29,382 answers took four seconds."""
    steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()]

    later = next(step for step in steps if step.startswith("SEARCH la"))
    assert "respondent_id=?" in later
