"""A city stands beside London as a level only by the key, else as a direction, else for colour; never as a place."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from priorities.cities import COLOUR, DIRECTION, LEVEL, LONDON, comparisons, finding


def figures(*rows, unit="%"):
    """Rows of (city, year, value, key), all of one topic."""
    table = pd.DataFrame(rows, columns=["city", "year", "value", "comparable_with"])
    words = {
        "topic": "Smoking",
        "priority": "LW02",
        "unit": unit,
        "definition": "d",
        "source": "s",
        "grade": "A",
        "care": "",
    }
    return table.assign(period=table["year"].astype(str), **words)


def test_the_same_key_within_two_years_is_a_level():
    """The nearest year within two of London's latest; the difference of shares is in points."""
    table = comparisons(
        figures(
            (LONDON, 2015, 16.3, "k"), (LONDON, 2017, 14.7, "k"), ("Paris", 2014, 20.0, "k"), ("Paris", 2016, 19.7, "k")
        )
    )

    assert table[["kind", "value", "london"]].to_numpy().tolist() == [[LEVEL, 19.7, 14.7]]
    assert (
        table["sentence"].iloc[0]
        == "Smoking: Paris 19.7% (2016), London 14.7% (2017); 5 points more, by one definition."
    )


@pytest.mark.parametrize(
    ("city", "kind"),
    [
        (("Paris", 2014, 20.0, "k"), COLOUR),
        (("Paris", 2017, 20.0, "other"), COLOUR),
        (("Paris", 2017, 20.0, ""), COLOUR),
        (("Paris", 2019, 14.7, "k"), LEVEL),
    ],
)
def test_without_key_or_year_it_is_no_level(city, kind):
    """Three years apart, another key, or none: shown for colour, with the reason."""
    table = comparisons(figures((LONDON, 2017, 14.7, "k"), city))

    assert table["kind"].tolist() == [kind]
    assert ("shown for colour" in table["sentence"].iloc[0]) == (kind == COLOUR)


def test_three_readings_each_are_a_direction():
    """New York's smoking from 14.4 to 13.5, London's from 16.3 to 14.7 in two years: -3.1 and -4.9 a year of 100."""
    table = comparisons(
        figures(
            *((LONDON, year, value, "") for year, value in ((2015, 16.3), (2016, 15.2), (2017, 14.7))),
            *(
                ("New York", year, value, "")
                for year, value in ((2009, 16.0), (2015, 14.4), (2016, 13.3), (2017, 13.5))
            ),
        )
    )

    assert table["kind"].tolist() == [DIRECTION]
    sentence = table["sentence"].iloc[0]
    assert "New York from 14.4% (2015) to 13.5% (2017), 100 to 94, -3.1 a year" in sentence
    assert "London from 16.3% (2015) to 14.7% (2017), 100 to 90, -4.9 a year" in sentence
    assert "definitions differ" in sentence


def test_without_london_there_is_colour():
    """A city without London beside it says so; two readings are no direction; a start at zero has no index."""
    assert "London has no figure" in comparisons(figures(("Tokyo", 2017, 5.0, "k")))["sentence"].iloc[0]
    two = [(city, year, 5.0, "") for city in (LONDON, "Tokyo") for year in (2016, 2017)]
    assert comparisons(figures(*two))["kind"].tolist() == [COLOUR]
    zero = [(city, year, 0.0, "") for city in (LONDON, "Tokyo") for year in (2015, 2016, 2017)]
    assert comparisons(figures(*zero))["kind"].tolist() == [COLOUR]


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [("number", 292.0, "292 (2017)"), ("% fewer", 37.0, "37% fewer"), ("people", 3641.0, "3,641 people")],
)
def test_units_are_read_as_they_are_said(unit, value, words):
    """Counts, shares of something and people."""
    assert words in comparisons(figures(("Tokyo", 2017, value, ""), unit=unit))["sentence"].iloc[0]


ROW = st.tuples(
    st.sampled_from([LONDON, "Paris", "Tokyo"]),
    st.integers(2010, 2019),
    st.floats(1, 99),
    st.sampled_from(["", "a", "b"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=12, unique_by=lambda row: row[:2]))
def test_no_sentence_places_a_city(rows):
    """Whatever stands there: a level only by a shared key within two years, and no sentence speaks of ranks."""
    table = comparisons(figures(*rows))
    keys = {(city, year): key for city, year, _value, key in rows}

    assert not table["sentence"].str.contains(r"\branks?\b|best|worst|first|last", case=False).any()
    for row in table[table["kind"] == LEVEL].to_dict("records"):
        key = keys[row["city"], int(row["period"])]
        assert key
        assert key == keys[LONDON, int(row["london_period"])]
        assert abs(int(row["period"]) - int(row["london_period"])) <= 2


def test_the_finding_counts_each_kind():
    """What can be compared, by direction alone, and not at all; nothing known is said."""
    table = comparisons(figures((LONDON, 2017, 14.7, "k"), ("Paris", 2017, 20.0, "k"), ("Tokyo", 2017, 20.0, "")))

    assert finding(table) == (
        "2 figures of other cities stand beside London's: 1 can be compared as they are, 0 by their direction alone, "
        "1 not at all."
    )
    assert finding(table.head(1)).startswith("1 figure of other cities stands")
    assert finding(table.head(0)) == "No figure of another city is known."
