"""The chart of themes: both audiences, every number in words beside its bar."""

from __future__ import annotations

import json

import pandas as pd

from engagement.charts import ranked_themes

TABLE = pd.DataFrame(
    [
        ("Housing", "Londoners", 0.30, 0.25, 0.36),
        ("Housing", "Professionals", 0.10, 0.05, 0.19),
        ("Clean air", "Londoners", 0.20, 0.15, 0.26),
        ("Clean air", "Professionals", 0.25, 0.17, 0.36),
    ],
    columns=["theme", "audience", "share", "low", "high"],
)


def test_both_audiences_are_drawn_and_labelled_directly() -> None:
    """Audiences side by side in their order, each bar told in words, no legend, themes in the order given."""
    spec = json.loads(ranked_themes(TABLE).to_json())

    bars, spans, words = spec["layer"]
    assert [layer["mark"]["type"] for layer in (bars, spans, words)] == ["bar", "rule", "text"]
    assert bars["encoding"]["color"]["scale"]["domain"] == ["Londoners", "Professionals"]
    assert bars["encoding"]["color"]["legend"] is None
    assert bars["encoding"]["y"]["sort"] == ["Housing", "Clean air"]
    (rows,) = spec["datasets"].values()
    assert [row[words["encoding"]["text"]["field"]] for row in rows] == [
        "Londoners 30%", "Professionals 10%", "Londoners 20%", "Professionals 25%",
    ]  # fmt: skip
    assert (spans["encoding"]["x"]["field"], spans["encoding"]["x2"]["field"]) == ("low", "high")


def test_no_themes_no_failure() -> None:
    """An empty table is an empty chart."""
    assert ranked_themes(TABLE.head(0)).to_dict()["height"] >= 60
