"""Where the scores of one priority come from: every source stands, the one in use is marked and can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from priorities import criterion_name, score_sources
from ui import acts, cache
from ui.parts import figures, tables
from ui.shell import state
from ui.shell.wording import moment, plain

_FROM: Final = {"draft": "draft", "indicator": "figures"}


def draw(priority: str, row: Mapping[Any, Any]) -> None:
    """Draw the sources of every score, the ways to put another in use, and the form for one's own."""
    st.subheader("Scores, 0 to 10", anchor=False)
    sources = _sources(priority, row)
    shown = pd.DataFrame(
        {
            "Criterion": [_name(name) for name in sources["criterion"]],
            "Score": [score_words(value) for value in sources["value"]],
            "In use": ["in use" if used else "" for used in sources["in_use"]],
            "From": sources["from"],
            "Why": sources["reason"],
        }
    )
    tables.table(shown, name=f"scores of {row['name']}")
    _other_sources(priority, sources)
    _own(priority)


def in_use(priority: str, row: Mapping[Any, Any]) -> None:
    """Draw the scores in use with their reasons, to read only."""
    held = _sources(priority, row)
    held = held[held["in_use"]]
    shown = pd.DataFrame(
        {
            "Criterion": [_name(name) for name in held["criterion"]],
            "Score": [score_words(value) for value in held["value"]],
            "Why": held["reason"],
            "Set by": held["from"],
        }
    )
    tables.table(shown, name=f"scores in use of {row['name']}", download=False)


def _sources(priority: str, row: Mapping[Any, Any]) -> pd.DataFrame:
    """Draft, last word of people, and figures, for each criterion, with the one in use marked."""
    listed, criteria = cache.long_list(), [str(name) for name in cache.criteria().index]
    held = score_sources(listed.loc[[priority]], cache.score_edits(), criteria)
    last = ~held.duplicated(["criterion", "origin"], keep="last")
    left_behind = (held["origin"] == "indicator") & ~held["in_use"]  # what figures say today stands in its place
    held = held[last & ~left_behind & (held["value"].notna() | held["in_use"])]
    proposed = figures.proposed()
    proposed = proposed[(proposed["priority"] == priority) & proposed["value"].notna()]
    open_ones = proposed.assign(origin="indicator", who="", at="", in_use=False, reason=proposed["why"])
    both = pd.concat([held, open_ones.reindex(columns=held.columns)], ignore_index=True)
    both = both[~both.duplicated(["criterion", "origin", "value"], keep="first")]
    told = [_from(source, row) for source in both.to_dict("records")]
    both = both.assign(**{"from": [who for who, _ in told], "reason": [why for _, why in told]})
    place = {name: at for at, name in enumerate(criteria)}
    return both.sort_values("criterion", key=lambda names: names.map(place), kind="stable")


def _from(source: Mapping[Any, Any], row: Mapping[Any, Any]) -> tuple[str, str]:
    """Who or what a score comes from, and why."""
    if source["origin"] == "draft" and pd.isna(source["value"]):
        return "nobody yet", str(row.get(f"{source['criterion']}_reason", ""))
    if source["origin"] == "draft":
        return str(row["draft_status"] or "draft"), str(row.get(f"{source['criterion']}_reason", ""))
    by = f"{source['who']}, {moment(source['at'])}" if source["at"] else ""
    return ", ".join(filter(None, [_FROM.get(source["origin"], ""), by])), str(source["reason"])


def _other_sources(priority: str, sources: pd.DataFrame) -> None:
    """One button for each draft or proposal that is not in use."""
    others = sources[~sources["in_use"] & (sources["origin"] != "person") & sources["value"].notna()]
    for source in others.to_dict("records"):
        name, value = criterion_name(source["criterion"]), f"{source['value']:g}"
        is_draft = source["origin"] == "draft"
        label = f"Use the {'draft' if is_draft else 'figures'} for {name}: {value}"
        if st.button(plain(label), key=f"use {source['origin']} {priority} {source['criterion']}"):
            if is_draft:
                acts.set_score(priority, source["criterion"], source["value"], f"The draft again. {source['reason']}")
            else:
                acts.take_proposals(pd.DataFrame([source | {"priority": priority, "why": source["reason"]}]))
            state.say(f"The {name} of this priority is now {value}. Every other score stays on record.")
            st.rerun()


def _own(priority: str) -> None:
    criteria = cache.criteria()
    with st.expander("Change a score"), st.form("score", border=False, clear_on_submit=True):
        criterion = st.selectbox("Criterion", list(criteria.index), format_func=_name)
        for told in criteria.to_dict("records"):
            st.caption(plain(_anchors(told)))
        value = st.number_input("Score", min_value=0.0, max_value=10.0, step=0.5, value=None)
        unscored = st.checkbox("Leave it unscored")
        reason = st.text_input("Why, in one line", max_chars=200)
        if st.form_submit_button("Keep this score"):
            if not reason.strip() or (value is None and not unscored):
                st.error("Give a score (or leave it unscored) and the reason in a line.")
                return
            acts.set_score(priority, criterion, None if unscored else value, reason.strip())
            state.say("The score is kept, with your reason. The draft stays on record.")
            st.rerun()


def _anchors(told: Mapping[Any, Any]) -> str:
    said = [f"{score} means: {told[f'anchor_{score}']}" for score in (0, 5, 10) if told[f"anchor_{score}"]]
    return f"{told['name']}. {' '.join(said) or told['question']}"


def _name(criterion: str) -> str:
    return criterion_name(criterion)[:1].upper() + criterion_name(criterion)[1:]


def score_words(value: Any) -> str:
    """Return a score as it is read."""
    return "not scored" if pd.isna(value) else f"{value:g}"
