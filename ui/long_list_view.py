"""What the long list page shows: the overview and one card a priority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data import bundled
from priorities import CRITERIA, charts, criterion_name
from ui import acts, cache, evidence, state, tables
from ui.words import count, moment, plain


def opened_priority(drafts: pd.DataFrame) -> str | None:
    """Return the priority that is open in this visit."""
    wanted = state.opened("priority")
    return wanted if wanted in drafts.index else None


def headline(opened: str | None, drafts: pd.DataFrame, scores: pd.DataFrame) -> str:
    """Return the page's first line: of the list, or of the priority that is open."""
    if opened is not None:
        row = drafts.loc[opened].to_dict()
        return f"{row['name']}: {_finding(row)}"
    missing = int(scores.isna().any(axis=1).sum())
    scored = f"{missing} of them not fully scored yet" if missing else "all of them scored"
    return f"{count(len(drafts), 'priority', 'priorities')} over the life course, {scored}."


def choose(opened: str | None, drafts: pd.DataFrame) -> None:
    """Draw the choice of a priority; what is chosen opens."""
    options = [None, *drafts.index]
    st.selectbox(
        "Open a priority",
        options,
        index=options.index(opened),
        format_func=lambda priority: "All priorities" if priority is None else drafts.loc[priority, "name"],
        key=f"choice of {opened}",
        on_change=lambda: state.open_item("priority", st.session_state[f"choice of {opened}"]),
    )


def _finding(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["baseline_london"]):
        return "no London figure that the board could have seen."
    if pd.isna(row["baseline_england"]):
        return f"London stands at {row['baseline_london']:g} ({row['unit']})."
    higher = row["baseline_london"] > row["baseline_england"]
    better = higher == (row["direction"] == "higher is better")
    than = f"{'better' if better else 'worse'} than England"
    if row["baseline_london"] == row["baseline_england"]:
        than = "the same as England"
    return f"London does {than}, {row['baseline_london']:g} against {row['baseline_england']:g} ({row['unit']})."


def overview(drafts: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Return one line a priority, as it is read."""
    shown = pd.DataFrame(
        {"Life stage": drafts["life_stage"], "Priority": drafts["name"], "Indicator": drafts["indicator"]}
    )
    shown["London"] = drafts["baseline_london"]
    shown["England"] = drafts["baseline_england"]
    shown["Boroughs"] = [_span(row) for row in drafts.to_dict("records")]
    shown["Trend"] = drafts["trend"]
    for criterion in CRITERIA:
        values = scores.loc[drafts.index, criterion]
        shown[criterion_name(criterion).capitalize()] = [_score(value) for value in values]
    return shown


def card(priority: str, scores: pd.DataFrame) -> None:
    """Draw everything known about one priority."""
    row = bundled.long_list().loc[priority].to_dict()
    _facts(row)
    _indicator(row)
    _scores(priority, row, scores)
    evidence.draw(priority)
    held = bundled.commitments()
    held = held[held["priority_id"] == priority]
    st.subheader("Commitments that exist", anchor=False)
    if held.empty:
        st.write("No commitment was found in the strategies read so far.")
    else:
        shown = held[["source_document", "commitment", "target", "target_year"]]
        tables.table(
            shown.set_axis(["Strategy", "Commitment", "Target", "By"], axis=1),
            name=f"commitments {row['name']}",
        )


def _facts(row: Mapping[Any, Any]) -> None:
    emerging = (
        f" One of the nine emerging priorities of March 2019 ({row['emerging_2019']})." if row["emerging_2019"] else ""
    )
    st.write(plain(f"{row['life_stage']}. Partners: {row['partners']}.{emerging}"))
    if row["gap"]:
        st.caption(plain(f"Gap: {row['gap']}"))


def _indicator(row: Mapping[Any, Any]) -> None:
    figures = bundled.indicators()
    figures = figures[figures["indicator_id"] == row["indicator_id"]]
    if figures.empty:
        st.info("No London series was found for this priority.")
        return
    st.write(plain(_indicator_sentence(row)))
    left, right = st.columns(2)
    over_time = figures[figures["area_type"].isin(["London", "England"])]
    by_borough = figures[(figures["area_type"] == "borough") & (figures["period"] == row["baseline_period"])]
    with left:
        tables.chart(
            charts.trend(over_time, unit=row["unit"]),
            over_time[["area", "period", "value"]].set_axis(["Area", "Period", row["unit"]], axis=1),
            name=f"trend of {row['indicator']}",
            alt_text=_indicator_sentence(row),
        )
    with right:
        if not by_borough.empty:
            tables.chart(
                charts.borough_spread(by_borough, unit=row["unit"]),
                by_borough.sort_values("value")[["area", "value"]].set_axis(["Borough", row["unit"]], axis=1),
                name=f"boroughs, {row['indicator']}",
                alt_text=f"From {_span(row)} over the boroughs.",
            )


def _indicator_sentence(row: Mapping[Any, Any]) -> str:
    england = "" if pd.isna(row["baseline_england"]) else f" (England {row['baseline_england']:g})"
    if not row["baseline_period"]:
        return f"{row['indicator']}, {row['unit']}: no figure that the board could have seen. {row['trend']}"
    london = "not known" if pd.isna(row["baseline_london"]) else f"{row['baseline_london']:g}"
    return (
        f"{row['indicator']}, {row['unit']}: {london} in London{england}, {row['baseline_period']}. "
        f"{row['direction'].capitalize()}. {row['trend']}"
    )


def _scores(priority: str, row: Mapping[Any, Any], scores: pd.DataFrame) -> None:
    edits = cache.score_edits()
    edits = edits[edits["priority"] == priority]
    st.subheader("Scores, 0 to 10", anchor=False)
    rows = []
    for criterion in CRITERIA:
        changed = edits[edits["criterion"] == criterion]
        last = changed.iloc[-1] if len(changed) else None
        reason = row[f"{criterion}_reason"] if last is None else last["reason"]
        by = row["draft_status"] if last is None else f"{last['who']}, {moment(last['at'])}"
        rows.append(
            (
                criterion_name(criterion).capitalize(),
                _score(scores.loc[priority, criterion]),
                _score(row[criterion]),
                reason,
                by,
            )
        )
    tables.table(
        pd.DataFrame(rows, columns=["Criterion", "Score", "Draft", "Why", "Set by"]),
        name=f"scores {row['name']}",
    )
    _edit(priority)


def _edit(priority: str) -> None:
    with st.expander("Change a score"), st.form("score", border=False, clear_on_submit=True):
        criterion = st.selectbox("Criterion", CRITERIA, format_func=lambda name: criterion_name(name).capitalize())
        st.caption(plain(_anchors()))
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


def _anchors() -> str:
    told = bundled.criteria()
    return " ".join(
        f"{row['name']}: 0 {row['anchor_0']} 5 {row['anchor_5']} 10 {row['anchor_10']}"
        for row in told.to_dict("records")
    )


def _span(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["borough_min_value"]):
        return "not known"
    return f"{row['borough_min_value']:g} ({row['borough_min']}) to {row['borough_max_value']:g} ({row['borough_max']})"


def _score(value: Any) -> str:
    return "not scored" if pd.isna(value) else f"{value:g}"
