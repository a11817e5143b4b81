"""Acts on the Partners page: what is promised already."""

from __future__ import annotations

import pytest

from data import bundled
from priorities.cities.store import city_figures
from priorities.enablers.store import need_rows
from priorities.framework.store import mark_rows, statement_rows
from priorities.long_list.store import Entry, keep_entry
from priorities.promises import Promise
from priorities.promises.store import keep_promise, promise_rows
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences

WORDS = {
    "promise_words": "Fewer falls at home",
    "promise_document": "A plan for [falls](https://example.org) (2019)",
    "promise_target": "10%",
    "promise_year": "2024",
    "promise_source": "The plan, page 4",
}


def fill(app, **changes):
    """Fill the form of a new promise."""
    app.selectbox(key="promise_priority").select("AW07")
    app.multiselect(key="promise_partners").select("Boroughs")
    for key, words in {**WORDS, **changes}.items():
        app.text_input(key=key).set_value(words)
    return app


@pytest.mark.act("write down a promise, change it or take it away")
def test_a_promise_is_written_down_judged_taken_away_and_put_back(visit, sample):
    """Each press is on record by name; the promise stands beside its priority while it is in use."""
    app = fill(named(visit("partners")))
    press(app, "keep_promise")
    assert app.title[0].value.startswith("57 promises")
    app.selectbox(key="changed_promise").select("N01").run()
    app.selectbox(key="status of N01").select("missed")
    app.text_input(key="came of N01").set_value("More falls in 2018 than in 2017, page 6")
    press(app, "judge_promise")
    assert ask(sample, promise_rows)["status"].tolist() == ["", "missed"]
    press(app, "take_promise_away")
    assert app.title[0].value.startswith("56 promises")
    press(app, "put back N01")

    assert app.title[0].value.startswith("57 promises")
    assert entries(sample)[:4] == [
        (NAME, "Wrote down a promise"),
        (NAME, "Took a promise away"),
        (NAME, "Wrote down a promise"),
        (NAME, "Wrote down a promise"),
    ]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"promise_words": ""}, "what is promised"),
        ({"promise_source": "http://example.org"}, "https"),
        ({"promise_year": "soon in 20199"}, "cannot be read"),
    ],
)
def test_what_is_not_whole_is_refused(visit, sample, changes, word):
    """One sentence beside the button, and nothing kept."""
    app = fill(named(visit("partners")), **changes)
    press(app, "keep_promise")

    assert any(word in sentence for sentence in sentences(app))
    assert ask(sample, promise_rows).empty


def test_a_duplicate_written_meanwhile_is_refused(visit, sample):
    """The second one who writes the same promise down is told of the first."""
    app = fill(named(visit("partners")))
    first = Promise(WORDS["promise_document"], "Fewer falls", "The plan", "NHS", priority="AW07", target="10 %")
    meanwhile(sample, keep_promise, bundled.commitments(), first)
    press(app, "keep_promise")

    assert any("N01" in sentence for sentence in sentences(app))
    assert len(ask(sample, promise_rows)) == 1


def test_nothing_is_judged_without_a_choice(visit, sample):
    """What came needs a status, and a status a figure."""
    app = named(visit("partners"))
    press(app, "judge_promise")
    assert any("Choose what became" in sentence for sentence in sentences(app))
    number = app.selectbox(key="changed_promise").value
    app.selectbox(key=f"status of {number}").select("met")
    press(app, "judge_promise")

    assert any("figure" in sentence for sentence in sentences(app))
    assert ask(sample, promise_rows).empty


@pytest.mark.usefixtures("sample")
def test_promises_stand_beside_a_priority(visit):
    """The card says what was promised before and what came; where nobody promised anything, it says so."""
    words = [text.value for text in visit("long_list", priority="SW01").markdown]
    assert any("in 2017/18" in text and "became 23" in text for text in words)
    words = [text.value for text in visit("long_list", priority="LW08").markdown]
    assert any("No partner has promised anything on Asthma" in text for text in words)


@pytest.mark.act("word a vision statement or take it away")
def test_a_statement_is_put_there_worded_anew_taken_away_and_put_back(visit, sample):
    """Each press is on record by name; one that has no words is asked for."""
    app = named(visit("partners", partners_part="Framework"))
    press(app, "keep_statement")
    assert any("Word the statement" in sentence for sentence in sentences(app))
    app.text_area(key="statement new").set_value("Nobody is cold at home.")
    app.multiselect(key="serving new").select("LW14")
    press(app, "keep_statement")
    assert app.title[0].value.startswith("21 draft")
    app.selectbox(key="changed_statement").select("W01").run()
    app.text_area(key="statement W01").set_value("Nobody is cold or damp at home.")
    press(app, "change_statement")
    press(app, "take_statement_away")
    assert app.title[0].value.startswith("20 draft")
    press(app, "put back W01")

    rows = ask(sample, statement_rows)
    assert rows["statement"].tolist()[-1] == "Nobody is cold or damp at home."
    assert set(rows["priorities"]) == {"LW14"}
    assert [who for who, _ in entries(sample)[:4]] == [NAME] * 4


