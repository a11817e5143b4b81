"""Acts on hidden words: the list, words shown everywhere, hidden everywhere, and taken back."""

from __future__ import annotations

import pytest

from engagement.answers import store as answers_store
from engagement.masks import store as masks
from tests.pages.acts.pressing import HEADER, NAME, ask, bring_in, entries, meanwhile, named, press, sentences
from tests.pages.acts.test_responses import dropped

WORDS = HEADER + (
    "1,Barnet,Please ask Dr Adesina about the Blue Gate benches.\n"
    "2,Camden,My dentist closed and Dr Adesina is far away.\n"
    "3,Camden,Trees and shade near the school gate please.\n"
)


@pytest.fixture(name="view")
def _view(database, visit):
    """The view "What is hidden" over a small survey."""
    bring_in(database, WORDS)
    return named(visit("responses", view="What is hidden"))


def texts(database):
    return ask(database, answers_store.responses)["text"].tolist()


@pytest.mark.act("look at what is hidden")
@pytest.mark.act("show words everywhere")
def test_a_word_that_is_no_name_is_shown_everywhere(view, database):
    """The list tells each string with its answers; chosen there, the word stands again in both."""
    press(view, "list_hidden")
    assert view.table[0].value.to_numpy().tolist() == [["name", "Adesina", "2"]]
    view.selectbox(key="no name stored").select("Adesina").run()
    press(view, "show stored")

    assert texts(database)[0] == "Please ask Dr Adesina about the Blue Gate benches."
    assert entries(database)[:2] == [(NAME, "Showed words everywhere"), (NAME, "Looked at what is hidden")]


@pytest.mark.act("hide words everywhere")
def test_words_are_hidden_everywhere(view, database):
    """As typed, in any case; the record does not tell which."""
    view.text_input(key="to hide stored").set_value("blue gate").run()
    press(view, "hide stored")

    assert texts(database)[0] == "Please ask Dr [name] about the [hidden] benches."
    assert entries(database)[0] == (NAME, "Hid words everywhere")


def test_no_words_to_hide(view):
    """A sentence beside the button asks for them."""
    press(view, "hide stored")

    assert any("Type the words first" in sentence for sentence in sentences(view))


@pytest.mark.act("take back what was said of words")
def test_what_was_said_is_taken_back(view, database):
    """The answers hold again what they held before; twice is refused."""
    meanwhile(database, masks.hide_everywhere, "blue gate")
    view.run()
    view.selectbox(key="take_back_words").select("blue gate").run()
    press(view, "take_back")

    assert texts(database)[0] == "Please ask Dr [name] about the Blue Gate benches."
    assert entries(database)[0] == (NAME, "Took back what was said of words")


def test_a_member_hides_and_does_not_look(officer_elsewhere, view, database):
    """Who has not typed the officer's code sees no list of strings, and may hide."""
    assert not [button for button in view.button if button.key == "list_hidden"]
    view.text_input(key="to hide stored").set_value("school gate").run()
    press(view, "hide stored")

    assert texts(database)[2] == "Trees and shade near the [hidden] please."


@pytest.mark.usefixtures("database")
def test_the_wizard_lists_what_would_be_hidden(visit):
    """Before anything is stored, every string stands with its answers, and both acts beside it."""
    app = named(dropped(visit("responses"), WORDS))

    assert [["name", "Adesina", "2"]] in [table.value.to_numpy().tolist() for table in app.table]
    assert {"show", "hide"} <= {(button.key or "").split()[0] for button in app.button}


def test_what_was_said_holds_for_the_next_file(view, database):
    """Words shown and hidden are so in the answers of every later file."""
    meanwhile(database, masks.show_everywhere, "Adesina")
    meanwhile(database, masks.hide_everywhere, "blue gate")
    bring_in(database, WORDS.replace("1,Barnet", "9,Barnet"), name="next.csv")

    assert "Please ask Dr Adesina about the [hidden] benches." in texts(database)[1:]
    assert not [text for text in texts(database) if "[name]" in text]
