"""Charts of themes: pure functions from frames to charts, all words and numbers beside the marks."""

from __future__ import annotations

import altair as alt
import pandas as pd

from engagement.shares import percent

PALETTE = ("#12436D", "#28A197", "#801650", "#3D3D3D")
MAP_PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#A285D1", "#5B7F2B", "#B58900", "#3D3D3D")
INK = "#212B32"
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
