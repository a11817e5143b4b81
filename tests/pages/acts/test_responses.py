"""Acts of the Responses page: import, undo, the sample, trays, changed words."""

from __future__ import annotations

import pytest

from engagement.answers import store as answers
from engagement.responses import store
from engagement.surveys import store as surveys
from explorer.sample import take_out_sample
from tests.pages.acts.pressing import (
    CHANGED,
    FIRST,
    HEADER,
    NAME,
    ask,
    bring_in,
    entries,
    meanwhile,
    named,
    press,
    sentences,
    stands,
)


def dropped(app, words=FIRST, name="own.csv", audience="Londoners"):
    """Drop a survey of Londoners, or of an audience."""
    app.file_uploader[0].upload(name, words.encode(), "text/csv").run()
    who = [control for control in app.button_group if control.label == "Who answered"]
    if who:
        who[0].set_value(audience).run()
    for tick in (tick for tick in app.checkbox if tick.label.startswith("I have looked")):
        tick.check().run()
    return app


@pytest.mark.act("import responses")
def test_a_file_is_imported(visit, database):
    """Four answers are read; three are stored, "Nothing" is set aside; the record names who did it."""
    app = dropped(named(visit("responses")))
    press(app, "import")

    assert "2 of 33 boroughs" in app.title[0].value
    assert ask(database, store.imports)[["read", "stored", "set_aside"]].to_numpy().tolist() == [[4, 3, 1]]
    assert entries(database) == [(NAME, "Imported responses")]


def test_notes_taken_at_an_event_are_imported_as_notes(visit, database):
    """Button, answer, first line and survey call each line a note; nobody is counted as a person."""
    app = dropped(named(visit("responses")), audience="Event notes")
    button = next(entry for entry in app.button if entry.key == "import")
    assert button.label.startswith("Import 4 event notes, ")
    press(app, "import")

    assert app.title[0].value == "We have read 4 event notes, and heard from nobody else yet."
    assert any("Imported 4 event notes" in toast.value for toast in app.toast)
    assert set(ask(database, answers.people)["audience"]) == {"Event notes"}


def test_a_file_that_somebody_imported_meanwhile(visit, database):
    """The press stores nothing a second time and says who was first; the page stands."""
    app = dropped(visit("responses"))
    bring_in(database)
    press(app, "import")

    assert any("here already" in sentence for sentence in sentences(app))
    assert len(ask(database, store.imports)) == 1


def test_two_overlapping_exports_store_each_answer_once(visit, database):
    """Both were planned before either was stored: five people answered, five answers are stored, not eight."""
    app = dropped(visit("responses"), FIRST + "5,Barnet,A bus at night from the hospital.\n", "tuesday.csv")
    bring_in(database)
    press(app, "import")

    assert len(ask(database, answers.responses)) == 4
    assert ask(database, store.imports)["stored"].tolist() == [1, 3]


def test_a_file_without_answers_cannot_be_imported(visit, database):
    """It says which column is missing, and there is no button to press."""
    app = dropped(visit("responses"), "Response ID,E-mail\n1,a@example.org\n2,b@example.org\n", "numbers.csv")

    stands(app)
    assert not [button for button in app.button if button.key == "import"]
    assert app.info or app.error
    assert ask(database, store.imports).empty


@pytest.mark.act("undo an import", "import responses", "take the sample out")
def test_imports_that_stand_and_imports_undone_side_by_side(visit, sample):
    """README's order: sample out, own file in, undone, in again; each import that stands has a button, no other has."""
    press(visit("responses"), "take_out_sample")
    press(dropped(named(visit("responses"))), "import")
    app = visit("responses", view="Imports")
    stands(app)
    assert [button.key for button in app.button if button.key.startswith("undo_")] == ["undo_3"]
    press(named(app), "undo_3")
    assert not [button for button in app.button if button.key.startswith("undo_")]
    assert entries(sample)[0] == (NAME, "Undid an import")
    press(dropped(visit("responses")), "import")
    app = visit("responses", view="Imports")

    stands(app)
    assert [button.key for button in app.button if button.key.startswith("undo_")] == ["undo_4"]
    assert sum(caption.value.startswith("Undone ") for caption in app.caption) == 3
    assert len(ask(sample, answers.responses)) == 3


def test_an_import_undone_meanwhile(visit, sample):
    """The second undo changes nothing, and says that somebody was first."""
    app = visit("responses", view="Imports")
    meanwhile(sample, store.undo_import, 1)
    before = entries(sample)
    press(app, "undo_1")

    assert any("undone before" in sentence for sentence in sentences(app))
    assert entries(sample) == before


