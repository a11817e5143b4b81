"""Other cities as they stand: the bundled figures, London's readings, and tables that people brought in."""

from __future__ import annotations

import pandas as pd

from explorer import cities
from explorer.snapshot import Snapshot
from priorities.cities import COLOUR, DIRECTION, LEVEL
from priorities.cities.store import bring_in_cities


def test_smoking_is_a_direction_and_life_a_level(path):
    """New York's smoking by direction alone; life expectancy of Paris region by one definition; adult weight not."""
    now = Snapshot()
    smoking = now.keep(cities.beside, "LW02").set_index("city").loc["New York"]
    life = now.keep(cities.beside, "LW01").query("topic == 'Life expectancy of men'").set_index("city")

    assert smoking["kind"] == DIRECTION
    assert "from 16.3% (2015) to 14.7% (2017)" in smoking["sentence"]
    assert life.loc["Paris region (Ile-de-France)", ["kind", "london_period"]].tolist() == [LEVEL, "2011-13"]
    assert set(now.keep(cities.beside, "LW07")["kind"]) == {COLOUR}


def test_no_sentence_places_london(path):
    """A place in a list of cities is told nowhere, and every figure has a source and says what is counted."""
    table = Snapshot().keep(cities.comparisons)

    assert not table["sentence"].str.contains(r"\branks?\b", case=False).any()
    assert (table[["source", "definition", "grade"]] != "").all(axis=None)
    assert cities.headline(Snapshot()).startswith(f"{len(table)} figures of other cities stand beside London's")
    assert "LW14" in cities.priorities_with_cities(Snapshot())


def test_a_table_of_ones_own_stands_beside_its_priority(db, stamp):
    """Its priority may be named or numbered; levels are compared by its own key."""
    rows = [("London", 10.0, "Asthma"), ("Lisbon", 12.0, "LW08")]
    figures = pd.DataFrame(
        [(city, "Inhalers", "%", "d", 2017, value, "s", priority, "k", "") for city, value, priority in rows],
        columns=[
            "city", "indicator", "unit", "definition", "year", "value", "source", "priority",
            "comparable_with", "grade",
        ],
    )  # fmt: skip
    bring_in_cities(db, stamp, figures, "own.csv")
    row = cities.beside(Snapshot(), "LW08").set_index("city").loc["Lisbon"]

    assert (row["kind"], row["care"]) == (LEVEL, "Brought in as a table")
    assert row["sentence"] == "Inhalers: Lisbon 12% (2017), London 10% (2017); 2 points more, by one definition."
