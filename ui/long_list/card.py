"""What the long list page shows: the overview and one card a priority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data import bundled
from explorer.long_list import LongList, long_list
from priorities import charts
from ui.long_list import around, edit_list, rows, score_form
from ui.long_list.priority_list import priority_list
from ui.parts import evidence, principles, tables
from ui.parts.drawer import drawer
from ui.parts.indicators import TREND_METHOD, borough_span, indicator_sentence, period_words
from ui.parts.score_sources import criterion_title, score_words
from ui.shell import desk, navigation, state
from ui.shell.wording import count, plain

# The card that was open last, until the visit goes to another page: closing it leads back to its line.
_LEFT = state.opened_on(navigation.LONG_LIST.name)


@dataclass(frozen=True, eq=False)
class Chosen:
    """The priorities that the list is narrowed to, and the principle that they are looked at through."""

    priorities: pd.DataFrame
    principle: str | None


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


def choose(opened: str | None, drafts: pd.DataFrame) -> Chosen:
    """Draw what the list is narrowed by and the choice of a priority by its name; return what is chosen.

    It stands above an open card as well: choices that are not drawn would leave the link.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        place = st.container()
        stage = state.choice("stage", "Life stage", ["All", *filter(None, drafts["life_stage"].unique())])
        principle = principles.choose()
        listed = drafts if stage == "All" else drafts[drafts["life_stage"] == stage]
        options = ["", *listed.index]
        if opened is not None and opened not in options:
            options.append(opened)
        place.selectbox(
            "Open a priority",
            options,
            index=options.index(opened or ""),
            format_func=lambda priority: drafts.loc[priority, "name"] if priority else "All priorities",
            key=f"choice of {opened}",
            on_change=lambda: state.open_item("priority", state.typed(f"choice of {opened}") or None),
        )
    return Chosen(listed, principle)


def _finding(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["baseline_london"]):
        return "no London figure that the board could have seen."
    unit = f"{row['unit']}, {period_words(row['baseline_period'])}"
    if pd.isna(row["baseline_england"]):
        return f"London stands at {row['baseline_london']:g} ({unit})."
    than = {"same": "the same as England"}.get(word := rows.comparison(row), f"{word} than England")
    return f"London does {than}, {row['baseline_london']:g} against {row['baseline_england']:g} ({unit})."


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


def draw_list(listed: LongList, choice: Chosen) -> None:
    """Draw the list as one line a priority, and the same as a table."""
    left = str(st.session_state.get(_LEFT, ""))
    scores = listed.scores[listed.counting]
    priority_list(rows.content(choice.priorities, scores, principle=choice.principle, left=left))
    drawer(
        "The long list as a table, to read and to download",
        "long_list_table",
        lambda: tables.table(
            _with_marks(overview(choice.priorities, listed.scores), choice.principle), name="long list"
        ),
    )


def _with_marks(table: pd.DataFrame, principle: str | None) -> pd.DataFrame:
    """The table with the mark of each priority on the principle looked through, where there is one."""
    if principle is None:
        return table
    return table.assign(**{"Keeps the principle": principles.marks_of(principle, [str(at) for at in table.index])})


def card(priority: str) -> None:
    """Draw everything known about one priority."""
    st.session_state[_LEFT] = priority
    st.button("All priorities", key="close_card", on_click=state.open_item, args=("priority", None))
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
        st.caption(plain(f"Missing or doubtful in the figures: {row['gap']}"))


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
