"""Acts of the questions page, pressed on the page itself."""

from __future__ import annotations

import pytest

from engagement.answers import store as answers
from engagement.responses import store as responses
from tests.pages.acts.pressing import NAME, ask, bring_in, entries, meanwhile, named, press, sentences, stands

WORDS = (
    "Response ID,How satisfied are you?,What would help you?\n"
    "1,5,More benches on the high street would help me to walk.\n2,4,No\n3,4,My dentist closed.\n4,2,No\n"
    + "\n".join(f"{number},{number % 5 + 1},Trees and shade near gate {number} please." for number in range(5, 40))
)


@pytest.fixture(name="numbers")
def _numbers(database):
    """The numbers of the open question and of the closed one."""
    bring_in(database, WORDS, "spring.csv")
    table = ask(database, answers.questions)
    is_open = table["kind"] == "open"
    return int(table.loc[is_open, "question_id"].iloc[0]), int(table.loc[~is_open, "question_id"].iloc[0])


@pytest.mark.act("say what a question asks for")
def test_a_question_is_said_to_ask_for_faults(visit, database, numbers):
    """The two bare answers then say that nothing needs to change; it is on record by name."""
    number, _ = numbers
    app = named(visit("questions"))
    app.selectbox(key=f"reading of {number}").set_value("faults").run()
    press(app, f"asks {number}")

    assert ask(database, answers.questions).set_index("question_id").loc[number, "asks"] == "faults"
    assert dict(ask(database, responses.trays).itertuples(index=False, name=None)) == {"praise": 2}
    assert entries(database)[0] == (NAME, "Said what a question asks for")


@pytest.mark.act("say how a question is counted")
def test_a_question_is_counted_as_numbers(visit, database, numbers):
    """Its picture becomes a histogram; it is on record by name."""
    _, number = numbers
    app = named(visit("questions"))
    app.selectbox(key=f"reading of {number}").set_value("number").run()
    press(app, f"kind {number}")

    assert ask(database, answers.questions).set_index("question_id").loc[number, "kind"] == "number"
    assert entries(database)[0] == (NAME, "Said how a question is counted")


def test_a_question_that_is_gone_meanwhile(visit, database, numbers):
    """Its import is undone between the drawing and the press: the page stands, and offers to bring responses in."""
    number, _ = numbers
    app = visit("questions")
    meanwhile(database, responses.undo_import, 1)
    app.button(key=f"asks {number}").click().run()

    stands(app)
    assert "nobody has been heard" in app.title[0].value


@pytest.mark.usefixtures("officer_elsewhere")
def test_the_officers_buttons_are_off_for_others(visit, database, numbers):
    """They may look; counts are rounded for them."""
    app = visit("questions")

    for key in (f"asks {numbers[0]}", f"kind {numbers[1]}"):
        assert app.button(key=key).disabled
    stands(app)
    assert any("rounded to 5" in caption.value for caption in app.caption)
    assert entries(database)[0][0] != NAME
    assert not sentences(app)
