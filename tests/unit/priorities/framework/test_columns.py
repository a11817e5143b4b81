"""The ranking as the board reads it: by life stage, in the order of the whole list, equals seen."""

from __future__ import annotations

import pandas as pd

from priorities import rank
from priorities.framework import NOT_PLACED, board_columns
from priorities.rank import in_order, rank_labels

SCORES = pd.DataFrame(
    {"collaboration": [8.0, 8.0, 3.0, 9.0, None]}, index=["Obesity", "Asthma", "Dementia", "New one", "Unscored"]
)
STAGES = pd.Series(
    {"Obesity": "START WELL", "Asthma": "LIVE WELL", "Dementia": "AGE WELL", "New one": "", "Unscored": "LIVE WELL"}
)


def test_three_columns_in_rank_order_with_exact_ties():
    """Two equal scores share a rank across columns; what nobody placed stands in a column of its own."""
    ordered = in_order(rank(SCORES, {"collaboration": 1}))
    columns = board_columns(rank_labels(ordered), STAGES)

    assert {stage: rows.to_numpy().tolist() for stage, rows in columns.items()} == {
        "START WELL": [["2=", "Obesity"]],
        "LIVE WELL": [["2=", "Asthma"], ["1–5", "Unscored"]],
        "AGE WELL": [["4", "Dementia"]],
        NOT_PLACED: [["1", "New one"]],
    }


def test_without_anything_unplaced_there_are_three():
    """The fourth column stands only where something is in it; an unknown stage is not placed either."""
    labels = pd.Series({"Obesity": "1"})
    assert list(board_columns(labels, STAGES)) == ["START WELL", "LIVE WELL", "AGE WELL"]
    assert NOT_PLACED in board_columns(labels, pd.Series({"Obesity": "DIE WELL"}))
    assert board_columns(labels, STAGES)["AGE WELL"].empty
