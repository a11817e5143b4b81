"""The ranking as the board reads it: START WELL, LIVE WELL and AGE WELL side by side, in rank order, ties exact."""

from __future__ import annotations

from typing import Final

import pandas as pd

from priorities.schema import LIFE_STAGES

NOT_PLACED: Final = "NOT PLACED"
"""Where a priority stands that nobody gave a life stage."""


def board_columns(labels: pd.Series[str], stages: pd.Series[str]) -> dict[str, pd.DataFrame]:
    """Return the ranked list by life stage.

    Parameters
    ----------
    labels : rank of each priority as it is read ("1", "2=", "3–7"), by its name, in the order of the ranking.
    stages : life stage by name; anything but the three is not placed.

    Returns
    -------
    dict of pandas.DataFrame
        For each of the three life stages, and `NOT_PLACED` where there are any: rank, priority. The ranks are those
        of the whole list, so that equals are seen across the columns.
    """
    stage_of = stages.reindex(labels.index).fillna("")
    stage_of = stage_of.where(stage_of.isin(LIFE_STAGES), NOT_PLACED)
    columns = {stage: _column(labels[stage_of == stage]) for stage in (*LIFE_STAGES, NOT_PLACED)}
    return {stage: rows for stage, rows in columns.items() if stage != NOT_PLACED or len(rows)}


def _column(labels: pd.Series[str]) -> pd.DataFrame:
    return pd.DataFrame({"rank": labels.tolist(), "priority": [str(name) for name in labels.index]}, dtype="str")
