"""What must be in place for the priorities, as it stands, with what is promised and measured of each enabler."""

from __future__ import annotations

import pandas as pd

from data import bundled
from explorer import framework, promises
from explorer.long_list import long_list
from explorer.ranking import Standing
from explorer.snapshot import Snapshot
from priorities import enablers as method
from priorities.enablers import store


def enablers(now: Snapshot) -> pd.DataFrame:
    """Return the enablers, by key: name, what, measured (a sentence, or that nothing is measured)."""
    table = bundled.enablers().set_index("enabler")
    names = now.ask(store.enabler_names)
    measured = {"workforce": _turnover(), "estates": _estates(now)}
    return table.assign(
        name=[names.get(str(key), str(name)) for key, name in table["name"].items()],
        measured=[measured.get(str(key), "No figure is known.") for key in table.index],
    )


def names(now: Snapshot) -> pd.Series[str]:
    """Return the name of each enabler, by key."""
    return now.keep(enablers)["name"]


def needs(now: Snapshot) -> pd.DataFrame:
    """Return how much each priority on the list needs each enabler: the fields of `Need`, who, at."""
    table = method.current_needs(now.ask(store.need_rows))
    return table[table["priority"].isin(now.keep(long_list).names.index)]


def need_table(now: Snapshot) -> pd.DataFrame:
    """Return priority by enabler in words, by number."""
    return method.need_table(now.keep(needs), now.keep(names), now.keep(long_list).names)


def promised(now: Snapshot, enabler: str) -> pd.DataFrame:
    """Return what partners have promised of an enabler, the devolution commitments among it."""
    table = now.keep(promises.of_partners)
    return table[table["enabler"] == enabler]


def headline(now: Snapshot, standing: Standing) -> str:
    """Say which enabler most of the leading priorities need."""
    return method.enabler_sentence(now.keep(needs), now.keep(names), framework.leading(now, standing))


def read_out(now: Snapshot, standing: Standing) -> list[str]:
    """Say of each enabler how many leading priorities need it, and for which of them nobody owns it."""
    listed = now.keep(long_list).names
    return method.read_out(now.keep(needs), now.keep(names), listed, framework.leading(now, standing))


def _turnover() -> str:
    """Turnover of the care workforce over the boroughs, the last year that is bundled."""
    rows = bundled.social_care()
    rows = rows[rows["code"] == "ASC7"].dropna(subset=["value"])
    rows = rows[rows["financial_year"] == rows["financial_year"].max()]
    year, england = rows["financial_year"].iloc[0], float(rows["england_median"].iloc[0])
    return (
        f"Of the care workforce {rows['value'].median():.0f}% left within the year in the middle one of {len(rows)} "
        f"boroughs, {england:.0f}% in England's middle council ({year})."
    )


def _estates(now: Snapshot) -> str:
    """What the devolution agreement's page says of buildings."""
    notes = now.keep(promised, "estates")["note"]
    return next((f"{note}." for note in notes if "%" in note), "No figure is known.")
