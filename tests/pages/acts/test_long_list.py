"""Acts on the long list: scores, evidence, priorities, a list from a file, criteria, rules and what figures propose."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from engagement.themes.curation import store as curation
from explorer import speaking
from priorities import store as scores
from priorities.evidence import store as evidence
from priorities.long_list import store
from priorities.long_list.store import Entry
from tests.pages.acts.pressing import NAME, SOMEBODY, ask, box, entries, meanwhile, named, press, sentences, stands
from tests.unit.priorities.long_list.test_store import INEQUALITY

LIST = b"priority,health burden\nChildhood obesity,2\n"
WORDS = {
    "Name of the criterion": "Impact on inequality",
    "What it asks": "Does it narrow gaps?",
    "What 0": "No",
    "What 5": "A little",
    "What 10": "Much",
}


def part(visit, name):
    """A part of the page, opened by somebody with a name."""
    return named(visit("long_list", list_part=name))


def card(visit, priority="SW01"):
    """The card of one priority."""
    return named(visit("long_list", priority=priority))


@pytest.mark.act("set a score")
def test_a_score_is_set_and_the_draft_put_in_use_again(visit, sample):
    """Another score stands with its reason and name; the draft comes back by its button, and both stay on record."""
    app = card(visit)
    app.number_input(key="score_value").set_value(2.5)
    app.text_input(key="score_reason").set_value("Boroughs can do most of it")
    press(app, "keep_score")
    assert ask(sample, scores.score_edits)[["value", "reason", "who"]].to_numpy().tolist() == [
        [2.5, "Boroughs can do most of it", NAME]
    ]
    assert entries(sample)[0] == (NAME, "Changed a score")
    press(app, "use draft SW01 collaboration")

    draft = bundled.long_list().loc["SW01", "collaboration"]
    assert ask(sample, scores.score_edits)["value"].tolist() == [2.5, draft]


@pytest.mark.parametrize(("value", "reason"), [(None, "no score"), (2.0, "  ")])
def test_a_score_needs_a_value_and_a_reason(visit, sample, value, reason):
    """Without either a sentence stands beside the button, and nothing is kept."""
    app = card(visit)
    app.number_input(key="score_value").set_value(value)
    app.text_input(key="score_reason").set_value(reason)
    press(app, "keep_score")

    assert any("Give a score" in sentence for sentence in sentences(app))
    assert ask(sample, scores.score_edits).empty


@pytest.mark.finding("B14b", "B15")
@pytest.mark.parametrize("value", [14.0, -1.0, 11.0])
def test_a_score_beyond_the_scale_is_refused_in_words(visit, sample, value):
    """A sentence names the number and the scale, nothing is kept, and what was typed stays to be mended."""
    app = card(visit)
    app.number_input(key="score_value").set_value(value)
    app.text_input(key="score_reason").set_value("Far beyond")
    press(app, "keep_score")

    assert any("between 0 and 10" in sentence and f"{value:g}" in sentence for sentence in sentences(app))
    assert ask(sample, scores.score_edits).empty
    assert (app.number_input(key="score_value").value, app.text_input(key="score_reason").value) == (
        value,
        "Far beyond",
    )
    app.number_input(key="score_value").set_value(4.0)
    press(app, "keep_score")
    assert ask(sample, scores.score_edits)["value"].tolist() == [4.0]
    assert (app.number_input(key="score_value").value, app.text_input(key="score_reason").value) == (None, "")


def theme_of(sample):
    """The number of a theme of the sample."""
    return ask(sample, lambda db: db.execute("SELECT min(theme_id) FROM theme WHERE state = 'standing'").fetchone()[0])


@pytest.mark.finding("A2")
@pytest.mark.act("judge points of evidence")
def test_points_are_judged_by_themselves_and_as_a_whole(visit, sample):
    """A point is confirmed, then rejected; what is left is confirmed at once. All of it is on record by name."""
    app = card(visit, "SW02")
    key = next(button.key for button in app.button if button.key.startswith("speaks SW02 quote"))
    press(app, key)
    assert not [button for button in app.button if button.key == key]
    press(app, f"does not {key}".replace("speaks", "speak"))
    press(app, "speaks SW02 whole")

    verdicts = ask(sample, evidence.point_verdicts)
    number = int(key.split()[-1])
    assert verdicts.set_index("point")["speaks_for_it"].to_dict().pop(number) is False
    assert verdicts["speaks_for_it"].sum() == len(verdicts) - 1 > 5
    assert [who for who, _ in entries(sample)[:3]] == [NAME] * 3
    assert not [button for button in app.button if button.key == "speaks SW02 whole"]


@pytest.mark.act("judge a whole theme as evidence")
def test_a_whole_theme_of_an_earlier_release_is_judged_otherwise(visit, sample):
    """What was confirmed as a whole theme stands on the card; it is rejected there, and confirmed again."""
    number = theme_of(sample)
    meanwhile(sample, scores.judge_evidence, "SW02", number, speaks_for_it=True)
    app = card(visit, "SW02")
    press(app, f"whole theme SW02 {number}")
    assert ask(sample, scores.evidence_verdicts)["speaks_for_it"].tolist() == [False]
    press(app, f"whole theme SW02 {number}")

    assert ask(sample, scores.evidence_verdicts)["speaks_for_it"].tolist() == [True]
    assert [who for who, _ in entries(sample)[:2]] == [NAME, NAME]


@pytest.mark.act("give a priority a topic or take it away")
def test_a_priority_loses_its_topic_and_gets_another(visit, sample):
    """Without its only topic nothing speaks for the priority; with another one what is said of that does."""
    app = card(visit, "LW04")
    press(app, "take Alcohol from LW04")
    assert any("Nothing we heard speaks of it" in text.value for text in app.markdown)
    assert app.button(key="give topic to LW04").disabled
    app.selectbox(key="topic for LW04").select("Drugs").run()
    press(app, "give topic to LW04")

    assert ask(sample, evidence.topic_words)[["topic", "extent"]].to_numpy().tolist() == [
        ["Alcohol", ""], ["Drugs", "all"],
    ]  # fmt: skip
    assert any("speak for it" in text.value for text in app.markdown)


@pytest.mark.act("look for what people said of the priorities")
def test_what_people_wrote_is_looked_through_again(visit, sample):
    """A priority put on the list has not been looked for; one press reads everything for it, and says so."""
    app = part(visit, "List")
    app.text_input(key="new_priority").set_value("Stop smoking")
    press(app, "put_on_list")
    app = card(visit, "P01")
    assert any("has not been looked through" in text.value for text in app.markdown)
    press(app, "look_for_evidence")

    assert entries(sample)[0] == (NAME, "Looked for what people said of priorities")
    assert not [button for button in app.button if button.key == "look_for_evidence"]
    assert any("speak for it" in text.value for text in app.markdown)


def test_a_theme_retired_before_it_is_judged(visit, sample):
    """The page stands without the theme."""
    number = theme_of(sample)
    meanwhile(sample, scores.judge_evidence, "SW02", number, speaks_for_it=True)
    app = card(visit, "SW02")
    key = f"whole theme SW02 {number}"
    assert [button for button in app.button if button.key == key]
    version = meanwhile(
        sample, lambda db, _stamp: db.execute("SELECT version FROM theme WHERE theme_id = ?", [number]).fetchone()[0]
    )
    meanwhile(sample, curation.retire, number, version=version)
    press(app, key)

    assert not [button for button in app.button if button.key == key]


@pytest.mark.act("put a priority on the list, rename it or take it off")
def test_a_priority_is_put_on_renamed_taken_off_and_put_back(visit, sample):
    """Each press is on record by name; what was taken off comes back under its name."""
    app = part(visit, "List")
    app.text_input(key="new_priority").set_value("Cold homes")
    press(app, "put_on_list")
    assert "36 priorities" in app.title[0].value
    app = card(visit, "P01")
    assert app.button(key="rename_priority").disabled
    app.text_input(key="name of P01").set_value("Cold and damp homes").run()
    press(app, "rename_priority")
    assert "Cold and damp homes" in app.title[0].value
    press(app, "take_off_list")
    assert "35 priorities" in app.title[0].value
    press(app, "put back P01")

    assert "36 priorities" in app.title[0].value
    assert {who for who, _ in entries(sample)[:4]} == {NAME}
    assert len(ask(sample, store.list_entries)) == 4


@pytest.mark.parametrize("name", ["", "  ", "childhood OBESITY"])
def test_a_priority_needs_a_name_of_its_own(visit, sample, name):
    """A sentence beside the button, and the list as it was."""
    app = part(visit, "List")
    app.text_input(key="new_priority").set_value(name)
    press(app, "put_on_list")

    assert any("ame" in sentence for sentence in sentences(app))
    assert ask(sample, store.list_entries).empty


def test_a_priority_taken_off_while_its_card_is_open(visit, sample):
    """A score pressed on the open card is kept for when it comes back; the list stands."""
    app = card(visit)
    row = bundled.long_list().loc["SW01"]
    meanwhile(sample, store.keep_entry, bundled.long_list(), Entry("SW01", row["name"], "", on_list=False))
    app.number_input(key="score_value").set_value(2.0)
    app.text_input(key="score_reason").set_value("late")
    press(app, "keep_score")

    assert "34 priorities" in app.title[0].value


def test_a_name_taken_meanwhile(visit, sample):
    """Putting back what somebody put on anew is refused in a sentence."""
    row = bundled.long_list().loc["SW01"]
    meanwhile(sample, store.keep_entry, bundled.long_list(), Entry("SW01", row["name"], "", on_list=False))
    app = part(visit, "List")
    meanwhile(sample, store.keep_entry, bundled.long_list(), Entry(None, row["name"], ""))
    before = entries(sample)
    press(app, "put back SW01")

    assert any("has this name" in sentence for sentence in sentences(app))
    assert entries(sample) == before


@pytest.mark.act("bring in a long list")
def test_a_list_is_brought_in(visit, sample):
    """Off without a reason; then the one score of the file stands, with the reason and the name."""
    app = part(visit, "Bring in, take away")
    app.file_uploader[0].upload("list.csv", LIST, "text/csv").run()
    assert app.button(key="bring_in_list").disabled
    app.text_input(key="list_reason").set_value("scored by the group").run()
    press(app, "bring_in_list")

    edit = ask(sample, scores.score_edits).iloc[0]
    assert (edit["value"], edit["who"]) == (2.0, NAME)
    assert entries(sample)[0] == (NAME, "Imported a long list")


@pytest.mark.act("add, change or take away a criterion")
def test_a_criterion_is_added_counted_and_taken_away(visit, sample):
    """The ranking counts four once somebody says so, three when it is taken away; every press is on record."""
    app = part(visit, "Criteria")
    for label, words in WORDS.items():
        box(app.text_input, label).set_value(words)
    press(app, "add_criterion")
    press(app, "count impact_on_inequality")
    assert "4 criteria" in app.subheader[0].value
    press(app, "take away impact_on_inequality")

    assert "3 criteria" in app.subheader[0].value
    assert [who for who, _ in entries(sample)[:3]] == [NAME] * 3


@pytest.mark.finding("B15")
@pytest.mark.parametrize("missing", WORDS)
def test_a_criterion_needs_all_of_its_words(visit, sample, missing):
    """A sentence says what is missing, nothing is added, and no word that was typed is lost."""
    app = part(visit, "Criteria")
    for label, words in WORDS.items():
        box(app.text_input, label).set_value("" if label == missing else words)
    press(app, "add_criterion")

    assert len(app.error) == 1
    assert "went wrong" not in app.error[0].value
    assert ask(sample, store.added_criteria).empty
    assert [box(app.text_input, label).value for label in WORDS] == [
        "" if label == missing else words for label, words in WORDS.items()
    ]


def test_a_criterion_taken_away_meanwhile(visit, sample):
    """Pressed on its old line the page stands."""
    meanwhile(sample, store.keep_criterion, INEQUALITY)
    app = part(visit, "Criteria")
    press(app, "take away inequality")
    app = part(visit, "Criteria")

    assert not [button for button in app.button if button.key == "take away inequality"]


@pytest.mark.act("keep or take away a rule for scores")
def test_a_rule_that_proposes_nothing_is_kept_and_taken_away(visit, sample):
    """Nobody's evidence is confirmed, so a rule for voices moves no proposal at all, whether it comes or goes."""
    app = part(visit, "Scores from figures")
    figures = box(app.selectbox, "Figure")
    voices = next(at for at, words in enumerate(figures.options) if "spoke for it" in words)
    figures.select_index(voices).run()
    for score, level in ((0, 0.0), (5, 5.0), (10, 20.0)):
        box(app.number_input, f"Level that earns {score}").set_value(level)
    app.run()
    assert any("No score moves." in text.value for text in app.markdown)
    press(app, "keep_rule")
    press(app, "take_rule_away")

    assert ask(sample, scores.score_edits).empty
    assert [what for _, what in entries(sample)[:2]] == [
        "Took away a rule for scores from figures",
        "Kept a rule for scores from figures",
    ]


