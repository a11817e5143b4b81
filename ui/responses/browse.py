"""Choosing which responses to read."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from engagement.audiences import audiences

_ALL = "All"
_SHARED = ("audience", "forum", "borough", "age_band", "organisation", "text")


def filters(responses: pd.DataFrame) -> dict[str, Any]:
    """Draw the filters and return what was chosen, as `engagement.responses.store.responses` takes it."""
    search, audience, borough = st.columns([2, 1, 1])
    with search:
        words = st.text_input("Search in what people wrote", key="search", bind="query-params", persist_state="session")
    with audience:
        who = _pick("Audience", "audience", audiences(responses))
    with borough:
        where = _pick("Borough", "borough", sorted(set(responses["borough"]) - {""}))
    choices = {"audience": who, "borough": where, "search": (words or "").strip()}
    return {name: value for name, value in choices.items() if value}


def _pick(label: str, key: str, options: list[str]) -> str | None:
    option = st.selectbox(label, [_ALL, *options], key=key, bind="query-params", persist_state="session")
    return None if option in (_ALL, None) else str(option)


def shared(responses: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of responses that a download holds: masked words, no codes of people."""
    return responses[list(_SHARED)]
