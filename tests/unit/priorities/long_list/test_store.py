"""What people changed about the long list, at rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pandas as pd
import pytest
from sqlite_utils import Database

from data import Stamp, connect, history, prepare
from data.errors import StorageError
from priorities import Criterion, ListDifference, ScoringRule, anchored, current_list, current_scores
from priorities import store as priority_store
from priorities.errors import LongListError
from priorities.long_list import store
from priorities.long_list.store import Entry
from priorities.values import ValueFunction

STAMP = Stamp("Ann", datetime(2019, 3, 15, 9, tzinfo=UTC), "said in the group")
INEQUALITY = Criterion("inequality", "Inequality", "Does it narrow gaps?", "no", "some", "much", counts=True)
DRAFTS = pd.DataFrame(
    {"name": ["Obesity", "Asthma"], "life_stage": ["START WELL", "LIVE WELL"]},
    index=pd.Index(["SW01", "LW01"], name="priority_id"),
)
RULE = ScoringRule("health_burden", "gap_to_england", anchored((-40, 0, 40), "draft", "2019"))


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "a.sqlite"
    prepare(path, (priority_store.migrations, store.migrations))
    with closing(connect(path)) as db:
        yield db


def test_added_priorities_are_numbered_once(db: Database) -> None:
    """A new priority gets a number that no other had, also after one was taken off."""
    first = store.keep_entry(db, STAMP, DRAFTS, Entry(None, "Cold  homes"))
    store.keep_entry(db, STAMP, DRAFTS, Entry(first, "Cold homes", on_list=False))

    assert (first, store.keep_entry(db, STAMP, DRAFTS, Entry(None, "Falls"))) == ("P01", "P02")
    assert store.list_entries(db)["name"].tolist() == ["Cold homes", "Cold homes", "Falls"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "obesity ", "COLD homes"])
def test_names_that_cannot_be_used(db: Database, name: str) -> None:
    """Empty, too long, or the name of another one on the list: refused, and nothing is kept."""
    store.keep_entry(db, STAMP, DRAFTS, Entry(None, "Cold homes"))

    with pytest.raises(LongListError):
        store.keep_entry(db, STAMP, DRAFTS, Entry(None, name))
    assert len(store.list_entries(db)) == 1


def test_a_name_is_free_once_its_priority_is_off(db: Database) -> None:
    """What is off the list does not hold its name; it cannot come back under it while another has it."""
    store.keep_entry(db, STAMP, DRAFTS, Entry("SW01", "Obesity", "START WELL", on_list=False))
    store.keep_entry(db, STAMP, DRAFTS, Entry(None, "Obesity"))

    with pytest.raises(LongListError, match="name of its own"):
        store.keep_entry(db, STAMP, DRAFTS, Entry("SW01", "Obesity", "START WELL"))


def test_criteria_come_back_as_they_were_kept(db: Database) -> None:
    """Every change is a row of its own; words and switches come back."""
    store.keep_criterion(db, STAMP, INEQUALITY)
    store.keep_criterion(db, STAMP, Criterion("inequality", "Inequality", "q", in_use=False))
    held = store.added_criteria(db)

    assert Criterion(**held.drop(columns=["who", "at"]).to_dict("records")[0]) == INEQUALITY
    assert held["in_use"].tolist() == [True, False]


def test_the_last_word_on_a_rule_stands_in_place_of_the_draft(db: Database) -> None:
    """A kept rule replaces the draft with the same key; one taken away leaves nothing, the draft included."""
    other = ScoringRule("health_burden", "borough_spread", anchored((1, 2, 4)))
    mine = ScoringRule("health_burden", "gap_to_england", ValueFunction(((0.0, 1.0), (3.5, 9.0)), "mine", "2020"), 2.0)
    store.keep_rule(db, STAMP, mine)
    store.keep_rule(db, STAMP, other, in_use=False)

    assert store.scoring_rules(db, [RULE, other]) == (mine,)
    assert store.scoring_rules(db) == (mine,)


def test_scores_from_figures_move_with_their_rule(db: Database) -> None:
    """Moved scores in use are set with the rule, as taken from figures; a proposal that is gone sets nothing."""
    moved = pd.DataFrame(
        [("SW01", "health_burden", 5.0, 6.5, "gap 12 earns 6.5"), ("LW01", "health_burden", 5.0, float("nan"), "")],
        columns=["priority", "criterion", "before", "after", "why"],
    )
    store.keep_rule(db, STAMP, RULE, moves=moved)
    edits = priority_store.score_edits(db)

    assert edits[["priority", "value", "origin", "reason"]].to_numpy().tolist() == [
        ["SW01", 6.5, "indicator", "gap 12 earns 6.5"]
    ]


def test_a_rule_with_nothing_that_moves_can_be_taken_away(db: Database) -> None:
    """An empty table of moved scores, whatever columns a filter left it, moves nothing and stops nothing."""
    store.keep_rule(db, STAMP, RULE)
    store.keep_rule(db, STAMP, RULE, moves=pd.DataFrame(), in_use=False)

    assert store.scoring_rules(db, [RULE]) == ()
    assert store.take_proposals(db, STAMP, pd.DataFrame()) == 0
    assert priority_store.score_edits(db).empty


def changes(**scores: float) -> ListDifference:
    rows = [("SW01", "Obesity", name, 5.0, value) for name, value in scores.items()]
    rows.append((None, "Falls", "collaboration", float("nan"), 3.0))
    return ListDifference(
        new=pd.DataFrame({"name": ["Falls"], "life_stage": ["AGE WELL"]}),
        scores=pd.DataFrame(rows, columns=["priority", "name", "criterion", "now", "imported"]),
        absent=("LW01",),
    )


def test_a_list_is_brought_in_as_one_change(db: Database) -> None:
    """New priorities, their scores, changed and emptied scores and what goes off: all kept, on record together."""
    off = [Entry("LW01", "Asthma", "LIVE WELL", on_list=False)]
    store.import_list(db, STAMP, DRAFTS, changes(collaboration=7.5, health_burden=float("nan")), off)

    edits = priority_store.score_edits(db)
    assert edits[["priority", "criterion"]].to_numpy().tolist() == [
        ["SW01", "collaboration"],
        ["SW01", "health_burden"],
        ["P01", "collaboration"],
    ]
    assert edits["value"].isna().tolist() == [False, True, False]
    assert store.list_entries(db)[["priority", "on_list"]].to_numpy().tolist() == [["P01", True], ["LW01", False]]
    assert "Imported a long list" in history(db)["what"].tolist()


def test_half_a_list_is_never_brought_in(db: Database) -> None:
    """Where one score cannot be kept nothing of the list is."""
    with pytest.raises(Exception, match="between 0 and 10"):
        store.import_list(db, STAMP, DRAFTS, changes(collaboration=11.0))

    assert store.list_entries(db).empty
    assert priority_store.score_edits(db).empty
    assert history(db).empty


@pytest.mark.parametrize("table", ["list_entries", "added_criteria", "scoring_rules"])
def test_what_people_did_cannot_be_altered(db: Database, table: str) -> None:
    """The rows are only ever added to, whoever opens the file."""
    store.keep_entry(db, STAMP, DRAFTS, Entry(None, "Falls"))
    store.keep_criterion(db, STAMP, INEQUALITY)
    store.keep_rule(db, STAMP, RULE)

    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET who = 'x'"):  # noqa: S608
        with pytest.raises(Exception, match="only added to") as caught:
            db.execute(statement)
        assert not isinstance(caught.value, StorageError)


def test_a_thousand_rows_keep_nobody_waiting(db: Database, tmp_path: Path) -> None:
    """1,000 new priorities with three scores each: one change, whole, and other people's saves wait under 2 s."""
    names = [f"Priority {number}" for number in range(1_000)]
    criteria = ("collaboration", "health_burden", "regional_action")
    rows = [(None, name, criterion, float("nan"), 5.0) for name in names for criterion in criteria]
    scores = pd.DataFrame(rows, columns=["priority", "name", "criterion", "now", "imported"])
    new = pd.DataFrame({"name": names, "life_stage": ""})
    before = perf_counter()
    store.import_list(db, STAMP, DRAFTS, ListDifference(new, scores, ()))
    held_for = perf_counter() - before

    assert held_for < 2
    kept = store.list_entries(db)
    assert kept["name"].tolist() == names
    assert kept["priority"].tolist() == [f"P{number:02d}" for number in range(1, 1_001)]
    listed = current_list(DRAFTS, kept)
    in_force = current_scores(listed, priority_store.score_edits(db), criteria)
    assert (in_force.loc[kept["priority"]] == 5).all(axis=None)
    assert history(db)["what"].tolist() == ["Imported a long list", "Set the scores of a list brought in"]


def test_a_list_needs_its_reason(db: Database) -> None:
    """It stands beside every score that the list brings."""
    with pytest.raises(LongListError, match="why"):
        store.import_list(db, Stamp("Ann", STAMP.at), DRAFTS, changes(collaboration=7.5))
