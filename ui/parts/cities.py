"""Other cities beside a priority: what may be said of them, and a picture in which an open dot is not comparable."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from explorer import cities
from priorities.cities import KINDS, LEVEL, LONDON
from priorities.cities.charts import city_dots
from ui.parts import tables
from ui.shell import desk
from ui.shell.wording import plain

_GRADES = {"A": "A, official", "B": "B, secondary", "C": "C, press"}


def lines(comparisons: pd.DataFrame) -> pd.DataFrame:
    """Return one line a city, as it is read and downloaded."""
    rows = comparisons.to_dict("records")
    return pd.DataFrame(
        {
            "What can be said": [row["sentence"] for row in rows],
            "How": [KINDS[row["kind"]].capitalize() for row in rows],
            "Source": [f"{row['source']} ({_GRADES.get(row['grade'], 'not graded')})" for row in rows],
            "What is counted": [row["definition"] for row in rows],
            "Care": [row["care"] for row in rows],
        }
    )


def draw(priority: str, name: str) -> None:
    """Draw the other cities beside a priority, a picture for each figure of which two cities or more are known."""
    beside = desk.now().keep(cities.beside, priority)
    if beside.empty:
        st.write(plain(f"No figure of another city is known on {name}."))
        return
    for topic, rows in beside.groupby("topic", sort=False):
        dots = _dots(rows)
        if len(dots) > 1:
            st.write(plain(str(topic)))
            tables.chart(
                city_dots(dots, unit=str(rows["unit"].iloc[0])),
                dots[["city", "label", "comparable"]].set_axis(["City", "Figure", "Comparable"], axis=1),
                name=f"cities, {topic}",
                alt_text=" ".join(rows["sentence"]),
            )
    tables.table(lines(beside), name=f"other cities, {name}")


def _dots(rows: pd.DataFrame) -> pd.DataFrame:
    """London and the other cities of one figure, in the order of their names; none is placed before another."""
    ordered = rows.sort_values("city", kind="stable")
    comparable = ["yes" if kind == LEVEL else "no: an open dot" for kind in ordered["kind"]]
    dots = pd.DataFrame(
        {
            "city": ordered["city"],
            "value": ordered["value"].astype(float),
            "label": [f"{value:.3g} ({period})" for value, period in ordered[["value", "period"]].to_numpy()],
            "kind": ordered["kind"],
        }
    ).assign(comparable=comparable)
    stands = ordered[ordered["london"].notna()]
    if stands.empty:
        return dots
    figure, period = stands["london"].iloc[0], stands["london_period"].iloc[0]
    london = {"city": LONDON, "value": float(figure), "label": f"{figure:.3g} ({period})", "kind": LONDON}
    return pd.concat([pd.DataFrame([{**london, "comparable": "this is London"}]), dots], ignore_index=True)
