"""Acts on commitments: targets chosen and taken back, milestones, states, words, slots, a workbook."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from data import bundled
from explorer import commitments
from explorer.snapshot import Snapshot
from priorities.commitments import store
from priorities.commitments.schema import Milestone, Standing, Target
from priorities.long_list import store as long_list
from priorities.long_list.store import Entry
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences, stands

REASON = "Ten councils like ours did it, and the borough plans add up to it."


@pytest.fixture(name="start")
def _start(database, visit):
    """An empty database that a first visit has prepared."""
    visit("about")
    return database


def title(app):
    """The first line as it is read."""
    return app.title[0].value.replace("\\", "")


def lines(app):
    """Every line of text on the page, as it is read."""
    return [line.value.replace("\\", "") for line in app.markdown]


def opened(visit, **link):
    """A commitment, opened by somebody with a name."""
    return named(visit("commitments", **{"commitment": "C1", **link}))


def fill(app, slot, value, year=2022, reason=REASON):
    """What a target is made of, typed."""
    app.number_input(key=f"target of {slot}").set_value(value)
    app.number_input(key=f"year of {slot}").set_value(year)
    app.text_area(key=f"justification of {slot}").set_value(reason)
    return app.run()


def slot_of(key):
    """A slot as it stands now."""
    return next(slot for entry in commitments.commitments(Snapshot()) for slot in entry.slots if slot.slot.slot == key)


def test_the_list_says_what_can_be_filled(visit, start):
    """The first line counts; nine rows under three life stages, each with its slots in brackets; a name opens one."""
    app = visit("commitments")
    assert title(app).startswith("Six of nine commitments can be filled from published figures; three need")
    assert [line.value for line in app.subheader] == ["START WELL", "LIVE WELL", "AGE WELL"]
    assert sum("[ by X% ]" in line for line in lines(app)) == 8
    press(app, "open C1")

    assert title(app) == "Year 6 children living with obesity, London: 23.1% in 2017/18, and no target yet."
    assert not ask(start, store.targets)


@pytest.mark.act("choose a target")
@pytest.mark.act("take a target back")
def test_a_target_is_chosen_judged_kept_and_taken_back(visit, start):
    """A candidate fills the box; five ticks are told; kept with its figures, twice is once, then taken back."""
    app = opened(visit)
    england = next(line for line in app.radio[0].options if "Reach England" in line).replace("\\", "")
    app.radio[0].set_value(england).run()
    assert app.number_input(key="target of C1-level").value == 20.1
    assert any("few did (1 in 3" in line for line in lines(app))
    fill(app, "C1-level", 20.1)
    marks = [line[2] for line in lines(app) if line.startswith(("**✓", "**✗"))]
    assert marks == ["✓"] * 5
    press(app, "keep C1-level")
    assert title(app).startswith(
        "Year 6 children living with obesity, London: from 23.1% to 20.1% by 2022/23 (13% less)"
    )
    press(app, "keep C1-level")
    assert any("stands already" in sentence for sentence in sentences(app))

    (target,) = ask(start, store.targets)["C1-level"]
    assert (target.value, target.year, target.method, target.justification) == (20.1, 2022, "england", REASON)
    assert (target.figures["value"], target.figures["period"], target.as_of) == (23.1, "2017/18", "2019-03-15")
    assert entries(start)[0] == (NAME, "Chose a target")
    press(app, "take back C1-level")
    assert [target.value for target in ask(start, store.targets)["C1-level"]] == [20.1, None]
    assert app.number_input(key="target of C1-level").value is None


def test_ticks_can_fail(visit, start):
    """Nobody ever cut it by half, two lines of reason are none, and a step too small cannot be told from chance."""
    app = fill(opened(visit), "C1-level", 11.0, reason="we must")
    assert any(line.startswith("**✗ Attainable.** Nobody has yet") for line in lines(app))
    fill(app, "C1-level", 23.0)

    assert any(line.startswith("**✗ Measurable.** One reading could not tell it from chance") for line in lines(app))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ((None, 2022, REASON), "not a number"),
        ((101.0, 2022, REASON), "between 0 and 100"),
        ((-1.0, 2022, REASON), "between 0 and 100"),
        ((20.0, 2017, REASON), "after that of the baseline, 2017"),
        ((20.0, 2033, REASON), "more than 15 years"),
        ((24.0, 2022, " "), "worse than today"),
    ],
)
def test_what_cannot_be_promised_is_not_stored(visit, start, typed, words):
    """One plain sentence beside the button, and nothing is kept."""
    app = fill(opened(visit), "C1-level", *typed)
    press(app, "keep C1-level")

    assert sum(words in sentence for sentence in sentences(app)) == 1
    assert not ask(start, store.targets)


def test_a_worse_target_is_kept_with_its_reason(visit, start):
    """It is accepted, and said to be more than today."""
    app = fill(opened(visit), "C1-level", 24.0)
    press(app, "keep C1-level")

    assert "(4% more)" in title(app)


def test_the_second_officer_is_told_of_the_first(visit, start):
    """Both had the slot open; who presses second hears who chose and when, and what the first chose stands."""
    app = fill(opened(visit), "C1-level", 20.0)
    first = Target("C1-level", "own", 21.0, 2022, REASON, "2019-03-15")
    meanwhile(start, commitments.choose, slot_of("C1-level"), first)
    press(app, "keep C1-level")

    assert any("Somebody else changed this on" in sentence for sentence in sentences(app))
    assert [target.value for target in ask(start, store.targets)["C1-level"]] == [21.0]


@pytest.mark.act("keep a milestone")
def test_a_milestone_gets_owner_and_day(visit, start):
    """Without an owner a sentence; with owner and day it fills its slot; done is done."""
    app = opened(visit, commitment="C4", slot="C4-network")
    press(app, "milestone C4-network")
    assert any("no owner" in sentence for sentence in sentences(app))
    app.text_input(key="owner of C4-network").set_value("Cat of the asthma board")
    app.date_input(key="due of C4-network").set_value("2020-06-01")
    press(app, "milestone C4-network")

    kept = ask(start, store.milestones)["C4-network"]
    assert (kept.owner, kept.due, kept.is_met) == ("Cat of the asthma board", "2020-06-01", False)
    assert "Cat of the asthma board, by 1 June 2020" in title(app)


@pytest.mark.act("propose, agree or withdraw a commitment")
def test_a_commitment_is_proposed_agreed_and_a_draft_again(visit, start):
    """Agreed it needs a meeting, and changes no more until it is a draft again."""
    app = opened(visit)
    press(app, "proposed C1")
    press(app, "agreed C1")
    assert any("Name the meeting" in sentence for sentence in sentences(app))
    app.text_input(key="meeting of C1").set_value("Board of July").run()
    press(app, "agreed C1")
    assert app.button(key="keep C1-level").disabled
    assert any("Agreed · Board of July" in caption.value for caption in app.caption)
    press(app, "draft C1")

    assert [standing.state for standing in ask(start, store.states)["C1"]] == ["proposed", "agreed", "draft"]
    assert not app.button(key="keep C1-level").disabled


def test_a_target_on_what_was_agreed_meanwhile(visit, start):
    """Refused with who agreed it; nothing is stored."""
    app = fill(opened(visit), "C1-level", 20.0)
    meanwhile(start, store.change_state, Standing("C1", "proposed"))
    meanwhile(start, store.change_state, Standing("C1", "agreed", "Board", 1))
    press(app, "keep C1-level")

    assert any("was agreed by Somebody else" in sentence for sentence in sentences(app))
    assert not ask(start, store.targets)


@pytest.mark.act("add, reword or take away a commitment")
@pytest.mark.act("say what a slot of a commitment is")
def test_a_commitment_of_ones_own(visit, start):
    """Added to a priority, given a slot with a figure of one's own, reworded around it, and taken away."""
    app = named(visit("commitments"))
    press(app, "add_commitment")
    assert any("what the commitment is called" in sentence for sentence in sentences(app))
    app.selectbox(key="new_commitment_priority").select("SW08")
    app.text_area(key="new_commitment_sentence").set_value("Fewer children have bad teeth.")
    press(app, "add_commitment")
    assert "no slot yet" in title(app)
    app.selectbox(key="kind of new P1").select("own").run()
    app.text_input(key="name of new P1").set_value("Five-year-olds with tooth decay")
    app.number_input(key="value of new P1").set_value(25.7)
    app.text_input(key="period of new P1").set_value("2016/17")
    press(app, "keep slot new P1")
    assert any("No figure without a source" in sentence for sentence in sentences(app))
    app.text_input(key="source of new P1").set_value("Oral health survey, May 2018")
    press(app, "keep slot new P1")
    assert "25.7% in 2016/17, and no target yet" in title(app)
    app.text_area(key="sentence of P1").set_value("Bad teeth {P1-1} no more.")
    press(app, "reword P1")
    assert any("Bad teeth **[ by X% ]** no more." in line for line in lines(app))
    press(app, "take away P1")

    assert len(commitments.commitments(Snapshot())) == 9
    assert {who for who, _ in entries(start)[:4]} == {NAME}


