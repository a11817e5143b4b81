"""Other ways to arrive at weights than moving them: points, swings, order of importance, pairs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Final

import streamlit as st

from explorer.long_list import long_list
from priorities import (
    criterion_name,
    exact_percent,
    pairwise_weights,
    rank_order_weights,
    said_percent,
    swing_question,
    swing_weights,
)
from ui.shell import desk, errors
from ui.shell.weights import keep_weights
from ui.shell.wording import listing, plain

# Equal answers give shares that differ in the sixteenth digit.
_DIGITS: Final = 9
_TIMES: Final = (9, 7, 5, 3, 2, 1, 1 / 2, 1 / 3, 1 / 5, 1 / 7, 1 / 9)


def draw() -> None:
    """Draw the methods; what one comes to is shown in words and used on request."""
    with st.expander("Other ways to set the weights: points, swings, order, pairs"), errors.boundary():
        method = st.segmented_control("Method", list(_METHODS), default="Points", key="method", required=True)
        suggestion = _METHODS[str(method)]()
        if suggestion is None:
            return
        words = listing([f"{criterion_name(name)} {said_percent(weight)}" for name, weight in suggestion.items()])
        st.write(plain(f"This comes to {words}."))
        if st.button("Use these weights", key="use_weights"):
            keep_weights(suggestion)
            st.rerun()


def _criteria() -> list[str]:
    return desk.now().keep(long_list).counting


def _name(criterion: str) -> str:
    return criterion_name(criterion).capitalize()


def _points() -> dict[str, float] | None:
    st.caption("Share out any number of points; only their proportion counts.")
    points = {name: st.number_input(plain(_name(name)), 0, 1_000, 10, key=f"points {name}") for name in _criteria()}
    if not any(points.values()):
        st.caption("Give at least one point.")
        return None
    return exact_percent(points)


def _swings() -> dict[str, float] | None:
    st.caption("Give 100 to the swing that matters most, and the others their worth in comparison.")
    anchors = desk.now().keep(long_list).criteria
    points = {}
    for name in _criteria():
        question = swing_question(name, str(anchors.loc[name, "anchor_0"]), str(anchors.loc[name, "anchor_10"]))
        points[name] = st.number_input(plain(question), 0, 100, 100, key=f"swing {name}")
    return swing_weights(points)


def _order() -> dict[str, float] | None:
    st.caption(
        "Put the criteria in order of importance; the weights are the middle of all weights that keep this order."
    )
    places = range(1, len(_criteria()) + 1)
    points = {
        name: st.selectbox(plain(_name(name)), places, at, key=f"place {name}") for at, name in enumerate(_criteria())
    }
    groups = [[name for name in _criteria() if points[name] == place] for place in places]
    return exact_percent({k: float(v) for k, v in rank_order_weights([group for group in groups if group]).items()})


def _pairs() -> dict[str, float] | None:
    judged = {}
    for first, second in combinations(_criteria(), 2):
        judged[first, second] = st.select_slider(
            f"{plain(_name(first))} against {plain(criterion_name(second))}",
            _TIMES,
            1,
            format_func=partial(_comparison, first=first, second=second),
            key=f"pair {first} {second}",
        )
    pairwise = pairwise_weights(_criteria(), judged)
    agree = (
        "they agree well enough to be used" if pairwise.consistent else "they contradict each other: look at them again"
    )
    st.caption(f"Consistency ratio {pairwise.consistency_ratio:.2f}; {agree} (0.10 is the usual limit).")
    return exact_percent({name: round(share, _DIGITS) for name, share in pairwise.weights.items()})


def _comparison(times: float, first: str, second: str) -> str:
    if times == 1:
        return "equally important"
    more, by = (first, times) if times > 1 else (second, 1 / times)
    return f"{criterion_name(more)} {by:.0f} times as important"


_METHODS: Final[dict[str, Callable[[], dict[str, float] | None]]] = {
    "Points": _points,
    "Swings": _swings,
    "Order": _order,
    "Pairs": _pairs,
}
