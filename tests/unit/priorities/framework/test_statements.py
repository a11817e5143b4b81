"""Vision statements: the last word stands, and which of them no priority serves."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from priorities.framework import coverage, current_statements, statement_sentence
from priorities.framework.store import STATEMENTS

NONE = pd.DataFrame(columns=list(STATEMENTS))
DRAFTS = bundled.vision_statements()
NAMES = bundled.long_list()["name"]


def row(number, stage="START WELL", statement="Words", priorities="", in_use=True):
    return (number, stage, statement, priorities, in_use, "Ann", "2019-03-15")


def test_drafts_stand_by_life_stage_until_somebody_words_them():
    """Twenty drafts; a changed one keeps its place, one taken away is gone, a new one stands last of its stage."""
    rows = pd.DataFrame(
        [row("V01", priorities="SW01"), row("V02", in_use=False), row("W01", "LIVE WELL")], columns=list(STATEMENTS)
    )
    before, after = current_statements(DRAFTS, NONE), current_statements(DRAFTS, rows)

    assert len(before) == len(after) == 20
    assert list(after.index[:2]) == ["V01", "V03"]
    assert after.loc["V01", ["statement", "who"]].tolist() == ["Words", "Ann"]
    assert [number for number in after.index if after.loc[number, "life_stage"] == "LIVE WELL"][-1] == "W01"
    assert set(before["who"]) == {""}


def test_which_statement_nothing_serves():
    """Two drafts have no priority; one whose only priority left the list is left without as well."""
    statements = current_statements(DRAFTS, NONE)
    table = coverage(statements, NAMES)
    assert set(table.loc[table["priority"] == "", "statement_id"]) == {"V06", "V20"}

    table = coverage(statements, NAMES.drop("AW09"))
    assert set(table.loc[table["priority"] == "", "statement_id"]) == {"V06", "V20", "V18"}


@pytest.mark.parametrize(
    ("keep", "not_placed", "sentence"),
    [
        (["V01"], 0, "1 draft vision statement; it is served by a priority on the list."),
        (["V01", "V06"], 0, "2 draft vision statements; all but one are served by a priority on the list."),
        (["V01", "V06", "V20"], 1, ("3 draft vision statements; all but 2 are served by a priority on the list; "
                                    "1 priority stands under no life stage.")),
        ([], 2, "No vision statement stands yet."),
    ],
)  # fmt: skip
def test_the_sentence(keep, not_placed, sentence):
    """What nothing serves, and what is not placed."""
    statements = current_statements(DRAFTS, NONE).loc[keep]

    assert statement_sentence(statements, NAMES, not_placed) == sentence
