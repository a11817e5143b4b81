"""Series read month by month, as known on a day, and changes of level that people mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data import Stamp
from explorer.months import finding, mark_step, month_series, named, sentences
from explorer.snapshot import KEPT, Snapshot
from explorer.workspace import database, workspace
from priorities.errors import ProgressError
from priorities.progress import Step

STAMP = Stamp("Ann", datetime(2021, 1, 1, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _database(tmp_path, monkeypatch):
    monkeypatch.setenv("EXPLORER_DATABASE", str(tmp_path / "explorer.sqlite"))
    KEPT.clear()
    workspace()
    yield
    KEPT.clear()


def emergency(as_of="2019-03-15"):
    """Large emergency departments on a day."""
    return named(month_series(Snapshot(), as_of), "emergency-1")


def test_a_month_is_known_in_the_month_after_the_next():
    """By the board's day January was out; February came out that month, its day not known."""
    assert emergency().readings["period"].iloc[-1] == "2019-01"
    assert emergency("2019-07-01").readings["period"].iloc[-1] == "2019-03"


def test_the_finding_and_what_else_is_said():
    """The last month, the target of the NHS constitution, mean and limits, special months, the season."""
    assert finding(emergency()) == (
        "Seen within four hours, large emergency departments: 76.0% in January 2019, special (outside the limits). It "
        "will miss the target unless the process changes."
    )
    lines = sentences(emergency())
    assert lines[0].startswith("Mean 82.4%; months vary by chance from")
    assert any("Season: January lies outside" in line or "December and January lie" in line for line in lines)


def test_a_change_of_level_has_a_month_a_reason_and_months_around_it():
    """Limits begin anew; without a reason, at the first or the last month it is a sentence and nothing is stored."""
    series = emergency()
    for month, reason, words in (
        ("2017-11", " ", "without a reason"), ("2016-04", "x", "first month"), ("2019-01", "x", "at least two months"),
        ("soon", "x", "Choose the month"),
    ):  # fmt: skip
        with database() as db, pytest.raises(ProgressError, match=words):
            mark_step(db, STAMP, series, Step(series.key, month, reason))
    assert not emergency().steps
    with database() as db:
        mark_step(db, STAMP, series, Step(series.key, "2017-11", "Two departments became one."))

    assert emergency().months["stretch"].max() == 1
    assert sentences(emergency())[-1] == "Another level from November 2017 on: Two departments became one."
    with database() as db:
        mark_step(db, STAMP, series, replace(emergency().steps[0], in_use=False))
    assert emergency().months["stretch"].max() == 0
