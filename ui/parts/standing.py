"""The ranking as it stands for one visit: its sentences, its tables, and the picture of the live component."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from textwrap import wrap
from typing import Any

import pandas as pd
import streamlit as st

from priorities import (
    DEFAULT_THRESHOLDS,
    Ranking,
    Region,
    Scenario,
    ScoredList,
    counting,
    criterion_name,
    narrative,
)
from ui import cache
from ui.shell import state
from ui.shell.weights import weights
from ui.shell.wording import percent

_USUAL = DEFAULT_THRESHOLDS
_LABEL_SHARE = 0.06
_FITS = 16


@dataclass(frozen=True)
class Standing:
    """The ranking of the long list under one visit's weights.

    Attributes
    ----------
    weights : criterion -> whole percent.
    scores : priority name x criterion, 0 to 10, missing where unscored.
    saved : the scenario saved last, against which changes are marked; None before the first.
    lines : criterion -> line between routes, 0 to 10.
    version : number of the last write when this was read; what was written since is not in it.
    """

    weights: Mapping[str, int]
    scores: pd.DataFrame
    saved: Scenario | None
    lines: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT_THRESHOLDS))
    version: int = 0

    @cached_property
    def board(self) -> Ranking:
        """The list, read once, under these weights and lines."""
        return _scored_list(self.scores).under(self.weights, self.lines)

    @property
    def ranking(self) -> pd.DataFrame:
        """The ranked list in the order of sight."""
        return self.board.ordered

    @property
    def acceptability(self) -> pd.DataFrame:
        """Priority x rank: share of all weightings."""
        return self.board.scores.acceptability

    @property
    def routes(self) -> pd.DataFrame:
        """Route, margin and closeness by priority."""
        return self.board.routes

    @property
    def unscored(self) -> list[str]:
        """Priorities that lack a score."""
        return [str(name) for name in self.board.scores.unscored]

    @property
    def leaders(self) -> list[str]:
        """What stands first; several where they tie."""
        return [str(name) for name in self.board.leaders]

    @cached_property
    def sentence(self) -> str:
        """The first line of the page: what leads, and how much would have to move to change it."""
        return narrative.headline(self.board)

    @cached_property
    def more_sentences(self) -> list[str]:
        """What else a chair can read out: how often it leads, the smallest change, what lacks a score."""
        said = [self.share_sentence]
        if self.leaders:
            said.append(narrative.change(self.board.smallest_whole_move))
        if self.unscored:
            said.append(narrative.unscored(self.ranking))
        saved = cache.scenarios()
        if len(saved) > 1:
            said.append(narrative.compromise(self.board.scores, [scenario.weights for scenario in saved]))
        return said

    @property
    def share_sentence(self) -> str:
        """Of the leader: in what share of all weightings it leads."""
        leader = self.leaders[0] if self.leaders else None
        if leader is None:
            return "Nothing is fully scored yet."
        place = list(self.scores.index).index(leader)
        errors = self.acceptability.attrs.get("standard_error")
        error = None if errors is None else float(errors[place][0])
        return narrative.share(leader, float(self.acceptability.loc[leader].to_numpy()[0]), standard_error=error)

    def top(self, n: int) -> list[str]:
        """Return the first lines of the list as text: "1  Childhood obesity"."""
        labels = self.board.labels
        return [f"{labels[name]}  {name}" for name in self.ranking.index[:n]]

    @property
    def table(self) -> pd.DataFrame:
        """The ranking as it is read and downloaded."""
        ranking = self.ranking
        shown = pd.DataFrame({"Rank": self.board.labels, "Priority": ranking.index, "Score": ranking["score"].round(2)})
        for criterion in self.scores.columns:
            shown[f"{criterion_name(criterion).capitalize()} (score)"] = self.scores.loc[ranking.index, criterion]
            shown[f"{criterion_name(criterion).capitalize()} (adds)"] = ranking[criterion].round(2)
        shown["Route"] = self.routes.loc[ranking.index, "route"]
        leading = self.acceptability.reindex(columns=[1])[1]
        shown["Leads in"] = [_share(leading[name]) for name in ranking.index]
        return shown

    @property
    def shares(self) -> pd.DataFrame:
        """Shares of all weightings by rank, best five ranks, as they are read."""
        ordered = self.acceptability.loc[self.ranking.index].iloc[:, :5]
        shown = ordered.map(_share)
        shown.columns = [f"Rank {number}" for number in shown.columns]
        return shown.rename_axis("Priority").reset_index()


def _lines() -> dict[str, float]:
    """Lines between routes: of this visit, else of its link, else the usual ones."""
    held = {name: st.session_state.get(f"line_{name}", st.query_params.get(f"line_{name}")) for name in _USUAL}
    return {name: _USUAL[name] if line is None else _line(line, _USUAL[name]) for name, line in held.items()}


def _line(told: Any, usual: float) -> float:
    try:
        line = float(told)
    except ValueError:
        return usual
    return line if 0 <= line <= 10 else usual


def _share(value: Any) -> str:
    return "not scored" if pd.isna(value) else percent(float(value))


def now() -> Standing:
    """Return the ranking under this visit's weights."""
    version = cache.version()
    names = cache.long_list()["name"]
    scores = cache.scores()[counting(cache.criteria())]
    scores.index = pd.Index([names[priority] for priority in scores.index], name="priority")
    saved = cache.scenarios()
    last = max(saved, key=lambda scenario: scenario.at) if saved else None
    return Standing(weights(), scores, last, _lines(), version)


