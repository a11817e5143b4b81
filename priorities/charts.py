"""Charts of the ranking: pure functions from frames to Altair charts; what they draw is in `chart_data`.

Colours are those of the Government Analysis Function's palette. None of them carries meaning alone: criteria,
regions and lines are named where they are drawn. Titles belong to the page, which knows the finding.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import altair as alt
import pandas as pd

from priorities import chart_data
from priorities.schema import SCALE, Scenario, SmallestChange, Weights, criterion_name

PALETTE: Final = ("#12436D", "#28A197", "#801650", "#F46A25", "#3D3D3D", "#A285D1")
INK: Final = "#212B32"
QUIET: Final = "#505A5F"
FONT_SIZE: Final = 13
ROW: Final = 26

Names = Mapping[Hashable, str] | None


def ranked_bars(ranking: pd.DataFrame, *, names: Names = None, first: int | None = None) -> alt.LayerChart:
    """Ranked bars, split by what each criterion adds; the criteria are named over the first bar.

    Parameters
    ----------
    ranking : as `priorities.rank` returns it; priorities without a score are left out.
    names : priority -> name; row labels where None.
    first : how many to draw, all where None.
    """
    pieces = chart_data.contributions(ranking, names, first)
    lines = list(dict.fromkeys(pieces["line"]))
    parts = list(dict.fromkeys(pieces["criterion"]))
    y = alt.Y("line:N", sort=lines, title=None, axis=_row_axis())
    reach = alt.Scale(domain=list(SCALE))
    colour = alt.Color("criterion:N", scale=alt.Scale(domain=parts, range=list(PALETTE)), legend=None)
    base = alt.Chart(pieces).encode(y=y)
    bars = base.mark_bar(stroke="white", strokeWidth=1.5, height={"band": 0.72}).encode(
        x=alt.X("start:Q", scale=reach, title="score, 0 to 10"),
        x2="end:Q",
        color=colour,
        tooltip=[
            alt.Tooltip("line:N", title="priority"),
            alt.Tooltip("criterion:N", title="criterion"),
            alt.Tooltip("adds:Q", format=".2f", title="adds"),
            alt.Tooltip("score:Q", format=".2f", title="score"),
        ],
    )
    ends = base.transform_filter("datum.last").mark_text(align="left", dx=5, color=INK)
    heads = base.transform_filter("datum.top").mark_text(dy=-ROW * 0.7, fontWeight="bold", color=INK)
    layers = [
        bars,
        ends.encode(x=alt.X("end:Q", scale=reach), text=alt.Text("score:Q", format=".1f")),
        heads.encode(x=alt.X("middle:Q", scale=reach), text="criterion:N"),
    ]
    return _drawn(layers, height=ROW * max(len(lines), 1), top=24)


def triangle(
    scores: pd.DataFrame,
    weights: Weights | None = None,
    scenarios: Sequence[Scenario] = (),
    *,
    change: SmallestChange | None = None,
    names: Names = None,
) -> alt.LayerChart:
    """Triangle of all weightings: named regions of the leaders, saved points, present point, nearest change.

    Parameters
    ----------
    scores : priority x three criteria.
    weights : present weights; no point where None.
    scenarios : saved weightings, drawn as named points.
    change : as `priorities.smallest_change` returns it; drawn as a dashed line from the present weights.
    names : priority -> name; row labels where None.
    """
    criteria = list(scores.columns)
    corners, labels = chart_data.region_shapes(scores, names)
    layers = [
        _regions(corners),
        *_frame_of(criteria),
        _plane(labels).mark_text(color=INK, lineBreak="\n").encode(text="name:N"),
    ]
    if weights is not None and change is not None and change.weights:
        path = chart_data.weighting_points({"present": weights, "change": change.weights}, criteria)
        layers.append(_plane(path).mark_line(strokeDash=[5, 4], color=INK, strokeWidth=2))
    saved = chart_data.weighting_points({scenario.name: scenario.weights for scenario in scenarios}, criteria)
    layers.extend(_points(saved, colour=PALETTE[2], shape="diamond", dy=-13))
    if weights is not None:
        here = chart_data.weighting_points({"present weights": weights}, criteria)
        layers.extend(_points(here, colour=INK, shape="circle", dy=16))
    return _drawn(layers, height=420)


def _plane(frame: pd.DataFrame) -> alt.Chart:
    return alt.Chart(frame).encode(
        x=alt.X("x:Q", scale=alt.Scale(domain=[-0.1, 1.1]), axis=None),
        y=alt.Y("y:Q", scale=alt.Scale(domain=[-0.1, 0.95]), axis=None),
    )


def _regions(corners: pd.DataFrame) -> alt.Chart:
    number = len(corners["region"].unique())
    tints = [PALETTE[i % len(PALETTE)] for i in range(number)]
    shapes = _plane(corners).mark_line(
        interpolate="linear-closed", stroke="white", strokeWidth=2, fillOpacity=0.24, tooltip=True
    )
    regions: alt.Chart = shapes.encode(
        order=alt.Order("order:Q"),
        detail="region:N",
        fill=alt.Fill("region:N", scale=alt.Scale(domain=list(range(number)), range=tints), legend=None),
        tooltip=alt.Tooltip("name:N", title="leads here"),
    )
    return regions


def _frame_of(criteria: Sequence[str]) -> list[alt.Chart]:
    """Border of the triangle, and at each corner the criterion that has all the weight there."""
    alone = {f"only {criterion_name(c)}": {name: float(name == c) for name in criteria} for c in criteria}
    spots = chart_data.weighting_points(alone, criteria).assign(order=range(3))
    border = _plane(spots).mark_line(interpolate="linear-closed", color=INK, strokeWidth=1.5)
    above = _plane(spots.iloc[:1]).mark_text(dy=-12, color=QUIET)
    below = _plane(spots.iloc[1:]).mark_text(dy=16, color=QUIET)
    return [border.encode(order="order:Q"), above.encode(text="name:N"), below.encode(text="name:N")]


def _points(spots: pd.DataFrame, *, colour: str, shape: str, dy: int) -> list[alt.Chart]:
    if spots.empty:
        return []
    marks = _plane(spots).mark_point(filled=True, size=120, color=colour, opacity=1, shape=shape, stroke="white")
    halo = _plane(spots).mark_text(dy=dy, fontWeight="bold", stroke="white", strokeWidth=4)
    words = _plane(spots).mark_text(dy=dy, color=colour, fontWeight="bold")
    return [marks.encode(tooltip="name:N"), halo.encode(text="name:N"), words.encode(text="name:N")]


def rank_shares(acceptability: pd.DataFrame, *, names: Names = None, ranks: int = 10) -> alt.LayerChart:
    """How often each priority holds each rank: a table of shades with the share in every cell.

    Parameters
    ----------
    acceptability : as `priorities.rank_acceptability` returns it; drawn in the row order given.
    ranks : how many ranks to draw.
    """
    cells = chart_data.share_cells(acceptability, names, ranks)
    lines = list(dict.fromkeys(cells["line"]))
    base = alt.Chart(cells).encode(
        x=alt.X("rank:O", title="rank", axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("line:N", sort=lines, title=None, axis=_row_axis()),
    )
    shade = alt.Scale(domain=[0, 1], range=["#F3F5F7", PALETTE[0]])
    shaded = base.mark_rect(stroke="white").encode(color=alt.Color("share:Q", scale=shade, legend=None))
    ink = alt.condition("datum.share > 0.65", alt.value("white"), alt.value(INK))
    return _drawn([shaded, base.mark_text().encode(text="text:N", color=ink)], height=ROW * max(len(lines), 1))


def slope(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    titles: tuple[str, str],
    names: Names = None,
    first: int = 15,
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
    moved = alt.Scale(domain=["up", "down", "same"], range=[PALETTE[0], PALETTE[2], QUIET])
    base = alt.Chart(ends).encode(
        x=alt.X("side:N", sort=list(titles), title=None, axis=axis, scale=alt.Scale(padding=0.5)),
        y=alt.Y("place:Q", scale=alt.Scale(reverse=True, nice=False, padding=10), axis=None),
        color=alt.Color("moved:N", scale=moved, legend=None),
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
    return _drawn(layers, height=ROW * max(len(ends) // 2, 1))


def trend(figures: pd.DataFrame, *, unit: str = "") -> alt.LayerChart:
    """Draw an indicator over time: London strong, England dashed, each named at its end.

    Parameters
    ----------
    figures : columns area, period and value; year where it is known, to sort by.
    unit : of the values, for the axis.
    """
    shown = chart_data.series(figures)
    areas = list(dict.fromkeys(shown["area"]))
    colours = alt.Scale(domain=areas, range=[PALETTE[0] if area == "London" else QUIET for area in areas])
    periods = list(dict.fromkeys(shown["period"]))
    base = alt.Chart(shown).encode(
        x=alt.X("period:O", sort=periods, title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")),
        y=alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False, nice=True)),
        color=alt.Color("area:N", scale=colours, legend=None),
    )
    dash = alt.condition("datum.area == 'London'", alt.value([1, 0]), alt.value([5, 4]))
    lines = base.mark_line(point=True, strokeWidth=2.5).encode(
        strokeDash=dash, tooltip=["area:N", "period:O", "value:Q"]
    )
    words = base.transform_filter("datum.last").mark_text(align="left", dx=8, fontWeight="bold")
    return _drawn([lines, words.encode(text="area:N")], height=220, right=60)


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
    return _drawn(layers, height=150)


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
    drawn = alt.Chart(line).mark_line(color=PALETTE[0], strokeWidth=2).encode(x=level, y=score)
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
    return _drawn([drawn, dots], height=220)


def _row_axis() -> alt.Axis:
    return alt.Axis(labelLimit=280, labelFontSize=FONT_SIZE, ticks=False, domain=False, labelColor=INK)


def _drawn(layers: Sequence[alt.Chart], *, height: float, top: int = 5, right: int = 5) -> alt.LayerChart:
    chart = alt.LayerChart(layer=list(layers)).properties(
        width="container", height=height, padding={"left": 5, "right": right, "top": top, "bottom": 5}
    )
    styled: alt.LayerChart = (
        chart.configure_view(stroke=None)
        .configure_axis(gridColor="#E5E7E8", labelColor=INK, titleColor=QUIET, titleFontWeight="normal")
        .configure_text(fontSize=FONT_SIZE)
    )
    return styled
