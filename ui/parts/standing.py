"""The ranking under this visit's weights and lines, and its tables as they are read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from explorer import ranking
from explorer.ranking import Standing
from explorer.ranking_file import draft_sentence
from priorities import DEFAULT_THRESHOLDS, Scenario
from ui.parts.score_sources import criterion_title
from ui.shell import desk
from ui.shell.weights import weights
from ui.shell.wording import percent

# A projector shows five columns of shares without scrolling; further ranks are in the download.
_RANKS_SHOWN = 5
# What shares that do add up are apart by: far less than a screen shows.
_ROUNDING = 1e-9


def now() -> Standing:
    """Return the ranking under this visit's weights and lines."""
    return desk.now().keep(ranking.standing, tuple(weights().items()), tuple(lines().items()))


def under(scenario: Scenario) -> Standing:
    """Return the ranking under the weights and lines of a scenario."""
    in_force = {**DEFAULT_THRESHOLDS, **scenario.lines}
    return desk.now().keep(ranking.standing, tuple(scenario.weights.items()), tuple(in_force.items()))


def top(standing: Standing, n: int) -> list[str]:
    """Return the first lines of the list as text: "1  Childhood obesity"."""
    labels = standing.ranking.labels
    return [f"{labels[name]}  {name}" for name in standing.ranking.ordered.index[:n]]


def table(standing: Standing) -> pd.DataFrame:
    """Return the ranking as it is read and downloaded."""
    ordered, scores = standing.ranking.ordered, standing.ranking.scores
    frame = pd.DataFrame(
        {"Rank": standing.ranking.labels, "Priority": ordered.index, "Score": ordered["score"].round(2)}
    )
    for criterion in scores.criteria:
        frame[f"{criterion_title(criterion)} (score)"] = scores.frame.loc[ordered.index, criterion]
        frame[f"{criterion_title(criterion)} (adds)"] = ordered[criterion].round(2)
    frame["Route"] = standing.ranking.routes.loc[ordered.index, "route"]
    leading = scores.acceptability.reindex(columns=[1])[1]
    frame["Leads in"] = [_share(leading[name]) for name in ordered.index]
    return frame


def file_of(standing: Standing) -> pd.DataFrame:
    """Return the ranking as a file holds it: the same, and on every line whose weights these are, and the day."""
    drafts = desk.now().keep(draft_sentence)
    frame = table(standing)
    return frame.assign(
        **{"Weights of": standing.whose(), "Made on": f"{datetime.now(UTC):%Y-%m-%d}", "Drafts": drafts}
    )


def sums(standing: Standing) -> str:
    """Say why the shares of a rank do not add up to 100%; "" where they do."""
    totals = standing.ranking.scores.acceptability.sum()
    if not len(totals) or bool(((totals - 1).abs() < _ROUNDING).all()):
        return ""
    return (
        "Priorities with equal scores hold the better rank together and each counts in full, so the shares of a rank "
        "can add up to more than 100% and those of the next to less."
    )


def shares(standing: Standing) -> pd.DataFrame:
    """Return the shares of all possible weights by rank, best five ranks, as they are read."""
    acceptability = standing.ranking.scores.acceptability
    frame = acceptability.loc[standing.ranking.ordered.index].iloc[:, :_RANKS_SHOWN].map(_share)
    frame.columns = [f"Rank {number}" for number in frame.columns]
    return frame.rename_axis("Priority").reset_index()


def lines() -> dict[str, float]:
    """Lines between routes: of this visit, else of its link, else the usual ones."""
    return {name: _line(name, usual) for name, usual in DEFAULT_THRESHOLDS.items()}


def _line(name: str, usual: float) -> float:
    typed = st.session_state.get(f"line_{name}", st.query_params.get(f"line_{name}"))
    try:
        line = usual if typed is None else float(typed)
    except ValueError:
        return usual
    return line if 0 <= line <= 10 else usual


def _share(value: Any) -> str:
    return "not scored" if pd.isna(value) else percent(float(value))
