"""Acts on progress: readings brought in and taken back, how a series goes on, a marked change of level."""

from __future__ import annotations

import pytest

from explorer import commitments
from explorer.progress import today
from explorer.snapshot import Snapshot
from priorities.commitments.schema import Target
from priorities.progress import Place, Reading, store
from tests.pages.acts.pressing import NAME, ask, entries, meanwhile, named, press, sentences

REASON = "Ten councils like ours did it, and the borough plans add up to it."
HEAD = "period,value,lower,upper,published,source\n"


@pytest.fixture(name="start")
def _start(database, visit):
    """A database with a target for Year 6 obesity."""
    visit("about")
    slot = next(
        slot for entry in commitments.commitments(Snapshot()) for slot in entry.slots if slot.slot.slot == "C1-level"
    )
    meanwhile(database, commitments.choose, slot, Target("C1-level", "own", 20.8, 2022, REASON, commitments.AS_OF))
    return database


def title(app):
    """The first line as it is read."""
    return app.title[0].value.replace("\\", "")


def opened(visit, **link):
    """The target, opened by somebody with a name."""
    return named(visit("progress", **{"target": "C1-level", **link}))


def paste(app, rows):
    """A table in the box."""
    app.text_area(key="pasted readings").set_value(HEAD + rows).run()
    return app


def test_without_a_target_the_page_says_so(database, visit):
    """A sentence and the way to the Commitments page; nothing fails."""
    app = visit("progress")

    assert title(app) == "No commitment has a target yet, so there is no progress to read."
    assert not ask(database, store.readings)


@pytest.mark.usefixtures("start")
def test_the_first_line_follows_the_day(visit):
    """By the board nothing, then the change in words; the name opens the target."""
    assert title(visit("progress", known_by="2019-03-15")) == (
        "None of one measured commitment has a reading after its baseline yet."
    )
    app = visit("progress", known_by="2022-01-01")
    assert title(app) == (
        "Of one measured commitment one has changed beyond chance (for the worse); one is behind plan."
    )
    press(app, "open C1-level")
    assert title(app).startswith("Year 6 children living with obesity, London: 30.0% in 2020/21, from 23.1%")


@pytest.mark.act("bring in readings")
@pytest.mark.act("take a reading back")
def test_readings_are_brought_in_revise_and_are_taken_back(visit, start):
    """A look first; the figure of before stays beside the new one; taken back, it stands again as nothing."""
    app = paste(opened(visit), "2024/25,21.0,20.7,21.3,2025-11-04,NHS England\n")
    assert not ask(start, store.readings)
    press(app, "bring_in_readings")
    assert title(app) == (
        "Year 6 children living with obesity, London: 21.0% in 2024/25, from 23.1% in 2017/18: improving; behind plan, "
        "by no more than chance."
    )
    assert app.text_area(key="pasted readings").value == ""

    (reading,) = ask(start, store.readings)
    assert (reading.value, reading.version, reading.who) == (21.0, 1, NAME)
    assert entries(start)[0] == (NAME, "Brought in a reading")
    press(app, "take back C1-level")
    assert [version.value for version in ask(start, store.readings)] == [21.0, None]
    assert "24.0% in 2023/24" in title(app)


def test_a_bad_row_stops_the_whole_table(visit, start):
    """A sentence, no button, and nothing is stored."""
    app = paste(opened(visit), "2024/25,21.0,20.7,21.3,2025-11-04,NHS\n2025/26,lots,,,2025-11,NHS\n")

    assert any("1 row cannot be used" in sentence for sentence in sentences(app))
    assert "bring_in_readings" not in [button.key for button in app.button]
    assert not ask(start, store.readings)


def test_the_second_is_told_of_the_first(visit, start):
    """Both looked at the same table; who presses second hears of the first."""
    app = paste(opened(visit), "2025/26,21.0,,,2025-11-04,NHS\n")
    theirs = Reading("C1-level", "2025/26", 22.0, published="2025-11-04", source="NHS")
    meanwhile(start, store.bring_in_readings, [(Place("C1-level", period="2017/18"), theirs)], today())
    press(app, "bring_in_readings")

    assert any("Somebody else changed this on" in sentence for sentence in sentences(app))
    assert [reading.value for reading in ask(start, store.readings)] == [22.0]


@pytest.mark.act("say how a series goes on")
def test_a_series_ends(visit, start):
    """Without a period a sentence; with period and reason the first line says that it ended."""
    app = opened(visit)
    app.selectbox(key="course of C1-level").set_value("ended")
    app.text_input(key="known of C1-level").set_value("The publisher's page of May 2025")
    press(app, "keep course C1-level")
    assert any("from which period" in sentence for sentence in sentences(app))
    app.text_input(key="since of C1-level").set_value("2025/26")
    press(app, "keep course C1-level")
    assert "series ended" in title(app)
    assert ask(start, store.courses)["C1-level"].state == "ended"


@pytest.mark.act("mark a change of level or take it away")
def test_a_change_of_level_is_marked_with_its_reason(visit, start):
    """Without a reason a sentence; marked, limits begin anew; taken away, they are one again."""
    app = named(visit("progress", progress_part="Month by month"))
    assert title(app).startswith("Seen within four hours, large emergency departments: 78.9% in March 2019")
    app.selectbox(key="step month emergency-1").set_value("2017-11")
    press(app, "mark emergency-1")
    assert any("never drawn without a reason" in sentence for sentence in sentences(app))
    app.text_input(key="step reason emergency-1").set_value("Two departments became one.")
    press(app, "mark emergency-1")
    assert any("Another level from November 2017" in line.value for line in app.markdown)
    press(app, "unmark 2017-11")

    (step,) = ask(start, store.steps)
    assert (step.in_use, step.version, step.who) == (False, 2, NAME)


@pytest.mark.usefixtures("start")
def test_each_line_has_a_small_picture_with_words(visit):
    """A line, its plan and its text alternative, on the day that is looked from."""
    before, after = visit("progress", known_by="2019-03-15"), visit("progress", known_by="2022-01-01")
    (empty,), (picture,) = before.get("image"), after.get("image")

    assert empty.proto.imgs[0].alt.endswith("and a dashed line to the target, 20.8% by 2022. No reading yet")
    assert picture.proto.imgs[0].alt == (
        "Year 6 children living with obesity: 30.0% in 2020/21, from 23.1% in 2017/18, and a dashed line to the "
        "target, 20.8% by 2022."
    )


@pytest.mark.usefixtures("start")
def test_the_figures_of_the_strategy_are_a_set_of_their_own(visit):
    """Fourteen lines without a plan, as known on the day."""
    app = visit("progress", progress_part="Health inequalities", known_by="2019-03-15")

    assert title(app).startswith("Of 14 figures that the Health Inequalities Strategy watches none have a reading")
    assert len(app.table[0].value) == 14
