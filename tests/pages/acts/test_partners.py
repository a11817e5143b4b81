"""Acts on the Partners page: what is promised already."""

from __future__ import annotations

import pytest

from data import bundled
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
