"""Acts on the Ledger page: answering, changing, marking, putting in place, taking away and putting back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engagement.ledger import Answer, store
from engagement.ledger.store import keep_answer
from engagement.themes.curation import store as curation
from engagement.themes.curation.store import Part
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences

HOSTILE = "A [bench](https://example.org) <b>now</b>"


def first_theme(app):
    return int(app.selectbox(key="ledger_choice").value)


def words(app):
    return " ".join(text.value for text in (*app.markdown, *app.text, *app.warning, *app.success, *app.toast))


def last(database):
    return ask(database, store.versions)[-1]


@pytest.mark.act("answer a theme, change an answer or take it away", "mark an answer for the public")
def test_a_theme_is_answered_marked_changed_taken_away_and_put_back(visit, sample):
    """Each press is on record by name; a change takes the mark away; what was taken away is offered again."""
    app = named(visit("ledger"))
    theme = first_theme(app)
    assert app.title[0].value.endswith("themes have no answer yet.")
    app.selectbox(key=f"state {theme} 0").select("will not")
    press(app, f"keep answer {theme}")
    assert any("owed the reason" in sentence for sentence in sentences(app))
    app.text_area(key=f"reason {theme} 0").set_value(HOSTILE)
    press(app, f"keep answer {theme}")
    assert app.title[0].value.endswith("no answer yet; 1 will not.")
    press(app, "mark L01")
    assert last(sample).is_public
    app.selectbox(key=f"state {theme} 1").select("will do")
    app.text_area(key=f"decision {theme} 1").set_value("A bench")
    app.text_input(key=f"owner {theme} 1").set_value("NHS England")
    app.date_input(key=f"due {theme} 1").set_value(date(2019, 9, 1))
    press(app, f"keep answer {theme}")
    assert not last(sample).is_public
    press(app, "take away L01")
    press(app, "put back L01")

    assert last(sample).answer == Answer(theme, "will do", "A bench", HOSTILE, "NHS England", "2019-09-01", "L01")
    assert [who for who, _ in entries(sample)[:5]] == [NAME] * 5
    table = app.table[0].value
    assert table.iloc[0]["By whom, by when"] == "NHS England, 1 September 2019"


def test_the_second_of_two_people_is_told_and_may_keep_theirs(visit, sample):
    """What was typed stays, the other one's words stand until one presses again."""
    app = named(visit("ledger"))
    theme = first_theme(app)
    app.text_area(key=f"decision {theme} 0").set_value("Mine")
    meanwhile(sample, keep_answer, Answer(theme, "heard", "Theirs"))
    press(app, f"keep answer {theme}")
    assert any("Somebody else answered this theme meanwhile" in sentence for sentence in sentences(app))
    assert last(sample).answer.decision == "Theirs"
    assert app.text_area(key=f"decision {theme} 0").value == "Mine"
    press(app, f"keep answer {theme}")
    assert last(sample).answer.decision == "Mine"

    meanwhile(sample, keep_answer, replace(last(sample).answer, decision="Theirs again"), version=2)
    app.text_area(key=f"decision {theme} 2").set_value("Mine again")
    app.run()
    assert "Somebody else changed this answer meanwhile" in words(app)
    press(app, f"show {theme}")
    assert app.text_area(key=f"decision {theme} 3").value == "Theirs again"


@pytest.mark.act("put an answer under a theme")
def test_a_parted_theme_asks_and_a_retired_one_leaves_its_answer_in_the_tray(visit, sample):
    """The answer stays in sight, and a person says where it belongs."""
    app = named(visit("ledger"))
    theme = first_theme(app)
    meanwhile(sample, keep_answer, Answer(theme, "heard", "A bench"))
    points = ask(sample, curation._points, theme)
    meanwhile(sample, curation.split, theme, [Part("A part", "", (), points[:9])], version=version_of(sample, theme))
    app.run()
    assert any("1 answer to be put in place" in text.value for text in app.subheader)
    assert "was parted. To which part does this answer belong?" in words(app)
    part = ask(sample, lambda db: db.execute("SELECT max(theme_id) FROM theme").fetchone()[0])
    app.selectbox(key="place of L01").select(part)
    press(app, "put L01")
    assert last(sample).answer.theme_id == part
    assert not any("to be put in place" in text.value for text in app.subheader)
    meanwhile(sample, curation.retire, part, version=version_of(sample, part))
    app.run()
    assert "It stood under “A part”. The theme was retired" in words(app)
    app.selectbox(key="place of L01").select(theme)
    press(app, "put L01")

    assert last(sample).answer.theme_id == theme
    assert "answers to themes wait" not in words(visit("home"))


def version_of(database, theme):
    return ask(database, lambda db: db.execute("SELECT version FROM theme WHERE theme_id = ?", [theme]).fetchone()[0])


def test_home_counts_themes_without_an_answer(visit, sample):
    """The line falls by one with each answer."""
    before = next(text.value for text in visit("home").text if "have no answer yet" in text.value)
    meanwhile(sample, keep_answer, Answer(1, "heard"))
    after = next(text.value for text in visit("home").text if "have no answer yet" in text.value)

    assert int(before.split()[0]) - int(after.split()[0]) == 1
    assert before.split()[2:] == after.split()[2:]


def test_a_member_answers_and_leaves_the_mark_to_the_officer(visit, sample, officer_elsewhere):
    """Who is not the officer sees why, and rounded counts."""
    meanwhile(sample, keep_answer, Answer(1, "heard"))
    app = named(visit("ledger"))

    assert app.button(key="mark L01").disabled
    assert not app.button(key="keep answer 1").disabled
    people = app.table[0].value["People who said so"].str.extract(r"^(\d+) of")[0].dropna().astype(int)
    assert len(people)
    assert (people % 5 == 0).all()


def test_a_projector_shows_the_list_alone(visit, sample):
    """No form and no names; nothing where nobody was heard."""
    meanwhile(sample, keep_answer, Answer(1, "heard"))
    app = visit("ledger", projector="true")

    assert len(app.table)
    assert not [button for button in app.button if button.key and button.key.startswith(("keep answer", "mark"))]


def test_without_themes_it_says_so(visit, database):
    """An empty database has nothing to answer."""
    app = visit("ledger")

    assert app.title[0].value == "No themes yet, so there is nothing to answer."
    assert not app.exception
