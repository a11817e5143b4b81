"""What must be in place, with what is promised and measured of each enabler."""

from __future__ import annotations

from explorer import enablers, framework
from explorer.ranking import standing
from explorer.snapshot import Snapshot
from priorities.enablers import Need
from priorities.enablers.store import keep_need

WEIGHTS = (("collaboration", 50.0), ("health_burden", 30.0), ("regional_action", 20.0))


def test_each_enabler_stands_with_its_promises_and_figures(path):
    """Five: estates with the devolution agreement and its 13%, workforce with the turnover of care, others without."""
    table = Snapshot().keep(enablers.enablers)

    assert list(table["name"]) == ["Workforce", "Estates", "Digital", "Business intelligence", "Leadership and sharing"]
    assert "13% of primary care buildings" in table.loc["estates", "measured"]
    assert table.loc["workforce", "measured"].endswith("(2017-18).")
    assert table.loc["leadership", "measured"] == "No figure is known."
    assert Snapshot().keep(enablers.promised, "estates")["document"].str.contains("MoU").any()
    assert Snapshot().keep(enablers.promised, "leadership").empty


def test_what_is_needed_is_read_out(db, stamp):
    """A need of a leading priority is counted and, without an owner, named; one of a priority off the list is not."""
    ranked = standing(Snapshot(), WEIGHTS, ())
    first, *_rest = framework.leading(Snapshot(), ranked)
    keep_need(db, stamp, Need(first, "digital", 3, "records are apart"))
    keep_need(db, stamp, Need("P99", "digital", 3, "gone"))

    assert enablers.headline(Snapshot(), ranked).startswith("Digital is needed by 1 of ")
    assert any("nobody owns it for" in sentence for sentence in enablers.read_out(Snapshot(), ranked))
    assert Snapshot().keep(enablers.need_table).loc[first, "Digital"] == "3, cannot do without; no owner"
