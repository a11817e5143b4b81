"""The plan drawn as a calendar: a bar an activity, month by month."""

from __future__ import annotations

import altair as alt
import pandas as pd

from engagement.charts import INK, PALETTE
from engagement.plan.activity import LEADERS, LONDONERS

# Pixels an activity: on a laptop, and on a wall. By eye.
_ROW, _LARGE_ROW = 30, 46
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
# A name of an activity may have 80 letters: this is what a phone leaves for it. By eye.
_NAMES = 150


def calendar_picture(rows: pd.DataFrame, first: str, last: str, *, large: bool = False) -> alt.LayerChart:
    """Draw the activities over the months of the plan, the two tracks in colours that their legend names.

    Parameters
    ----------
    rows : name, track, first, end (days "2019-05-01"; end is the day after the last), words (what is told
        of it), state.
    first, last : the first day of the plan, and the day after its last.
    large : whether it must be read across a room.
    """
    size = 18 if large else 12
    days = rows.assign(**{name: pd.to_datetime(rows[name]) for name in ("first", "end")})
    scale = alt.Scale(domain=[_day(first), _day(last)], clamp=True)
    across = alt.X("first:T", title=None, scale=scale,
                   axis=alt.Axis(format="%b %Y", tickCount="month", grid=True, labelOverlap=True))  # fmt: skip
    base = alt.Chart(days).encode(
        y=alt.Y("name:N", sort=rows["name"].tolist(), title=None,
                axis=alt.Axis(labelLimit=2 * _NAMES if large else _NAMES, ticks=False, domain=False)),
    )  # fmt: skip
    bars = base.mark_bar(height={"band": 0.6}, minBandSize=4).encode(
        x=across,
        x2="end:T",
        color=alt.Color("track:N", title=None, scale=alt.Scale(domain=[LONDONERS, LEADERS], range=list(PALETTE[:2])),
                        legend=alt.Legend(orient="top", labelFontSize=size)),
        tooltip=[alt.Tooltip("words:N", title=" ")],
    )  # fmt: skip
    states = base.mark_text(align="left", dx=5, color=INK, fontSize=size).encode(
        x=alt.X("end:T", scale=scale), text="state:N"
    )
    chart: alt.LayerChart = (
        alt.layer(bars, states)
        .properties(height=alt.Step(_LARGE_ROW if large else _ROW))
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=size, labelColor=INK)
        .configure(font=_FONT, background="#FFFFFF")
    )
    return chart


def _day(text: str) -> alt.DateTime:
    day = pd.Timestamp(text)
    return alt.DateTime(year=day.year, month=day.month, date=day.day)
