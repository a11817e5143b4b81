"""How much a priority needs an enabler: what is whole, and what is read out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from priorities.enablers import Need, current_needs, enabler_sentence, need_table, read_out
from priorities.enablers.needs import checked_need
from priorities.enablers.store import COLUMNS
from priorities.errors import EnablerError

ENABLERS = pd.Series({"workforce": "Workforce", "digital": "Digital"})
NAMES = pd.Series({"A": "Asthma", "B": "Birth", "C": "Cancer"})
WHOLE = Need("A", "digital", 2, "records are apart", "Ann", "a plan", "2019-09-30")


def needs(*rows):
    """Rows of (priority, enabler, need, owner)."""
    lines = [(*row[:3], "why", row[3], "", "", "Ann", "2019") for row in rows]
    return current_needs(pd.DataFrame(lines, columns=list(COLUMNS)))


def test_what_is_read_out():
    """Workforce is needed by two of three; nobody owns digital for Birth; the last word stands; 0 is no need."""
    table = needs(
        ("A", "workforce", 3, "NHS"), ("B", "workforce", 1, "NHS"), ("C", "workforce", 2, ""),
        ("C", "workforce", 0, ""), ("B", "digital", 2, ""),
    )  # fmt: skip

    assert enabler_sentence(table, ENABLERS, ["A", "B", "C"]) == "Workforce is needed by 2 of 3 leading priorities."
    assert read_out(table, ENABLERS, NAMES, ["A", "B"]) == [
        "Workforce is needed by 2 of 2 leading priorities.",
        "Digital is needed by 1 of 2 leading priorities; nobody owns it for Birth.",
    ]
    assert need_table(table, ENABLERS, NAMES).to_numpy().tolist() == [
        ["Asthma", "3, cannot do without; NHS", "not said yet"],
        ["Birth", "1, a little; NHS", "2, much; no owner"],
        ["Cancer", "0, not needed", "not said yet"],
    ]


def test_before_anybody_said_anything():
    """Nothing said, and nothing that leads."""
    assert enabler_sentence(needs(), ENABLERS, ["A"]).startswith("Nobody has said yet")
    assert enabler_sentence(needs(), ENABLERS, []).startswith("Nothing is fully scored")
    assert read_out(needs(("A", "digital", 0, "")), ENABLERS, NAMES, ["A"]) == [
        "Digital is needed by 0 of 1 leading priorities."
    ]
    assert read_out(needs(), ENABLERS, NAMES, ["A"]) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"need": 4}, "0 to 3"),
        ({"reason": "  "}, "why"),
        ({"reason": "x" * 301}, "reason is too long"),
        ({"owner": "x" * 81}, "owner is too long"),
        ({"next_step": "x" * 201}, "next step is too long"),
        ({"due": "soon"}, "2019-09-30"),
        ({"due": "2019-02-30"}, "2019-09-30"),
    ],
)
def test_a_need_that_is_not_whole_is_refused(change, word):
    """One sentence each."""
    with pytest.raises(EnablerError, match=word):
        checked_need(replace(WHOLE, **change))


def test_blanks_are_tidied():
    """Line breaks of a paste are gone; no owner, step or date is needed."""
    assert checked_need(replace(WHOLE, reason=" a \n b ", owner="", next_step="", due="")).reason == "a b"
