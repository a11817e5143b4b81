"""The lens of a principle: chosen once for a visit, and the marks it shows beside priorities."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from explorer import framework
from priorities.framework import lens
from ui.shell import desk

_NONE = "No principle"


def choose() -> str | None:
    """Draw the choice of a principle to look through; None where none is chosen."""
    option = st.selectbox(
        "Look through a principle",
        [_NONE, *framework.principles()],
        key="lens",
        bind="query-params",
        persist_state="session",
        help="Shows beside each priority whether people say that it keeps the principle. No score moves by it.",
    )
    return None if option == _NONE else str(option)


def marks_of(principle: str, priorities: list[str]) -> list[str]:
    """Return the mark of each priority (number) on a principle: yes, partly, no or not judged."""
    return lens(desk.now().keep(framework.marks), principle, priorities)


def of_priority(priority: str) -> pd.DataFrame:
    """Return the marks of one priority as they are read: principle, mark, why, who."""
    marks = desk.now().keep(framework.marks)
    marks = marks[marks["priority"] == priority].set_index("principle")
    principles = framework.principles()
    table = marks.reindex(principles)[["mark", "reason", "who"]].fillna({"mark": "not judged", "reason": "", "who": ""})
    return table.rename_axis("Principle").reset_index().set_axis(["Principle", "Kept", "Why", "Who says so"], axis=1)
