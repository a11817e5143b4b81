"""The weights of a visit, in whole percent: in the link, so that a colleague sees them, and in the session."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from explorer.long_list import long_list
from priorities import CRITERIA, equal_weights, weights_over, whole_percent
from ui.shell import desk

_WEIGHTS = "weights"


def weights() -> dict[str, int]:
    """Return the weights of the criteria that count: from the link, else from this visit, else equal shares."""
    criteria = desk.now().keep(long_list).counting
    from_link = _of_link(criteria)
    if from_link is not None:
        st.session_state[_WEIGHTS] = from_link
    in_visit = weights_over(st.session_state.get(_WEIGHTS, {}), criteria)
    return whole_percent(in_visit) if in_visit else equal_weights(criteria)


def keep_weights(new_weights: Mapping[str, int]) -> None:
    """Keep the weights in the visit and in the link."""
    st.session_state[_WEIGHTS] = dict(new_weights)
    for criterion, weight in new_weights.items():
        st.query_params[_in_link(criterion)] = str(weight)


def _in_link(criterion: str) -> str:
    return criterion if criterion in CRITERIA else f"weight_{criterion}"


def _of_link(criteria: list[str]) -> dict[str, int] | None:
    """Weights in the link; an added criterion that an older link does not know weighs 0."""
    absent = {criterion: "" if criterion in CRITERIA else "0" for criterion in criteria}
    texts = [st.query_params.get(_in_link(criterion), absent[criterion]) for criterion in criteria]
    if not all(text.isdecimal() and len(text) <= 3 for text in texts):
        return None
    weights = {criterion: int(text) for criterion, text in zip(criteria, texts, strict=True)}
    return weights if sum(weights.values()) == 100 else None
