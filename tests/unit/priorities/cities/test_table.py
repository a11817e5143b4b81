"""A table of other cities is read row by row; what cannot be used lies in a tray with its reason."""

from __future__ import annotations

import pandas as pd
import pytest

from priorities.cities import read_city_table
from priorities.errors import CityError

WHOLE = {
    "City": "Paris", "Indicator": "Smoking", "Unit": "%", "Definition": "Adults who smoke daily", "Year": "2017",
    "Value": "25.5", "Source": "Baromètre santé 2017",
}  # fmt: skip


def read(*rows):
    return read_city_table(pd.DataFrame([{**WHOLE, **row} for row in rows]))


def test_a_whole_row_is_read():
    """Numbers are numbers, headings may be capitals, and what else is there is taken."""
    row = read({"Comparable with": "k", "grade": "b", "Value": "1,234.5", "Year": "2017.0"}).figures.iloc[0]

    assert row[["city", "year", "value", "comparable_with", "grade"]].tolist() == ["Paris", 2017, 1234.5, "k", "B"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"Source": " "}, "No source"),
        ({"City": ""}, "under city"),
        ({"Year": "last year"}, "no year"),
        ({"Year": "3017"}, "no year"),
        ({"Value": "many"}, "no number"),
        ({"Value": "1e400"}, "no number"),
        ({"Definition": "x" * 301}, "longer than 300"),
        ({"grade": "D"}, "grade"),
        ({}, "twice"),
    ],
)
def test_what_cannot_be_used_is_set_aside(change, why):
    """With the row as the spreadsheet counts, and the reason; the rest is read."""
    table = read({"Value": "25"}, change)

    assert len(table.figures) == 1
    assert table.set_aside["row"].tolist() == [3]
    assert why in table.set_aside["why"].iloc[0]


def test_formulas_and_markup_stay_words():
    """What a cell holds is kept as it was typed."""
    words = '=HYPERLINK("http://x.org")'
    assert read({"City": words}).figures["city"].tolist() == [words]


@pytest.mark.parametrize("table", [pd.DataFrame({"city": ["Paris"]}), pd.DataFrame([WHOLE]).head(0)])
def test_a_table_without_its_columns_or_rows_is_refused(table):
    """The sentence names what is missing."""
    with pytest.raises(CityError, match=r"indicator, unit|1 to 2,000 rows"):
        read_city_table(table)
