"""Which themes speak for which priority: suggested by likeness, decided by people."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice
from explorer import evidence, intake, themes
from explorer.evidence import links, links_of_priority, mention_shares, priorities_of_theme
from explorer.snapshot import Snapshot
from priorities import store

BUSES, DAMP, TEETH, AIR, FALLS = range(5)
LIST = [
    ("Buses", "bus buses late night road"),
    ("Damp homes", "damp mould walls flat"),
    ("Dentists", "dentist teeth dentists"),
    ("Clean air", "air fumes smoke"),
    ("Falls", "falls stairs fell"),
]
# To the first priority of the list, and to the second; 0.3 is the least that is suggested, and three are the most.
LIKENESS = {"Buses": 0.5, "Damp homes": 0.3, "Dentists": 0.29, "Clean air": 0.9, "Falls": 0.4}
LIKENESS_TO_SECOND = {"Dentists": 0.3, "Falls": 0.29}
ANSWERS = {1: "The bus is late", 2: "Night bus please", 3: "Damp walls and mould", 4: "No dentist for our teeth"}


@pytest.fixture(name="numbers")
def _numbers(
    db: Database, stamp: Stamp, source: Callable[..., intake.Source], monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    """Five themes over four people's answers, each alike two priorities as above, others not at all."""
    file = source(ANSWERS)
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID")
    intake.bring_in(db, stamp, file, intake.Choice(columns, "Londoners"))
    assert themes.begin_from_list(db, stamp, 1, LIST) == 4

    def likeness(questions: list[str], abouts: list[str]) -> np.ndarray:
        table = np.zeros((len(questions), len(abouts)))
        names = [about.split(".")[0] for about in abouts]
        table[0] = [LIKENESS[name] for name in names]
        table[1] = [LIKENESS_TO_SECOND.get(name, 0.0) for name in names]
        return table

    monkeypatch.setattr(evidence, "similarity", likeness)
    standing = themes.themed_responses(Snapshot(), 1).themes.themes
    return dict(zip(standing["name"], standing["theme_id"].astype(int), strict=True))


def told(priority: str = "SW01") -> list[tuple[str, str]]:
    frame = links_of_priority(Snapshot(), priority)
    return list(zip(frame["name"], frame["standing"], strict=True))


def test_without_themes_nothing_speaks(path: object) -> None:
    """No link, and no share."""
    assert links(Snapshot()).empty
    assert mention_shares(Snapshot()).empty


def test_the_three_likest_are_suggested(numbers: dict[str, int]) -> None:
    """Of five the three likest, the likest first, none under 0.3; a priority that none is like has none."""
    assert told() == [("Clean air", "suggested"), ("Buses", "suggested"), ("Falls", "suggested")]
    assert told("SW02") == [("Dentists", "suggested")]
    assert told("SW03") == []


def test_a_persons_word_stands(db: Database, stamp: Stamp, numbers: dict[str, int]) -> None:
    """Confirmed ones come first whatever their likeness, rejected ones last; the last word on each counts.

    Clean air is rejected and keeps its place among the three, so that no other is suggested in its stead.
    """
    for name, speaks in (("Dentists", True), ("Clean air", False), ("Buses", False), ("Buses", True)):
        store.judge_evidence(db, stamp, "SW01", numbers[name], speaks_for_it=speaks)

    assert told() == [
        ("Buses", "confirmed"), ("Dentists", "confirmed"), ("Falls", "suggested"), ("Clean air", "rejected"),
    ]  # fmt: skip
    assert priorities_of_theme(Snapshot(), numbers["Buses"]) == [("Childhood obesity", "confirmed")]
    assert priorities_of_theme(Snapshot(), numbers["Clean air"]) == []


def test_shares_count_people_of_confirmed_themes(db: Database, stamp: Stamp, numbers: dict[str, int]) -> None:
    """Two of four people speak of buses, one of dentists: together 75 %; suggestions count nothing."""
    assert mention_shares(Snapshot()).empty
    store.judge_evidence(db, stamp, "SW01", numbers["Buses"], speaks_for_it=True)
    assert mention_shares(Snapshot()).to_dict() == {"SW01": 50.0}
    store.judge_evidence(db, stamp, "SW01", numbers["Dentists"], speaks_for_it=True)

    assert mention_shares(Snapshot()).to_dict() == {"SW01": 75.0}
