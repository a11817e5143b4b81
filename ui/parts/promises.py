"""Promises of partners as they are read: who, what, how much, until when, and what came."""

from __future__ import annotations

import pandas as pd

_STATUS = {"met": "Met", "on the way": "On the way", "missed": "Missed", "unknown": "Not known"}


def lines(promises: pd.DataFrame) -> pd.DataFrame:
    """Return one line a promise, as it is read and downloaded.

    Parameters
    ----------
    promises : as `explorer.promises.promises` gives them.
    """
    rows = promises.to_dict("records")
    return pd.DataFrame(
        {
            "What is promised": [row["commitment"] for row in rows],
            "By whom": [row["partner"].replace("; ", ", ") for row in rows],
            "Where it stands": [row["document"] for row in rows],
            "How much": [_extent(str(row["target"]), str(row["in_london"])) for row in rows],
            "Until": [row["target_year"] or "no date" for row in rows],
            "What came, as known in March 2019": [f"{_STATUS[row['status']]}. {row['came']}" for row in rows],
        }
    )


def whole(promises: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    """Return every field of the promises, for the file: what `lines` has, and what stands behind it."""
    more = promises[["kind", "scope", "number", "unit", "year", "source", "note"]]
    more.columns = pd.Index(["Kind", "Area", "Number", "Unit", "Due", "Source", "Note"])
    table = lines(promises).set_index(promises.index)
    priority = pd.Series([str(names.get(number, "")) for number in promises["priority"]], index=promises.index)
    table.insert(0, "Priority or enabler", priority.where(priority != "", promises["enabler"]))
    return table.join(more)


def _extent(target: str, in_london: str) -> str:
    extent = target or "no number"
    return f"{extent}: {in_london}" if in_london else extent
