"""Writing in charts on a projector."""

from __future__ import annotations

import altair as alt
import pandas as pd

from ui.parts.room_charts import for_a_room


def test_no_writing_is_smaller_than_a_room_reads():
    """Small writing grows to 19 pixels, named or not; larger writing and everything else stays."""
    frame = pd.DataFrame({"borough": ["Brent"], "value": [3.0]})
    base = alt.Chart(frame).encode(x="value:Q", y="borough:N")
    drawing = alt.layer(base.mark_point(size=40), base.mark_text(fontSize=24, text="a"), base.mark_text(fontSize=11))
    spec = for_a_room(drawing.configure_axis(labelFontSize=13, grid=False)).to_dict()

    assert [layer["mark"].get("fontSize") for layer in spec["layer"]] == [None, 24, 19]
    assert spec["config"]["axis"]["labelFontSize"] == spec["config"]["axis"]["titleFontSize"] == 19
    assert spec["config"]["axis"]["grid"] is False
    assert spec["config"]["text"]["fontSize"] == 19
    assert spec["layer"][0]["mark"]["size"] == 40
