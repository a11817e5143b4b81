"""The main act of each screen: what a person does there is done, on record, and shown."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data import connect, history
from engagement.answers import store as answer_store
from engagement.answers.selection import Selection
from engagement.responses import planning
from engagement.responses import store as response_store
from priorities import CRITERIA, Scenario, in_parts
from priorities import store as priority_store
from priorities.scenarios import store as scenario_store

AT = datetime(2019, 3, 15, 14, 5, tzinfo=UTC)
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "journeys"


def record_of(database):
    """What the record says was done, newest first."""
    with closing(connect(database)) as db:
        return history(db)["what"].tolist()


def button(app, words):
    """The first button whose label begins so."""
    return next(one for one in app.button if one.label.startswith(words))


def labelled(widgets, label):
    """The widget with this label."""
    return next(widget for widget in widgets if widget.label.startswith(label))


def test_a_file_is_brought_in_and_undone(visit, database):
    """Responses: a dropped file shows its plan, is stored on confirmation only, and its undo is complete."""
    app = visit("responses")
    file = FIXTURES / "surveygizmo.csv"
    app.file_uploader[0].upload(file.name, file.read_bytes(), "text/csv").run()
    with closing(connect(database)) as db:
        before = len(answer_store.responses(db))
    next(box for box in app.checkbox if box.label.startswith("I have looked")).check().run()
    button(app, "Import").click().run()
    with closing(connect(database)) as db:
        held = response_store.imports(db).iloc[0]
        stored = len(answer_store.responses(db))

    assert before == 0
    assert held["read"] == 60 == held["stored"] + held["already_there"] + held["set_aside"]
    assert stored == held["stored"] > 50

    app = visit("responses", view="Imports")
    button(app, "Undo this import").click().run()
    with closing(connect(database)) as db:
        assert answer_store.responses(db).empty
    assert record_of(database) == ["Undid an import", "Imported responses"]


@pytest.mark.usefixtures("database")
def test_a_bad_file_gets_a_sentence(visit):
    """Responses: a file that is no export is refused in a plain sentence, and the page stands."""
    app = visit("responses")

    app.file_uploader[0].upload("survey.csv", b"%PDF-1.7 something", "text/csv").run()

    assert not app.exception
    assert len(app.error) == 1
    assert "Export" in app.error[0].value


def test_a_search_finds_words(visit, sample):
    """Responses: a search shows the responses with the word, in any form, and says of how many."""
    app = visit("responses", view="Read responses", search="dentist")
    with closing(connect(sample)) as db:
        expected = answer_store.count(db, Selection(search="dentist")).answers

    assert expected > 0
    assert any(f"{expected} answers of " in caption.value for caption in app.caption)


def test_a_theme_is_renamed(visit, sample):
    """Themes: a new name stands at once and is on record."""
    app = visit("themes", theme="1", of_theme="Change it")
    box = next(box for box in app.text_input if box.label.startswith("Another name"))
    box.set_value("Waiting, and waiting again")
    button(app, "Rename").click().run()

    assert "Waiting, and waiting again" in [title.value for title in app.subheader]
    assert record_of(sample)[0] == "Renamed a theme"


def test_a_score_is_changed_with_a_reason(visit, sample):
    """Long list: a score changes only with a reason; the draft stays on record beside it."""
    app = visit("long_list", priority="SW01")
    app.number_input[0].set_value(2.0)
    button(app, "Keep this score").click().run()
    refused = [error.value for error in app.error]
    with closing(connect(sample)) as db:
        none_yet = priority_store.score_edits(db)
    app.number_input[0].set_value(2.0)
    labelled(app.text_input, "Why, in one line").set_value("Boroughs can do most of it")
    button(app, "Keep this score").click().run()
    with closing(connect(sample)) as db:
        kept = priority_store.score_edits(db)

    assert len(refused) == 1
    assert none_yet.empty
    assert kept[["priority", "criterion", "value"]].to_numpy().tolist() == [["SW01", "collaboration", 2.0]]


def test_weights_become_a_scenario(visit, sample):
    """Ranking: the weights of the link are ranked, and saved under a name as they stand."""
    app = visit("ranking", collaboration="20", health_burden="70", regional_action="10")
    next(box for box in app.text_input if "scenario" in box.label).set_value("Burden first")
    button(app, "Save scenario").click().run()
    with closing(connect(sample)) as db:
        saved = scenario_store.scenarios(db)

    assert [(one.name, dict(one.weights)) for one in saved] == [
        ("Burden first", {"collaboration": 20.0, "health_burden": 70.0, "regional_action": 10.0})
    ]


def test_a_backup_is_made(visit, sample):
    """Record: a backup appears beside the database."""
    app = visit("record", part="Backups")
    button(app, "Make a backup now").click().run()

    assert len(list((sample.parent / "backups").glob("*.sqlite"))) == 1


@pytest.mark.usefixtures("sample")
def test_no_words_of_people_on_a_projector(visit):
    """Themes on a projector show no quotes."""
    app = visit("themes", projector="true")

    assert not any(len(text.value.split()) > 12 for text in app.text)


def test_a_damaged_database_opens_the_way_back(visit, database):
    """A file that is no database is told in a sentence, with nothing changed."""
    database.write_text("not a database at all, but long enough to be looked at as if it were one")

    app = visit("home")

    assert not app.exception
    assert "cannot be opened" in app.title[0].value
    assert database.read_text().startswith("not a database")


def test_a_point_is_confirmed_as_evidence(visit, sample):
    """Long list: what people said stands beside the scores; a person's word on it is kept and shown."""
    app = visit("long_list", priority="SW02")
    before = sum(one.value.endswith("suggested") for one in app.text)
    button(app, "It speaks for this priority").click().run()

    assert before > 3
    assert any("1 of them confirmed" in one.value for one in app.markdown)
    assert record_of(sample)[0] == "Confirmed evidence"


