"""Groups that an activity may be for: those that the census and the estimates count."""

from __future__ import annotations

import pandas as pd

from data import bundled
from engagement.reach import AGE, ETHNIC_GROUP, SEX

FACTS = {AGE: "age band", SEX: "sex", ETHNIC_GROUP: "ethnic group"}
"""Fact of `engagement.reach` -> the dimension of the bundled population that counts it."""


def group_names() -> list[str]:
    """Return every group as an activity names it: "age: 65-74"."""
    return [f"{fact}: {group}" for fact in FACTS for group in people_of(fact).index]


def groups_of(fact: str, names: tuple[str, ...]) -> list[str]:
    """Return the groups of one fact among the names of an activity."""
    return [name.removeprefix(f"{fact}: ") for name in names if name.startswith(f"{fact}: ")]


def people_of(fact: str, boroughs: tuple[str, ...] = ()) -> pd.Series:
    """Return how many people of each group live in some boroughs; in London where none is named (int, in order)."""
    table = bundled.population()
    rows = table[(table["dimension"] == FACTS[fact]) & table["area"].isin(boroughs or ("London",))]
    return rows.groupby("group", sort=False)["count"].sum().astype("int64")
