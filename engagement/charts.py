"""Charts of themes: pure functions from frames to charts, all words and numbers beside the marks."""

from __future__ import annotations

import altair as alt
import pandas as pd

from engagement.shares import percent

PALETTE = ("#12436D", "#28A197", "#801650", "#3D3D3D")
MAP_PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25", "#A285D1", "#5B7F2B", "#B58900", "#3D3D3D")
INK = "#212B32"
# Height of a bar and its gap in pixels: two lines of 13 pixels' text fit beside one theme's bars. By eye.
_BAR = 15
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


def ranked_themes(by_audience: pd.DataFrame) -> alt.LayerChart:
    """Draw how many people speak of each theme, audiences side by side, each bar with its share and interval.

    Parameters
    ----------
    by_audience : columns theme, audience, share, low, high (0-1, missing where hidden); themes in the order to draw,
        audiences in theirs.
    """
    table = by_audience.assign(label=_bar_labels(by_audience), end=by_audience["high"].fillna(0.0))
    themes = list(dict.fromkeys(table["theme"]))
    audiences = list(dict.fromkeys(table["audience"]))
    reach = float(table["end"].max()) or 1.0 if len(table) else 1.0
    base = alt.Chart(table).encode(
        y=alt.Y(
            "theme:N",
            sort=themes,
            title=None,
            axis=alt.Axis(labelLimit=260, labelFontSize=13, ticks=False, domain=False),
        ),
        yOffset=alt.YOffset("audience:N", sort=audiences),
    )
    scale = alt.Scale(domain=[0, reach * 1.35])
    bars = base.mark_bar(height=_BAR - 3).encode(
        x=alt.X("share:Q", scale=scale, title=None, axis=None),
        color=alt.Color(
            "audience:N",
            scale=alt.Scale(domain=audiences, range=list(PALETTE[: len(audiences)])),
            legend=None,
        ),
        tooltip=[alt.Tooltip("theme:N"), alt.Tooltip("audience:N"), alt.Tooltip("label:N", title="people")],
    )
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("low:Q", scale=scale), x2="high:Q")
    words = base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(
        x=alt.X("end:Q", scale=scale), text="label:N"
    )
    height = max(len(themes) * max(len(audiences), 1) * _BAR + 8 * len(themes), 60)
    chart: alt.LayerChart = (
        alt.layer(bars, spans, words)
        .properties(height=height)
        .configure_view(stroke=None)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def _bar_labels(by_audience: pd.DataFrame) -> list[str]:
    """The words beside each bar: "Londoners 12%", "Londoners not shown"."""
    pairs = zip(by_audience["audience"], by_audience["share"], strict=True)
    return [f"{audience} {'not shown' if pd.isna(share) else percent(share)}" for audience, share in pairs]


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
