"""Who was heard, and from where nobody was."""

from __future__ import annotations

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from engagement import ColumnChoice, read_export
from explorer import intake
from explorer.heard import by_borough, heard
from explorer.snapshot import Snapshot


def bring_in(db: Database, stamp: Stamp, audience: str, rows: list[str]) -> None:
    content = "\n".join(["Respondent ID,Borough,What matters most?", *rows]).encode()
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID", borough="Borough")
    source = intake.Source(read_export(content, filename="a.csv"), "a.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(columns, audience))


def test_nobody_was_heard_at_first(path: object) -> None:
    """An empty database names all 33 boroughs as absent, and says that nobody was heard."""
    everybody = heard(Snapshot())

    assert everybody.nobody
    assert (len(everybody.absent_boroughs), everybody.n_boroughs) == (33, 33)


def test_people_are_counted_by_audience(db: Database, stamp: Stamp) -> None:
    """Two Londoners from two boroughs and one professional: 31 boroughs are absent, a professional's with them."""
    bring_in(db, stamp, "Londoners", ["1,Camden,The bus is late", "2,Hackney,Damp in our flat"])
    bring_in(db, stamp, "Professionals", ["3,Barnet,More staff on the wards"])

    everybody = heard(Snapshot())
    people = everybody.audiences.set_index("audience")["people"].to_dict()

    assert not everybody.nobody
    assert people == {"Londoners": 2, "Professionals": 1}
    assert len(everybody.absent_boroughs) == 31
    assert "Barnet" in everybody.absent_boroughs
    assert not {"Camden", "Hackney"} & set(everybody.absent_boroughs)


def test_who_answered_twice_or_nothing_is_told_apart(db: Database, stamp: Stamp) -> None:
    """One person in two rounds is one of two people with words; a third had nothing to say, and answered too."""
    bring_in(db, stamp, "Londoners", ["1,Camden,The bus is late", "2,Hackney,Damp in our flat", "3,Brent,Nothing"])
    bring_in(db, stamp, "Londoners", ["1,Camden,The bus is late", "2,Hackney,Damp in our flat", "3,Brent,No comment"])

    everybody = heard(Snapshot())

    assert everybody.audiences.to_numpy().tolist() == [["Londoners", 3, 2, 1, 0, 0, 3]]
    assert "Brent" not in everybody.absent_boroughs


def test_who_answered_closed_questions_alone_was_heard(db: Database, stamp: Stamp) -> None:
    """Of four people one wrote, one had nothing to say, one ticked and left the box empty, and one did neither."""
    lines = ["Respondent ID,Do you walk?,Why?", "1,Yes,For the air", "2,No,Nothing", "3,Yes,", "4,,"]
    content = "\n".join(lines).encode()
    columns = ColumnChoice(text=("Why?",), person="Respondent ID", choice=("Do you walk?",))
    source = intake.Source(read_export(content, filename="b.csv"), "b.csv", intake.digest(content))
    intake.bring_in(db, stamp, source, intake.Choice(columns, "Londoners"))

    everybody = heard(Snapshot())

    assert everybody.audiences.to_numpy().tolist() == [["Londoners", 3, 1, 1, 1, 0, 0]]
    assert not everybody.nobody


def test_a_shared_screen_tells_of_no_few_people(db: Database, stamp: Stamp) -> None:
    """Twelve people are about ten; three with nothing to say are none."""
    answers = [f"{n},Camden,The bus is late by {n} minutes" for n in range(12)]
    bring_in(db, stamp, "Londoners", [*answers, *(f"{n},Camden,Nothing" for n in range(12, 15))])

    everybody = heard(Snapshot(), shared=True)

    assert everybody.audiences[["people", "words", "nothing"]].to_numpy().tolist() == [[10, 10, 0]]


def test_people_are_counted_for_each_10000_who_live_there(db: Database, stamp: Stamp) -> None:
    """Londoners alone: two of Camden, one of Hackney, and nobody of the other 31; a rate is people by population."""
    bring_in(db, stamp, "Londoners", ["1,Camden,The bus", "2,Camden,Damp walls", "3,Hackney,No dentist", "4,,Parks"])
    bring_in(db, stamp, "Professionals", ["5,Barnet,More staff on the wards"])
    population = bundled.boroughs().set_index("borough")["population"]

    people = by_borough(Snapshot()).set_index("borough")

    assert len(people) == 33
    assert people["people"][people["people"] > 0].to_dict() == {"Camden": 2, "Hackney": 1}
    assert people["rate"]["Camden"] == pytest.approx(20_000 / population["Camden"])


def test_a_shared_screen_shows_no_few_people_of_a_borough(db: Database, stamp: Stamp) -> None:
    """Two people of Camden are hidden there; nobody named a borough: no map. Without Londoners all count."""
    assert by_borough(Snapshot()).empty

    bring_in(db, stamp, "Others", ["1,Camden,The bus is late", "2,Camden,Damp walls"])

    assert by_borough(Snapshot()).set_index("borough")["people"]["Camden"] == 2
    assert pd.isna(by_borough(Snapshot(), shared=True).set_index("borough")["people"]["Camden"])
