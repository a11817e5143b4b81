"""Which priority a form of this page speaks of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ui.shell import state


def choose_priority(numbers: Sequence[str], names: pd.Series[str], *, key: str) -> str:
    """Draw the choice of a priority, the one that a link names first; return its number.

    Parameters
    ----------
    numbers : those to choose from; one at least.
    names : by number.
    """
    linked = state.opened("priority")
    place = numbers.index(linked) if linked in numbers else 0
    return str(st.selectbox("Priority", numbers, place, format_func=lambda number: str(names[number]), key=key))
