"""The commitments as they stand on a day: what fills them, and what no target may know."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from sqlite_utils import Database

from data import Stamp, bundled
from explorer import commitments, slots, targets
from explorer.commitments_file import workbook
from explorer.snapshot import KEPT, Snapshot
from priorities.commitments import store
from priorities.commitments.schema import Figure, Slot, Standing, Target
from priorities.errors import CommitmentError, Overtaken

REASON = "Ten boroughs have plans that add up to it."
TARGET = Target("C1-level", "own", 20.0, 2022, REASON, commitments.AS_OF)


def slot(key: str, as_of: str = commitments.AS_OF) -> slots.SlotNow:
    """A slot as it stands now."""
    entries = commitments.commitments(Snapshot(), as_of)
    return next(one for entry in entries for one in entry.slots if one.slot.slot == key)


@pytest.mark.usefixtures("path")
def test_the_nine_drafts() -> None:
    """Nine, two, five and two over the life course; none has a target, and no baseline stands without a source."""
    entries = commitments.commitments(Snapshot())

    assert [entry.commitment.life_stage for entry in entries] == ["START WELL"] * 2 + ["LIVE WELL"] * 5 + [
        "AGE WELL"
    ] * 2
    every = [one for entry in entries for one in entry.slots]
    assert len(every) == 26
    assert all(one.target is None for one in every)
    assert all(one.situation.source for one in every if one.situation)
    assert all(len(one.gap) > 40 for one in every if one.slot.kind == "unmeasured")
    assert all(one.situation is not None for one in every if one.slot.kind == "measured")
    assert commitments.headline(entries) == (
        "Six of nine commitments can be filled from published figures; three need a figure nobody publishes yet. "
        "None has a target yet."
    )


def test_drafts_hold_no_number_and_name_what_there_is() -> None:
    """The bundled tables state no figure; each slot names a priority of the list and a figure that can be read."""
    words, table = bundled.draft_commitments(), bundled.draft_slots()

    assert (
        not words["sentence"].str.replace("By 2023", "").str.replace("Year 6", "").str.contains(r"(?<![-C])\b\d").any()
    )
    assert set(table["priority"]) | set(words["priority"]) <= set(bundled.long_list().index)
    assert set(table.loc[table["kind"] == "measured", "indicator"]) <= set(targets.measurable().index)
    for commitment in commitments.drafts():
        assert len(commitment.slots) == sum(isinstance(part, Slot) for part in commitment.parts)


def test_a_target_fills_the_sentence(db: Database, stamp: Stamp) -> None:
    """Value, change and year stand in the slot; the headline counts it; taken back it is open again."""
    commitments.choose(db, stamp, slot("C1-level"), TARGET)
    entries = commitments.commitments(Snapshot())
    assert "in Year 6 [from 23.1% to 20.0% by 2022/23 (13% less)]" in entries[0].sentence
    assert commitments.headline(entries).endswith("One has a target.")
    with pytest.raises(CommitmentError, match="stands already"):
        commitments.choose(db, stamp, slot("C1-level"), replace(TARGET, version=1))

    commitments.take_back(db, stamp, slot("C1-level"))
    assert slot("C1-level").phrase == "by X%"
    assert slot("C1-level").target_version == 2


def test_what_was_agreed_is_counted(db: Database, stamp: Stamp) -> None:
    """Proposed, then agreed at a meeting: the headline says so, and nothing may be brought in for it."""
    store.change_state(db, stamp, Standing("C1", "proposed"))
    store.change_state(db, stamp, Standing("C1", "agreed", "Board", 1))
    entries = commitments.commitments(Snapshot())

    assert commitments.headline(entries).endswith("None has a target yet, and one is agreed.")
    assert not entries[0].may_change
    with pytest.raises(CommitmentError, match="agreed by Ada"):
        commitments.choose(db, stamp, slot("C1-level"), TARGET)


def test_nothing_is_chosen_where_nothing_is_measured(db: Database, stamp: Stamp) -> None:
    """Neither an unmeasured slot nor a milestone takes a number, from the page or from a file."""
    for key in ("C4-plans", "C4-network"):
        with pytest.raises(CommitmentError):
            commitments.choose(db, stamp, slot(key), replace(TARGET, slot=key))
    entries = commitments.commitments(Snapshot())
    with pytest.raises(CommitmentError, match="between 0 and 100"):
        commitments.bring_in_targets(db, stamp, entries, [("C1", TARGET), ("C1", replace(TARGET, value=120.0))])
    assert store.targets(db) == {}


def test_a_slot_looked_at_before_somebody_chose(db: Database, stamp: Stamp) -> None:
    """The slot as it was looked at carries its version: what was chosen since is not passed over."""
    before = slot("C1-level")
    commitments.choose(db, stamp, before, TARGET)

    with pytest.raises(Overtaken, match="Ada changed this on 15 Mar 2019, 14:05"):
        commitments.choose(db, Stamp("Ben", stamp.at), before, replace(TARGET, value=19.0))


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize("day", ["2014-06-30", "2018-06-30", commitments.AS_OF])
def test_nothing_published_later_reaches_a_slot(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Whatever came out from a day's month on may say anything at all: slots and candidates of that day stay."""

    def told() -> list[object]:
        slots._read.cache_clear()
        KEPT.clear()
        every: list[object] = []
        for one in [one for entry in commitments.commitments(Snapshot(), day) for one in entry.slots]:
            now = one.situation
            figures = [] if now is None else [now.value, now.lower, now.upper, now.period, len(now.series)]
            candidates = [(each.value, each.attainable) for each in one.candidates(2026)] if now else []
            every.append((one.slot.slot, one.gap, figures, candidates))
        return every

    honest = told()
    table, regions = bundled.indicators(), bundled.regions()
    for frame in (table, regions):
        later = frame["published"] >= day[:7]
        assert later.any() or day == commitments.AS_OF
        frame.loc[later, ["value", "lower", "upper"]] = 99.0
    poisoned = {"indicators": table, "regions": regions}
    read = bundled.table
    monkeypatch.setattr(bundled, "table", lambda name: poisoned.get(name, read(name)).copy())
    monkeypatch.setattr(bundled, "indicators", table.copy)

    assert repr(told()) == repr(honest)
    slots._read.cache_clear()


