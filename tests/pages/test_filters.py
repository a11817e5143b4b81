"""Filters of the pages that show people's words or shares: in the link, in any order, each taken away again."""

from __future__ import annotations

import csv
import io
import re

import pytest

from engagement.answers import store
from engagement.answers.selection import EVERYTHING, Selection
from explorer import files
from explorer.snapshot import Snapshot
from tests.pages.acts.pressing import ask, bring_in, stands
from tests.pages.conftest import ROOT

READ = "Read responses"


def captions(app):
    """Every small line of the page."""
    return [caption.value.replace("\\", "") for caption in app.caption]


def labels(app):
    """What stands on the buttons, as it is read."""
    return [button.label.replace("\\", "") for button in app.button]


def link(app, name):
    """What the link holds under a name, each value once for each time it stands there."""
    value = app.query_params.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def counted(sample, selection=EVERYTHING):
    """The line of counts that the filters leave: "31 people, 34 answers of 1,089"."""
    left, every = ask(sample, store.count, selection), ask(sample, store.count)
    of = f" of {every.answers:,}" if left.answers != every.answers else ""
    return f"{left.people:,} people, {left.answers:,} answers{of}"


def words(app):
    """What people wrote, and the lines below: "Londoners · Brent · ... · “What ...”"."""
    return [text.value for text in app.text]


def test_choosing_narrows_and_the_link_holds_it(visit, sample):
    """The line of counts tells people and answers of all; the link opens the same; so does another page."""
    app = visit("responses", view=READ)
    app.selectbox(key="filter audience").set_value("Londoners").run()
    app.selectbox(key="filter borough").set_value("Brent").run()
    line = counted(sample, Selection(audience="Londoners", borough="Brent"))

    assert line in captions(app)
    assert (link(app, "audience"), link(app, "borough")) == (["Londoners"], ["Brent"])
    again = visit("responses", view=READ, audience="Londoners", borough="Brent")
    assert line in captions(again)
    assert all(text.startswith("Londoners · Brent") for text in words(again)[1:10:2])


def test_filters_stay_from_page_to_page(visit, sample):
    """Chosen among responses, they hold among themes, and stand in that link too."""
    app = visit("responses", view=READ, borough="Brent")
    app.switch_page(str(ROOT / "pages" / "themes.py")).run()

    assert app.selectbox(key="filter borough").value == "Brent"
    assert link(app, "borough") == ["Brent"]
    n_people, n_brent = (
        ask(sample, store.answered, selection)["respondent"].nunique()
        for selection in (EVERYTHING, Selection(borough="Brent"))
    )
    assert any(f"Everybody in Brent: {n_brent} of the {n_people} people" in line for line in captions(app))


@pytest.mark.usefixtures("sample")
def test_every_answer_has_its_question_and_who(visit):
    """Below each answer stand audience, forum, day and the question."""
    app = visit("responses", view=READ, question="2")
    lines = words(app)[1:100:2]

    assert len(lines) == 50
    assert all(line.startswith("Professionals · ") and "“What are the biggest health" in line for line in lines)
    assert any("March 2019" in line for line in lines)


def test_pages_of_answers(visit, sample):
    """Fifty at a time: on, back, the last one shorter; a filter goes back to the first page."""
    app = visit("responses", view=READ, page="2")
    texts = ask(sample, store.responses)["text"].tolist()
    of = f"of {len(texts):,} answers"
    assert f"51 to 100 {of}" in captions(app)
    assert words(app)[0] == texts[50]

    app.button(key="Next  above").click().run()
    assert f"101 to 150 {of}" in captions(app)
    app.button(key="Previous  below").click().run()
    assert link(app, "page") == ["2"]
    app.selectbox(key="filter audience").set_value("Londoners").run()
    assert not link(app, "page")
    londoners = ask(sample, store.count, Selection(audience="Londoners"))
    assert f"1 to 50 of {londoners.answers} answers" in captions(app)


