"""Acts on the Plan page: activities, their imports, the six months, and stakeholders."""

from __future__ import annotations

from datetime import date

import pytest

from engagement.answers import store as answers
from engagement.plan import Activity, store
from engagement.plan.store import keep_activity
from engagement.responses.store import undo_import
from explorer.workspace import workspace
from tests.pages.acts.pressing import NAME, ask, bring_in, entries, meanwhile, named, press, sentences

FAIR = Activity("Fair", "Hear who was not heard", "Londoners", "survey", "2019-05-03", "2019-05-05", 120,
                boroughs=("Bexley",))  # fmt: skip


def fill(app, **changes):
    """Fill the form of a new activity."""
    facts = {"first": date(2019, 5, 3), "last": date(2019, 5, 5), **changes}
    app.text_input(key="name new").set_value("A [fair](https://example.org)")
    app.text_input(key="aim new").set_value("Hear who was not heard")
    app.date_input(key="first new").set_value(facts["first"])
    app.date_input(key="last new").set_value(facts["last"])
    app.number_input(key="expected new").set_value(facts.get("expected", 120))
    app.multiselect(key="boroughs new").set_value(["Bexley"])
    app.multiselect(key="groups new").set_value(["age: 25-34"])
    return app


def in_use(database):
    return [entry.activity for entry in ask(database, store.entries) if entry.activity.in_use]


@pytest.mark.act("plan an activity, change it or take it away")
def test_an_activity_is_planned_changed_taken_away_and_put_back(visit, sample):
    """Each press is on record by name; what is taken away is offered to be put back."""
    app = fill(named(visit("plan")), expected=15)
    assert app.title[0].value.startswith("No engagement is planned yet for 1 April to 30 September 2019")
    press(app, "keep activity new")
    assert app.title[0].value.startswith("1 activity in the plan, 15 people expected, nobody heard")
    assert any("would close most of the gap" in text.value for text in app.markdown)
    app.selectbox(key="planned_activity").select("A01").run()
    app.selectbox(key="state A01").select("under way")
    press(app, "keep activity A01")
    press(app, "take away A01")
    assert in_use(sample) == []
    press(app, "put back A01")

    (activity,) = in_use(sample)
    assert (activity.name, activity.boroughs, activity.groups) == (
        "A [fair](https://example.org)", ("Bexley",), ("age: 25-34",),
    )  # fmt: skip
    assert [who for who, _ in entries(sample)[:4]] == [NAME] * 4


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"last": date(2019, 5, 2)}, "ends before it starts"),
        ({"last": date(2019, 12, 2)}, "outside the six months"),
        ({"first": None}, "first and the last day"),
        ({"expected": 0}, "how many people"),
    ],
)
def test_what_is_not_whole_is_refused(visit, database, changes, word):
    """One sentence beside the button, what was typed stands, and nothing is stored."""
    app = fill(named(visit("plan")), **changes)
    press(app, "keep activity new")

    assert any(word in sentence for sentence in sentences(app))
    assert app.text_input(key="name new").value.startswith("A [fair]")
    assert ask(database, store.entries) == ()


def test_the_same_planned_meanwhile_is_refused(visit, database):
    """The second one who plans the same is told of the first."""
    app = fill(named(visit("plan")))
    app.text_input(key="name new").set_value("FAIR")
    meanwhile(database, keep_activity, FAIR)
    press(app, "keep activity new")

    assert any("stands already as A01" in sentence for sentence in sentences(app))
    assert len(in_use(database)) == 1


@pytest.mark.act("attach an import to an activity or take it off")
def test_an_import_is_attached_counted_undone_and_taken_off(visit, database):
    """Planned 120, heard 4; an import that is undone counts no more; nobody counts twice."""
    bring_in(database)
    meanwhile(database, keep_activity, FAIR)
    app = named(visit("plan"))
    app.selectbox(key="planned_activity").select("A01").run()
    press(app, "attach to A01")
    assert any("Planned 120, heard 4" in text.value for text in app.markdown)
    assert "4 heard so far" in app.title[0].value
    press(app, "take off 1")
    assert ask(database, store.attached) == {}
    press(app, "attach to A01")
    assert len(ask(database, answers.rounds)) == 1
    meanwhile(database, undo_import, 1)

    app = visit("plan")
    assert "nobody heard through them yet" in app.title[0].value


@pytest.mark.act("say when the six months of the plan begin")
def test_the_six_months_begin_on_another_day(visit, database):
    """Activities stay where they are, and those outside are told."""
    workspace()
    meanwhile(database, keep_activity, FAIR)
    app = named(visit("plan"))
    press(app, "keep_beginning")
    assert any("already" in sentence for sentence in sentences(app))
    app.date_input(key="plan_first").set_value(date(2019, 6, 1))
    press(app, "keep_beginning")

    assert any("1 June to 30 November 2019" in text.value for text in app.subheader)
    assert any("Fair lies outside the six months now" in text.value for text in app.markdown)
    assert entries(database)[0] == (NAME, "Said when the six months begin")


@pytest.mark.act("put a stakeholder on the map, change it or take it off")
def test_an_organisation_is_put_on_the_map_met_taken_off_and_put_back(visit, database):
    """A private person is refused; who was not met is named until a day is given."""
    app = named(visit("plan"))
    app.text_input(key="organisation new").set_value("Jane Smith")
    press(app, "keep stakeholder new")
    assert any("not a person" in sentence for sentence in sentences(app))
    app.text_input(key="organisation new").set_value("NHS England")
    app.selectbox(key="influence new").select("high")
    press(app, "keep stakeholder new")
    assert any("1 of 1 organisation has not been met; of high influence: NHS England" in text.value
               for text in app.markdown)  # fmt: skip
    app.selectbox(key="stakeholder").select("S01").run()
    app.date_input(key="met S01").set_value(date(2019, 5, 1))
    press(app, "keep stakeholder S01")
    assert any("Every organisation on the map has been met" in text.value for text in app.markdown)
    press(app, "take off the map S01")
    assert any("No organisation is on the map" in text.value for text in app.markdown)
    press(app, "put back S01")

    assert [(entry.organisation, entry.met) for entry in ask(database, store.stakeholders)] == [
        ("NHS England", "2019-05-01")
    ]
    assert [who for who, _ in entries(database)[:4]] == [NAME] * 4


def test_a_shared_screen_shows_no_small_counts(visit, database):
    """On a projector four people of an import are not counted out, and there is no form."""
    bring_in(database)
    number = meanwhile(database, keep_activity, FAIR)
    meanwhile(database, store.keep_attachment, 1, number)
    app = visit("plan", projector="true")

    assert "4" not in app.title[0].value.replace("2019", "")
    assert not [button for button in app.button if button.key == "keep activity new"]
