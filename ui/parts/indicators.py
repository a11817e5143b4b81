"""What the indicator of a priority shows, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd


def indicator_sentence(row: Mapping[Any, Any]) -> str:
    """Say what a priority's indicator shows."""
    if not row["indicator_id"]:
        return "No London series was found for this priority."
    england = "" if pd.isna(row["baseline_england"]) else f" (England {row['baseline_england']:g})"
    if not row["baseline_period"]:
        return f"{row['indicator']}, {row['unit']}: no figure that the board could have seen. {row['trend']}"
    london = "not known" if pd.isna(row["baseline_london"]) else f"{row['baseline_london']:g}"
    return (
        f"{row['indicator']}, {row['unit']}: {london} in London{england}, {row['baseline_period']}. "
        f"{row['direction'].capitalize()}. {row['trend']}"
    )


def borough_span(row: Mapping[Any, Any]) -> str:
    """Return the lowest and the highest borough: "12 (Richmond) to 30 (Barking)"."""
    if pd.isna(row["borough_min_value"]):
        return "not known"
    return f"{row['borough_min_value']:g} ({row['borough_min']}) to {row['borough_max_value']:g} ({row['borough_max']})"