@st.cache_resource(max_entries=16, show_spinner=False)
def _scored_list(scores: pd.DataFrame) -> ScoredList:
    return ScoredList.read(scores)


def regions(standing: Standing) -> list[dict[str, Any]]:
    """Return where each priority leads among the first three criteria, the others at their present weights.

    One entry a priority; equals lead in the same region, which is named once for all of them.
    """
    return [
        {
            "id": str(name),
            "name": str(name),
            "share": percent(region.share),
            "points": region.corners.tolist(),
            "centre": list(region.centre),
            "label": _label(region) if name == region.priorities[0] and region.share >= _LABEL_SHARE else None,
        }
        for region in standing.board.regions
        for name in region.priorities
    ]


def _label(region: Region) -> list[str]:
    first, *equals = region.priorities
    lines = wrap(str(first), 14, max_lines=2 if equals else 3, placeholder="…")
    return [*lines, f"and {len(equals)} equal"] if equals else lines


def picture(standing: Standing) -> dict[str, Any]:
    """Return what the live component draws, in plain numbers and words."""
    board, routes = standing.board, standing.routes
    saved_ranks = board.under(standing.saved.weights).table["rank"] if standing.saved else None
    rows = [
        {
            "id": str(name),
            "name": str(name),
            "scores": row,
            "route": str(routes.loc[name, "route"]),
            "close": bool(routes.loc[name, "close"]),
            "saved_rank": None if saved_ranks is None or pd.isna(saved_ranks[name]) else int(saved_ranks[name]),
        }
        for name, row in zip(board.scores.index, board.scores.whole_rows, strict=True)
    ]
    return {
        "criteria": _criteria(standing),
        "rows": rows,
        "weights": list(standing.weights.values()),
        "regions": regions(standing),
        "points": [_point(scenario) for scenario in cache.scenarios()[-8:]],
        "nearest": [float(weight) for weight in board.smallest_change.weights.values()] or None,
        "large": state.projector(),
        "saved_name": standing.saved.name if standing.saved else "",
        "version": standing.version,
    }


def _criteria(standing: Standing) -> list[dict[str, str]]:
    told = cache.criteria()
    return [{"name": str(told.loc[c, "name"]), "question": str(told.loc[c, "question"])} for c in standing.weights]


def _point(scenario: Scenario) -> dict[str, Any]:
    placed = [float(weight) for weight in scenario.weights.values()]
    return {"name": f"{scenario.name} ({scenario.who})", "short": _short(scenario.name), "weights": placed}


def _short(name: str) -> str:
    """A name as it fits into the triangle: itself, its initials, or its beginning."""
    if len(name) <= _FITS:
        return name
    words = name.split()
    return "".join(word[0] for word in words).upper() if len(words) > 2 else f"{name[: _FITS - 1]}…"