def test_an_unmeasured_slot_says_what_to_collect(visit, start):
    """No picture, no box: the figure that is missing, and where to type it in."""
    app = opened(visit, commitment="C7")
    assert "no figure to start from" in title(app)
    assert any("Referrals seen within the national waiting times" in info.value for info in app.info)
    assert not [button for button in app.button if button.key == "keep C7-access"]


def test_a_priority_taken_off_the_list_leaves_frozen_figures(visit, start):
    """What was chosen stands with the figures of its day and says so; nothing can be chosen anew."""
    first = Target("C1-level", "own", 21.0, 2022, REASON, "2019-03-15")
    meanwhile(start, commitments.choose, slot_of("C1-level"), first)
    row = bundled.long_list().loc["SW01"]
    meanwhile(start, long_list.keep_entry, bundled.long_list(), Entry("SW01", row["name"], "", on_list=False))
    app = opened(visit)

    assert "from 23.1% to 21.0% by 2022" in title(app)
    (warning,) = [warning.value for warning in app.warning if "not on the long list" in warning.value]
    assert "These are the figures of 15 March 2019, with which Somebody else chose the target" in warning
    assert not [button for button in app.button if button.key == "keep C1-level"]


def workbook(changes):
    """The workbook as it is taken away, with cells of its first targets sheet changed: (slot, column) -> cell."""
    from explorer.commitments_file import workbook as made

    book = openpyxl.load_workbook(io.BytesIO(made(Snapshot(), commitments.AS_OF)))
    sheet = book["Targets"]
    columns = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for (slot, column), value in changes.items():
            if row[0].value == slot:
                row[columns.index(column)].value = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.act("bring in targets")