def test_a_figure_of_ones_own(db: Database, stamp: Stamp) -> None:
    """It stands with its limits and source; England's alone is no figure of London."""
    plans = next(one for draft in commitments.drafts() for one in draft.slots if one.slot == "C4-plans")
    figure = Figure(41.0, "2018/19", "%", "Survey of practices", 38.0, 44.0)
    store.keep_slot(db, stamp, replace(plans, kind="measured", measure="level", figure=figure), 0)
    now = slot("C4-plans")
    assert (now.situation.value, now.situation.period_of(2022), now.situation.source) == (
        41.0,
        "2022/23",
        figure.source,
    )
    assert now.judge(50.0, 2023).chance.beyond is True
    assert slots.SlotNow(plans).baseline is None

    england = Slot("C4-plans", "C4", "Tooth decay", "measured", "SW08", "decay5", "level", better="lower")
    store.keep_slot(db, stamp, england, 1)
    assert slot("C4-plans").gap.startswith("No London figure: choose another measure or mark the slot as unmeasured")
    lost = replace(england, indicator="of_an_earlier_release")
    store.keep_slot(db, stamp, lost, 2)
    assert slot("C4-plans").gap == "The figure that measured this is not here any more."


@pytest.mark.usefixtures("path")
def test_figures_that_came_out_later_say_so() -> None:
    """From a day before there was a first figure the slot says that one came later."""
    assert "came out only after 1 January 2005" in slot("C1-level", "2005-01-01").gap


def test_the_workbook_holds_what_stands(db: Database, stamp: Stamp) -> None:
    """Words that look like formulas are text; every slot has a row; every version of a target is there."""
    commitments.choose(db, stamp, slot("C1-level"), replace(TARGET, justification='=HYPERLINK("http://x.example")'))
    commitments.take_back(db, stamp, slot("C1-level"))
    commitments.choose(db, stamp, slot("C1-level"), replace(TARGET, version=2))
    book = openpyxl.load_workbook(io.BytesIO(workbook(Snapshot(), commitments.AS_OF)))

    rows = list(book["Targets"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 26
    assert dict(zip([cell.value for cell in book["Targets"][1]], rows[0], strict=True))["target"] == 20
    versions = list(book["Versions"].iter_rows(min_row=2))
    assert [row[2].value for row in versions] == [20, None, 20]
    assert versions[0][5].data_type == "s"
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