@pytest.mark.parametrize(("points", "parts"), [((20, 10, 10), [50, 25, 25]), ((7, 7, 7), [1, 1, 1])])
def test_points_become_weights(visit, sample, points, parts):
    """Ranking: 20, 10 and 10 points are 50, 25 and 25 percent; equal points are exact thirds, saved as such."""
    app = visit("ranking")
    for box, number in zip([one for one in app.number_input if one.max == 1_000], points, strict=True):
        box.set_value(number)
    app.run()
    button(app, "Use these weights").click().run()
    next(box for box in app.text_input if "scenario" in box.label).set_value("Points")
    button(app, "Save scenario").click().run()
    with closing(connect(sample)) as db:
        saved = scenario_store.scenarios(db)

    assert list(saved[0].weights) == list(CRITERIA)
    assert in_parts(saved[0].weights) == parts


def test_a_line_of_the_link_moves_routes_only(visit, sample):
    """Ranking: a line moved past priorities sends those another way and says which; nonsense in a link is nothing."""
    usual = visit("ranking")
    moved = visit("ranking", line_collaboration="9")
    odd = visit("ranking", line_collaboration="nonsense")
    told = [next(m.value for m in app.markdown if "usual lines" in m.value) for app in (usual, moved, odd)]

    assert told[0] == told[2] == "Every priority goes the way that the usual lines give."
    assert "another way" in told[1]
    assert usual.title[0].value == moved.title[0].value


def test_scenarios_say_what_moved_and_who_disagrees(visit, sample):
    """Record: two scenarios side by side, what moved by which criterion, and whether it can change the top five."""
    with closing(connect(sample)) as db:
        for name, weights in (("NHS", (20, 70, 10)), ("Councils", (60, 10, 30))):
            scenario_store.save_scenario(
                db, Scenario(name, dict(zip(CRITERIA, weights, strict=True)), who="Ann", at=AT)
            )
    app = visit("record")
    told = [title.value.replace("\\", "") for title in app.subheader]

    assert any("They differ most on health burden (10% to 70%)" in line for line in told)
    assert any(line.startswith("From NHS to Councils:") and "mostly through" in line for line in told)
    assert any("emerging priorities of March 2019" in one.value.replace("\\", "") for one in app.markdown)


@pytest.mark.parametrize("screen", ["home", "ranking", "record"])
def test_no_names_on_a_projector(visit, sample, screen):
    """Who saved a scenario stands on a laptop and not on a projector, in no sentence, table or choice."""
    with closing(connect(sample)) as db:
        weights = dict(zip(CRITERIA, (20, 70, 10), strict=True))
        scenario_store.save_scenario(db, Scenario("NHS", weights, who="Ann of Barnet", at=AT))
    link = {name: str(weight) for name, weight in weights.items()}
    laptop, room = (visit(screen, **link, **more) for more in ({}, {"projector": "true"}))

    assert "Ann of Barnet" in everything_on(laptop)
    assert "Ann of Barnet" not in everything_on(room)


def everything_on(app):
    """What stands on a screen: text, choices and tables."""
    shown = [*app.markdown, *app.caption, *app.text, *app.subheader]
    choices = [str(option) for box in app.selectbox for option in box.options]
    tables = [frame.value.to_string() for frame in app.table]
    return " ".join([*(element.value for element in shown), *choices, *tables]).replace("\\", "")


def test_a_large_file_is_planned_beside_the_server(visit, database, monkeypatch):
    """Responses: the plan of a process of its own is the one that is looked at and stored."""
    monkeypatch.setattr(planning, "_MANY_CHARACTERS", 0)
    app = visit("responses")
    file = FIXTURES / "surveygizmo.csv"

    app.file_uploader[0].upload(file.name, file.read_bytes(), "text/csv").run()
    next(box for box in app.checkbox if box.label.startswith("I have looked")).check().run()
    button(app, "Import").click().run()

    with closing(connect(database)) as db:
        assert response_store.imports(db).iloc[0]["read"] == 60


@pytest.mark.finding("A2", "B9")
def test_the_opened_row_of_the_ranking_tells_what_people_said(visit, sample):
    """Who speaks for the priority in the link, by audience, and three quotes; where nothing was heard, that."""
    app = visit("ranking")
    for number, sentence, quotes in (("LW08", "of 326 professionals", 3), ("SW05", "", 0)):
        app.query_params["row"] = number
        app.run()
        lines = [one.value for one in app.markdown]
        assert any(sentence in line for line in lines if line.startswith("People said: ")) == bool(quotes)
        assert sum(line.startswith("“") for line in lines) == quotes
        assert any("Nothing we heard speaks of it" in line for line in lines) != bool(quotes)
