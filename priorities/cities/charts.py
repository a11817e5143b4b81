"""Charts of other cities: a dot a city, London marked, open where levels cannot be compared."""

from __future__ import annotations

import altair as alt
import pandas as pd

from priorities.charts import FONT_SIZE, INK, PALETTE, QUIET, ROW


def city_dots(dots: pd.DataFrame, *, unit: str) -> alt.LayerChart:
    """Draw one dot a city.

    Parameters
    ----------
    dots : city, value, label (the figure with its year), kind ("London", "level" or anything else).
    unit : of the values.
    """
    names = alt.Y(
        "city:N", sort=list(dots["city"]), title=None, axis=alt.Axis(labelLimit=260, ticks=False, domain=False)
    )
    base = alt.Chart(dots).encode(
        y=names, x=alt.X("value:Q", title=unit or None, scale=alt.Scale(zero=False, padding=30))
    )
    filled = base.transform_calculate(filled="datum.kind === 'level' || datum.kind === 'London'")
    marks = filled.mark_point(size=120, strokeWidth=2, color=PALETTE[0]).encode(
        shape=alt.condition("datum.kind === 'London'", alt.value("diamond"), alt.value("circle")),
        fill=alt.condition("datum.filled", alt.value(PALETTE[0]), alt.value("white")),
        tooltip=["city:N", "label:N"],
    )
    words = base.mark_text(align="left", dx=12, color=INK).encode(text="label:N")
    chart = alt.LayerChart(layer=[marks, words]).properties(
        width="container", height=ROW * len(dots) + 60, padding={"left": 5, "right": 120, "top": 5, "bottom": 5}
    )
    styled: alt.LayerChart = (
        chart.configure_view(stroke=None)
        .configure_axis(gridColor="#E5E7E8", labelColor=INK, titleColor=QUIET, labelFontSize=FONT_SIZE)
        .configure_text(fontSize=FONT_SIZE)
    )
    return styled