@pytest.mark.act("load the sample", "take the sample out")
def test_the_sample_comes_and_goes(visit, database):
    """Loaded it is imported with its themes, taken out nothing of it counts; each press is on record by name."""
    app = named(visit("responses"))
    press(app, "load_sample")
    assert "330 professionals" in app.title[0].value
    press(app, "take_out_sample")

    assert "No responses yet" in app.title[0].value
    assert ask(database, answers.responses).empty
    assert {who for who, _ in entries(database)} == {NAME}
    assert [what for _, what in entries(database)].count("Undid an import") == 2


def test_the_sample_taken_out_meanwhile(visit, sample):
    """Taking it out a second time takes nothing out, and the page offers to load it."""
    app = visit("responses")
    meanwhile(sample, take_out_sample)
    before = entries(sample)
    press(app, "take_out_sample")

    assert entries(sample) == before
    assert app.button(key="load_sample")


@pytest.mark.act("put responses back")
def test_what_was_set_aside_is_put_back(visit, database):
    """The one "Nothing" counts as a response from then on, and its tray is gone."""
    bring_in(database)
    app = named(visit("responses", view="Read responses"))
    press(app, "put_back_nothing")

    assert not [button for button in app.button if button.key == "put_back_nothing"]
    assert len(ask(database, answers.responses)) == 4
    assert entries(database)[0] == (NAME, "Put responses back into use")


def test_put_back_by_somebody_else_meanwhile(visit, database):
    """The page stands, and the response is in use once."""
    bring_in(database)
    app = visit("responses", view="Read responses")
    number = ask(database, answers.responses, tray="nothing")["response_id"].tolist()
    meanwhile(database, store.put_back, number)
    press(app, "put_back_nothing")

    assert len(ask(database, answers.responses)) == 4


def changed(database):
    """One answer whose words changed in a later file; return its number."""
    bring_in(database)
    bring_in(database, CHANGED, "later.csv")
    return int(ask(database, store.changed_answers)["response_id"].iloc[0])


@pytest.mark.act("decide about changed words")
@pytest.mark.parametrize(("label", "toilet"), [("Take the new words", True), ("Keep the earlier words", False)])
def test_changed_words_are_decided(visit, database, label, toilet):
    """The words chosen are in use, the others are not; nothing is left to decide."""
    number = changed(database)
    app = named(visit("responses", view="Read responses"))
    press(app, f"{label} {number}")

    assert not [button for button in app.button if button.key == f"{label} {number}"]
    assert ask(database, store.changed_answers).empty
    assert any("toilet" in text for text in ask(database, answers.responses)["text"]) is toilet
    assert entries(database)[0][0] == NAME


def test_changed_words_decided_meanwhile(visit, database):
    """The second decision is refused in a sentence though its button is gone; the first stands."""
    number = changed(database)
    app = visit("responses", view="Read responses")
    meanwhile(database, store.decide_change, number, take_new=False)
    press(app, f"Take the new words {number}")

    assert any("decided before" in sentence for sentence in sentences(app))
    assert not any("toilet" in text for text in ask(database, answers.responses)["text"])


REFUSED = [
    ("Bring in a file", "take_out_sample"),
    ("Imports", "undo_1"),
    ("Imports", "undo_2"),
    ("Imports", "purge"),
    ("Read responses", "put_back_nothing"),
]


@pytest.mark.usefixtures("officer_elsewhere")
@pytest.mark.parametrize(("view", "key"), REFUSED)
def test_the_officers_buttons_are_off_for_others(visit, sample, view, key):
    """The button is off, the page says why beforehand and stands whole; nothing changes."""
    before = entries(sample)
    app = visit("responses", view=view)
    button = app.button(key=key)

    assert button.disabled
    assert "Only the engagement officer may" in button.help
    assert any("Only the engagement officer may" in caption.value for caption in app.caption)
    stands(app)
    assert entries(sample) == before


@pytest.mark.usefixtures("officer_elsewhere")
@pytest.mark.parametrize("key", ["load_sample", "import"])
def test_bringing_in_is_off_for_others(visit, database, key):
    """Whoever has not typed the code may look at a file, and import neither it nor the sample."""
    app = dropped(visit("responses"))
    button = app.button(key=key)

    assert button.disabled
    assert "Only the engagement officer may" in button.help
    stands(app)
    assert ask(database, store.imports).empty


