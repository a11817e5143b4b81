"""What is promised already, read and judged as of March 2019."""

from __future__ import annotations

import pytest

from explorer import promises
from explorer.snapshot import Snapshot
from priorities.promises import OWN_DRAFT, Aim


@pytest.fixture(name="now")
def _now(path):
    return Snapshot()


def test_the_obesity_promise_and_what_came(now):
    """10% fewer of 22.4 were promised; 23.1 came."""
    row = now.keep(promises.promises).loc["C60"]

    assert row["status"] == "missed"
    assert row["aim"] == pytest.approx(0.9 * 22.435)
    assert "22.4% in 2013/14 became 23.1% in 2017/18" in row["came"]


def test_numbers_units_and_years_are_read(now):
    """345,000 children and young people in England by 2024: about 55,000 of them in London."""
    row = now.keep(promises.promises).loc["C43"]

    assert (row["number"], row["unit"], row["year"]) == (345_000, "children and young people", 2024)
    assert row["in_london"] == "about 55,000 of them in London, if spread by people (derived)"


def test_every_status_has_a_figure(now):
    """What is judged says by which figure; nothing of the board's own drafts is judged or counted as a partner's."""
    judged = now.keep(promises.precedents)

    assert {"C55", "C58", "C59", "C60", "C61", "C62"} == set(judged.index)
    assert judged["came"].str.contains(r"\d").all()
    assert OWN_DRAFT not in set(now.keep(promises.of_partners)["partner"])
    assert len(now.keep(promises.own_drafts, "SW01")) == 1


def test_the_matrix_has_a_word_in_every_cell(now):
    """35 priorities; no cell is empty; tuberculosis has one promise, asthma none."""
    table = now.keep(promises.matrix)

    assert len(table) == 35
    assert not table.eq("").any(axis=None)
    assert table.loc[["LW15", "LW08"], "promises"].tolist() == [1, 0]
    assert "Asthma" in now.keep(promises.without_partner)
    assert now.keep(promises.headline).startswith("56 promises of partners stand already; on 8 of 35")


def test_a_target_of_ours_beside_each(now):
    """Ours of 21.6 asks less than the 20.2 that was promised in 2015; England's counts stand as London's part."""
    sentences = promises.beside_target(now, "SW01", Aim("ncmp_y6_obese", 21.6, 2029, "lower"))

    assert any("asks less than this promise (20.2)" in sentence for sentence in sentences)
    assert any("about 55,000" in sentence for sentence in promises.beside_target(now, "SW02", None))
