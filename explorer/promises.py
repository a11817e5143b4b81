"""What is promised already, as it stands: the bundled promises with what people wrote down, each read and judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data import bundled
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from priorities import promises as method
from priorities.promises import store

# Mid-2017, Office for National Statistics, published in June 2018: what the board could have seen. The share is used to
# two figures, which later revisions leave as they are.
_PEOPLE_IN_LONDON, _PEOPLE_IN_ENGLAND = 8_825_001, 55_619_430


def promises(now: Snapshot) -> pd.DataFrame:
    """Return every promise that stands, read.

    Returns
    -------
    pandas.DataFrame
        By promise_id, as `priorities.promises.current_promises`, with number, unit, is_open and year (due) read from
        its words; in_london (England's count as London's part, in words, or ""); aim (the level it comes to, missing
        where none); status ("met", "on the way", "missed" or "unknown") and came (a sentence with the figures), both
        as of the bundled figures.
    """
    table = method.current_promises(bundled.commitments(), now.ask(store.promise_rows))
    if table.empty:
        return table
    read = pd.DataFrame([_read(row) for row in table.to_dict("records")], index=table.index)
    return table.drop(columns=["status", "came"]).join(read)


def of_partners(now: Snapshot) -> pd.DataFrame:
    """Return the promises of partners: all but the board's own drafts."""
    table = now.keep(promises)
    return table[table["partner"] != method.OWN_DRAFT]


def own_drafts(now: Snapshot, priority: str) -> pd.DataFrame:
    """Return the board's own draft commitments of March 2019 on one priority."""
    table = now.keep(promises)
    return table[(table["partner"] == method.OWN_DRAFT) & (table["priority"] == priority)]


def beside(now: Snapshot, priority: str) -> pd.DataFrame:
    """Return the promises of partners on one priority."""
    table = now.keep(of_partners)
    return table[table["priority"] == priority]


def matrix(now: Snapshot) -> pd.DataFrame:
    """Return what each partner has promised on each priority, as `priorities.promises.matrix`, by number."""
    return method.matrix(now.keep(promises), now.keep(long_list).names)


def headline(now: Snapshot) -> str:
    """Say how much has been promised already, and on what nobody has promised anything."""
    return method.promised_sentence(now.keep(promises), now.keep(long_list).names)


def precedents(now: Snapshot) -> pd.DataFrame:
    """Return what was promised before and what came, where a figure tells; what was missed first."""
    table = now.keep(of_partners)
    judged = table[table["status"] != "unknown"]
    order = {"missed": 0, "on the way": 1, "met": 2}
    return judged.sort_values("status", key=lambda column: column.map(order), kind="stable")


def beside_target(now: Snapshot, priority: str, aim_of_ours: method.Aim | None) -> list[str]:
    """Say of each promise of partners on a priority how a target of ours stands to it, or what London's part is."""
    sentences = []
    for row in now.keep(beside, priority).to_dict("records"):
        aim = None if pd.isna(row["aim"]) else float(row["aim"])
        due = None if pd.isna(row["year"]) else int(row["year"])
        stands = row["in_london"] or method.beside_ours(aim_of_ours, row["indicator_id"], aim, due)
        sentences.append(f"{row['commitment']} ({row['document']}): {stands[0].lower() + stands[1:]}")
    return sentences


def without_partner(now: Snapshot) -> list[str]:
    """Return the names of priorities on which no partner has promised anything."""
    return method.priorities_without(now.keep(promises), now.keep(long_list).names)


def taken_away(now: Snapshot) -> pd.DataFrame:
    """Return promises that were taken away, by promise_id: the fields of `priorities.promises.Promise`."""
    rows = now.ask(store.promise_rows).drop_duplicates("promise_id", keep="last").set_index("promise_id", drop=False)
    return rows[~rows["in_use"]]


def _read(row: Mapping[Any, Any]) -> dict[str, Any]:
    target = method.read_target(row["target"], row["commitment"])
    year = method.read_year(row["target_year"], row["document"])
    judged = _judged(row, target, year)
    return {
        "number": target.number,
        "unit": target.unit,
        "is_open": target.is_open,
        "year": pd.NA if year is None else year,
        "in_london": method.in_london(target, row["scope"], _PEOPLE_IN_LONDON / _PEOPLE_IN_ENGLAND),
        "aim": judged.aim,
        "status": judged.status,
        "came": judged.sentence,
    }


def _judged(row: Mapping[Any, Any], target: method.Target, year: int | None) -> method.Precedent:
    """What people or the bundled table say came, else what the series of its indicator says."""
    if row["status"]:
        return method.Precedent(row["status"], row["came"])
    if not row["indicator_id"]:
        return method.Precedent("unknown", "No series tells.")
    figures, series = bundled.indicators(), bundled.series().set_index("indicator_id").loc[row["indicator_id"]]
    figures = figures[(figures["indicator_id"] == row["indicator_id"]) & (figures["area"] == "London")]
    better = "higher" if series["direction"].startswith("higher") else "lower"
    return method.precedent(
        figures, target, row["meaning"], since=row["since"], better=better, due=year, unit=series["unit"]
    )
