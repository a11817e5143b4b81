"""The map of boroughs draws each borough once, in a shade that follows its rate."""

from __future__ import annotations

import pandas as pd
import pytest

from data import bundled
from engagement.charts import borough_map


@pytest.mark.parametrize("large", [False, True])
def test_a_map_holds_every_borough_with_its_words(large: bool) -> None:
    """33 shapes, each with its rate; a hidden one has none; the darkest shade is not the one tiny borough's rate."""
    names = bundled.boroughs()["borough"]
    people = pd.DataFrame({"borough": names, "words": names + ": heard", "rate": 2.0})
    people.loc[names == "City of London", "rate"] = 50.0
    people.loc[names == "Camden", "rate"] = float("nan")

    chart = borough_map(bundled.borough_shapes(), people, large=large).to_dict()
    layer = chart["layer"][0]
    shapes = {shape["properties"]["borough"]: shape["properties"] for shape in next(iter(chart["datasets"].values()))}

    assert len(shapes) == 33
    assert shapes["Camden"] == {"borough": "Camden", "words": "Camden: heard", "rate": None}
    assert layer["encoding"]["color"]["condition"]["scale"]["domain"][1] == pytest.approx(2.0)
