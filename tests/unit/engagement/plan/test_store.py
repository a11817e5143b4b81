"""The plan at rest: what is not whole is not kept, imports count while they are attached and in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data import Stamp, history
from data.driver import sqlite3
from engagement.errors import PlanError
from engagement.plan import Activity, Stakeholder, store
from engagement.responses.store import undo_import

ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))
FAIR = Activity("Bexley roadshow", "Hear who was not heard", "Londoners", "event in public", "2019-05-03", "2019-05-05",
                120, "Older people", "Healthwatch Bexley", ("Bexley",), ("age: 75-84", "age: 65-74"))  # fmt: skip


def bring_in(db, number, *codes, audience="Londoners"):
    """Store an import with people, without answers."""
    db.execute(
        "INSERT INTO survey_import"
        " (import_id, file_name, sha256, tool, who, at, read, stored, already_there, set_aside)"
        " VALUES (?, ?, ?, 'csv', 'Ann', '2019-05-06', 0, 0, 0, 0)",
        [number, f"{number}.csv", str(number)],
    )
    for code in codes:
        db.execute(
            "INSERT INTO respondent (import_id, code, audience, forum, borough, system, age_band, organisation,"
            " answered_at) VALUES (?, ?, ?, '', '', '', '', '', '')",
            [number, code, audience],
        )


def activities(db):
    return [entry.activity for entry in store.entries(db) if entry.activity.in_use]


def test_an_activity_is_planned_changed_taken_away_and_put_back(db):
    """The last word stands, in the order of the lists; each word is on record by name."""
    number = store.keep_activity(db, ANN, FAIR)
    changed = replace(FAIR, number=number, state="under way", name="  Bexley   fair ")
    store.keep_activity(db, ANN, changed)
    assert activities(db) == [replace(changed, name="Bexley fair", groups=("age: 65-74", "age: 75-84"))]
    store.keep_activity(db, ANN, replace(changed, in_use=False))
    assert activities(db) == []
    store.keep_activity(db, ANN, replace(changed, in_use=True))

    assert number == "A01"
    assert [entry.n_changes for entry in store.entries(db)] == [3]
    assert history(db, limit=None)["what"].tolist()[:4] == [
        "Changed an activity", "Took an activity away", "Changed an activity", "Planned an activity",
    ]  # fmt: skip


REFUSED = [
    ({"last": "2019-05-02"}, "ends before it starts: 2 May 2019 is before 3 May 2019"),
    ({"boroughs": ("Bexley", "Gotham")}, "no borough called 'Gotham'"),
    ({"groups": ("age: 200",)}, "no group called 'age: 200'"),
    ({"first": "2019-03-31"}, "outside the six months of the plan: 1 April to 30 September 2019"),
    ({"last": "2019-10-01"}, "outside the six months"),
    ({"name": "bexley  ROADSHOW"}, "stands already as A01, 3 to 5 May 2019"),
    ({"name": "x" * 100_000}, "name is too long: 100,000 characters"),
    ({"aim": "x" * 100_000}, "aim is too long"),
    ({"name": " \n"}, "Give the activity a name"),
    ({"aim": ""}, "what the activity is for"),
    ({"first": ""}, "first day as year, month and day"),
    ({"last": "2019-02-30"}, "last day as year, month and day"),
    ({"expected": 0}, "how many people are expected"),
    ({"expected": 10**9}, "how many people are expected"),
    ({"track": "Everybody"}, "Choose the track"),
    ({"kind": ""}, "Choose the kind"),
    ({"state": "perhaps"}, "Choose the state"),
    ({"partner": "Jane Smith"}, "not a person"),
    ({"partner": "x" * 81}, "partner is too long"),
    ({"number": "A07"}, "no such activity"),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_is_not_whole_is_refused_and_nothing_stored(db, change, sentence):
    """One sentence each; rows and record stay as they were."""
    store.keep_activity(db, ANN, FAIR)
    before = store.entries(db), len(history(db, limit=None))
    other_name = {} if "name" in change or "number" in change else {"name": "Another fair"}
    with pytest.raises(PlanError, match=sentence):
        store.keep_activity(db, ANN, replace(FAIR, **other_name | change))

    assert (store.entries(db), len(history(db, limit=None))) == before


def test_imports_count_while_attached_and_in_force(db):
    """Planned 120, heard 3: each person once over two imports; fewer when one is undone or taken off."""
    number = store.keep_activity(db, ANN, FAIR)
    other = store.keep_activity(db, ANN, replace(FAIR, name="Forum"))
    bring_in(db, 1, "a", "b")
    bring_in(db, 2, "b", "c")
    for place in (1, 2):
        store.keep_attachment(db, ANN, place, number)
    assert store.people_by_activity(db).to_dict() == {number: 3}
    with pytest.raises(PlanError, match="belongs to A01 already"):
        store.keep_attachment(db, ANN, 1, number)
    with pytest.raises(PlanError, match="Take it off there first"):
        store.keep_attachment(db, ANN, 1, other)
    store.keep_attachment(db, ANN, 1, "")
    assert store.people_by_activity(db).to_dict() == {number: 2}
    store.keep_attachment(db, ANN, 1, number)
    undo_import(db, ANN, 2)
    assert store.people_by_activity(db).to_dict() == {number: 2}
    undo_import(db, ANN, 1)

    assert store.people_by_activity(db).to_dict() == {number: 0}
    store.keep_attachment(db, ANN, 1, "")
    assert store.attached(db) == {2: number}


def test_notes_taken_at_an_event_are_not_people_heard(db):
    """An activity that brought one person and two notes heard one person."""
    number = store.keep_activity(db, ANN, FAIR)
    bring_in(db, 1, "a")
    bring_in(db, 2, "b", "c", audience="Event notes")
    for place in (1, 2):
        store.keep_attachment(db, ANN, place, number)

    assert store.people_by_activity(db).to_dict() == {number: 1}


def test_an_import_of_an_activity_taken_away_may_go_to_another(db):
    """It is not stuck, and when the first is put back it has none."""
    numbers = [store.keep_activity(db, ANN, replace(FAIR, name=name)) for name in ("Fair", "Forum")]
    bring_in(db, 1, "a")
    store.keep_attachment(db, ANN, 1, numbers[0])
    fair = replace(FAIR, name="Fair", number=numbers[0])
    store.keep_activity(db, ANN, replace(fair, in_use=False))
    store.keep_attachment(db, ANN, 1, numbers[1])
    store.keep_activity(db, ANN, fair)

    assert store.people_by_activity(db).to_dict() == {numbers[1]: 1}


@pytest.mark.parametrize(("place", "activity", "sentence"), [(9, "A01", "undone"), (1, "A09", "no such activity"),
                                                             (1, "", "belongs to no activity")])  # fmt: skip
def test_what_cannot_be_attached_is_refused(db, place, activity, sentence):
    """An import that is not in force, an activity that is not there, and taking off what was never on."""
    store.keep_activity(db, ANN, FAIR)
    bring_in(db, 1, "a")
    with pytest.raises(PlanError, match=sentence):
        store.keep_attachment(db, ANN, place, activity)

    assert store.attached(db) == {}


def test_the_six_months_move(db):
    """Activities stay on their days; what is planned then must lie in the new six months."""
    assert store.period(db).words == "1 April to 30 September 2019"
    store.keep_activity(db, ANN, FAIR)
    store.keep_beginning(db, ANN, "2019-08-31")
    assert (store.period(db).first, store.period(db).last) == (date(2019, 8, 31), date(2020, 2, 28))
    with pytest.raises(PlanError, match="outside the six months"):
        store.keep_activity(db, ANN, replace(FAIR, name="Later"))
    for text, sentence in (("2019-08-31", "already"), ("soon", "year, month and day"), ("9999-12-01", "too late")):
        with pytest.raises(PlanError, match=sentence):
            store.keep_beginning(db, ANN, text)

    assert len(activities(db)) == 1


def test_stakeholders_are_organisations(db):
    """An organisation stands with the day it was met; it can be taken off and put back."""
    number = store.keep_stakeholder(db, ANN, Stakeholder("NHS England", "high", "high"))
    store.keep_stakeholder(db, ANN, Stakeholder("NHS England", "high", "high", "2019-05-01", number))
    store.keep_stakeholder(db, ANN, Stakeholder("NHS England", "high", "high", "2019-05-01", number, in_use=False))

    assert [(entry.met, entry.in_use) for entry in store.stakeholders(db)] == [("2019-05-01", False)]


@pytest.mark.parametrize(
    ("stakeholder", "sentence"),
    [
        (Stakeholder("", "low", "low"), "Name the organisation"),
        (Stakeholder("nhs  england", "low", "low"), "NHS England is on the map already"),
        (Stakeholder("Dr Jones", "low", "low"), "not a person"),
        (Stakeholder("Mohammed Khan", "low", "low"), "not a person"),
        (Stakeholder("a@b.org", "low", "low"), "not a person"),
        (Stakeholder("Forum 020 7946 0123", "low", "low"), "telephone"),
        (Stakeholder("x" * 100_000, "low", "low"), "too long"),
        (Stakeholder("Age UK London", "some", "low"), "Choose the interest"),
        (Stakeholder("Age UK London", "low", ""), "Choose the influence"),
        (Stakeholder("Age UK London", "low", "low", "May"), "day of the meeting"),
        (Stakeholder("Age UK London", "low", "low", number="S09"), "no such organisation"),
    ],
)
def test_a_stakeholder_that_is_none_is_refused(db, stakeholder, sentence):
    """One sentence, and nothing stored."""
    store.keep_stakeholder(db, ANN, Stakeholder("NHS England", "high", "high"))
    with pytest.raises(PlanError, match=sentence):
        store.keep_stakeholder(db, ANN, stakeholder)

    assert len(store.stakeholders(db)) == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE plan_activities SET expected = 1", "DELETE FROM plan_stakeholders", "DELETE FROM plan_imports"],
)
def test_rows_are_only_added_to(db, statement):
    """Neither changed nor taken away."""
    bring_in(db, 1, "a")
    store.keep_attachment(db, ANN, 1, store.keep_activity(db, ANN, FAIR))
    store.keep_stakeholder(db, ANN, Stakeholder("NHS England", "high", "high"))
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(statement)
