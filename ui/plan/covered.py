"""Heard, planned or neither: by borough and by group, and which planned activity would close most of the gap."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from engagement.plan import Suggestion
from explorer.plan import STATES, Covered, coverage, suggestion
from ui.parts import tables
from ui.shell import desk, state
from ui.shell.wording import listing, number, percent, plain

# Groups that a sentence names. By eye.
_NAMED = 5
_OPEN = {
    "neither": "neither heard nor planned",
    "too few heard": "heard less than their number, and nothing planned",
    "not shown": "a few or nobody heard (not shown), and nothing planned",
}


def draw() -> None:
    """Draw the suggestion, and a table a fact: boroughs on the right, where there are many."""
    exact = state.sees_exact_counts()
    st.subheader("Heard, planned, or neither", anchor=False)
    for sentence in suggested():
        st.write(plain(sentence))
    public = {covered.fact: covered for covered in desk.now().keep(coverage, exact=False)}
    for covered in desk.now().keep(coverage, exact=exact):
        st.write(plain(finding(covered)))
        with st.expander(plain(f"Heard or planned, by {covered.fact}")):
            file = partial(table, public[covered.fact])
            tables.table(table(covered), name=f"heard or planned by {covered.fact}", file=file)
    st.caption(
        "Activities with Londoners that are planned or under way count where they name a group. One that names none is "
        "open to everybody and counts for no group by itself."
    )


def finding(covered: Covered) -> str:
    """Return "By borough, neither heard nor planned: Bexley and Harrow.", or what is so instead."""
    parts = [
        f"{words}: {listing(groups, _NAMED)}"
        for state_of, words in _OPEN.items()
        if (groups := covered.in_state(state_of))
    ]
    if not parts:
        return f"By {covered.fact}, everybody has been heard or is planned for."
    return f"By {covered.fact}, {'; '.join(parts)}."


def suggested() -> list[str]:
    """Return which activity to do first, and which together bring those heard nearest to London."""
    found_suggestion, activities = desk.now().keep(suggestion, exact=state.sees_exact_counts())
    if not activities:
        return ["No activity with Londoners is still to come, so none can close the gap."]
    return [*_sentences(found_suggestion, [activity.name for activity in activities])]


def _sentences(result: Suggestion, names: list[str]) -> list[str]:
    if result.first is None:
        gap = percent(result.before)
        return [
            f"Nothing planned would make those heard more like London ({gap} apart): plan for those who are missing."
        ]
    first, before, after = names[result.first], percent(result.before), percent(result.after_first)
    sentence = f"{first} would close most of the gap: to be like London, {before} of those heard would have to be of"
    sentences = [f"{sentence} another group, {after} once it has brought whom it expects."]
    if len(result.together) > 1:
        together = listing([names[place] for place in result.together], len(names))
        sentences.append(f"Nearest to London, {percent(result.after)}, bring together: {together}.")
    return sentences


def table(covered: Covered) -> pd.DataFrame:
    """Return the groups as they are read, those that are neither heard nor planned first."""
    rows = sorted(covered.table.rename_axis("group").reset_index().to_dict("records"),
                  key=lambda row: STATES.index(row["state"]))  # fmt: skip
    return pd.DataFrame(
        {
            covered.fact.capitalize(): [row["group"] for row in rows],
            "So far": [row["state"] for row in rows],
            "Heard": ["hidden" if pd.isna(row["heard"]) else number(row["heard"]) for row in rows],
            "Of London": [percent(row["expected"]) for row in rows],
            "Planned": [listing(list(row["planned"]), 2) or "nothing" for row in rows],
        }
    )
