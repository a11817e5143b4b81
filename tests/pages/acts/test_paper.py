"""Acts of the Paper screen: paragraphs, quotes, final copies, each also undone, late, and by the wrong person."""

from __future__ import annotations

import pytest

from explorer.paper import copies, store
from explorer.ranking import save_scenario
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences

KEY = "background.purpose"


def opened(visit, key=KEY):
    """The screen with a paragraph open."""
    app = named(visit("paper", paper_part="Changes"))
    app.selectbox(key="paragraph of paper").set_value(key).run()
    return app


@pytest.mark.act("change a paragraph of a paper")
def test_a_paragraph_is_changed_and_taken_back(visit, sample):
    """It stands under the person's name, the first line counts it, and the press beside it takes it back."""
    app = opened(visit)
    app.text_area[0].set_value("Our own words.")
    press(app, "keep_paragraph")
    assert ask(sample, store.changes, "", "paper")[KEY].words == "Our own words."
    assert entries(sample)[0] == (NAME, "Changed a paragraph")
    assert "people changed 1 paragraph" in app.title[0].value
    assert any("Our own words." in text.value for text in app.text)
    press(app, "take_back_paragraph")

    assert ask(sample, store.changes, "", "paper") == {}
    assert not [button for button in app.button if button.key == "take_back_paragraph"]


def test_a_paragraph_that_somebody_else_changed(visit, sample):
    """The second is told, and what the first wrote stands; an empty box is refused, too."""
    app = opened(visit)
    meanwhile(sample, store.keep_paragraph, ("", "paper", KEY), "The first.", generated="", last=0)
    app.text_area[0].set_value("The second.")
    press(app, "keep_paragraph")
    assert any("Somebody else changed" in sentence for sentence in sentences(app))
    app.text_area[0].set_value("  ")
    press(app, "keep_paragraph")

    assert any("empty" in sentence for sentence in sentences(app))
    assert ask(sample, store.changes, "", "paper")[KEY].words == "The first."


@pytest.mark.act("clear a quote or withdraw it")
def test_a_quote_is_cleared_and_withdrawn(visit, sample):
    """The same button turns, and the record names who did it, not the words."""
    app = named(visit("paper", paper_part="Quotes"))
    key = next(button.key for button in app.button if button.key.startswith("clear "))
    press(app, key)
    assert len(ask(sample, store.cleared_quotes)) == 1
    press(app, key.replace("clear ", "withdraw "))

    assert not ask(sample, store.cleared_quotes)
    assert entries(sample)[:2] == [(NAME, "Withdrew a quote"), (NAME, "Cleared a quote")]


def test_no_quote_on_a_projector(visit, sample):
    """Words of people that nobody cleared are not on the wall."""
    app = visit("paper", paper_part="Quotes", projector="true")

    assert not [button for button in app.button if button.key.startswith("clear ")]
    assert sample.exists()


@pytest.mark.act("mark a paper final")
def test_a_paper_is_marked_final(visit, sample):
    """Off until the box is ticked; the copy is listed with its hash; after a change by somebody else it is refused."""
    app = named(visit("paper", paper_part="Final copies"))
    assert app.button(key="mark_final").disabled
    app.checkbox(key="paper_sure").check().run()
    press(app, "mark_final")
    (copy,) = ask(sample, copies.copies)
    assert entries(sample)[0] == (NAME, "Marked a paper final")
    assert any(copy.word_sha256 in line.value for line in app.caption)
    meanwhile(sample, store.keep_paragraph, ("", "paper", KEY), "New.", generated="", last=0)
    press(app, "mark_final")

    assert any("Something was changed" in sentence for sentence in sentences(app))
    assert len(ask(sample, copies.copies)) == 1


@pytest.mark.usefixtures("sample", "officer_elsewhere")
def test_quotes_and_final_copies_are_the_officer_s(visit):
    """A member may change words; clearing quotes and marking final is off, and says whose it is."""
    app = visit("paper", paper_part="Quotes")
    assert all(button.disabled for button in app.button if button.key.startswith("clear "))
    app = visit("paper", paper_part="Final copies")
    assert app.button(key="mark_final").disabled

    assert any("engagement officer" in line.value for line in app.caption)


def test_the_narrative_of_a_saved_scenario(visit, sample):
    """The first line names both; what is missing is told with the length and the reading age; a copy can be taken."""
    meanwhile(sample, save_scenario, "NHS", {"collaboration": 50.0, "health_burden": 30.0, "regional_action": 20.0})
    app = visit("paper", paper_document="The narrative for the public")

    assert "missing in the narrative of “NHS”" in app.title[0].value
    assert app.selectbox(key="paper_scenario").value == "NHS"
    assert any("reads at the age of" in line.value for line in app.caption)
    assert not app.exception
