"""Other ways to arrive at weights than moving them: points, changes from worst to best, order of importance, pairs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Final, NamedTuple

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

_CONTRADICTION: Final = (
    "These answers contradict each other: what you said of two pairs does not lead to what you said of the third. The "
    "weights below lie between them and are nobody's judgement. Look at the pairs again first."
)
# Equal answers give shares that differ in the sixteenth digit.
_DIGITS: Final = 9
_TIMES: Final = (9, 7, 5, 3, 2, 1, 1 / 2, 1 / 3, 1 / 5, 1 / 7, 1 / 9)


def draw() -> None:
    """Draw the methods; what one comes to is shown in words and used on request."""
    with st.expander("Other ways to set the weights: points, worst to best, order, pairs"), errors.boundary():
        method = st.segmented_control("Method", list(_METHODS), default="Points", key="method", required=True)
        suggestion = _METHODS[str(method)]()
        if suggestion is None:
            return
        weights = suggestion.weights
        words = listing([f"{criterion_name(name)} {said_percent(weight)}" for name, weight in weights.items()])
        if suggestion.doubt:
            st.warning(plain(suggestion.doubt))
        st.write(plain(f"This comes to {words}."))
        label = "Use these weights all the same" if suggestion.doubt else "Use these weights"
        if st.button(label, key="use_weights"):
            keep_weights(weights)
            st.rerun()


class Suggestion(NamedTuple):
    """Weights in percent that answers come to, and why they should be looked at again before they are used."""

    weights: dict[str, float]
    doubt: str = ""


def _criteria() -> list[str]:
    return desk.now().keep(long_list).counting


def _name(criterion: str) -> str:
    return criterion_name(criterion).capitalize()


def _points() -> Suggestion | None:
    st.caption("Share out any number of points; only their proportion counts.")
    points = {name: st.number_input(plain(_name(name)), 0, 1_000, 10, key=f"points {name}") for name in _criteria()}
    if not any(points.values()):
        st.caption("Give at least one point.")
        return None
    return Suggestion(exact_percent(points))


def _changes() -> Suggestion | None:
    st.caption(
        "Think of each criterion going from its worst to its best. Give 100 to the change that matters most, and to "
        "the others what they are worth beside it."
    )
    anchors = desk.now().keep(long_list).criteria
    points = {}
    for name in _criteria():
        question = swing_question(name, str(anchors.loc[name, "anchor_0"]), str(anchors.loc[name, "anchor_10"]))
        points[name] = st.number_input(plain(question), 0, 100, 100, key=f"swing {name}")
    return Suggestion(swing_weights(points))


def _order() -> Suggestion | None:
    st.caption(
        "Put the criteria in order of importance; the weights are the middle of all weights that keep this order."
    )
    places = range(1, len(_criteria()) + 1)
    points = {
        name: st.selectbox(plain(_name(name)), places, at, key=f"place {name}") for at, name in enumerate(_criteria())
    }
    groups = [[name for name in _criteria() if points[name] == place] for place in places]
    shares = rank_order_weights([group for group in groups if group])
    return Suggestion(exact_percent({name: float(share) for name, share in shares.items()}))


def _pairs() -> Suggestion | None:
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
    shares = exact_percent({name: round(share, _DIGITS) for name, share in pairwise.weights.items()})
    return Suggestion(shares, "" if pairwise.consistent else _CONTRADICTION)


def _comparison(times: float, first: str, second: str) -> str:
    if times == 1:
        return "equally important"
    more, by = (first, times) if times > 1 else (second, 1 / times)
    return f"{criterion_name(more)} {by:.0f} times as important"


_METHODS: Final[dict[str, Callable[[], Suggestion | None]]] = {
    "Points": _points,
    "Worst to best": _changes,
    "Order": _order,
    "Pairs": _pairs,
}
