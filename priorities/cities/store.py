"""Figures of other cities that people brought in, at rest: only ever added to; a whole table can be taken away."""

from __future__ import annotations

from typing import Final

import pandas as pd
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from data import Stamp, add_row, only_added_to, record, write
from priorities.errors import CityError

migrations = Migrations("priorities.cities")

COLUMNS: Final = (
    "table_id", "city", "indicator", "unit", "definition", "year", "value", "source", "priority", "comparable_with",
    "grade",
)  # fmt: skip


@migrations()
def create_city_figures(db: Database) -> None:
    """Tables that people brought in, their figures, and which were taken away."""
    db.execute(
        """
        CREATE TABLE city_tables (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, name TEXT NOT NULL,
            in_use INTEGER NOT NULL CHECK (in_use IN (0, 1)), who TEXT NOT NULL, at TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE city_figures (
            row_id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, city TEXT NOT NULL,
            indicator TEXT NOT NULL, unit TEXT NOT NULL, definition TEXT NOT NULL, year INTEGER NOT NULL,
            value REAL NOT NULL, source TEXT NOT NULL CHECK (source != ''), priority TEXT NOT NULL,
            comparable_with TEXT NOT NULL, grade TEXT NOT NULL
        )
        """
    )
    only_added_to(db, "city_tables", "city_figures")


def city_tables(db: Database) -> pd.DataFrame:
    """Return the tables that were brought in: table_id, name, in_use (bool), who and at of the last word on each."""
    rows = db.execute(
        "SELECT table_id, name, in_use, who, at FROM city_tables WHERE row_id IN "
        "(SELECT max(row_id) FROM city_tables GROUP BY table_id) ORDER BY table_id"
    ).fetchall()
    return pd.DataFrame(rows, columns=["table_id", "name", "in_use", "who", "at"]).astype({"in_use": bool})


def city_figures(db: Database) -> pd.DataFrame:
    """Return the figures of every table in use, as they were brought in."""
    rows = db.execute(f"SELECT {', '.join(COLUMNS)} FROM city_figures ORDER BY row_id").fetchall()  # noqa: S608
    figures = pd.DataFrame(rows, columns=list(COLUMNS))
    tables = city_tables(db)
    return figures[figures["table_id"].isin(tables.loc[tables["in_use"], "table_id"])].reset_index(drop=True)


def bring_in_cities(db: Database, stamp: Stamp, figures: pd.DataFrame, name: str) -> int:
    """Keep the figures of a table as one change; return its number.

    Parameters
    ----------
    figures : as `priorities.cities.read_city_table` gives them.
    name : of the file.

    Raises
    ------
    CityError
        Where there is none.
    """
    if figures.empty:
        raise CityError("No row of the table can be used.")
    with write(db):
        table_id = 1 + int(db.execute("SELECT coalesce(max(table_id), 0) FROM city_tables").fetchone()[0])
        _word(db, stamp, table_id, name, in_use=True)
        rows = figures.reindex(columns=list(COLUMNS[1:])).itertuples(index=False)
        marks = ", ".join("?" * len(COLUMNS))
        db.conn.executemany(
            f"INSERT INTO city_figures ({', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608
            [(table_id, *row) for row in rows],
        )
        after = {"figures": len(figures)}
        record(
            db, stamp, what="Brought in figures of other cities", target=f"table {table_id}", before=None, after=after
        )
    return table_id


def keep_city_table(db: Database, stamp: Stamp, table_id: int, *, in_use: bool) -> None:
    """Take a table that was brought in away, or put it back.

    Raises
    ------
    CityError
        Where there is no such table.
    """
    with write(db):
        tables = city_tables(db).set_index("table_id")
        if table_id not in tables.index:
            raise CityError("There is no such table of other cities.")
        _word(db, stamp, table_id, str(tables.loc[table_id, "name"]), in_use=in_use)
        what = "Put back figures of other cities" if in_use else "Took away figures of other cities"
        record(db, stamp, what=what, target=f"table {table_id}", before=None, after={"in use": in_use})


def _word(db: Database, stamp: Stamp, table_id: int, name: str, *, in_use: bool) -> None:
    add_row(db, "city_tables", {"table_id": table_id, "name": name[:120], "in_use": int(in_use)}, stamp)
