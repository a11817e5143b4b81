"""The weights of a visit, kept exactly: in the link, so that a colleague sees them, and in the session.

A link holds percentages of at most one decimal that sum to 100, `health_burden=50`, or where the weights are none the
parts that they are of one whole, `health_burden=1of3`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import streamlit as st

from explorer.long_list import long_list
from priorities import CRITERIA, equal_weights, exact_percent, in_parts, of_parts, weights_over
from ui.shell import desk

_WEIGHTS: Final = "weights"
_UNREADABLE: Final = "weights of the link were unreadable"
_PART: Final = re.compile(r"(\d{1,5}(?:\.\d)?)(?:of(\d{1,5}))?", re.ASCII)
_TENTHS: Final = 10
UNREADABLE: Final = (
    "The weights in this address cannot be read: they must name every criterion and add up to 100. "
    "The weights shown are your own, or equal ones."
)


def weights() -> dict[str, float]:
    """Return the weights of the criteria that count, in percent: from the link, else from this visit, else equal."""
    criteria = desk.now().keep(long_list).counting
    from_link = _of_link(criteria)
    if from_link is not None:
        st.session_state[_WEIGHTS] = from_link
    in_visit = weights_over(st.session_state.get(_WEIGHTS, {}), criteria)
    return exact_percent(in_visit) if in_visit else equal_weights(criteria)


def keep_weights(new_weights: Mapping[str, float]) -> None:
    """Keep the weights in the visit and, as one step of the browser's history, in the link."""
    st.session_state[_WEIGHTS] = dict(new_weights)
    st.query_params.update(link_of(new_weights))


def link_of(in_force: Mapping[str, float]) -> dict[str, str]:
    """Return what the link holds of weights: {"collaboration": "50", ...}, or {"collaboration": "1of3", ...}."""
    parts = in_parts(in_force)
    tenths = [Fraction(part * 100 * _TENTHS, sum(parts)) for part in parts]
    if all(share.denominator == 1 for share in tenths):
        texts = [f"{float(share / _TENTHS):g}" for share in tenths]
    else:
        texts = [f"{part}of{sum(parts)}" for part in parts]
    return {_in_link(criterion): text for criterion, text in zip(in_force, texts, strict=True)}


def link_to_mend() -> dict[str, str] | None:
    """Return the weights as the link should hold them, where it has none or some that cannot be read."""
    in_force = weights()
    return link_of(in_force) if _of_link(list(in_force)) is None else None


def link_problem() -> str:
    """Return what to say of weights in the link that cannot be read; "" where they can, or where there are none."""
    criteria = desk.now().keep(long_list).counting
    named = any(_in_link(criterion) in st.query_params for criterion in criteria)
    if named:
        st.session_state[_UNREADABLE] = _of_link(criteria) is None
    return UNREADABLE if st.session_state.get(_UNREADABLE) else ""


def _in_link(criterion: str) -> str:
    return criterion if criterion in CRITERIA else f"weight_{criterion}"


def _of_link(criteria: list[str]) -> dict[str, float] | None:
    """Weights in the link; an added criterion that an older link does not know weighs 0."""
    texts = [st.query_params.get(_in_link(criterion)) for criterion in criteria]
    matches = [_PART.fullmatch(text or "") for text in texts]
    readable = [match for match in matches if match]
    if not readable or any(
        not match and (text is not None or criterion in CRITERIA)
        for criterion, text, match in zip(criteria, texts, matches, strict=True)
    ):
        return None
    parts = [Fraction(match[1]) if match else Fraction(0) for match in matches]
    wholes = {int(match[2] or 100) for match in readable}
    if wholes != {sum(parts)} or not any(parts):
        return None
    return of_parts(criteria, [int(part * _TENTHS) for part in parts])
