"""Targets with what came of them, as known on a day; no target knows what came out later."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data import Stamp
from explorer import commitments
from explorer.progress import REPLAY, first_line, headline, progress
from explorer.pursuits import Pursuit
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database, workspace
from priorities.commitments.schema import Target
from priorities.progress import Course, Reading, store

STAMP = Stamp("Ann", datetime(2021, 1, 1, tzinfo=UTC))
REASON = "Half-way to the best quarter of boroughs in five years."
TODAY = date(2026, 1, 1)


@pytest.fixture(name="chosen", autouse=True)
def _chosen(tmp_path, monkeypatch):
    """A database with three targets: shares with limits and without, and a count."""
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "explorer.sqlite"))
    KEPT.clear()
    workspace()
    choose({"C1-level": (20.8, 2022), "C2-development": (80.0, 2023), "C6-killed": (64.0, 2023)})
    yield
    KEPT.clear()


def choose(aims):
    """Choose targets, each slot with value and year."""
    with database() as db:
        for entry in commitments.commitments(Snapshot()):
            for slot in entry.slots:
                if slot.slot.slot in aims:
                    value, year = aims[slot.slot.slot]
                    target = Target(slot.slot.slot, "own", value, year, REASON, commitments.AS_OF)
                    commitments.choose(db, STAMP, slot, target)


def by_key(as_of: str) -> dict[str, Pursuit]:
    """Every target on a day."""
    return {pursuit.key: pursuit for pursuit in progress(Snapshot(), as_of)}


def test_the_replay_tells_more_with_each_year():
    """Nothing by the board; then chance, then the year of the pandemic, then chance again."""
    first_lines = {day: headline(tuple(by_key(day).values())) for day in REPLAY}

    assert first_lines[REPLAY[0]] == "None of three measured commitments has a reading after its baseline yet."
    assert first_lines["2020-01-01"].startswith("Of three measured commitments none can yet be told from chance;")
    words = [by_key(day)["C1-level"].status.word for day in ("2020-01-01", "2022-01-01", "2026-01-01")]
    assert words == [
        "no change that can be told from chance", "getting worse", "no change that can be told from chance",
    ]  # fmt: skip


def test_a_target_is_told_in_a_sentence():
    """Reading, baseline, status and plan; the count's chance is known without limits."""
    assert first_line(by_key("2023-01-01")["C6-killed"]) == (
        "People killed, a calendar year, London: 131 in 2021, from 128 in 2018: no change that can be told from "
        "chance; behind plan, beyond chance."
    )
    assert by_key("2023-01-01")["C2-development"].plan.words == "behind plan (limits not published)"


def test_no_target_knows_a_later_reading():
    """What the target rests on is the same on every day that is looked from."""
    first, last = by_key(REPLAY[0])["C1-level"], by_key(REPLAY[-1])["C1-level"]

    assert first.baseline == last.baseline
    assert (last.target.as_of, last.target.figures["period"]) == ("2019-03-15", "2017/18")
    assert first.latest is None


def test_a_revision_counts_from_the_day_it_came_out():
    """Before that day the first figure stands; both are told."""
    with database() as db:
        pursuit = by_key("2020-01-01")["C1-level"]
        revised = Reading("C1-level", "2018/19", 24.5, 24.2, 24.8, "2020-03-01", "NHS, revised")
        store.bring_in_readings(db, STAMP, [(pursuit.place, revised)], TODAY)
    before, after = by_key("2020-01-01")["C1-level"], by_key("2020-07-01")["C1-level"]

    assert round(before.latest.value, 1) == 23.2
    assert (after.latest.value, after.status.word) == (24.5, "getting worse")
    assert [round(entry.value, 1) for entry in after.every_reading if entry.period == "2018/19"] == [23.2, 24.5]


def test_a_series_counted_anew_is_not_compared_from_then_on():
    """Before that period it still is; the next publication says so."""
    with database() as db:
        store.keep_course(db, STAMP, Course("C1-level", "redefined", "2020/21", reason="another way of counting"))
    before, after = by_key("2020-01-01")["C1-level"], by_key("2024-01-01")["C1-level"]

    assert before.status.word == "no change that can be told from chance"
    assert after.status.word == "series redefined"
    assert after.status.note.startswith("The last reading that can be compared, 2019/20: getting worse")
    assert (after.plan, after.next_publication) == (None, "counted anew from 2020/21 on")


def test_the_next_publication():
    """By its rhythm until a person knows the day; overdue where none came."""
    assert by_key("2022-01-01")["C1-level"].next_publication == "about October 2022, as in earlier years"
    assert "was due about October 2020" in by_key("2022-01-01")["C2-development"].next_publication
    with database() as db:
        store.keep_course(db, STAMP, Course("C1-level", due="2022-11-03", reason="the calendar of releases"))
    assert by_key("2022-01-01")["C1-level"].next_publication == "3 November 2022"


def test_without_a_target_there_is_no_progress():
    """It says so; targets more than commitments are both counted."""
    assert headline(()) == "No commitment has a target yet, so there is no progress to read."
    choose({"C1-spread": (2.9, 2022)})
    assert headline(tuple(by_key("2020-01-01").values())).startswith("Of four targets of three measured commitments")


def test_differences_between_boroughs_have_readings_too():
    """What came out of the boroughs after the board is read on a later day, and never by the target."""
    with database() as db:
        slot = next(
            slot
            for entry in commitments.commitments(Snapshot())
            for slot in entry.slots
            if slot.slot.slot == "C1-spread"
        )
        commitments.choose(db, STAMP, slot, Target("C1-spread", "own", 2.9, 2023, REASON, commitments.AS_OF))

    assert by_key(REPLAY[0])["C1-spread"].latest is None
    later = by_key("2026-01-01")["C1-spread"]
    assert later.baseline.period == "2017/18"
    assert later.latest is not None
    assert later.latest.period == "2024/25"
