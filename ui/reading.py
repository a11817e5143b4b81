"""Choosing which responses to read, and the lines that tell of imports and trays."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from ui import acts, cache, comments, state
from ui.people import audiences
from ui.upload import TRAYS
from ui.words import count, moment, number

_ALL = "All"
_SHARED = ("audience", "forum", "borough", "age_band", "organisation", "text")


def filters(responses: pd.DataFrame) -> dict[str, Any]:
    """Draw the filters and return what was chosen, as `cache.responses` takes it."""
    search, audience, borough = st.columns([2, 1, 1])
    with search:
        words = st.text_input("Search in what people wrote", key="search", bind="query-params", persist_state="session")
    with audience:
        who = _pick("Audience", "audience", audiences(responses))
    with borough:
        where = _pick("Borough", "borough", sorted(set(responses["borough"]) - {""}))
    chosen = {"audience": who, "borough": where, "search": (words or "").strip()}
    return {name: value for name, value in chosen.items() if value}


def _pick(label: str, key: str, options: list[str]) -> str | None:
    picked = st.selectbox(label, [_ALL, *options], key=key, bind="query-params", persist_state="session")
    return None if picked in (_ALL, None) else str(picked)


def shared(responses: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of responses that a download holds: masked words, no codes of people."""
    return responses[list(_SHARED)]


def tray_shelf() -> None:
    """Draw the trays of what was set aside, with the way back for each."""
    held = cache.trays()
    if held.empty:
        return
    st.subheader("Set aside, and why", anchor=False)
    for tray, how_many in zip(held["tray"], held["responses"], strict=True):
        with st.expander(f"{TRAYS.get(tray, tray)}: {number(how_many)}"):
            _tray(str(tray))


def _tray(tray: str) -> None:
    inside = cache.responses(tray=tray)
    if not state.projector():
        st.button(
            f"Put {'them all' if len(inside) > 1 else 'it'} back",
            key=f"put_back_{tray}",
            on_click=acts.put_back,
            args=(inside["response_id"].tolist(),),
        )
    comments.show(inside, most=20)


def import_line(held: dict[str, Any]) -> str:
    """Return "survey.csv, SurveyMonkey, imported by Ada on 15 Mar 2019, 14:05"."""
    tool = f", {held['tool']}" if held["tool"] else ""
    return f"{held['file_name']}{tool}, imported by {held['who']} on {moment(held['at'])}"


def import_counts(held: dict[str, Any]) -> str:
    """Return the counts of an import, which always add up."""
    return (
        f"{count(held['read'], 'answer')} read = {number(held['stored'])} stored + "
        f"{number(held['already_there'])} already here + {number(held['set_aside'])} set aside"
    )
