"""Acts on what people wrote: opening words as they came, deleting a person's, the date of deletion, deleting all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engagement.answers import store as answers_store
from engagement.privacy import store as privacy
from engagement.responses import store
from tests.pages.acts.pressing import NAME, ask, bring_in, entries, meanwhile, named, press, sentences, stands

BENCHES = "More benches on the high street would help me to walk."


@pytest.fixture(name="chosen")
def _chosen(database, visit):
    """The page with the first response of a small survey chosen."""
    bring_in(database)
    app = named(visit("responses", view="Read responses"))
    app.selectbox(key="one_response").select(1).run()
    return app


@pytest.mark.act("open words as they came")
def test_words_as_they_came_are_opened(chosen, database):
    """They are shown once, and the record names who opened them."""
    press(chosen, "open_raw")

    assert "As it came; opening it is on record:" in [caption.value for caption in chosen.caption]
    assert entries(database)[0] == (NAME, "Opened words as they came")
    chosen.run()
    assert "As it came; opening it is on record:" not in [caption.value for caption in chosen.caption]


def test_words_deleted_before_they_are_opened(chosen, database):
    """A sentence beside the button says that they were deleted."""
    meanwhile(database, privacy.purge)
    press(chosen, "open_raw")

    assert any("they were deleted" in sentence for sentence in sentences(chosen))


@pytest.mark.act("delete a person's words")
def test_a_persons_words_are_deleted(chosen, database):
    """Off until the box is ticked; then the words are in no table, and two of three responses are left."""
    assert chosen.button(key="delete_person").disabled
    chosen.checkbox(key="sure 1").check().run()
    press(chosen, "delete_person")

    assert BENCHES not in ask(database, answers_store.responses)["text"].tolist()
    assert len(ask(database, answers_store.responses)) == 2
    assert entries(database)[0] == (NAME, "Deleted a person's words on request")


def test_an_import_undone_while_a_person_is_chosen(chosen, database):
    """The page says that nobody was heard, in place of the choice."""
    meanwhile(database, store.undo_import, 1)
    press(chosen, "open_raw")

    assert "No responses yet" in chosen.title[0].value


def test_others_may_not_open_or_delete(visit, database, officer_elsewhere):
    """Without the code the page says who may, and offers no choice."""
    bring_in(database)
    app = visit("responses", view="Read responses")

    stands(app)
    assert any("Only the engagement officer may" in caption.value for caption in app.caption)
    assert not [control for control in app.selectbox if control.key == "one_response"]


@pytest.mark.act("delete a person by their number")
def test_a_person_is_deleted_by_the_number_of_the_survey(visit, database):
    """Nobody has number 99; number 1 is found, off until the box is ticked, and then gone with what they ticked."""
    bring_in(database)
    app = named(visit("responses", view="Imports"))
    app.text_input(key="person_number").set_value("99").run()
    assert any("Nobody here has this number" in words.value for words in app.markdown)
    app.text_input(key="person_number").set_value("1").run()
    assert app.button(key="delete_respondent_1").disabled
    app.checkbox(key="sure person 1").check().run()

    press(app, "delete_respondent_1")

    assert BENCHES not in ask(database, answers_store.responses)["text"].tolist()
    assert entries(database)[0] == (NAME, "Deleted a person's words on request")


@pytest.mark.act("choose the date of deletion")
def test_the_date_of_deletion_is_chosen(visit, database):
    """Another date stands from the press on; the button comes only with another date."""
    bring_in(database)
    until = ask(database, privacy.retention)
    app = named(visit("responses", view="Imports"))
    assert not [button for button in app.button if button.key == "keep_until"]
    app.date_input[0].set_value(until + timedelta(days=30)).run()
    press(app, "keep_until")

    assert ask(database, privacy.retention) == until + timedelta(days=30)
    assert entries(database)[0] == (NAME, "Chose a date of deletion")


def test_a_date_that_has_passed_is_refused(visit, database):
    """A sentence says so, and the earlier date stands."""
    bring_in(database)
    until = ask(database, privacy.retention)
    app = visit("responses", view="Imports")
    app.date_input[0].set_value(until - timedelta(days=900)).run()
    press(app, "keep_until")

    assert any("has passed" in sentence for sentence in sentences(app))
    assert ask(database, privacy.retention) == until


@pytest.mark.act("delete words as they came")
def test_all_words_as_they_came_are_deleted(visit, database):
    """Off until the box is ticked; the masked words stay, none is kept as it came, and the part of the page goes."""
    bring_in(database)
    app = named(visit("responses", view="Imports"))
    assert app.button(key="purge").disabled
    app.checkbox(key="sure_purge").check().run()
    press(app, "purge")

    assert ask(database, privacy.raw_words_held) == 0
    assert len(ask(database, answers_store.responses)) == 3
    assert entries(database)[0] == (NAME, "Deleted words as they came")
    assert not [button for button in app.button if button.key == "purge"]


def test_all_words_deleted_meanwhile(visit, database):
    """The page stands and offers nothing more to delete."""
    bring_in(database)
    app = visit("responses", view="Imports")
    app.checkbox(key="sure_purge").check().run()
    meanwhile(database, privacy.purge)
    press(app, "purge")

    assert not [button for button in app.button if button.key == "purge"]
