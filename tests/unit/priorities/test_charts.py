"""Charts are valid, carry their names, and never rely on colour alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pytest

from priorities import Scenario, charts, rank
from tests.unit.priorities.oracles import frame, weights

SCORES = frame([(9, 1, 5), (1, 9, 5), (4, 4, 9), (1, 1, np.nan)])
W = weights(50, 30, 20)
SAVED = [Scenario("NHS", weights(20, 60, 20), "Ann", datetime(2019, 3, 15, tzinfo=UTC))]
FIGURES = pd.DataFrame(
    {
        "area": ["London", "London", "England", "England"],
        "period": ["2016/17", "2017/18"] * 2,
        "year": [2016, 2017] * 2,
        "value": [23.6, 23.1, 20.0, 20.1],
    }
)
BOROUGHS = pd.DataFrame({"area": ["Barnet", "Brent", "Bexley"], "value": [12.0, 30.0, 9.0]})

DRAWINGS: dict[str, Callable[[], alt.LayerChart]] = {
    "slope": lambda: charts.slope(rank(SCORES, W), rank(SCORES, SAVED[0].weights), titles=("now", "NHS")),
    "trend": lambda: charts.trend(FIGURES, unit="%"),
    "boroughs": lambda: charts.borough_spread(BOROUGHS, unit="%", marks={"London": 23.1, "England": 20.1}),
}


def texts(spec: dict[str, Any]) -> set[str]:
    """Every word of the data that a text mark draws."""
    found: set[str] = set()
    for layer in spec["layer"]:
        if layer["mark"]["type"] == "text":
            field = layer["encoding"]["text"]["field"]
            rows = spec["datasets"][layer.get("data", spec.get("data", {}))["name"]]
            found.update(str(row[field]) for row in rows)
    return found


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_chart_is_valid_and_fits_its_column(name: str) -> None:
    """Each chart passes the schema of Vega-Lite and takes the width of the page."""
    spec = DRAWINGS[name]().to_dict()

    assert spec["width"] == "container"
    assert spec["height"] > 0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("slope", {"1  a", "1  b  ▲2"}),
        ("trend", {"London", "England"}),
        ("boroughs", {"Bexley", "Brent", "London", "England"}),
    ],
)
def test_what_colour_says_is_also_written(name: str, words: set[str]) -> None:
    """Criteria, regions, scenarios, lines and ends are named in the picture; no legend is needed."""
    spec = DRAWINGS[name]().to_dict()

    assert words <= texts(spec)
    assert '"legend": {' not in str(spec)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: charts.trend(FIGURES.iloc[:0]),
        lambda: charts.borough_spread(BOROUGHS.iloc[:1]),
        lambda: charts.slope(rank(SCORES.iloc[3:], W), rank(SCORES.iloc[3:], W), titles=("now", "NHS")),
    ],
    ids=["no figures", "one borough", "nothing scored"],
)
def test_little_or_no_data_still_makes_a_chart(draw: Callable[[], alt.LayerChart]) -> None:
    """No figures, one borough, nothing scored: a chart without marks rather than an error."""
    assert draw().to_dict()["layer"]
