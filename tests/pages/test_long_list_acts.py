"""What people do to the long list: add, take off, bring in, add a criterion, score from figures."""

from __future__ import annotations

import io
from contextlib import closing
from dataclasses import replace

import pandas as pd
import pytest

from data import Stamp, bundled, connect
from priorities import CRITERIA, ScoringRule, anchored
from priorities import store as priority_store
from priorities.long_list import read_list_import
from priorities.long_list import store as long_list_store
from priorities.long_list.store import Entry
from tests.pages.test_main_acts import button, labelled
from tests.unit.priorities.long_list.test_store import INEQUALITY, STAMP

pytestmark = pytest.mark.usefixtures("sample")
CSV = b"""priority,health burden,regional action,notes
Childhood obesity,2,9,as the group said
Loneliness in hospital,,4,new
Childhood obesity,5,5,again
,5,5,nobody
Air quality,eleven,10,off the scale
"""


def stored(database, read, *arguments):
    with closing(connect(database)) as db:
        return read(db, *arguments)


def view(visit, part, **link):
    return visit("long_list", list_part=part, **link)


def test_a_priority_comes_onto_the_list_and_goes_again(visit, sample):
    """A new priority is listed without scores; taken off it is gone from the list, put back it is there again."""
    app = view(visit, "List")
    labelled(app.text_input, "Name of the priority").set_value("Cold homes")
    button(app, "Put it on the list").click().run()
    assert "36 priorities" in app.title[0].value
    app.query_params["priority"] = "P01"
    app.run()
    assert app.title[0].value.startswith("Cold homes")
    button(app, "Take it off the list").click().run()
    assert "35 priorities" in app.title[0].value
    next(b for b in app.button if b.label.startswith("Put back")).click().run()

    assert "36 priorities" in app.title[0].value
    assert stored(sample, long_list_store.list_entries)["on_list"].tolist() == [True, False, True]


def test_two_priorities_do_not_share_a_name(visit, sample):
    """A name that stands on the list is refused with a sentence, and nothing is stored."""
    app = view(visit, "List")
    labelled(app.text_input, "Name of the priority").set_value("  childhood   OBESITY ")
    button(app, "Put it on the list").click().run()

    assert "name" in app.error[0].value
    assert stored(sample, long_list_store.list_entries).empty


def test_a_list_is_brought_in_after_a_look(visit, sample):
    """What a file would change is shown with what cannot be used; nothing changes before it is confirmed."""
    app = view(visit, "Bring in, take away")
    app.file_uploader[0].set_value(("list.csv", CSV, "text/csv")).run()
    told = " ".join(m.value for m in app.markdown)
    assert "Read 3 priorities" in told
    assert "3 cells" in app.warning[0].value
    assert stored(sample, priority_store.score_edits).empty
    labelled(app.text_input, "Why").set_value("scored by the group").run()
    next(b for b in app.button if b.label.startswith("Bring in")).click().run()

    edits = stored(sample, priority_store.score_edits)
    assert edits[["priority", "criterion", "value"]].to_numpy().tolist() == [
        ["SW01", "health_burden", 2.0],
        ["P01", "regional_action", 4.0],
    ]
    assert edits["reason"].unique().tolist() == ["scored by the group (from the file list.csv)"]


def test_a_list_taken_away_and_brought_back_changes_nothing(visit):
    """The downloaded workbook, brought in as it is, holds nothing to bring in."""
    from ui.parts import downloads

    kept = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(downloads, "_offer", lambda _label, _holds, name, make, **_more: kept.update({name: make()}))
        view(visit, "Bring in, take away")
    app = view(visit, "Bring in, take away")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    app.file_uploader[0].set_value(("ranking.xlsx", kept["ranking.xlsx"], kind)).run()

    assert any("nothing to bring in" in info.value for info in app.info)
    book = pd.read_excel(io.BytesIO(kept["ranking.xlsx"]), sheet_name="Ranking", engine="calamine")
    assert len(read_list_import(book.astype(object).fillna("").astype("str"), CRITERIA).scores) == 35


def test_a_file_that_is_no_list_gets_a_sentence(visit):
    """A table without names says what is missing."""
    app = view(visit, "Bring in, take away")
    app.file_uploader[0].set_value(("list.csv", b"a,b\n1,2\n", "text/csv")).run()

    assert "No column is called" in app.error[0].value


def test_a_criterion_is_added_counted_and_taken_away(visit, sample):
    """An added criterion counts once somebody says so; the ranking then has four weights; it can go again."""
    app = view(visit, "Criteria")
    for label, words in {
        "Name of": "Impact on inequality",
        "What it asks": "Does it narrow gaps?",
        "What 0": "No",
        "What 5": "A little",
        "What 10": "Much",
    }.items():
        labelled(app.text_input, label).set_value(words)
    button(app, "Add this criterion").click().run()
    assert "3 criteria" in app.subheader[0].value
    button(app, "Let it count in the ranking").click().run()
    assert "4 criteria" in app.subheader[0].value
    ranking = visit(
        "ranking", collaboration="40", health_burden="30", regional_action="20", weight_impact_on_inequality="10"
    )
    assert not ranking.exception
    assert not ranking.error
    again = view(visit, "Criteria")
    button(again, "Take it away").click().run()

    assert "3 criteria" in again.subheader[0].value
    assert stored(sample, long_list_store.added_criteria)["in_use"].tolist() == [True, True, False]


