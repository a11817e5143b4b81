"""Bundled tables as files: read once, handed out as fresh copies, numbers where a column holds numbers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent / "bundled"
_NUMBERS = {
    "long_list": (
        "baseline_london",
        "baseline_england",
        "borough_min_value",
        "borough_max_value",
        "collaboration",
        "health_burden",
        "regional_action",
    ),
    "indicators": ("year", "years", "value", "lower", "upper"),
    "regions": ("year", "years", "value", "lower", "upper"),
    "councils": ("year", "value"),
    "bands": ("years", "hit_rate", "starts", "tests"),
    "violence_by_month": ("offences",),
    "violence_by_borough": ("offences",),
    "homicide_victims": ("year", "victims", "by_knife"),
    "emergency_by_month": ("attendances", "breaches", "admissions", "within_4_hours_percent"),
    "social_care": ("value", "england_median"),
    "city_series": ("year", "years", "value", "lower", "upper"),
    "scoring_rules": ("level_0", "level_5", "level_10", "weight"),
    "boroughs": ("population",),
    "population": ("count", "percent"),
    "global_cities": ("value",),
}


def read(name: str) -> pd.DataFrame:
    """Return a table by its path within the folder, without its ending; text is text, and a blank cell is ""."""
    return _read(name).copy()


@cache
def _read(name: str) -> pd.DataFrame:
    frame = pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    for column in _NUMBERS.get(name.removeprefix("later/"), ()):
        frame[column] = pd.to_numeric(frame[column].replace("", None))
    return frame