@pytest.mark.parametrize("page", ["99999", "0", "-1", "x", "²"])
def test_a_page_that_is_not_there(visit, sample, page):
    """A number beyond the end opens the last page, anything else the first."""
    app = visit("responses", view=READ, page=page)

    stands(app)
    n = ask(sample, store.count).answers
    first, last = (50 * ((n - 1) // 50) + 1, n) if page == "99999" else (1, 50)
    assert f"{first:,} to {last:,} of {n:,} answers" in captions(app)


def test_nothing_left_says_which_filter_to_take_away(visit, sample):
    """Of a borough that is not there and an audience, only taking the borough away helps."""
    app = visit("responses", view=READ, borough="Atlantis", audience="Londoners")
    assert "Nothing matches all of these filters." in [line.value for line in app.markdown]
    n = ask(sample, store.count, Selection(audience="Londoners")).answers
    helps = [label for label in labels(app) if label.startswith("Take away")]
    assert helps == [f"Take away Borough: Atlantis: {n} remain"]

    app.button(key="take away borough").click().run()
    assert counted(sample, Selection(audience="Londoners")) in captions(app)
    app.button(key="clear_filters").click().run()
    assert counted(sample) in captions(app)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("screen", ["responses", "themes"])
@pytest.mark.parametrize(
    "link",
    [
        {"survey": "999"}, {"survey": "x" * 500, "question": "-1"}, {"round": str(10**30)}, {"since": "2019-99-99"},
        {"since": "2100-12-31", "until": "1990-01-01"}, {"closed": "1:"}, {"closed": "77:nothing"}, {"closed": "x"},
        {"search": '"* OR ( NEAR'}, {"search": "\x00?"}, {"borough": "**bold**"},
        {"age_band": "'; DROP TABLE response; --"}, {"question": "4"}, {"round": "1"}, {"survey": "2", "question": "1"},
    ],
)  # fmt: skip
def test_no_link_breaks_a_page(visit, screen, link):
    """Whatever a link holds, the page stands whole and says no error."""
    app = visit(screen, **({"view": READ} if screen == "responses" else {}), **link)

    stands(app)
    assert not app.error


def test_a_closed_question_and_its_answers(visit, sample):
    """Choosing a question and answers of it keeps who gave any; the filter can be taken away by itself."""
    number = int(ask(sample, store.questions).query("kind != 'open' and survey_id == 1")["question_id"].iloc[0])
    value = ask(sample, store.values_answered, number)[0]
    app = visit("responses", view=READ)
    app.selectbox(key="filter closed question").set_value(number).run()
    app.multiselect(key=f"filter closed {number}").set_value([value]).run()
    selection = Selection(closed=((number, value),))

    assert 0 < ask(sample, store.count, selection).people < ask(sample, store.count).people
    assert counted(sample, selection) in captions(app)
    assert link(app, "closed") == [f"{number}:{value}"]
    app.button(key=f"without closed {number}").click().run()
    assert counted(sample) in captions(app)


def test_dates_narrow(visit, sample):
    """Answers from a day on; the box and the link hold the day."""
    app = visit("responses", view=READ, since="2019-05-01")
    assert str(app.date_input(key="filter since").value) == "2019-05-01"
    assert counted(sample, Selection(since="2019-05-01")) in captions(app)
    assert any("Answered from: 1 May 2019" in label for label in labels(app))


@pytest.mark.usefixtures("sample")
def test_another_survey_lets_go_of_questions(visit):
    """A question of one survey cannot be chosen with another survey: choosing that clears it."""
    app = visit("responses", view=READ, question="2", borough="Brent")
    app.selectbox(key="filter survey").set_value(2).run()

    assert not link(app, "question")
    assert link(app, "borough") == ["Brent"]


@pytest.mark.usefixtures("sample")
def test_a_room_sees_rounded_counts(visit):
    """On a projector no exact count stands that could be subtracted from another; the filters are said in words."""
    app = visit("responses", view=READ, projector="true", borough="Brent")

    assert any(re.fullmatch(r"about \d+[05] people, about \d+[05] answers", line) for line in captions(app))
    assert "Everybody in Brent" in [line.value for line in app.markdown]
    few = visit("responses", view=READ, projector="true", borough="Brent", search="zebra or dentist")
    assert "fewer than 8 people" in captions(few)
    assert not few.expander


@pytest.mark.usefixtures("sample")
def test_the_file_follows_the_words_chosen_and_no_filter_of_people(visit):
    """It holds the answers to the question of everybody, each with its question alone; the page says so."""
    now, selection = Snapshot(), Selection(borough="Brent", question=2, search="dentist or bus*")
    rows = list(csv.DictReader(io.StringIO(files.answers(now, selection).decode("utf-8-sig"))))

    found = now.ask(store.count, Selection(question=2, search="dentist or bus*")).answers
    assert found - 4 <= len(rows) <= found
    assert list(rows[0]) == ["answer", "question", "text"]
    narrowed = visit("responses", view=READ, borough="Brent")
    assert any("Download: answers" in str(button.label) for button in narrowed.get("download_button"))
    assert any("No filter of people narrows it" in caption for caption in captions(narrowed))


@pytest.mark.usefixtures("sample")
def test_a_search_within_a_theme(visit):
    """It narrows the words of the theme, and not the people whose share is told."""
    whole, found = visit("themes", theme="1"), visit("themes", theme="1", search="appointment*")

    assert whole.title[0].value == found.title[0].value
    n = next(line for line in captions(whole) if line.startswith("1 to 12 of ")).split()[4]
    assert any(line.endswith(f"of {n} in answers that say it.") for line in captions(found))


def test_themes_of_one_question_are_its_peoples(visit, sample):
    """Of the people who answered that question, not of everybody."""
    app = visit("themes", question="3")
    n = ask(sample, store.answered, Selection(question=3))["respondent"].nunique()

    assert f"of the {n} who" in app.title[0].value.replace("\\", "")


@pytest.mark.usefixtures("sample")
def test_themes_are_narrowed_to_what_is_wrong(visit):
    """Of the same people fewer speak of each theme as of something wrong than speak of it at all."""

    def people(app):
        numbers = app.table[0].value
        of_all = [line.split(" of ") for line in numbers["People"]]
        keys = zip(numbers["Theme"], numbers["Audience"], strict=True)
        return {key: (int(n), base) for key, (n, base) in zip(keys, of_all, strict=True)}

    everything, wrong = (people(visit("themes", speaks=way)) for way in ("Everything", "Wrong"))

    assert everything.keys() == wrong.keys()
    assert all(wrong[key][0] <= n and wrong[key][1] == base for key, (n, base) in everything.items())
    assert sum(n for n, _ in wrong.values()) < 0.8 * sum(n for n, _ in everything.values())


def test_a_small_survey_draws_few_filters(visit, database):
    """Where there is one survey, one question and one audience, those have no box."""
    bring_in(database)
    app = visit("responses", view=READ)

    assert [box.label for box in app.selectbox if box.label in ("Survey", "Question", "Audience")] == []
    assert app.selectbox(key="filter borough").options == ["All", "Barnet", "Camden"]