def test_every_screen_opens_with_four_criteria(visit, sample):
    """A fourth criterion, scored in part, breaks no screen."""
    with closing(connect(sample)) as db:
        long_list_store.keep_criterion(db, STAMP, INEQUALITY)
        priority_store.set_score(db, Stamp(STAMP.who, STAMP.at, "r"), "SW01", "inequality", 7)
    for screen in ("home", "long_list", "ranking", "record"):
        app = visit(screen)
        assert not app.exception
        assert not app.error


def test_anchors_move_proposals_and_the_scores_taken_from_them(visit, sample):
    """A score taken from figures follows its anchors; a person's score does not; both stay on record."""
    app = visit("long_list", priority="SW01")
    next(b for b in app.button if b.label.startswith("Use the figures for health burden")).click().run()
    taken = stored(sample, priority_store.score_edits).iloc[-1]
    assert taken["origin"] == "indicator"
    figures = view(visit, "Scores from figures")
    labelled(figures.number_input, "Level that earns 10").set_value(80.0).run()
    assert any("1 of them in use" in m.value for m in figures.markdown)
    button(figures, "Keep these levels").click().run()
    follows = stored(sample, priority_store.score_edits).iloc[-1]

    assert (follows["priority"], follows["origin"]) == ("SW01", "indicator")
    assert follows["value"] < taken["value"]
    assert len(stored(sample, priority_store.score_edits)) == 2


def test_a_score_left_behind_by_its_figures_is_offered_once(visit, sample):
    """Taken from figures, replaced by a person, and the rule changed: the card offers what the figures say today."""
    rule = ScoringRule("health_burden", "gap_to_england", anchored((-80, 0, 80)))
    with closing(connect(sample)) as db:
        taken = pd.DataFrame({"priority": ["SW01"], "criterion": ["health_burden"], "value": [6.9], "why": ["then"]})
        long_list_store.take_proposals(db, STAMP, taken)
        priority_store.set_score(db, Stamp("Ann", STAMP.at, "we know better"), "SW01", "health_burden", 9)
        long_list_store.keep_rule(db, STAMP, rule)
    app = visit("long_list", priority="SW01")

    assert not app.exception
    assert not app.error
    assert len([b for b in app.button if b.label.startswith("Use the figures for health burden")]) == 1


def test_rules_of_a_criterion_that_is_gone_propose_nothing(visit, sample):
    """A criterion taken away takes its proposals with it; its rules and scores wait until it comes back."""
    with closing(connect(sample)) as db:
        long_list_store.keep_criterion(db, STAMP, INEQUALITY)
        long_list_store.keep_rule(db, STAMP, ScoringRule("inequality", "gap_to_england", anchored((-9, 0, 9))))
        long_list_store.keep_criterion(db, STAMP, replace(INEQUALITY, in_use=False))
    gone = visit("long_list", priority="SW01")
    with closing(connect(sample)) as db:
        long_list_store.keep_criterion(db, STAMP, INEQUALITY)
    back = visit("long_list", priority="SW01")

    assert not any("inequality" in b.label for b in gone.button)
    assert any("inequality" in b.label for b in back.button)


@pytest.mark.parametrize("line", ["99", "-1", "nan", "inf", "3.333", "1e400", "", "５"])
def test_a_line_that_cannot_be_is_the_usual_one(visit, line):
    """Whatever the link says, the ranking opens."""
    app = visit("ranking", line_collaboration=line)

    assert not app.exception
    assert not app.error


def test_voices_count_only_where_people_make_them_a_criterion(visit, sample):
    """The share of people who speak for a priority proposes scores on a criterion of its own, confirmed themes only."""
    with closing(connect(sample)) as db:
        theme = int(db.execute("SELECT min(theme_id) FROM theme").fetchone()[0])
        long_list_store.keep_criterion(db, STAMP, INEQUALITY)
        long_list_store.keep_rule(db, STAMP, ScoringRule("inequality", "voices", anchored((0, 5, 20))))
    app = view(visit, "Scores from figures")
    app.selectbox[0].select("inequality").run()
    assert "for 0 of 35" in app.subheader[0].value
    with closing(connect(sample)) as db:
        priority_store.judge_evidence(db, Stamp("Ann", STAMP.at), "SW02", theme, speaks_for_it=True)
    app.run()

    assert "for 1 of 35" in app.subheader[0].value
    labelled(app.text_input, "Why take scores").set_value("Confirmed by the group")
    button(app, "Fill the gaps only (1)").click().run()
    edit = stored(sample, priority_store.score_edits).iloc[0]
    assert (edit["priority"], edit["criterion"]) == ("SW02", "inequality")
    assert 0 < edit["value"] <= 10
    assert "people who spoke for it" in edit["reason"]


def test_levels_that_go_up_and_down_are_refused(visit):
    """Three levels that neither rise nor fall get a sentence."""
    app = view(visit, "Scores from figures")
    labelled(app.number_input, "Level that earns 10").set_value(-10.0).run()

    assert "rise" in app.error[0].value


@pytest.mark.parametrize("left", [0, 1])
def test_every_screen_opens_with_hardly_any_list(visit, sample, left):
    """With the whole list taken off, or all but one, every screen still opens and says where things stand."""
    drafts = bundled.long_list()
    with closing(connect(sample)) as db:
        for priority, row in list(drafts.iterrows())[left:]:
            entry = Entry(str(priority), row["name"], row["life_stage"], on_list=False)
            long_list_store.keep_entry(db, STAMP, drafts, entry)
    for screen in ("home", "long_list", "ranking", "record"):
        app = visit(screen)
        assert not app.exception, screen
        assert not app.error, screen
    for part in ("Scores from figures", "Criteria", "Bring in, take away"):
        app = view(visit, part)
        assert not app.exception, part
        assert not app.error, part
