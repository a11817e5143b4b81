"""What published figures say of a priority, as runs: its baseline, its boroughs, what was drafted and promised."""

from __future__ import annotations

import pandas as pd

from explorer.paper.values import Runs, number, value, words


def baseline(priority: str, row: pd.Series) -> Runs:
    """Say what London's figure is, beside England's."""
    if not row["indicator_id"] or pd.isna(row["baseline_london"]):
        return words("No London figure was found that the Board could have seen.")
    runs = words(
        "{indicator} ({unit}): {london} in London",
        indicator=value(row["indicator"], "long_list", priority, "indicator"),
        unit=value(row["unit"], "long_list", priority, "unit"),
        london=number(row["baseline_london"], "long_list", priority, "baseline_london"),
    )
    if pd.notna(row["baseline_england"]):
        runs += words(", {england} in England", england=_england(priority, row))
    return runs + words(", {period}.", period=value(row["baseline_period"], "long_list", priority, "baseline_period"))


def _england(priority: str, row: pd.Series) -> Runs:
    return (number(row["baseline_england"], "long_list", priority, "baseline_england"),)


def span(priority: str, row: pd.Series) -> Runs:
    """Return the lowest and the highest borough in words."""
    return words(
        "{low} ({lowest}) to {high} ({highest})",
        low=number(row["borough_min_value"], "long_list", priority, "borough_min_value"),
        lowest=value(row["borough_min"], "long_list", priority, "borough_min"),
        high=number(row["borough_max_value"], "long_list", priority, "borough_max_value"),
        highest=value(row["borough_max"], "long_list", priority, "borough_max"),
    )
