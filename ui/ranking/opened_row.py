"""What a row of the ranking opens to: why it stands where it does, its scores, its figures, what people said."""

from __future__ import annotations

from typing import Final

import streamlit as st

from explorer.long_list import long_list
from explorer.ranking import Standing
from priorities import criterion_name, narrative
from ui.parts import evidence, score_sources, tables
from ui.parts.indicators import indicator_sentence
from ui.shell import desk, navigation, state
from ui.shell.wording import percent, plain

_ROW: Final = "row"


def opened(standing: Standing) -> str:
    """Return the name of the priority whose number the link holds, where it is ranked; "" for none."""
    name = desk.now().keep(long_list).names.get(state.opened(_ROW) or "")
    return str(name) if name in standing.ranking.scores.index else ""


def draw(standing: Standing, name: str) -> None:
    """Draw the priority that is open, until it is closed: by the cross, by Escape or by going back."""
    if name:
        dialog = st.dialog(plain(name), width="large", on_dismiss=close)
        dialog(_inside)(standing, name)


def open_row(name: str) -> None:
    """Open the row of a priority, by the name under which it is ranked, in the link as well."""
    state.open_item(_ROW, desk.now().keep(long_list).numbers.get(name))


def close() -> None:
    """Close the row that is open."""
    state.open_item(_ROW, None)


def _inside(standing: Standing, name: str) -> None:
    if name in standing.unscored:
        st.write(f"{plain(name)} is not fully scored yet. Score it on the Long list page.")
    else:
        _why(standing, name)
    priorities = desk.now().keep(long_list).priorities
    numbers = priorities.index[priorities["name"] == name]
    if numbers.empty:
        st.write("It was renamed or taken off the list meanwhile. Close this and look again.")
        return
    priority = str(numbers[0])
    st.write(plain(indicator_sentence(priorities.loc[priority].to_dict())))
    score_sources.draw_in_use(priority, name)
    if not state.projector():
        for line in evidence.lines(priority):
            st.write(plain(line))
    navigation.link(navigation.LONG_LIST, "Open everything that is known about it", priority=priority)


def _why(standing: Standing, name: str) -> None:
    """Why it stands above or below another; the next one below unless somebody chooses."""
    order = [str(label) for label in standing.ranking.ordered.index if label not in standing.unscored]
    rivals = [label for label in order if label != name]
    if not rivals:
        st.write("Nothing else is fully scored.")
        return
    start = min(order.index(name), len(rivals) - 1)
    rival = st.selectbox("Compare with", rivals, start, key=f"compare {name}")
    first, second = sorted((name, str(rival)), key=order.index)
    parts = standing.ranking.why_above(first, second)
    st.write(plain(narrative.why(first, second, parts)))
    table = parts.reset_index().rename(
        columns={
            "criterion": "Criterion",
            "a": first,
            "b": second,
            "weight": "Weight",
            "difference": "Adds to the gap",
        }
    )
    table["Criterion"] = table["Criterion"].map(criterion_name)
    table["Weight"] = table["Weight"].map(percent)
    table["Adds to the gap"] = table["Adds to the gap"].round(2)
    tables.table(table, name=f"why {first} stands above {second}", download=False)
