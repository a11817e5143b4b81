"""Other cities: beside which priority, by which rule, and tables that people bring in."""

from __future__ import annotations

import streamlit as st

from engagement import Export
from explorer import cities
from explorer.long_list import long_list
from priorities.cities import read_city_table
from priorities.cities.store import bring_in_cities, city_tables, keep_city_table
from ui.partners.priority import choose_priority
from ui.parts import cities as city_lines
from ui.parts import tables, uploads
from ui.shell import desk, state
from ui.shell.wording import count, plain

_RULES = (
    "Levels are compared only where definition and ages agree and the years lie at most two apart; else only the "
    "direction, from the first year that both have; else a figure is shown for colour. No city is placed above another."
)


def headline() -> str:
    """Return the first line: how much can be compared at all."""
    return desk.now().keep(cities.headline)


def draw() -> None:
    """Draw the cities beside one priority, all of them as a table, and the way of a table in."""
    st.caption(_RULES)
    names, priorities = desk.now().keep(long_list).names, desk.now().keep(cities.priorities_with_cities)
    if priorities:
        priority = choose_priority(priorities, names, key="city_priority")
        city_lines.draw(priority, str(names[priority]))
    if state.projector():
        return
    with st.expander("Every figure of another city"):
        tables.table(city_lines.lines(desk.now().keep(cities.comparisons)), name="figures of other cities")
    _bring_in()
    _tables()


def _bring_in() -> None:
    st.subheader("Bring in figures of other cities", anchor=False)
    st.caption(
        "One row a figure, with the columns city, indicator, unit, definition, year, value and source. Where they are "
        "there, priority, grade (A, B or C) and comparable_with are read too: rows with the same comparable_with, "
        "one of them of London, are compared as levels. A row without its source is set aside."
    )
    source = uploads.table_file("Drop the table here")
    if source is not None:
        _look(source.export, source.file_name)


def _look(export: Export, file_name: str) -> None:
    table = read_city_table(export.frame, first_row=export.layout.first_data_row)
    st.write(f"{count(len(table.figures), 'figure')} can be brought in.")
    if len(table.set_aside):
        st.warning(f"{count(len(table.set_aside), 'row')} cannot be used and will be left out.")
        tables.table(table.set_aside.set_axis(["Row", "City", "Why"], axis=1), name="rows set aside from the cities")
    press = desk.Press("Bring them in", "bring_in_cities", primary=True, disabled=table.figures.empty, after=_say)
    desk.act_button(press, bring_in_cities, table.figures, file_name)


def _tables() -> None:
    for row in desk.now().ask(city_tables).to_dict("records"):
        number, name = int(row["table_id"]), str(row["name"])
        label = f"Take away the figures of {name}" if row["in_use"] else f"Put back the figures of {name}"
        press = desk.Press(plain(label), f"city table {number}", after=_say_table)
        desk.act_button(press, keep_city_table, number, in_use=not row["in_use"])


def _say(_number: int) -> None:
    state.forget_upload()
    state.say("The figures are brought in. Take them away again at any time.")


def _say_table(_nothing: None) -> None:
    state.say("Done. The table and its figures stay on record.")
