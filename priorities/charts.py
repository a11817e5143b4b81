"""Charts of the ranking: pure functions from frames to Altair charts; what they draw is in `chart_data`.

Colours are those of the Government Analysis Function's palette. None of them carries meaning alone: criteria,
regions and lines are named where they are drawn. Titles belong to the page, which knows the finding.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import altair as alt
import pandas as pd

from priorities import chart_data
from priorities.schema import SCALE

PALETTE: Final = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
INK: Final = "#212B32"
QUIET: Final = "#505A5F"
FONT_SIZE: Final = 13
"""The smallest that reads from the back of a room on a projector, in pixels."""

ROW: Final = 26
"""Twice the font: lines of a list stay apart without gaps."""

_LARGE_FONT: Final = 22
_LARGE_ROW: Final = 40
Names = Mapping[Hashable, str] | None


def slope(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    titles: tuple[str, str],
    names: Names = None,
    first: int = chart_data.SLOPE_ROWS,
) -> alt.LayerChart:
    """Slope chart of two rankings; what moved is drawn strong, with its rank and name at both ends.

    Parameters
    ----------
    before, after : as `priorities.rank` returns them, of the same long list.
    titles : names of the two scenarios.
    first : draw what stands among this many in either ranking.
    """
    ends = chart_data.slopes(before, after, titles, names, first)
    axis = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontWeight="bold")
    colours = alt.Scale(domain=["up", "down", "same"], range=[PALETTE[0], PALETTE[2], QUIET])
    base = alt.Chart(ends).encode(
        x=alt.X("side:N", sort=list(titles), title=None, axis=axis, scale=alt.Scale(padding=0.5)),
        y=alt.Y("place:Q", scale=alt.Scale(reverse=True, nice=False, padding=10), axis=None),
        color=alt.Color("moved:N", scale=colours, legend=None),
        detail="label:N",
    )
    width = alt.condition("datum.moved == 'same'", alt.value(1), alt.value(2.5))
    left = base.transform_filter("datum.left").mark_text(align="right", dx=-10)
    right = base.transform_filter("!datum.left").mark_text(align="left", dx=10)
    layers = [
        base.mark_line(point=True).encode(strokeWidth=width),
        left.encode(text="text:N"),
        right.encode(text="text:N"),
    ]
    return _chart(layers, height=ROW * max(len(ends) // 2, 1))


def leading(ordered: pd.DataFrame, labels: pd.Series, *, first: int, large: bool = False) -> alt.LayerChart:
    """Bars of what leads: rank and name above each bar, the score behind it.

    Parameters
    ----------
    ordered : as `priorities.rank` returns it.
    labels : rank of each as it is said: "2=".
    first : how many to draw.
    large : whether it must be read across a room.
    """
    rows = chart_data.leading(ordered, labels, first)
    size, line = (_LARGE_FONT, _LARGE_ROW) if large else (FONT_SIZE, ROW)
    base = alt.Chart(rows).encode(y=alt.Y("order:O", axis=None, scale=alt.Scale(paddingInner=0.1)))
    x = alt.X("score:Q", axis=None, scale=alt.Scale(domain=[0, 1.15 * SCALE[1]]))
    layers = [
        base.mark_bar(color=PALETTE[0], height=0.4 * line, yOffset=0.35 * line).encode(x=x),
        base.mark_text(align="left", dx=5, dy=0.35 * line, color=INK, fontSize=size).encode(x=x, text="words:N"),
        base.mark_text(align="left", dy=-0.25 * line, color=INK, fontSize=size).encode(x=alt.value(0), text="name:N"),
    ]
    return _chart(layers, height=1.4 * line * max(len(rows), 1))


def trend(figures: pd.DataFrame, *, unit: str = "") -> alt.LayerChart:
    """Draw an indicator over time: London strong, England dashed, each named at its end.

    Parameters
    ----------
    figures : columns area, period and value; year where it is known, to sort by.
    unit : of the values, for the axis.
    """
    points = chart_data.series(figures)
    areas = list(dict.fromkeys(points["area"]))
    colours = alt.Scale(domain=areas, range=[PALETTE[0] if area == "London" else QUIET for area in areas])
    periods = list(dict.fromkeys(points["period"]))
    base = alt.Chart(points).encode(
        x=alt.X("period:O", sort=periods, title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
        y=alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False, nice=True)),
        color=alt.Color("area:N", scale=colours, legend=None),
    )
    dash = alt.condition("datum.area == 'London'", alt.value([1, 0]), alt.value([5, 4]))
    lines = base.mark_line(point=True, strokeWidth=2.5).encode(
        strokeDash=dash, tooltip=["area:N", "period:O", "value:Q"]
    )
    words = base.transform_filter("datum.last").mark_text(align="left", dx=8, fontWeight="bold")
    return _chart([lines, words.encode(text="area:N")], height=220, right=60)


def borough_spread(
    figures: pd.DataFrame, *, unit: str = "", marks: Mapping[str, float] | None = None
) -> alt.LayerChart:
    """All boroughs on one line, the lowest and the highest named.

    Parameters
    ----------
    figures : columns area and value, one row a borough.
    unit : of the values, for the axis.
    marks : name -> value to compare with, for example London and England; drawn as named strokes.
    """
    x = alt.X("value:Q", title=unit or None, scale=alt.Scale(zero=False, padding=40))
    base = alt.Chart(chart_data.borough_dots(figures)).encode(x=x)
    dots = base.mark_circle(size=110, color=PALETTE[0], opacity=0.55)
    words = base.transform_filter("datum.named != ''").mark_text(color=INK)
    layers = [
        dots.encode(y=alt.value(60), tooltip=["area:N", "value:Q"]),
        words.encode(y=alt.value(84), text="area:N"),
    ]
    for number, (name, value) in enumerate((marks or {}).items()):
        line = alt.Chart(pd.DataFrame({"value": [float(value)], "name": [name]})).encode(x=x)
        stroke = line.mark_tick(color=PALETTE[2], thickness=3, size=40)
        layers.append(stroke.encode(y=alt.value(60)))
        named = line.mark_text(color=PALETTE[2], fontWeight="bold")
        layers.append(named.encode(y=alt.value(30 - 16 * (number % 2)), text="name:N"))
    return _chart(layers, height=150)


def stacked(table: pd.DataFrame, criteria: Sequence[str]) -> alt.LayerChart:
    """Bars of what each criterion adds to a score, a line a priority, with the score at its end.

    Parameters
    ----------
    table : by priority in the order of sight, columns score and one a criterion, as `Ranking.ordered` gives them.
    criteria : keys, in order.
    """
    pieces = chart_data.pieces(table, criteria)
    names = list(dict.fromkeys(pieces["criterion"]))
    y = alt.Y("priority:N", sort=list(dict.fromkeys(pieces["priority"])), title=None, axis=alt.Axis(labelLimit=260))
    scale = alt.Scale(domain=list(SCALE))
    base = alt.Chart(pieces).encode(y=y)
    colours = alt.Scale(domain=names, range=[PALETTE[place % len(PALETTE)] for place in range(len(names))])
    legend = alt.Legend(title=None, orient="top")
    bars = base.mark_bar(stroke="#FFFFFF").encode(
        x=alt.X("start:Q", title="score", scale=scale),
        x2="end:Q",
        color=alt.Color("criterion:N", scale=colours, legend=legend, sort=names),
    )
    dark = alt.condition(alt.FieldOneOfPredicate("criterion", names[::2]), alt.value("#FFFFFF"), alt.value(INK))
    inside = base.mark_text().encode(x=alt.X("middle:Q", scale=scale), text="adds:N", color=dark)
    ends = base.transform_filter("datum.last").mark_text(align="left", dx=6, color=INK, fontWeight="bold")
    layers = [bars, inside, ends.encode(x=alt.X("end:Q", scale=scale), text="score:N")]
    return _chart(layers, height=ROW * max(pieces["priority"].nunique(), 1))


def value_function(points: Sequence[tuple[float, float]], earned: pd.DataFrame, *, unit: str = "") -> alt.LayerChart:
    """Line from levels of a figure to scores, with a dot for each priority on it.

    Parameters
    ----------
    points : (level, score) pairs.
    earned : priority, level, score.
    unit : of the levels.
    """
    line = chart_data.value_line(points, earned)
    reach = alt.Scale(domain=list(SCALE))
    level = alt.X("level:Q", title=unit, scale=alt.Scale(zero=False))
    score = alt.Y("score:Q", title="score", scale=reach)
    curve = alt.Chart(line).mark_line(color=PALETTE[0], strokeWidth=2).encode(x=level, y=score)
    dots = alt.Chart(earned).mark_circle(color=PALETTE[2], size=70, opacity=0.8)
    dots = dots.encode(
        x=level,
        y=score,
        tooltip=[
            alt.Tooltip("priority:N", title="priority"),
            alt.Tooltip("level:Q", title="level", format=".4~g"),
            alt.Tooltip("score:Q", title="score", format=".2f"),
        ],
    )
    return _chart([curve, dots], height=220)


def _chart(layers: Sequence[alt.Chart], *, height: float, top: int = 5, right: int = 5) -> alt.LayerChart:
    chart = alt.LayerChart(layer=list(layers)).properties(
        width="container", height=height, padding={"left": 5, "right": right, "top": top, "bottom": 5}
    )
    styled: alt.LayerChart = (
        chart.configure_view(stroke=None)
        .configure_axis(gridColor="#E5E7E8", labelColor=INK, titleColor=QUIET, titleFontWeight="normal")
        .configure_text(fontSize=FONT_SIZE)
    )
    return styled
