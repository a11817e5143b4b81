"""Scenarios side by side: what moved and through which criterion, who disagrees about what, and whether it matters."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from explorer.long_list import long_list
from priorities import (
    Scenario,
    ScoredList,
    charts,
    criterion_name,
    disagreement,
    emerging_agreement,
    narrative,
    said_percent,
    what_moved,
)
from ui.parts import saved_weights, tables
from ui.shell import desk, state
from ui.shell.wording import moment, plain

# The board names five; the sentences of what moved beyond six are in the table.
_TOP = 5
_SENTENCES = 6


def draw(scores: ScoredList, saved: tuple[Scenario, ...]) -> None:
    """Draw up to four scenarios side by side."""
    if not saved:
        st.write("Scenarios are compared here once weights are saved on the Ranking page.")
        return
    by_name = {scenario.name: scenario for scenario in saved}
    names = st.multiselect("Compare two to four", list(by_name), default=list(by_name)[-3:], max_selections=4)
    compared = [by_name[name] for name in names]
    if not compared:
        return
    tables.table(_weights(compared), name="scenarios")
    if len(compared) > 1:
        _who_disagrees(scores, compared)
        _what_moved(scores, compared)
    _ranks(scores, compared)
    _emerging(scores, compared)


def _weights(compared: list[Scenario]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"Scenario": s.name, "Saved by": state.author(s.who), "When": moment(s.at)}
            | {criterion_name(c).capitalize(): said_percent(s.weights.get(c, 0)) for c in s.weights}
            | {"Lines between routes": saved_weights.lines_in_words(s.lines)}
            for s in compared
        ]
    )


def _who_disagrees(scores: ScoredList, compared: list[Scenario]) -> None:
    table = disagreement(scores, compared, _TOP)
    st.subheader(plain(narrative.disagreement(table, _TOP)), anchor=False)
    rows = pd.DataFrame(
        {
            "Criterion": [criterion_name(str(name)).capitalize() for name in table.index],
            "Lowest": [f"{v:g}% ({who})" for v, who in zip(table["lowest"], table["lowest_by"], strict=True)],
            "Highest": [f"{v:g}% ({who})" for v, who in zip(table["highest"], table["highest_by"], strict=True)],
            "Can change the top five": ["yes" if decides else "no" for decides in table["decides"]],
        }
    )
    tables.table(rows, name="who disagrees about what")


def _what_moved(scores: ScoredList, compared: list[Scenario]) -> None:
    first, second = compared[0], compared[-1]
    moves = what_moved(scores, first.weights, second.weights)
    movers = moves[moves["places"] != 0]
    order = movers["places"].abs().sort_values(ascending=False, kind="stable").index
    moves_in_words = [narrative.move_sentence(label, movers.loc[label]) for label in order]
    line = moves_in_words[0] if moves_in_words else f"{first.name} and {second.name} rank everything the same."
    st.subheader(plain(f"From {first.name} to {second.name}: {line}"), anchor=False)
    for sentence in moves_in_words[1:_SENTENCES]:
        st.write(plain(sentence))
    rows = pd.DataFrame(
        {
            "Priority": moves.index,
            first.name: moves["rank_before"].to_list(),
            second.name: moves["rank_after"].to_list(),
            "Places up": moves["places"].to_list(),
            "Moved most by": [criterion_name(name) if name else "" for name in moves["criterion"]],
        }
    )
    before, after = (scores.under(scenario.weights).table for scenario in (first, second))
    drawing = charts.slope(before, after, titles=(first.name, second.name))
    tables.chart(drawing, rows, name=f"moves from {first.name} to {second.name}", alt_text=line)


def _ranks(scores: ScoredList, compared: list[Scenario]) -> None:
    rankings = {scenario.name: scores.under(scenario.weights) for scenario in compared}
    ranks = pd.DataFrame({name: ranking.labels for name, ranking in rankings.items()})
    order = rankings[compared[0].name].ordered.index
    with st.expander("Every rank under every scenario"):
        tables.table(ranks.loc[order].rename_axis("Priority").reset_index(), name="ranks by scenario")


def _emerging(scores: ScoredList, compared: list[Scenario]) -> None:
    priorities = desk.now().keep(long_list).priorities
    emerging = dict(zip(priorities["name"], priorities["emerging_2019"], strict=True))
    with st.expander("Beside the nine emerging priorities of March 2019"):
        for scenario in compared:
            table = emerging_agreement(scores.under(scenario.weights).table, emerging)
            st.write(plain(f"{scenario.name}: {narrative.emerging(table)}"))
            rows = pd.DataFrame(
                {
                    "Emerging priority": table.index,
                    "Best placed as": table["priority"].to_list(),
                    "Rank": ["not ranked" if pd.isna(place) else str(place) for place in table["rank"]],
                }
            )
            tables.table(rows, name=f"emerging priorities under {scenario.name}")
