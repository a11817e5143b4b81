"""The questions page: every question with its finding, split, paged, for the officer and for a room."""

from __future__ import annotations

import pytest

from engagement.answers import store as answers
from tests.pages.acts.pressing import ask, bring_in, stands


def survey(n_people=60, n_questions=1):
    """People of two boroughs, and questions that all of them agree with but for one in six."""
    asked = [f"Do you agree with plan {number}?" for number in range(1, n_questions + 1)]
    header = ",".join(["Respondent ID", "Which borough do you live in?", *asked, "What would help you?"])
    rows = [
        ",".join(
            [
                str(place + 1),
                "Barnet" if place % 2 else "Camden",
                *["Yes" if place % 6 else "No"] * n_questions,
                f"More benches near the gate with number {place}.",
            ]
        )
        for place in range(n_people)
    ]
    return "\n".join([header, *rows])


def headings(app):
    return [heading.value for heading in app.subheader]


def test_every_question_has_its_finding(visit, database):
    """50 of 60 agree: counts are exact for the officer; what the question asks stands below."""
    bring_in(database, survey(), "spring.csv")
    app = visit("questions")

    stands(app)
    assert any(heading.startswith("More than eight in ten say yes (50 of 60") for heading in headings(app))
    assert any("Do you agree with plan 1?" in text.value for text in app.text)


def test_groups_side_by_side(visit, database):
    """The link says by what."""
    bring_in(database, survey(), "spring.csv")
    app = visit("questions", by="borough")

    stands(app)
    assert app.selectbox(key="split by").value == "borough"
    assert any("Barnet" in str(table.value) for table in app.table)


def test_a_long_survey_has_pages_and_a_list_to_go_to(visit, database):
    """113 questions: eight a page; going to one opens its page."""
    bring_in(database, survey(40, 113), "long.csv")
    app = visit("questions")
    assert len(headings(app)) == 8
    app.selectbox(key="question to go to").set_value(100).run()

    stands(app)
    assert any(text.value.startswith("100. ") for text in app.text)


def test_words_are_read_on_demand(visit, database):
    """Closed they are not on the page; opened a few stand there, with the way to all."""
    bring_in(database, survey(), "spring.csv")
    table = ask(database, answers.questions)
    number = int(table.loc[table["kind"] == "open", "question_id"].iloc[0])
    app = visit("questions")
    assert not any("benches" in text.value for text in app.text)
    app.button(key=f"words of {number}").click().run()

    stands(app)
    assert sum("benches" in text.value for text in app.text) == 10


def test_a_room_sees_one_question_large_without_words(visit, database):
    """The finding is the headline, counts are rounded, nobody's words stand there."""
    bring_in(database, survey(), "spring.csv")
    table = ask(database, answers.questions)
    place = table["text"].str.contains("agree").to_numpy().argmax() + 1
    app = visit("questions", projector="true", page_questions=str(place))

    assert not app.exception
    assert "(50 of 60 people who answered)" in app.title[0].value
    assert not headings(app)
    assert not any("benches" in text.value for text in app.text)


@pytest.mark.parametrize(
    "link", [{"by": "q99999"}, {"by": "x"}, {"words": "77"}, {"page_questions": "99"}, {"survey": "9"}]
)
def test_no_link_is_an_error(visit, database, link):
    """What is not there is passed over."""
    bring_in(database, survey(), "spring.csv")

    stands(visit("questions", **link))


def test_filters_that_leave_nobody(visit, database):
    """The page says so and offers to take the filter away."""
    bring_in(database, survey(), "spring.csv")
    app = visit("questions", borough="Bexley")

    stands(app)
    assert any(button.label.startswith("Take away") for button in app.button)
