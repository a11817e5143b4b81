"""Other cities beside London, as they stand: the bundled figures and tables that people brought in."""

from __future__ import annotations

import pandas as pd

from data import bundled
from explorer.long_list import long_list
from explorer.snapshot import Snapshot
from priorities import cities as method
from priorities.cities import store

_FIGURES = [
    "topic", "priority", "city", "year", "period", "value", "unit", "definition", "source", "grade", "comparable_with",
    "care",
]  # fmt: skip


def comparisons(now: Snapshot) -> pd.DataFrame:
    """Return every figure of another city beside London's, as `priorities.cities.comparisons`."""
    return method.comparisons(now.keep(figures))


def beside(now: Snapshot, priority: str) -> pd.DataFrame:
    """Return the comparisons of one priority."""
    table = now.keep(comparisons)
    return table[table["priority"] == priority]


def headline(now: Snapshot) -> str:
    """Say how much of what is known of other cities can be compared at all."""
    return method.finding(now.keep(comparisons))


def priorities_with_cities(now: Snapshot) -> list[str]:
    """Return the numbers of priorities on the list beside which other cities stand."""
    numbers = set(now.keep(comparisons)["priority"])
    return [str(number) for number in now.keep(long_list).names.index if number in numbers]


def figures(now: Snapshot) -> pd.DataFrame:
    """Return every figure, London's among them, as `priorities.cities.comparisons` reads them."""
    topics, series = bundled.city_topics(), _bundled_cities()
    sources = bundled.sources().set_index("source_id")["title"]
    parts = []
    for topic in topics.to_dict("records"):
        rows = series[series["indicator"] == topic["indicator"]]
        if topic["london_indicator"]:
            rows = pd.concat([rows[rows["city"] != method.LONDON], _london(topic["london_indicator"])])
        words = {"topic": topic["topic"], "priority": topic["priority_id"], "grade": topic["grade"]}
        parts.append(rows.assign(**words, comparable_with=topic["comparable_with"], care=topic["care"]))
    own = now.ask(store.city_figures)
    numbers = {name.casefold(): number for name, number in now.keep(long_list).numbers.items()}
    own = own.assign(
        topic=own["indicator"],
        period=own["year"].astype(str),
        care="Brought in as a table",
        priority=[numbers.get(name.casefold(), name) for name in own["priority"]],
    )
    table: pd.DataFrame = pd.concat([*parts, own])[_FIGURES].reset_index(drop=True)
    table["source"] = [str(sources.get(source, source)) for source in table["source"]]
    return table


def _bundled_cities() -> pd.DataFrame:
    """The bundled figures of cities, one shape: indicator, city, year, period, value, unit, definition, source."""
    series = bundled.city_series().rename(columns={"source_id": "source"})
    series = series.assign(year=series["year"] + (series["years"] - 1) // 2)
    single = bundled.global_cities()
    single = single[(single["unit"] != "rank") & (single["city"] != "England")]
    first_year = pd.to_numeric(single["period"].str.extract(r"((?:19|20)\d\d)")[0])
    definition = single["indicator"] + single["note"].map(lambda note: f" ({note})" if note else "")
    single = single.assign(year=first_year, definition=definition)
    return pd.concat([series, single])


def _london(indicator_id: str) -> pd.DataFrame:
    """London's readings of an indicator of the long list, as a city."""
    rows = bundled.indicators()
    rows = rows[(rows["indicator_id"] == indicator_id) & (rows["area"] == method.LONDON)]
    definition = str(bundled.series().set_index("indicator_id").loc[indicator_id, "indicator"])
    return rows.assign(
        city=method.LONDON,
        year=rows["year"] + (rows["years"] - 1) // 2,
        definition=definition,
        source=rows["source_id"],
    )
