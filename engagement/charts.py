"""Charts of themes: pure functions from frames to charts, all words and numbers beside the marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from engagement.shares import percent

PALETTE = ("#12436D", "#28A197", "#801650", "#3D3D3D")
MAP_PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#A285D1", "#5B7F2B", "#B58900", "#3D3D3D")
INK = "#212B32"
_SHADES = ("#EDF2F7", "#12436D")
# From this share of the boroughs on all are darkest: few live in the City of London, where a handful of people is a
# rate that would leave all others pale.
_DARKEST = 0.95
# Pixels of height: beside three more parts of a laptop's screen, and on a wall. By eye.
_MAP, _LARGE_MAP = 210, 420
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


def comment_map(places: pd.DataFrame) -> alt.LayerChart:
    """Draw a map of comments (parts of answers) coloured by theme, each theme named where most of it lies.

    Parameters
    ----------
    places : columns x, y (0-1), theme (name), rank (0 for the largest theme; from 8 on themes share one grey).
    """
    names = places.sort_values("rank")["theme"].drop_duplicates().tolist()
    colours = [MAP_PALETTE[place] if place < len(MAP_PALETTE) else "#AEB7BD" for place in range(len(names))]
    scale = alt.Scale(domain=[-0.05, 1.05])
    across, up = alt.X("x:Q", axis=None, scale=scale), alt.Y("y:Q", axis=None, scale=scale)
    dots = (
        alt.Chart(places)
        .mark_circle(size=28, opacity=0.65)
        .encode(
            x=across,
            y=up,
            color=alt.Color("theme:N", scale=alt.Scale(domain=names, range=colours), legend=None),
            tooltip=[alt.Tooltip("theme:N", title="Theme")],
        )
    )
    middle = places[places["rank"] < len(MAP_PALETTE)].groupby("theme", sort=False)[["x", "y"]].mean().reset_index()
    halo, words = (
        alt.Chart(middle).mark_text(fontSize=12, fontWeight="bold", **style).encode(x=across, y=up, text="theme:N")
        for style in ({"color": "#FFFFFF", "stroke": "#FFFFFF", "strokeWidth": 4}, {"color": INK})
    )
    chart: alt.LayerChart = (
        alt.layer(dots, halo, words)
        .properties(height=460)
        .configure_view(stroke=None)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def borough_map(shapes: Mapping[str, Any], people: pd.DataFrame, *, large: bool = False) -> alt.LayerChart:
    """Draw a map of London's boroughs, shaded by how many people were heard for each 10,000 who live there.

    Parameters
    ----------
    shapes : GeoJSON of the boroughs, each with its name as property "borough".
    people : columns borough, words (what is told of it), rate (people heard for each 10,000; missing where that is
        not shown).
    large : whether it must be read across a room.
    """
    rates = dict(zip(people["borough"], people["rate"], strict=True))
    words = dict(zip(people["borough"], people["words"], strict=True))
    features = [
        {**shape, "properties": {"borough": name, "words": words[name], "rate": _rate(rates[name])}}
        for shape in shapes["features"]
        if (name := shape["properties"]["borough"]) in rates
    ]
    base = alt.Chart({"values": features}).project("mercator")
    most = float(people["rate"].astype(float).quantile(_DARKEST))
    shade = alt.Color(
        "properties.rate:Q",
        scale=alt.Scale(domain=[0, most if most > 0 else 1.0], range=list(_SHADES), clamp=True),
        legend=alt.Legend(title="for each 10,000", orient="bottom", titleFontSize=12, labelFontSize=12, tickCount=3),
    )
    areas = base.mark_geoshape(stroke=INK, strokeWidth=0.7).encode(
        color=alt.condition("isValid(datum.properties.rate)", shade, alt.value("#FFFFFF")),
        tooltip=[alt.Tooltip("properties.words:N", title="Heard")],
    )
    chart: alt.LayerChart = (
        alt.layer(areas)
        .properties(height=_LARGE_MAP if large else _MAP)
        .configure_view(stroke=None)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def _rate(value: float) -> float | None:
    """Vega takes no missing number in JSON but null."""
    return None if pd.isna(value) else float(value)


def over_time(months: pd.DataFrame) -> alt.LayerChart:
    """Draw how many people spoke of a theme month by month, as shares of the people who answered in it.

    Parameters
    ----------
    months : columns month (the first of it), share (0-1), n, base.
    """
    base = alt.Chart(months.assign(label=months["share"].map(percent))).encode(
        x=alt.X("yearmonth(month):T", title=None),
        y=alt.Y("share:Q", title=None, axis=alt.Axis(format=".0%"), scale=alt.Scale(zero=True)),
    )
    line = base.mark_line(color=PALETTE[0], point=alt.OverlayMarkDef(color=PALETTE[0], size=45))
    words = base.mark_text(dy=-12, color=INK).encode(text="label:N")
    chart: alt.LayerChart = (
        alt.layer(line, words)
        .properties(height=180)
        .configure_view(stroke=None)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart
