"""Who was heard beside who lives there, drawn: a bar for those heard, its interval, and a mark for London."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from engagement.charts import INK, PALETTE
from engagement.shares import percent

# Pixels a group: on a laptop, and on a wall. By eye.
_ROW, _LARGE_ROW = 24, 40
# Light enough for the dark line of the interval to stand out on it, and 4 to 1 against white.
_BAR = "#5B7FA6"
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


def parity_picture(table: pd.DataFrame, *, large: bool = False) -> alt.LayerChart:
    """Draw shares of those heard, with their 95% interval, and where parity would be.

    Parameters
    ----------
    table : as `engagement.reach.parity` returns it; groups that are not shown have no bar.
    large : whether it must be read across a room.
    """
    rows = table.rename_axis("group").reset_index().astype({"share": float, "low": float, "high": float})
    rows["words"] = [_words(row) for row in rows.to_dict("records")]
    order = rows["group"].tolist()
    base = alt.Chart(rows).encode(
        y=alt.Y("group:N", sort=order, title=None, axis=alt.Axis(labelLimit=240, ticks=False, domain=False)),
        tooltip=[alt.Tooltip("words:N", title=" ")],
    )
    across = alt.X("share:Q", title=None, axis=alt.Axis(format=".0%", grid=False, tickCount=4))
    bars = base.mark_bar(color=_BAR, height={"band": 0.55}).encode(x=across)
    reach = base.mark_rule(color=INK).encode(x="low:Q", x2="high:Q")
    london = base.mark_tick(color=PALETTE[2], thickness=4, height={"band": 0.9}).encode(x="expected:Q")
    size = 18 if large else 12
    chart: alt.LayerChart = (
        alt.layer(bars, reach, london)
        .properties(height=alt.Step(_LARGE_ROW if large else _ROW))
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=size, labelColor=INK)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def saturation_picture(curve: pd.DataFrame, *, large: bool = False) -> alt.LayerChart:
    """Draw how many themes a number of people bring: columns people and themes."""
    size = 18 if large else 12
    base = alt.Chart(curve).encode(
        x=alt.X("people:Q", title="people", axis=alt.Axis(grid=False, tickCount=8)),
        y=alt.Y("themes:Q", title="themes", axis=alt.Axis(grid=False)),
    )
    chart: alt.LayerChart = (
        alt.layer(base.mark_line(color=PALETTE[0], strokeWidth=3), base.mark_point(color=PALETTE[0], filled=True))
        .properties(height=320 if large else 200)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=size, titleFontSize=size, labelColor=INK, titleColor=INK)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def _words(row: Mapping[Any, Any]) -> str:
    expected = percent(row["expected"])
    if pd.isna(row["share"]):
        return f"{row['group']}: a few people, not shown; {expected} of London"
    return f"{row['group']}: {percent(row['share'])} of those who said, {expected} of London"
