"""Answers are looked through once for all priorities, and the page knows what came in since."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from engagement import ColumnChoice
from explorer import evidence, intake, speaking
from explorer.snapshot import Snapshot
from priorities.evidence import store as words
from priorities.long_list import store as long_list

ANSWERS = {1: "Help me to stop smoking cigarettes", 2: "My computer at home is slow", 3: "Asthma: my inhaler"}
LATER = {4: "Cigarettes are sold to children"}


def bring_in(db: Database, stamp: Stamp, file: intake.Source) -> None:
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID")
    intake.bring_in(db, stamp, file, intake.Choice(columns, "Londoners"))


def test_a_look_finds_what_speaks_for_each_priority(
    db: Database, stamp: Stamp, source: Callable[..., intake.Source]
) -> None:
    """Smoking and asthma are found, a slow computer speaks for nothing; the work is told from 0 to 1."""
    bring_in(db, stamp, source(ANSWERS))
    shares: list[float] = []

    assert speaking.look(db, stamp, lambda _doing, share: shares.append(share)) == 3
    assert shares[-1] == 1
    found = evidence.spoken(Snapshot())
    assert dict(zip(found["priority"], found["response_id"], strict=True)) == {"LW02": 1, "LW08": 3}


def test_what_comes_in_later_is_told_and_looked_through(
    db: Database, stamp: Stamp, source: Callable[..., intake.Source]
) -> None:
    """One answer waits after a second file, none after another look."""
    bring_in(db, stamp, source(ANSWERS))
    speaking.look(db, stamp)
    bring_in(db, stamp, source(LATER, "later.csv"))
    assert speaking.waiting(Snapshot(), "LW02") == 1
    speaking.look(db, stamp)

    assert speaking.waiting(Snapshot(), "LW02") == 0
    assert len(evidence.of_priority(Snapshot(), "LW02").points) == 2


def test_people_change_which_topics_belong(db: Database, stamp: Stamp) -> None:
    """The bundled table, with what people added, changed and took away."""
    bundle = bundled.priorities_of_topics()
    for topic, extent in (("Air pollution", words.NO_PART), ("Asthma", words.PART)):
        words.keep_topic(db, stamp, "LW03", topic, extent)
    table = speaking.topics_by_priority(words.topic_words(db))

    assert len(table) == len(bundle) + 1
    assert table[table["priority"] == "LW03"].to_numpy().tolist() == [
        ["LW03", "Air pollution", "", "Ada"], ["LW03", "Asthma", "part", "Ada"],
    ]  # fmt: skip
    assert set(table.loc[table["priority"] != "LW03", "who"]) == {""}
    assert isinstance(speaking.known_topics(), pd.DataFrame)


def test_a_quick_look_comes_only_where_something_waits(
    db: Database, stamp: Stamp, source: Callable[..., intake.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too long for its time: no look. In time: one look, and no second one before a new answer or a new priority."""
    bring_in(db, stamp, source(ANSWERS))
    looks: list[int] = []
    read = speaking.read
    monkeypatch.setattr(speaking, "read", lambda answers, *parts: looks.append(len(answers)) or read(answers, *parts))
    monkeypatch.setattr(speaking, "seconds_to_read", lambda _answers: 5.0)
    speaking.look_if_quick(db, stamp, 4.9)
    assert (looks, speaking.waiting_at_all(Snapshot())) == ([], 3)
    assert speaking.read_in_part(Snapshot()) == (0, 0)

    for _ in range(2):
        speaking.look_if_quick(db, stamp, 5.0)
    assert (looks, speaking.waiting_at_all(Snapshot())) == ([3], 0)
    assert speaking.read_in_part(Snapshot()) == (3, 3)

    bring_in(db, stamp, source(LATER, "later.csv"))
    assert speaking.waiting_at_all(Snapshot()) == 1
    speaking.look_if_quick(db, stamp, 5.0)
    long_list.keep_entry(db, stamp, bundled.long_list(), long_list.Entry(None, "Stop smoking"))
    speaking.look_if_quick(db, stamp, 5.0)
    assert looks == [3, 4, 4]
