"""Where the people live who were heard: a map of the boroughs, with its finding, numbers and notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data import bundled
from engagement.charts import borough_map
from explorer.heard import by_borough
from explorer.snapshot import Snapshot
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import count, listing, number

# Boroughs that a finding names. By eye.
_NAMED = 3


def draw(*, copies: bool) -> None:
    """Draw the map; a sentence where nobody said where they live."""
    people = desk.now().keep(by_borough, copies=copies, shared=state.projector())
    if people.empty:
        st.text("Nobody said in which borough they live: there is no map to draw.")
        return
    finding = sentence(people)
    st.text(finding)
    drawing = desk.now().keep(_picture, copies=copies, shared=state.projector())
    shared = desk.now().keep(by_borough, copies=copies, shared=True)
    name = "people heard by borough"
    tables.chart(drawing, table(people), name=name, alt_text=f"Map of London. {finding}", file=lambda: table(shared))
    st.caption(bundled.SHAPES_NOTICE)


def _picture(now: Snapshot, *, copies: bool, shared: bool) -> str:
    people = now.keep(by_borough, copies=copies, shared=shared)
    rows = people.assign(words=[_words(row) for row in people.to_dict("records")])
    return tables.specification(borough_map(bundled.borough_shapes(), rows, large=shared), large=shared)


def sentence(people: pd.DataFrame) -> str:
    """Return "Fewest for each 10,000 who live there: Bexley (2.1). Most: Camden (9.0)."."""
    counted = people.dropna(subset=["rate"])
    silent = counted[counted["rate"] == 0]["borough"].tolist()
    if silent:
        return f"Nobody was heard from {listing(silent, _NAMED)}."
    if counted.empty:
        return "Few people were heard from each borough; how many is not shown."
    rates = dict(zip(counted["borough"], counted["rate"], strict=True))
    fewest, most = min(rates, key=lambda name: rates[name]), max(rates, key=lambda name: rates[name])
    return f"Fewest for each 10,000 who live there: {fewest} ({rates[fewest]:.1f}). Most: {most} ({rates[most]:.1f})."


def table(people: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers behind the map as they are read."""
    return pd.DataFrame(
        {
            "Borough": people["borough"],
            "People heard": ["hidden" if pd.isna(n) else number(int(n)) for n in people["people"]],
            "For each 10,000 who live there": ["hidden" if pd.isna(rate) else f"{rate:.1f}" for rate in people["rate"]],
        }
    )


def _words(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["people"]):
        return f"{row['borough']}: a few people, not shown"
    return f"{row['borough']}: {count(int(row['people']), 'person', 'people')}, {row['rate']:.1f} for each 10,000"
