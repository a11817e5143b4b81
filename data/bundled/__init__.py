"""The tables that come with the explorer: read once, handed out as copies.

Text columns are text, also where a cell looks like a number; missing figures stay missing. Where each table comes
from stands in ``catalogue.toml`` and, for people, in data/README.md.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parent
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
    "indicators": ("value", "year"),
    "boroughs": ("population",),
    "population": ("count", "percent"),
}


@dataclass(frozen=True)
class SampleFile:
    """One file of illustrative responses, in the shape a survey tool writes.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    audience : str
        Who answered: "Professionals" or "Londoners".
    title : str
        What it is, for a person.
    """

    path: Path
    audience: str
    title: str


def long_list() -> pd.DataFrame:
    """Return the long list, indexed by ``priority_id``.

    Returns
    -------
    pandas.DataFrame
        life_stage, name, emerging_2019 (one of the nine of March 2019, or ""), indicator and its unit, direction,
        baseline (London, England), borough range, trend in words, partners, draft scores 0-10 on the three
        criteria (missing where unscored) with their reasons, draft_status, source, gap.
    """
    return _table("long_list").set_index("priority_id")


def indicators() -> pd.DataFrame:
    """Return the series: indicator_id, area, area_type, period, year, value, unit, source_id."""
    return _table("indicators")


def criteria() -> pd.DataFrame:
    """Return the criteria: criterion, name, question, anchor_0, anchor_5, anchor_10."""
    return _table("criteria")


def boroughs() -> pd.DataFrame:
    """Return the boroughs: borough, ons_code, inner_outer, system, system_name, population, outward_codes."""
    return _table("boroughs")


def commitments() -> pd.DataFrame:
    """Return existing commitments: priority_id, source_document, commitment, target, target_year."""
    return _table("commitments")


def principles() -> pd.DataFrame:
    """Return the guiding principles: principle, explanation."""
    return _table("principles")


def global_cities() -> pd.DataFrame:
    """Return figures of other cities: indicator, unit, city, period, value (text), source, note."""
    return _table("global_cities")


def population() -> pd.DataFrame:
    """Return Londoners by group: area, dimension, group, count, percent (0-100), year."""
    return _table("population")


def sample_files() -> tuple[SampleFile, ...]:
    """Return the files of illustrative responses."""
    folder = FOLDER / "sample"
    return (
        SampleFile(
            folder / "professionals_ms_forms.xlsx",
            "Professionals",
            "Professionals, as Microsoft Forms writes it",
        ),
        SampleFile(folder / "londoners_surveymonkey.csv", "Londoners", "Londoners, as SurveyMonkey writes it"),
    )


def intended_themes() -> pd.DataFrame:
    """Return what the sample's writers meant: audience, respondent, question, kind, themes (";"), personal (" | ")."""
    return _table("sample/intended_themes")


def catalogue() -> pd.DataFrame:
    """Return the data log: table, what, source, date, licence, changed."""
    entries = tomllib.loads((FOLDER / "catalogue.toml").read_text(encoding="utf-8"))
    return pd.DataFrame([{"table": name, **entry} for name, entry in entries.items()])


def _table(name: str) -> pd.DataFrame:
    return _read(name).copy()


@cache
def _read(name: str) -> pd.DataFrame:
    frame = pd.read_csv(FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    for column in _NUMBERS.get(name, ()):
        frame[column] = pd.to_numeric(frame[column].replace("", None))
    return frame
