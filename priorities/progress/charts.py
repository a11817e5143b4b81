"""Charts of progress: how far on the way, one series beside its plan, and months within their limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import altair as alt
import pandas as pd

from priorities.charts import FONT_SIZE, INK, PALETTE, QUIET, ROW

FURTHEST: Final = 150
"""Per cent of the way to either side that are edges; what lies further out stands at the edge. By eye."""

_NAME: Final = 320  # pixels of a name: what a phone of 390 has room for
_LARGE: Final = 20  # pixels of a letter that reads across a room
_SMALL, _EDGE = (150, 44), 7  # pixels of a small picture beside a line of text, and around what is drawn in it
_AIR: Final = {"left": 5, "right": 20, "top": 5, "bottom": 5}


def way_picture(rows: pd.DataFrame, *, large: bool = False) -> alt.LayerChart:
    """Draw how far each target is on its way: a dot with its limits, a stroke where the plan would be.

    Parameters
    ----------
    rows : name, per_cent (of the way from baseline to target), low, high (limits, missing where none are published),
        plan (per cent), words (the status).
    """
    edges = rows[["per_cent", "low", "high", "plan"]].clip(-FURTHEST, FURTHEST)
    ends_of_axis = [min(-10.0, float(edges.min().min())), max(110.0, float(edges.max().max()))]
    scale = alt.Scale(domain=ends_of_axis, clamp=True)
    x = alt.X("per_cent:Q", title="% of the way to the target", scale=scale)
    order = alt.Y("name:N", sort=list(rows["name"]), axis=None, scale=alt.Scale(paddingInner=0.1))
    base = alt.Chart(rows).encode(y=order)
    # A name stands above its row, so that a phone keeps its width for the way.
    names = base.mark_text(align="left", dy=-0.5 * ROW, color=INK, limit=_NAME).encode(x=alt.value(0), text="name:N")
    ends = alt.Chart(pd.DataFrame({"x": [0, 100]})).mark_rule(color=QUIET).encode(x="x:Q")
    limits = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=2, color=PALETTE[0])
    tip = ["name:N", "words:N", alt.Tooltip("per_cent:Q", format=".0f")]
    layers = [
        ends,
        limits.encode(x="low:Q", x2="high:Q"),
        base.mark_tick(thickness=3, size=0.6 * ROW, color=PALETTE[3]).encode(x="plan:Q"),
        base.mark_point(filled=True, size=110, color=PALETTE[0], opacity=1).encode(x=x, tooltip=tip),
        names,
    ]
    return _styled(layers, height=(2.6 if large else 1.9) * ROW * len(rows) + 50, large=large)


def course_picture(points: pd.DataFrame, plan: pd.DataFrame, *, unit: str = "", large: bool = False) -> alt.LayerChart:
    """Draw a series with its limits, the plan dashed from the baseline to the target, and the target as a diamond.

    Parameters
    ----------
    points : start (year), period, value, lower, upper, side ("before", "baseline" or "after").
    plan : start, value, words: the two ends of the plan.
    """
    x = alt.X(
        "start:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(zero=False, nice=False, padding=12),
    )
    y = alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False, padding=14))
    base = alt.Chart(points).encode(x=x)
    shapes = alt.Scale(domain=["before", "baseline", "after"], range=["circle", "square", "circle"])
    fills = alt.condition("datum.side == 'before'", alt.value("white"), alt.value(PALETTE[0]))
    limits = base.transform_filter("isValid(datum.lower)").mark_rule(color=PALETTE[0])
    dots = base.mark_point(size=70, color=PALETTE[0], strokeWidth=2, opacity=1).encode(
        y=y, shape=alt.Shape("side:N", scale=shapes, legend=None), fill=fills, tooltip=["period:N", "value:Q"]
    )
    line = alt.Chart(plan).encode(x=x, y=y)
    layers = [
        limits.encode(y=alt.Y("lower:Q", title=unit or None), y2="upper:Q"),
        line.mark_line(strokeDash=[6, 4], color=PALETTE[3], strokeWidth=2.5),
        dots,
        line.transform_filter("datum.words != ''").mark_point(
            shape="diamond", filled=True, size=160, color=PALETTE[3], opacity=1
        ),
        line.transform_filter("datum.words != ''").mark_text(align="right", dx=-12, color=INK).encode(text="words:N"),
    ]
    return _styled(layers, height=280, large=large)


def month_picture(
    months: pd.DataFrame, *, unit: str = "", target: float | None = None, large: bool = False
) -> alt.LayerChart:
    """Draw months with mean and limits; special ones are filled squares, chance alone is an open circle.

    Parameters
    ----------
    months : as `priorities.progress.monthly` returns them.
    target : edges as a line of its own, where there is one.
    """
    rows = months.assign(special=months["rules"] != "")
    x = alt.X("period:O", title=None, axis=alt.Axis(labelAngle=-90, labelOverlap="greedy"))
    y = alt.Y("value:Q", title=unit or None, scale=alt.Scale(zero=False, padding=10))
    base = alt.Chart(rows).encode(x=x)
    by_stretch = base.encode(detail="stretch:N")
    layers = [
        by_stretch.mark_line(color=INK, strokeWidth=1.5).encode(y=alt.Y("mean:Q", title=unit or None)),
        by_stretch.mark_line(color=QUIET, strokeDash=[5, 4]).encode(y="lower:Q"),
        by_stretch.mark_line(color=QUIET, strokeDash=[5, 4]).encode(y="upper:Q"),
        by_stretch.mark_line(color=PALETTE[0], strokeWidth=1.5).encode(y=y),
        base.mark_point(size=80, strokeWidth=2, color=PALETTE[0], opacity=1).encode(
            y=y,
            shape=alt.condition("datum.special", alt.value("square"), alt.value("circle")),
            fill=alt.condition("datum.special", alt.value(PALETTE[0]), alt.value("white")),
            tooltip=["period:N", "value:Q", "rules:N"],
        ),
    ]
    if target is not None:
        aim = alt.Chart(pd.DataFrame({"value": [target], "words": ["target"]})).encode(y=y)
        layers += [
            aim.mark_rule(color=PALETTE[3], strokeWidth=2, strokeDash=[2, 2]),
            aim.mark_text(align="left", dy=-8, color=INK).encode(x=alt.value(4), text="words:N"),
        ]
    return _styled(layers, height=320, large=large)


def course_in_small(readings: Sequence[tuple[float, float]], plan: Sequence[tuple[float, float]]) -> str:
    """Draw a series as a small SVG: a line through its readings, the plan dashed, the target as a diamond.

    Parameters
    ----------
    readings : when (a year) and value, oldest first: the baseline and what came after it.
    plan : the same of the plan's two ends.
    """
    points = [*readings, *plan]
    wide, high = ([point[axis] for point in points] for axis in (0, 1))

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = (
            (value - min(ends)) / ((max(ends) - min(ends)) or 1.0)
            for value, ends in zip(point, (wide, high), strict=True)
        )
        return round(_EDGE + x * (_SMALL[0] - 2 * _EDGE), 1), round(_SMALL[1] - _EDGE - y * (_SMALL[1] - 2 * _EDGE), 1)

    def path(line: Sequence[tuple[float, float]]) -> str:
        return " ".join("{},{}".format(*place(point)) for point in line)

    x, y = place(plan[-1])
    dots = "".join('<circle cx="{}" cy="{}" r="2.5" fill="{}"/>'.format(*place(dot), PALETTE[0]) for dot in readings)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SMALL[0]}" height="{_SMALL[1]}" '
        f'viewBox="0 0 {_SMALL[0]} {_SMALL[1]}">'
        f'<polyline points="{path(plan)}" fill="none" stroke="{PALETTE[3]}" stroke-width="2" stroke-dasharray="5 3"/>'
        f'<polyline points="{path(readings)}" fill="none" stroke="{PALETTE[0]}" stroke-width="2"/>{dots}'
        f'<path d="M{x} {y - 5}l5 5l-5 5l-5 -5z" fill="{PALETTE[3]}"/></svg>'
    )


def _styled(layers: list[alt.Chart], *, height: float, large: bool) -> alt.LayerChart:
    size = _LARGE if large else FONT_SIZE
    chart = alt.LayerChart(layer=layers).properties(width="container", height=height, padding=_AIR)
    styled: alt.LayerChart = (
        chart.configure_view(stroke=None)
        .configure_axis(gridColor="#E5E7E8", labelColor=INK, titleColor=QUIET, labelFontSize=size, titleFontSize=size)
        .configure_text(fontSize=size)
    )
    return styled
