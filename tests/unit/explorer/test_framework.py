"""Vision statements and principles beside the ranked list: a lens that never counts."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from data import bundled
from explorer import framework
from explorer.long_list import long_list
from explorer.ranking import standing
from explorer.snapshot import Snapshot
from priorities import list_difference, read_list_import
from priorities.export import ranking_workbook
from priorities.framework import NOT_PLACED, Mark
from priorities.framework.store import keep_mark
from priorities.long_list import store as list_store
from priorities.long_list.store import Entry

WEIGHTS = (("collaboration", 50.0), ("health_burden", 30.0), ("regional_action", 20.0))


def ranked():
    return standing(Snapshot(), WEIGHTS, ())


def test_the_board_reads_every_priority_once(path):
    """Three columns hold the whole list in rank order, with the ranks of the whole list."""
    columns, labels = framework.board_columns(Snapshot(), ranked()), ranked().ranking.labels
    rows = pd.concat(list(columns.values()))

    assert list(columns) == ["START WELL", "LIVE WELL", "AGE WELL"]
    assert sorted(rows["priority"]) == sorted(bundled.long_list()["name"])
    assert dict(zip(rows["priority"], rows["rank"], strict=True)) == labels.to_dict()


def test_a_priority_without_life_stage_is_not_placed(db, stamp):
    """It stands in a column of its own and is told in the first line."""
    list_store.keep_entry(db, stamp, bundled.long_list(), Entry(None, "Cold homes"))

    assert framework.board_columns(Snapshot(), ranked())[NOT_PLACED]["priority"].tolist() == ["Cold homes"]
    assert framework.headline(Snapshot()).endswith("1 priority stands under no life stage.")


def test_marks_move_no_number_of_the_ranking(db, stamp):
    """The workbook of the ranking is the same to the byte with marks and without."""
    before = ranking_workbook(ranked().ranking)
    for principle in framework.principles():
        keep_mark(db, stamp, Mark("SW01", principle, "no", "for the test"))

    assert ranking_workbook(ranked().ranking) == before


def test_marks_survive_a_list_that_is_brought_in(db, stamp):
    """A list with other scores and a new priority leaves each mark with its priority."""
    keep_mark(db, stamp, Mark("SW01", "Subsidiarity", "yes", "boroughs decide"))
    table = pd.DataFrame({"priority": ["Childhood obesity", "Cold homes"], "collaboration": ["1", "2"]})
    listed = long_list(Snapshot())
    changes = list_difference(listed.names, listed.scores, read_list_import(table, listed.counting))
    list_store.import_list(db, replace(stamp, why="scored anew"), bundled.long_list(), changes)

    assert framework.marks(Snapshot())[["priority", "mark"]].to_numpy().tolist() == [["SW01", "yes"]]
    assert framework.mark_table(Snapshot()).loc["SW01", "Subsidiarity"] == "yes"


def test_what_leads_is_looked_at(path):
    """Ten lead, equals at the last place included; the sentence and the hint speak of them."""
    numbers = framework.leading(Snapshot(), ranked())

    assert len(numbers) >= framework.LEADING
    assert framework.principle_sentence(Snapshot(), ranked()).endswith("judged by a principle yet.")
    assert framework.parity_hint(Snapshot(), ranked()).startswith(f"Of {len(numbers)} leading priorities ")
    assert framework.inequality_hint(Snapshot(), "SW01") == (
        "The highest borough has 2.6 times the lowest; beyond chance they differ by 3.82 (%)."
    )
    assert framework.inequality_hint(Snapshot(), "SW09") == "No figure by borough."


def test_commitments_stand_under_each_priority(path):
    """Those whose slots speak of the priority, with what is open in brackets; asthma's stands under asthma alone."""
    now = Snapshot()

    assert now.keep(framework.commitments_to, "SW01") == [
        "Fewer children live with obesity in Year 6 [by X%], and the boroughs differ less from each other [by X%]."
    ]
    assert now.keep(framework.commitments_to, "AW01") == now.keep(framework.commitments_to, "AW02")
    assert now.keep(framework.commitments_to, "SW08") == []
