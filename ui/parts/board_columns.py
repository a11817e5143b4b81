"""The ranking as the board reads it: three columns by life stage, and one for what is not placed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from explorer import framework
from explorer.long_list import long_list
from explorer.ranking import Standing
from ui.parts import principles, tables
from ui.shell import desk
from ui.shell.wording import plain


def draw(standing: Standing, principle: str | None) -> None:
    """Draw the ranked list by life stage, with the marks of a principle where one is looked through."""
    columns = framework.board_columns(desk.now(), standing)
    for place, (stage, rows) in zip(st.columns(len(columns)), columns.items(), strict=True):
        with place:
            st.subheader(plain(stage.capitalize()), anchor=False)
            if rows.empty:
                st.write("No priority stands here.")
            else:
                tables.table(_readable(rows, principle), name=f"ranking, {stage.lower()}", download=False)
    tables.csv_button(whole(columns, principle), "ranking as the board reads it")


def whole(columns: dict[str, pd.DataFrame], principle: str | None) -> pd.DataFrame:
    """Return the columns one under the other, for the file."""
    parts = [_readable(rows, principle).assign(**{"Life stage": stage}) for stage, rows in columns.items()]
    return pd.concat(parts, ignore_index=True)


def _readable(rows: pd.DataFrame, principle: str | None) -> pd.DataFrame:
    table = rows.set_axis(["Rank", "Priority"], axis=1)
    if principle is None:
        return table
    numbers = desk.now().keep(long_list).numbers
    marks = principles.marks_of(principle, [numbers.get(name, "") for name in rows["priority"]])
    return table.assign(**{"Keeps the principle": marks})
