"""Themes as they stand, and what comes in later."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp
from engagement import ColumnChoice
from engagement.errors import TooFewResponses
from explorer import intake, likeness, speaking, themes
from explorer.snapshot import Snapshot

BUSES = {1: "The bus is late again", 2: "More buses at night please", 3: "No bus comes to our road"}
DAMP = {4: "Damp walls in our flat", 5: "Mould and damp make us ill"}
LIST = [("Buses", "bus buses late night road"), ("Damp homes", "damp mould walls flat")]
Source = Callable[..., intake.Source]


def bring_in(db: Database, stamp: Stamp, file: intake.Source) -> None:
    columns = ColumnChoice(text=("What matters most?",), person="Respondent ID")
    intake.bring_in(db, stamp, file, intake.Choice(columns, "Londoners"))


def test_before_any_theme_everything_waits(db: Database, stamp: Stamp, source: Source) -> None:
    """There is nothing to show, nothing to place later, and every response waits."""
    bring_in(db, stamp, source(BUSES))
    now = Snapshot()

    assert themes.themed_responses(now, 1) is None
    assert themes.waiting(now, 1) == 3
    assert likeness.comment_map(now, 1).empty
    assert likeness.similar_elsewhere(now, 1, 5).empty
    assert themes.place_later(db, stamp, 1) == (0, 0)


def test_where_nobody_says_the_same_there_is_no_theme(
    db: Database, stamp: Stamp, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in a sentence, and nothing is kept: the answers wait as before."""
    bring_in(db, stamp, source(BUSES))
    found = SimpleNamespace(themes_=pd.DataFrame({"name": []}))
    monkeypatch.setattr(themes, "fitted", lambda *_arguments: found)

    with pytest.raises(TooFewResponses, match="no theme"):
        themes.find(db, stamp, 1)
    assert themes.waiting(Snapshot(), 1) == 3


def test_a_list_begins_themes_and_later_answers_go_into_them(db: Database, stamp: Stamp, source: Source) -> None:
    """Each of five answers goes into the theme whose words it uses; a sixth waits, and is placed when asked."""
    bring_in(db, stamp, source(BUSES | DAMP))
    assert themes.begin_from_list(db, stamp, 1, LIST) == 5
    themed = themes.themed_responses(Snapshot(), 1)
    number = dict(zip(themed.themes.themes["name"], themed.themes.themes["theme_id"], strict=True))

    assert set(themed.members(number["Buses"])["text"]) == set(BUSES.values())
    assert set(themed.members(number["Damp homes"])["text"]) == set(DAMP.values())
    assert themes.waiting(Snapshot(), 1) == 0

    bring_in(db, stamp, source({6: "The night bus is late"}, "later.csv"))
    assert themes.waiting(Snapshot(), 1) == 1
    assert themes.place_later(db, stamp, 1) == (1, 0)
    assert themes.waiting(Snapshot(), 1) == 0
    assert len(themes.themed_responses(Snapshot(), 1).members(number["Buses"])) == 4


def test_what_is_found_is_looked_through_for_the_priorities(db: Database, stamp: Stamp, source: Source) -> None:
    """After finding, and after placing what came later, nothing waits; the work is told from 0 to 1 and never back."""
    bring_in(db, stamp, source(BUSES | DAMP))
    assert speaking.waiting_at_all(Snapshot()) == 5
    shares: list[float] = []
    themes.find(db, stamp, 1, themes.Wish(2), lambda _doing, share: shares.append(share))
    assert speaking.waiting_at_all(Snapshot()) == 0
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)

    bring_in(db, stamp, source({6: "The night bus is late"}, "later.csv"))
    assert speaking.waiting_at_all(Snapshot()) == 1
    themes.place_later(db, stamp, 1)
    assert speaking.waiting_at_all(Snapshot()) == 0
