"""The picture of cities: one mark a city, London marked, filled only where levels can be compared."""

from __future__ import annotations

import pandas as pd

from priorities.cities.charts import city_dots


def test_one_mark_a_city():
    """Every city is drawn with its label; filling depends on its kind alone."""
    dots = pd.DataFrame(
        {
            "city": ["London", "Paris"],
            "value": [1.0, 2.0],
            "label": ["1 (2017)", "2 (2017)"],
            "kind": ["London", "colour"],
        }
    )
    chart = city_dots(dots, unit="%").to_dict()

    assert [layer["mark"]["type"] for layer in chart["layer"]] == ["point", "text"]
    assert len(next(iter(chart["datasets"].values()))) == 2
    assert "datum.filled" in str(chart["layer"][0]["encoding"]["fill"])