@pytest.mark.act("mark a principle")
def test_a_principle_is_marked_and_taken_back(visit, sample):
    """A mark needs a choice and a reason; it stands on the card and beside the ranking, and can be taken back."""
    app = named(visit("partners", partners_part="Principles", priority="SW01"))
    press(app, "keep_mark")
    assert any("Choose yes" in sentence for sentence in sentences(app))
    app.radio(key="mark").set_value("yes")
    press(app, "keep_mark")
    assert any("reason" in sentence for sentence in sentences(app))
    app.text_input(key="mark_reason").set_value("Boroughs and schools decide")
    press(app, "keep_mark")
    assert ask(sample, mark_rows)[["priority", "mark", "who"]].to_numpy().tolist() == [["SW01", "yes", NAME]]
    app.radio(key="mark").set_value("not judged")
    press(app, "keep_mark")

    assert ask(sample, mark_rows)["mark"].tolist() == ["yes", "not judged"]
    assert "judged by a principle yet" in app.title[0].value


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("screen", ["ranking", "long_list"])
def test_a_principle_is_looked_through(visit, screen):
    """The lens adds a column to what is read, in words, and the page stands."""
    app = visit(screen, lens="Personalisation")
    app.session_state["long_list_table"] = True
    app.run()

    assert not app.exception
    assert any("not judged" in table.value.to_string() for table in app.table)


CITIES = (
    b"city,indicator,unit,definition,year,value,source,comparable_with\n"
    b"London,Inhalers,%,d,2017,10,A report,k\nLisbon,Inhalers,%,d,2017,12,A report,k\nOslo,Inhalers,%,d,2017,12,,k\n"
)


@pytest.mark.act("bring in figures of other cities", "take away figures of other cities or put them back")
def test_figures_of_other_cities_are_brought_in_taken_away_and_put_back(visit, sample):
    """A row without source lies in the tray; the rest stands with its table, which goes and comes back whole."""
    app = named(visit("partners", partners_part="Other cities"))
    before = app.title[0].value
    app.file_uploader[0].upload("cities.csv", CITIES, "text/csv").run()
    assert any("No source" in table.value.to_string() for table in app.table)
    press(app, "bring_in_cities")
    assert app.title[0].value != before
    press(app, "city table 1")
    assert app.title[0].value == before
    press(app, "city table 1")

    assert app.title[0].value != before
    assert ask(sample, city_figures)["city"].tolist() == ["London", "Lisbon"]
    assert [who for who, _ in entries(sample)[:3]] == [NAME] * 3


@pytest.mark.usefixtures("sample")
def test_a_table_without_its_columns_is_refused(visit):
    """One sentence says which are missing, and the page stands."""
    app = visit("partners", partners_part="Other cities")
    app.file_uploader[0].upload("cities.csv", b"city,value\nParis,1\n", "text/csv").run()

    assert any("no column called indicator" in sentence for sentence in sentences(app))
    assert not app.exception


@pytest.mark.act("say what a priority needs in place", "rename an enabler")
def test_a_need_is_said_and_an_enabler_renamed(visit, sample):
    """A need asks for a choice and a reason; it stands under the new name of its enabler, on record by name."""
    app = named(visit("partners", partners_part="What must be in place", priority="LW10"))
    press(app, "keep_need")
    assert any("how much it is needed" in sentence for sentence in sentences(app))
    app.selectbox(key="enabler").select("digital")
    app.radio(key="need").set_value("cannot do without")
    press(app, "keep_need")
    assert any("not kept" in sentence for sentence in sentences(app))
    app.text_input(key="need_reason").set_value("Police and hospitals do not share figures")
    press(app, "keep_need")
    app.text_input(key="name of enabler digital").set_value("Digital and data")
    press(app, "rename digital")

    assert any("nobody owns it for Violence reduction" in text.value for text in app.markdown)
    assert any("Digital and data" in text.value for text in app.markdown)
    assert ask(sample, need_rows)[["priority", "enabler", "need", "who"]].to_numpy().tolist() == [
        ["LW10", "digital", 3, NAME]
    ]
    assert [who for who, _ in entries(sample)[:2]] == [NAME, NAME]


def test_what_has_no_life_stage_is_counted_on_home(visit, sample):
    """A priority put on the list without a life stage is told among what to do next."""
    meanwhile(sample, keep_entry, bundled.long_list(), Entry(None, "Cold *homes*"))
    app = visit("home")

    assert any("1 priority under no life stage" in line.value for line in app.text)
