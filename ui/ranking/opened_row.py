"""What a row of the ranking opens to: why it stands where it does, its scores, its figures, what people said."""

from __future__ import annotations

import streamlit as st

from priorities import criterion_name, narrative
from ui import cache
from ui.long_list import card
from ui.parts import evidence, score_sources, tables
from ui.parts.standing import Standing
from ui.shell import navigation, state
from ui.shell.wording import plain

_OPEN = "opened row"


def draw(standing: Standing, just_opened: str | None) -> None:
    """Draw the priority that is open, by the name under which it is ranked, until it is closed."""
    name = just_opened or st.session_state.get(_OPEN)
    if name not in standing.scores.index:
        return
    st.session_state[_OPEN] = name
    dialog = st.dialog(plain(name), width="large", on_dismiss=close)
    dialog(_inside)(standing, str(name))


def close() -> None:
    """Close the row that is open, also where a visit went to another page from it."""
    st.session_state.pop(_OPEN, None)


def _inside(standing: Standing, name: str) -> None:
    if name in standing.unscored:
        st.write(f"{plain(name)} is not fully scored yet. Score it on the Long list page.")
    else:
        _why(standing, name)
    listed = cache.long_list()
    priority = str(listed.index[listed["name"] == name][0])
    st.write(plain(card.indicator_sentence(listed.loc[priority].to_dict())))
    score_sources.in_use(priority, listed.loc[priority].to_dict())
    if not state.projector():
        for line in evidence.lines(priority):
            st.write(plain(line))
    navigation.link(navigation.LONG_LIST, "Open everything that is known about it", priority=priority)


def _why(standing: Standing, name: str) -> None:
    """Why it stands above or below another; the next one below unless somebody chooses."""
    order = [str(label) for label in standing.ranking.index if label not in standing.unscored]
    others = [label for label in order if label != name]
    if not others:
        st.write("Nothing else is fully scored.")
        return
    start = min(order.index(name), len(others) - 1)
    other = st.selectbox("Compare with", others, start, key=f"compare {name}")
    first, second = sorted((name, str(other)), key=order.index)
    parts = standing.board.why_above(first, second)
    st.write(plain(narrative.why(first, second, parts)))
    shown = parts.reset_index().rename(
        columns={
            "criterion": "Criterion",
            "a": first,
            "b": second,
            "weight": "Weight",
            "difference": "Adds to the gap",
        }
    )
    shown["Criterion"] = shown["Criterion"].map(criterion_name)
    shown["Weight"] = shown["Weight"].map(lambda share: f"{share:.0%}")
    shown["Adds to the gap"] = shown["Adds to the gap"].round(3)
    tables.table(shown, name=f"why {first} stands above {second}", download=False)
