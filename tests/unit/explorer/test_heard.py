"""Who was heard, and from where nobody was."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from engagement import ColumnChoice, read_export
from engagement.answers.selection import EVERYTHING
from engagement.answers.store import count
from engagement.audiences import EVENT_NOTES
from engagement.questions.findings import finding
from explorer import intake
from explorer.heard import by_borough, heard
from explorer.questions import headline, survey_in_view, tabulation
from explorer.reach import facts_of
from explorer.snapshot import Snapshot
from ui.parts.people import lines, sentence, share_of


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


def test_notes_taken_at_events_are_no_people(db: Database, stamp: Stamp) -> None:
    """One Londoner and 40 notes: counted, named and worded as notes, from no borough, beside nobody of London."""
    bring_in(db, stamp, "Londoners", ["1,Camden,The bus is late"])
    bring_in(db, stamp, EVENT_NOTES, [f"{n},Hackney,Table {n} spoke of damp flats" for n in range(2, 42)])
    now = Snapshot()
    everybody = heard(now)
    of_notes = replace(EVERYTHING, audience=EVENT_NOTES)

    assert everybody.audiences[["audience", "people"]].to_numpy().tolist() == [["Londoners", 1], [EVENT_NOTES, 40]]
    assert sentence(everybody) == "We have heard from 1 Londoner from 1 of 33 boroughs, and read 40 event notes."
    assert lines(everybody)[1] == "Event notes: 40 notes"
    assert share_of(EVENT_NOTES, 1, 2) == "1 of 2 event notes"
    assert by_borough(now)["people"].sum() == 1
    assert facts_of(now, EVERYTHING)["borough"].tolist() == ["Camden"]
    assert count(db) == (1, 41)
    survey = survey_in_view(now, of_notes)
    assert headline(now, of_notes, survey, exact=True) == "40 event notes on 1 question of a"
    found = tabulation(now, replace(of_notes, survey=1), survey.questions[0], exact=True)
    assert finding(found) == "40 notes taken at events"
    assert count(db, of_notes) == (0, 40)


def test_notes_without_anybody(db: Database, stamp: Stamp) -> None:
    """Where notes are all there is nobody was heard, and the first line says so."""
    bring_in(db, stamp, EVENT_NOTES, ["2,Hackney,A table spoke of damp flats"])

    assert sentence(heard(Snapshot())) == "We have read 1 event note, and heard from nobody else yet."
    assert by_borough(Snapshot()).empty
    assert facts_of(Snapshot(), EVERYTHING).empty


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