@pytest.mark.act("keep or take away a rule for scores")
def test_a_rule_from_which_no_score_was_taken_is_taken_away(visit, sample):
    """Its proposals go, no score in use is theirs: the rule goes, and nothing else changes."""
    app = part(visit, "Scores from figures")
    press(app, "take_rule_away")

    assert ask(sample, scores.score_edits).empty
    assert entries(sample)[0] == (NAME, "Took away a rule for scores from figures")


@pytest.mark.act("keep or take away a rule for scores")
def test_levels_are_kept(visit, sample):
    """Other levels stand from the press on, and the button that keeps them is gone."""
    app = part(visit, "Scores from figures")
    box(app.number_input, "Level that earns 10").set_value(80.0).run()
    press(app, "keep_rule")

    assert entries(sample)[0] == (NAME, "Kept a rule for scores from figures")
    assert not [button for button in app.button if button.key == "keep_rule"]


def test_levels_that_cannot_be_have_no_button(visit, sample):
    """Levels that neither rise nor fall get a sentence, and nothing can be kept."""
    app = part(visit, "Scores from figures")
    box(app.number_input, "Level that earns 10").set_value(-10.0).run()

    stands(app)
    assert app.error
    assert not [button for button in app.button if button.key == "keep_rule"]


@pytest.mark.finding("A11")
@pytest.mark.act("use scores that figures propose", "undo scores that were set together")
def test_proposals_are_taken_for_a_reason_and_undone_at_once(visit, sample):
    """Asked why first; then all that differ are one entry on record, with the reason beside each, and one undo."""
    app = part(visit, "Scores from figures")
    assert any("would change. The largest changes:" in words.value for words in app.markdown)
    press(app, "Use all that differ")
    assert any("Say in a line why" in sentence for sentence in sentences(app))
    assert ask(sample, scores.score_edits).empty
    box(app.text_input, "Why take scores").set_value("Agreed on 3 May.")
    press(app, "Use all that differ")

    edits = ask(sample, scores.score_edits)
    assert len(edits) > 10
    assert set(edits["origin"]) == {"indicator"}
    assert all(reason.startswith("Agreed on 3 May: ") for reason in edits["reason"])
    assert entries(sample)[0] == (NAME, "Took scores from figures")
    assert not [button for button in app.button if button.key == "Use all that differ"]
    press(app, "undo_scores")
    assert ask(sample, scores.score_edits).empty
    assert entries(sample)[0] == (NAME, "Took back scores that were set together")
    press(app, "undo_scores")
    assert len(ask(sample, scores.score_edits)) == len(edits)


