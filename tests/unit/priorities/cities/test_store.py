"""Figures of other cities at rest: a table is one change, and is taken away and put back whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import pytest

from data import Stamp, history
from data.driver import sqlite3
from priorities.cities.store import bring_in_cities, city_figures, city_tables, keep_city_table, migrations
from priorities.errors import CityError

MIGRATIONS = (migrations,)
ANN = Stamp("Ann", datetime(2019, 3, 15, 10, tzinfo=UTC))
FIGURES = pd.DataFrame(
    {
        "city": ["Paris"], "indicator": ["Smoking"], "unit": ["%"], "definition": ["d"], "year": [2017],
        "value": [25.5], "source": ["s"], "priority": [""], "comparable_with": [""], "grade": ["A"],
    }
)  # fmt: skip


def test_a_table_is_brought_in_taken_away_and_put_back(db):
    """Its figures stand while it is in use; every word is on record."""
    first, second = (bring_in_cities(db, ANN, FIGURES, name) for name in ("one.csv", "two.csv"))
    keep_city_table(db, ANN, first, in_use=False)

    assert city_figures(db)["table_id"].tolist() == [second]
    keep_city_table(db, ANN, first, in_use=True)
    assert city_figures(db)["table_id"].tolist() == [first, second]
    assert city_tables(db)[["name", "in_use", "who"]].to_numpy().tolist() == [
        ["one.csv", True, "Ann"], ["two.csv", True, "Ann"],
    ]  # fmt: skip
    assert history(db, limit=None)["what"].tolist()[0] == "Put back figures of other cities"


def test_nothing_and_no_table_are_refused(db):
    """An empty table is not brought in; a table that is not there is not taken away."""
    with pytest.raises(CityError, match="No row"):
        bring_in_cities(db, ANN, FIGURES.head(0), "one.csv")
    with pytest.raises(CityError, match="no such table"):
        keep_city_table(db, ANN, 7, in_use=False)
    assert city_tables(db).empty


@pytest.mark.parametrize("statement", ["UPDATE city_figures SET value = 1", "DELETE FROM city_tables"])
def test_rows_are_only_added_to(db, statement):
    """Neither changed nor taken away."""
    bring_in_cities(db, ANN, FIGURES, "one.csv")
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(statement)
