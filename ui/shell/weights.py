"""The weights of a visit, in whole percent: in the link, so that a colleague sees them, and in the session."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from priorities import CRITERIA, counting, equal_weights, weights_over, whole_percent
from ui import cache

_HELD = "weights"


def weights() -> dict[str, int]:
    """Return the weights of the criteria that count: from the link, else from this visit, else equal shares."""
    criteria = counting(cache.criteria())
    from_link = _of_link(criteria)
    if from_link is not None:
        st.session_state[_HELD] = from_link
    held = weights_over(st.session_state.get(_HELD, {}), criteria)
    return whole_percent(held) if held else equal_weights(criteria)


def keep_weights(chosen: Mapping[str, int]) -> None:
    """Keep the weights in the visit and in the link."""
    st.session_state[_HELD] = dict(chosen)
    for criterion, weight in chosen.items():
        st.query_params[_in_link(criterion)] = str(weight)


def _in_link(criterion: str) -> str:
    return criterion if criterion in CRITERIA else f"weight_{criterion}"


def _of_link(criteria: list[str]) -> dict[str, int] | None:
    """Weights in the link; an added criterion that an older link does not know weighs 0."""
    absent = {criterion: "" if criterion in CRITERIA else "0" for criterion in criteria}
    given = [st.query_params.get(_in_link(criterion), absent[criterion]) for criterion in criteria]
    if not all(text.isdecimal() and len(text) <= 3 for text in given):
        return None
    found = {criterion: int(text) for criterion, text in zip(criteria, given, strict=True)}
    return found if sum(found.values()) == 100 else None