@pytest.mark.parametrize("view", ["Bring in a file", "Imports", "Read responses"])
def test_a_code_set_between_drawing_and_press(visit, sample, monkeypatch, view):
    """A button that was on when it was drawn refuses beside itself: one sentence, the whole page below it."""
    app = visit("responses", view=view)
    key = {"Bring in a file": "take_out_sample", "Imports": "undo_1"}.get(view, "put_back_nothing")
    before = entries(sample)
    monkeypatch.setenv("EXPLORER_OFFICER_CODE", "three plain words")
    app.button(key=key).click().run()

    stands(app)
    assert any("Only the engagement officer may" in sentence for sentence in sentences(app))
    assert app.button(key=key).disabled
    assert entries(sample) == before


def test_an_export_without_answers(visit, database):
    """A header alone is told in a sentence, and stores nothing."""
    app = visit("responses")
    app.file_uploader[0].upload("empty.csv", HEADER.encode(), "text/csv").run()

    stands(app)
    assert app.error or app.info
    assert ask(database, store.imports).empty


@pytest.mark.act("rename a survey")
def test_a_survey_is_renamed(visit, database):
    """Off while the name is as it was; the new name stands in the list and on record."""
    bring_in(database)
    app = named(visit("responses", view="Imports"))
    assert app.button(key="rename_survey_1").disabled
    app.text_input(key="survey_1 own").set_value("Spring survey").run()

    press(app, "rename_survey_1")

    assert ask(database, surveys.surveys)["name"].tolist() == ["Spring survey"]
    assert entries(database)[0] == (NAME, "Renamed a survey")


def test_what_a_question_asks_for_is_corrected_before_the_import(visit, database):
    """A bare "Nothing" to what would help says nothing, and praises where a person says that it asks for changes."""
    app = dropped(visit("responses"), FIRST, "own.csv")
    box = next(box for box in app.selectbox if box.label.startswith("What “What would help you?” asks for"))
    assert box.value == "open"
    box.set_value("faults").run()

    press(named(app), "import")

    assert ask(database, store.trays)["tray"].tolist() == ["praise"]


ROUNDS = [
    "Participant ID,What would help you?\n" + "".join(f"{n},More {what} near number {n}.\n" for n in range(6))
    for what in ("benches", "buses")
]


@pytest.mark.parametrize(("answer", "people"), [(None, 12), ("The same people", 6), ("Other people", 12)])
def test_who_answers_again_is_asked(visit, database, answer, people):
    """Six numbers were there before with other words: whether they are the same people is one choice."""
    bring_in(database, ROUNDS[0], "first.csv")
    app = dropped(visit("responses"), ROUNDS[1], "second.csv")
    (question,) = (radio for radio in app.radio if "numbers were in an earlier round" in radio.label)
    assert question.label.startswith("6 of 6 numbers")
    assert question.value.startswith("Other people")
    if answer:
        question.set_value(next(option for option in question.options if option.startswith(answer))).run()
    press(app, "import")

    held = ask(database, answers.responses)
    assert (len(held), held["respondent"].nunique()) == (12, people)
    assert ask(database, store.changed_answers).empty


MARKED = "who,Thema,Worte\n" + "".join(
    f"{person},{subject},Person {person} says that the {subject} here could be better\n"
    for person in range(1, 9) for subject in ("housing", "transport")
)  # fmt: skip


def test_a_column_that_is_marked_as_the_question_joins_the_rows_of_each_person(visit, database):
    """Sixteen rows become eight people with two questions; taken back, they are rows again; the next file is joined."""
    app = dropped(visit("responses"), MARKED, "marked.csv")
    for name, kind in (("who", "person"), ("Thema", "question")):
        (box,) = (box for box in app.selectbox if box.label == f"What “{name}” holds")
        box.set_value(kind).run()
    (join,) = (toggle for toggle in app.toggle if toggle.label.startswith("Join the rows"))
    assert any("16 rows of 8 people" in text.value for text in app.markdown)
    assert join.value
    join.set_value(False).run()
    assert "What “Thema” holds" in [box.label for box in app.selectbox]
    next(box for box in app.selectbox if box.label == "What “Thema” holds").set_value("ignore").run()
    assert not [toggle for toggle in app.toggle if toggle.label.startswith("Join the rows")]
    next(box for box in app.selectbox if box.label == "What “Thema” holds").set_value("question").run()
    assert "What “housing” holds" in [box.label for box in app.selectbox]
    for tick in (tick for tick in app.checkbox if tick.label.startswith("I have looked")):
        tick.check().run()
    press(app, "import")

    held = ask(database, answers.responses)
    assert set(held["question"]) == {"housing", "transport"}
    assert (len(held), held["respondent"].nunique()) == (16, 8)
    again = dropped(visit("responses"), MARKED + "9,housing,Warm homes for person nine\n", "later.csv")
    assert any("17 rows of 9 people" in text.value for text in again.markdown)