@pytest.mark.finding("A6")
def test_nobodys_judgement_is_a_persons(visit, sample):
    """A draft in use is called a draft, a score that somebody set a person's; a gap is nobody's."""
    meanwhile(sample, scores.set_score, "SW01", "health_burden", 3.0)
    app = part(visit, "Scores from figures")
    origins = set(next(table.value for table in app.table if "Taken from" in table.value)["Taken from"])

    assert origins == {"a draft, nobody yet", "a person", ""}


def test_nothing_proposed_changes_nothing(visit, sample):
    """An empty table of changes is no change: not from figures, not moved by a rule, not from a file."""
    before = entries(sample)
    assert meanwhile(sample, store.take_proposals, pd.DataFrame()) == 0
    app = part(visit, "Bring in, take away")
    listed = bundled.long_list().loc["SW01"]
    same = f"priority,health burden\n{listed['name']},{listed['health_burden']}\n".encode()
    app.file_uploader[0].upload("same.csv", same, "text/csv").run()

    stands(app)
    assert any("nothing to bring in" in info.value for info in app.info)
    assert entries(sample) == before
    assert SOMEBODY.who not in {who for who, _ in before}


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ((20_000, 45_210), "Of the 45,210 different answers the 20,000 nearest to the priorities"),
        ((0, 3), "None of the 3 different answers could be read"),
    ],
)
def test_a_card_says_of_how_many_answers_it_tells(visit, sample, monkeypatch, read, told):
    """Where a file is too long, or the model is not there, the card says what was read, and that it is a part."""
    monkeypatch.setattr(speaking, "read_in_part", lambda _now: read)
    app = card(visit, "LW04")

    assert any(told in caption.value for caption in app.caption)
    assert any(f"of the {read[0]:,} answers read" in text.value for text in app.markdown)