def test_a_workbook_comes_back_with_targets(visit, start):
    """A good row and a bad one: the bad one is set aside in a sentence, the good one is kept on record by name."""
    content = workbook(
        {
            ("C1-level", "target"): 21.3,
            ("C1-level", "year"): 2023,
            ("C1-level", "justification"): "=HYPERLINK(1)",
            ("C6-killed", "target"): "far fewer",
            ("C6-killed", "year"): 2023,
        }
    )
    app = named(visit("commitments"))
    app.file_uploader[0].upload("targets.xlsx", content, "application/octet-stream").run()
    stands(app)
    assert any("1 row could not be used" in warning.value for warning in app.warning)
    press(app, "bring_in_targets")

    targets = ask(start, store.targets)
    assert list(targets) == ["C1-level"]
    assert (targets["C1-level"][0].value, targets["C1-level"][0].figures["value"]) == (21.3, 23.1)
    assert entries(start)[0] == (NAME, "Chose a target")


def test_the_workbook_unchanged_brings_nothing(visit, start):
    """Taken away and dropped again it holds nothing to bring in; one sentence where it is no list of targets."""
    app = named(visit("commitments"))
    app.file_uploader[0].upload("targets.xlsx", workbook({}), "application/octet-stream").run()
    stands(app)
    assert any("no target to bring in" in info.value for info in app.info)
    other = named(visit("commitments"))
    other.file_uploader[0].upload("list.csv", b"priority,score\nObesity,3\n", "text/csv").run()

    assert any("No column is called" in error.value for error in other.error)
    assert not ask(start, store.targets)


def test_another_day_knows_less(visit, start):
    """From a day before the figures came out there is nothing to rest a target on, and it says so."""
    app = opened(visit, as_of="2018-09-01")
    assert "22." in title(app) or "23." in title(app)
    assert "2017/18" not in title(app)
    broken = visit("commitments", as_of="soon")
    assert "15 March 2019" in broken.caption[0].value or any("15 March 2019" in c.value for c in broken.caption)


def test_a_milestone_overtaken(visit, start):
    """Somebody else named an owner meanwhile: the second is told, the first stands."""
    app = opened(visit, commitment="C4", slot="C4-network")
    meanwhile(start, store.keep_milestone, "C4", Milestone("C4-network", "Dee", "2020-01-01"))
    app.text_input(key="owner of C4-network").set_value("Cat")
    app.date_input(key="due of C4-network").set_value("2020-06-01")
    press(app, "milestone C4-network")

    assert any("Somebody else changed this" in sentence for sentence in sentences(app))
    assert replace(ask(start, store.milestones)["C4-network"], at="", who="").owner == "Dee"


def test_what_to_expect_carries_its_rate_and_recounted_figures_say_so(visit, start):
    """Year 6 shows how often such a band held; preventable deaths say that they were counted anew."""
    year_6, deaths = ([line.value for line in opened(visit, commitment=key).caption] for key in ("C1", "C8"))

    assert any("held in 87 of 100 cases" in line for line in year_6)
    assert any("older definition" in line for line in deaths)
