"""What the long list page shows: the overview and one card a priority."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data import bundled
from explorer.long_list import LongList, long_list
from priorities import charts
from ui.long_list import around, edit_list, score_form
from ui.parts import evidence, principles, tables
from ui.parts.drawer import drawer
from ui.parts.indicators import TREND_METHOD, borough_span, indicator_sentence, period_words
from ui.parts.score_sources import criterion_title, score_words
from ui.shell import desk, state
from ui.shell.wording import count, plain

# Rows of a table that a browser draws at once: nearly three times the bundled list.
_MOST_AT_ONCE = 100


def opened_priority(drafts: pd.DataFrame) -> str | None:
    """Return the priority that is open in this visit."""
    priority = state.opened("priority")
    return priority if priority in drafts.index else None


def headline(opened: str | None, listed: LongList) -> str:
    """Return the page's first line: of the list, or of the priority that is open."""
    if opened is not None:
        row = listed.priorities.loc[opened].to_dict()
        return f"{row['name']}: {_finding(row)}"
    missing = int(listed.counted_scores.isna().any(axis=1).sum())
    scored = f"{missing} of them not fully scored yet" if missing else "all of them scored"
    return f"{count(len(listed.priorities), 'priority', 'priorities')} over the life course, {scored}."


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
    unit = f"{row['unit']}, {period_words(row['baseline_period'])}"
    if pd.isna(row["baseline_england"]):
        return f"London stands at {row['baseline_london']:g} ({unit})."
    higher = row["baseline_london"] > row["baseline_england"]
    better = higher == (row["direction"] == "higher is better")
    than = f"{'better' if better else 'worse'} than England"
    if row["baseline_london"] == row["baseline_england"]:
        than = "the same as England"
    return f"London does {than}, {row['baseline_london']:g} against {row['baseline_england']:g} ({unit})."


def of_stage(listed: pd.DataFrame) -> pd.DataFrame:
    """Draw the choice of a life stage; return its priorities."""
    stage = state.choice("stage", "Life stage", ["All", *filter(None, listed["life_stage"].unique())])
    return listed if stage == "All" else listed[listed["life_stage"] == stage]


def overview(drafts: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Return one line a priority, as it is read."""
    table = pd.DataFrame(
        {"Life stage": drafts["life_stage"], "Priority": drafts["name"], "Indicator": drafts["indicator"]}
    )
    table["Period"] = [period_words(period) for period in drafts["baseline_period"]]
    table["London"] = drafts["baseline_london"]
    table["England"] = drafts["baseline_england"]
    table["Boroughs"] = [borough_span(row) for row in drafts.to_dict("records")]
    table["Trend"] = drafts["trend"]
    for criterion in scores.columns:
        values = scores.loc[drafts.index, criterion]
        table[criterion_title(criterion)] = [score_words(value) for value in values]
    return table


def table(listed: pd.DataFrame, scores: pd.DataFrame) -> None:
    """Draw the overview as a table; of a very long list when somebody opens it, as a browser draws it for seconds."""

    def draw() -> None:
        tables.table(principles.beside(overview(listed, scores), list(listed.index)), name="long list")

    if len(listed) > _MOST_AT_ONCE:
        drawer("The long list as a table, to read and to download", "long_list_table", draw)
    else:
        draw()


def card(priority: str) -> None:
    """Draw everything known about one priority."""
    row = desk.now().keep(long_list).priorities.loc[priority].to_dict()
    _facts(row)
    _indicator(row)
    score_form.draw(priority, str(row["name"]))
    evidence.draw(priority)
    around.draw(priority, str(row["name"]))
    with st.expander("Rename it, or take it off the list"):
        edit_list.change(priority, row)


def _facts(row: Mapping[Any, Any]) -> None:
    emerging = (
        f" One of the nine emerging priorities of March 2019 ({row['emerging_2019']})." if row["emerging_2019"] else ""
    )
    partners = f"Partners: {row['partners']}." if row["partners"] else "Put on the list here; no partners named yet."
    st.write(plain(f"{row['life_stage'] or 'No life stage'}. {partners}{emerging}"))
    if row["gap"]:
        st.caption(plain(f"Gap: {row['gap']}"))


def _indicator(row: Mapping[Any, Any]) -> None:
    figures = bundled.indicators()
    figures = figures[figures["indicator_id"] == row["indicator_id"]]
    if figures.empty:
        st.info("No London series was found for this priority.")
        return
    st.write(plain(indicator_sentence(row)))
    st.caption(TREND_METHOD)
    left, right = st.columns(2)
    over_time = figures[figures["area_type"].isin(["London", "England"])].sort_values(["area_type", "year"])
    by_borough = figures[(figures["area_type"] == "borough") & (figures["period"] == row["baseline_period"])]
    with left:
        tables.chart(
            charts.trend(over_time, unit=row["unit"]),
            _numbers(over_time, ["area", "period"], ["Area", "Period", row["unit"]]),
            name=f"trend of {row['indicator']}",
            alt_text=indicator_sentence(row),
        )
    with right:
        if not by_borough.empty:
            tables.chart(
                charts.borough_spread(by_borough, unit=row["unit"]),
                _numbers(by_borough.sort_values("value"), ["area"], ["Borough", row["unit"]]),
                name=f"boroughs, {row['indicator']}",
                alt_text=f"From {borough_span(row)} over the boroughs.",
            )


def _numbers(figures: pd.DataFrame, columns: list[str], titles: list[str]) -> pd.DataFrame:
    """Figures as the table beside a picture shows them, with their limits of 95 % where they were published."""
    limits = ["lower", "upper"] if figures["lower"].notna().any() else []
    named = [*titles, *["Lower limit (95 %)", "Upper limit (95 %)"][: len(limits)]]
    return figures[[*columns, "value", *limits]].set_axis(named, axis=1)
